"""Complex fields of a docx file (ECMA-376 Part 1, 17.16.18): their codes are not printed, their results are."""

from __future__ import annotations

_CONTENTS = "TOC"


class Fields:
    """The fields that are open.

    ``silent`` tells that what stands here is a field's code, ``contents`` that it belongs to a table of contents.
    """

    def __init__(self) -> None:
        self.silent = False
        self.contents = False
        self._open: list[tuple[str, bool]] = []

    def mark(self, kind: str) -> None:
        """A field begins, its code ends, or it ends."""
        if kind == "begin":
            self._open.append(("", True))
        elif self._open and kind == "separate":
            self._open[-1] = (self._open[-1][0], False)
        elif self._open and kind == "end":
            self._open.pop()
        self.silent = any(coding for _, coding in self._open)
        self.contents = any(code.split()[:1] == [_CONTENTS] for code, _ in self._open)

    def code(self, text: str) -> None:
        """A stretch of the innermost field's code."""
        if self._open:
            self._open[-1] = (self._open[-1][0] + text, self._open[-1][1])
