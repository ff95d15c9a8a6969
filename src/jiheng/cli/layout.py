"""Columns in which a Chinese character is two wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence


def columns(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Two columns, the second begun at one place; further lines of it stand under the first."""
    room = max(width(left) for left, _ in rows) + 4
    for left, right in rows:
        first, *more = right.split("\n")
        yield f"  {left}{' ' * (room - width(left) - 2)}{first}".rstrip()
        yield from (" " * room + line for line in more)


def width(text: str) -> int:
    """How many columns a terminal needs for the text."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
