"""The grid of a docx table: where each cell begins, how far it reaches (17.4.17 gridSpan, 17.4.84 vMerge)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from jiheng.formats.docx import names as w
from jiheng.formats.docx.paragraphs import alternative
from jiheng.formats.markup import whole

_WIDEST = 63  # columns of a table in Word


@dataclass(slots=True)
class Merged:
    """A cell with its place in the grid; later rows make it higher."""

    element: etree._Element
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


def blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables under a body or a cell, wrappers looked through."""
    return _under(parent, (w.P, w.TBL))


def cells(table: etree._Element) -> list[Merged]:
    """The cells of a table in reading order, merged ones once."""
    found: list[Merged] = []
    above: dict[int, Merged] = {}
    rows = (row for row in _under(table, (w.TR,)) if not _deleted(row))
    for row, element in enumerate(rows):
        above = _row(element, row, above, found)
    return found


def _row(element: etree._Element, row: int, above: dict[int, Merged], found: list[Merged]) -> dict[int, Merged]:
    """Add a row's cells; returns the cells that the next row may continue, by column."""
    reaching: dict[int, Merged] = {}
    column, last = _before(element), None
    for cell in _under(element, (w.TC,)):
        span, vertical, horizontal = _merge(cell)
        if horizontal == "continue" and last is not None:
            last.column_span += span
        elif vertical == "continue" and column in above:
            last = reaching[column] = above[column]
            last.row_span = row - last.row + 1
        else:
            last = Merged(cell, row, column, 1, span)
            found.append(last)
            if vertical:
                reaching[column] = last
        column += span
    return reaching


def _merge(cell: etree._Element) -> tuple[int, str, str]:
    """How many columns a cell takes, and whether it begins or continues a merge downwards and to the right."""
    properties = cell.find(w.TC_PR)
    span, vertical, horizontal = 1, "", ""
    for child in properties if properties is not None else ():
        if child.tag == w.GRID_SPAN:
            span = min(max(whole(child.get(w.VAL), 1), 1), _WIDEST)
        elif child.tag == w.V_MERGE:
            vertical = child.get(w.VAL, "continue")
        elif child.tag == w.H_MERGE:
            horizontal = child.get(w.VAL, "continue")
    return span, vertical, horizontal


def _before(row: etree._Element) -> int:
    properties = row.find(w.TR_PR)
    skipped = properties.find(w.GRID_BEFORE) if properties is not None else None
    return min(whole(skipped.get(w.VAL), 0), _WIDEST) if skipped is not None else 0


def _deleted(row: etree._Element) -> bool:
    properties = row.find(w.TR_PR)
    return properties is not None and properties.find(w.DELETED) is not None


def _under(parent: etree._Element, wanted: tuple[str, ...]) -> Iterator[etree._Element]:
    for child in parent:
        tag = child.tag
        if tag in wanted:
            yield child
        elif tag in w.WRAPPERS:
            yield from _under(child, wanted)
        elif tag == w.ALTERNATE:
            yield from _under(alternative(child), wanted)
