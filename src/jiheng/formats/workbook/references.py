"""The names of cells: B5 is row 4 and column 1, counted from 0."""

from __future__ import annotations

import re

Place = tuple[int, int]
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_LETTERS = 26


def place(reference: str) -> Place:
    """Row and column of a cell's name; the first cell where it is none."""
    found = _REFERENCE.fullmatch(reference)
    return (int(found[2]) - 1, column(found[1])) if found else (0, 0)


def column(name: str) -> int:
    """The number of a column by its name: 0 for A, 26 for AA."""
    number = 0
    for letter in name:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1


def letters(column: int) -> str:
    """A column's name; 0 is A, 26 is AA."""
    before, last = divmod(column, _LETTERS)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)
