"""Complex fields of a docx file (ECMA-376 Part 1, 17.16.18): their codes are not printed, their results are."""

from __future__ import annotations

from dataclasses import dataclass

_CONTENTS = ["TOC"]
_ENOUGH = 64  # signs of a code: its first word says what the field is


@dataclass(slots=True)
class _Field:
    code: str = ""
    is_coding: bool = True
    is_contents: bool = False


class Fields:
    """The fields that are open; they are counted, as a hostile file may open as many as it likes.

    ``silent`` tells that what stands here is a field's code, ``contents`` that it belongs to a table of contents.
    """

    def __init__(self) -> None:
        self.silent = self.contents = False
        self._open: list[_Field] = []
        self._coding = self._tables = 0

    def mark(self, kind: str) -> None:
        """A field begins, its code ends, or it ends."""
        if kind == "begin":
            self._open.append(_Field())
            self._coding += 1
        elif self._open and kind == "separate":
            self._end_code(self._open[-1])
        elif self._open and kind == "end":
            field = self._open.pop()
            self._end_code(field)
            self._tables -= field.is_contents
        self.silent, self.contents = self._coding > 0, self._tables > 0

    def code(self, text: str) -> None:
        """A stretch of the innermost field's code."""
        if self._open and len(self._open[-1].code) < _ENOUGH:
            self._open[-1].code = (self._open[-1].code + text).lstrip()

    def _end_code(self, field: _Field) -> None:
        if field.is_coding:
            field.is_coding, field.is_contents = False, field.code.split()[:1] == _CONTENTS
            self._coding -= 1
            self._tables += field.is_contents
