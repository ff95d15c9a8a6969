"""What a PDF leaves behind: lines broken inside sentences and numbers, and page numbers between them."""

from __future__ import annotations

from bisect import bisect_right
from random import Random

from benchmarks.accuracy.looks.layout import Mark, Text
from benchmarks.accuracy.wording import load

LINES_PER_PAGE = 28
NUMBER = frozenset("0123456789.,")


def break_pages(text: Text, rng: Random, *, page_breaks: bool) -> Text:
    """``text`` with its paragraphs broken at a fixed width; with ``page_breaks`` a page number line now and then."""
    width = rng.randint(56, 84)
    breaks = list(_breaks(text.text, width))
    style, page = rng.choice(load("look")["page_number"]), rng.randint(2, 9)
    inserted: list[tuple[int, str]] = []
    lines = 0
    for at in breaks:
        lines += 1
        ends = page_breaks and lines >= LINES_PER_PAGE and not within_number(text.text, at)
        page, lines = (page + 1, 0) if ends else (page, lines)
        foot = "\n" + style.replace("{page}", str(page)) + rng.choice(("\n", "\n\n"))
        inserted.append((at, foot if ends else "\n"))
    return insert(text, inserted)


def within_number(source: str, at: int) -> bool:
    """Whether ``at`` is inside a number, where a bare page number could not be told from its digits."""
    return source[at - 1] in NUMBER and source[at] in NUMBER


def _breaks(source: str, width: int) -> list[int]:
    """Offsets before which a line break falls: where a line would be wider than ``width`` half-width columns."""
    places: list[int] = []
    used = 0
    for at, character in enumerate(source):
        if character in "\n\t":
            used = 0
            continue
        columns = 1 if character < "\u2000" else 2
        if used + columns > width:
            places.append(at)
            used = 0
        used += columns
    return places


def insert(text: Text, inserted: list[tuple[int, str]]) -> Text:
    """The text with strings inserted at offsets (ascending), its marks moved along."""
    offsets = [at for at, _ in inserted]
    shifts = [0]
    for _, piece in inserted:
        shifts.append(shifts[-1] + len(piece))
    pieces, last = [], 0
    for at, piece in inserted:
        pieces += [text.text[last:at], piece]
        last = at

    def move(at: int) -> int:
        return at + shifts[bisect_right(offsets, at)]

    marks = tuple(Mark(m.key, m.flag, move(m.start), move(m.end - 1) + 1) for m in text.marks if m.end > m.start)
    units = tuple((move(start), move(end - 1) + 1) for start, end in text.units if end > start)
    return Text("".join(pieces) + text.text[last:], marks, units)
