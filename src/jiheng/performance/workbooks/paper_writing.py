"""Writing exact values into the cells of a working paper, with the formula that gives them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from jiheng.performance.workbooks.book import Format, Sheet
from jiheng.performance.workbooks.fitting import height


def binary(value: Fraction) -> float:
    """A value as spreadsheets keep it."""
    return value.numerator / value.denominator


def number(page: Sheet, row: int, column: int, value: Fraction, shape: Format, formula: str = "") -> None:
    """A number in a cell; with a formula, the value stands beside it for programs that do not compute."""
    if formula:
        page.write_formula(row, column, formula, shape, binary(value))
    else:
        page.write_number(row, column, binary(value), shape)


def strings(page: Sheet, row: int, texts: Sequence[str], shape: Format, widths: Sequence[float] = ()) -> None:
    """A row of words; with the widths of its columns, as high as they need."""
    for column, text in enumerate(texts):
        page.write_string(row, column, text, shape)
    if widths:
        page.set_row(row, height(zip(texts, widths, strict=False)))
