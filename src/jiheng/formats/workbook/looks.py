"""How the cells of a workbook show what is stored in them (ECMA-376-1, 18.3.1.4 and 18.18.11)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from jiheng.formats.workbook import display
from jiheng.formats.workbook.display import plainly
from jiheng.formats.workbook.openxml import unescaped
from jiheng.formats.workbook.sheet import BETWEEN

Show = Callable[[str], str | None]
"""What a cell shows of its stored value (a number in plain digits); None where that is nothing."""

_ATTRIBUTE = re.compile(r'\s(\w+)="([^"]*)"')
_TRUTH = {"1": "TRUE", "0": "FALSE"}


class Look(NamedTuple):
    """How cells with the same attributes show their values: the number of their style, their type, and what that makes.

    ``show`` is None for numbers as they are.
    """

    style: str
    type: str
    show: Show | None = None

    @property
    def is_number(self) -> bool:
        """Whether the value is a number."""
        return self.type in ("", "n")

    @property
    def is_inline(self) -> bool:
        """Whether the words stand in the cell."""
        return self.type == "inlineStr"

    @property
    def may_be_empty(self) -> bool:
        """Whether the result of a formula may be no words at all: then it has been calculated all the same."""
        return self.type == "str"

    def text(self, value: str) -> str:
        """What a cell shows of any stored value."""
        plain = plainly(value) if self.is_number else value
        return plain if self.show is None else self.show(plain) or ""


class Looks(dict[str, Look]):
    """The looks of cells by their attributes as they stand in the file."""

    def __init__(self, strings: Sequence[str], displays: Mapping[str, display.Show]) -> None:
        super().__init__()
        self._strings = {str(number): words for number, words in enumerate(strings)}
        self._displays = displays

    def __missing__(self, attributes: str) -> Look:
        found = dict(_ATTRIBUTE.findall(attributes))
        look = Look(found.get("s", ""), found.get("t", ""))
        self[attributes] = look = look._replace(show=self._show(look))
        return look

    def of(self, style: str, type: str) -> Look:
        """The look of cells of this style and type."""
        return self[f' s="{style}" t="{type}"']

    def _show(self, look: Look) -> Show | None:
        if look.is_number:
            return self._displays.get(look.style)
        return {"s": self._strings.get, "b": _TRUTH.get}.get(look.type, _inline)


def _inline(words: str) -> str:
    return unescaped(words).replace(BETWEEN, "\n")
