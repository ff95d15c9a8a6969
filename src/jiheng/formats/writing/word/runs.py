"""Words as runs of a Word file; a gap is highlighted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.formats.writing.marks import Piece
from jiheng.formats.writing.tags import escape, tag
from jiheng.formats.writing.word.names import value

_GAP = tag("w:rPr", None, value("w:highlight", "yellow"))
_BREAK = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def runs(pieces: Iterable[Piece]) -> Iterator[str]:
    """One run for each piece; its line breaks and tabs stay what they are."""
    for piece in pieces:
        look = _GAP if piece.gap else ""
        yield f"<w:r>{look}{text(piece.text)}</w:r>"


def text(words: str) -> str:
    """The inside of a run."""
    if "\n" not in words and "\t" not in words:
        return f'<w:t xml:space="preserve">{escape(words)}</w:t>'
    head, mark, rest = next((words.partition(mark) for mark in words if mark in _BREAK), (words, "", ""))
    return (text(head) if head else "") + _BREAK[mark] + (text(rest) if rest else "")
