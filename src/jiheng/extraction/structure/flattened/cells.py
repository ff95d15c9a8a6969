"""The cells of flattened text: where a run of them begins and ends, and which lines make one cell and one row.

Two ways of writing are known: a cell on a line of its own behind a tab, rows parted by blank lines; and a row on a
line, its cells parted by tabs. A line without a tab behind such a cell belongs to it (产出指标 / (50分)), unless it
begins something that no cell holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jiheng.document import Flow, Span
from jiheng.extraction.structure.folding import flow, joined
from jiheng.extraction.structure.lines import Line
from jiheng.extraction.structure.numbering import number
from jiheng.extraction.structure.titles import known
from jiheng.extraction.structure.vocabulary import Vocabulary

_CELL = re.compile(r"[^\S\t\n]*\t[^\S\n]*")
_BLANK_CELL = re.compile(r"[^\S\n]*\t[^\S\n]*")
_CLOSED = re.compile(r"\.\d\d$|[^\W\d_]$")  # the end of a cell that no number goes on with
_OFTEN = 3  # pages that carry the same head
_FARTHEST = 40  # lines of one cell
_TOP_RANKS = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell of flattened text before its place in a table is known."""

    span: Span
    flow: Flow

    @property
    def text(self) -> str:
        """The cell's words, folded and without line breaks."""
        return self.flow.text


Row = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Lines ``[first, last)`` that are cells, as rows; ``split`` tells that tabs part the cells of a line."""

    first: int
    last: int
    rows: tuple[Row, ...]
    split: bool


def runs(lines: Sequence[Line], text: str, raw: str, words: Vocabulary) -> Iterator[Run]:
    """Every run of cells; ``text`` is the folded text, ``raw`` the plain one."""
    place = 0
    while place < len(lines):
        if not _tabs(lines[place], raw, words):
            place += 1
            continue
        last = _end(lines, place, raw, words)
        yield _run(lines[place:last], (place, last), text, raw, words)
        place = last


def _tabs(line: Line, raw: str, words: Vocabulary) -> bool:
    """Whether a line holds a cell: it begins with a tab, or one stands in it behind more than a list number."""
    if not line.running or line.tabbed:
        return line.running
    tab = raw.find("\t", *line.block.span)
    if tab < 0:
        return False
    found = number(line.text, words)
    return found is None or line.flow.offsets[found.end - 1] + 1 < tab


def _end(lines: Sequence[Line], first: int, raw: str, words: Vocabulary) -> int:
    """The line behind the last cell of a run."""
    last = place = first + 1
    while place < len(lines) and lines[place].running and place - last <= _FARTHEST:
        if _tabs(lines[place], raw, words):
            last = place + 1
        elif ends_table(lines[place], words):
            break
        elif last == place and not lines[place].gap:
            last = place + 1  # the next line of a broken cell
        place += 1
    return last


def ends_table(line: Line, words: Vocabulary) -> bool:
    """Whether a line without a tab begins something that no cell holds: a note, an annex, a section, a table."""
    begins = (words.patterns[path].match(line.text) for path in ("paragraphs.starts", "figures.caption"))
    if any(begins) or words.patterns["cells.title"].fullmatch(line.text):
        return True
    found = number(line.text, words)
    return bool(found and found.rank <= _TOP_RANKS and known(line.text[found.end :], words))


def _run(inside: Sequence[Line], at: tuple[int, int], text: str, raw: str, words: Vocabulary) -> Run:
    printed = list(_between_pages(_printed(raw, inside[0].block.span.start, inside[-1].block.span.end), raw, words))
    tabs = [
        raw[span.start : span.end].lstrip(" ").count("\t", 1) for span in printed if "\t" in raw[span.start : span.end]
    ]
    if sum(map(bool, tabs)) * 2 >= len(tabs):
        filled = (span for span in printed if raw[span.start : span.end].strip())
        return Run(*at, tuple(_split(span, text, raw) for span in filled), split=True)
    return Run(*at, tuple(_grouped(printed, text, raw, words.patterns["figures.image"])), split=False)


def _between_pages(printed: Iterable[Span], raw: str, words: Vocabulary) -> Iterator[Span]:
    """The printed lines without what pages carry: numbers behind no tab, and the head that follows one on each page."""
    before, page, turned = "", 0, False
    for span in printed:
        line = raw[span.start : span.end]
        bare = line.strip()
        tabbed = "\t" in line
        if bare and not tabbed:
            turned = _turns(bare, before, page, words) or (turned and raw.count(bare) >= _OFTEN)
            if turned:
                page = int(bare) if bare.isdecimal() else page
                continue
        elif tabbed:
            turned = False
        before = bare
        yield span


def _turns(bare: str, before: str, page: int, words: Vocabulary) -> bool:
    """Whether a line is the number of a page: printed as one, or bare, the next one or behind a cell that is whole."""
    if words.patterns["pages.certain"].fullmatch(bare):
        return True
    whole = not before or bool(_CLOSED.search(before))
    return bool(words.patterns["pages.possible"].fullmatch(bare)) and (whole or int(bare) == page + 1 > 1)


def _printed(raw: str, start: int, end: int) -> Iterator[Span]:
    """The printed lines of a stretch, blank ones too; blank cells before and behind it belong to it."""
    at = _begin(raw, start)
    while at < len(raw):
        stop = raw.find("\n", at)
        stop = len(raw) if stop < 0 else stop
        if at >= end and not _BLANK_CELL.fullmatch(raw, at, stop):
            return
        yield Span(at, stop)
        at = stop + 1


def _begin(raw: str, start: int) -> int:
    """Where the blank cells before a stretch begin."""
    at = raw.rfind("\n", 0, start) + 1
    while at and _BLANK_CELL.fullmatch(raw, before := raw.rfind("\n", 0, at - 1) + 1, at - 1):
        at = before
    return at


def _split(span: Span, text: str, raw: str) -> Row:
    """The cells of a line with tabs; an indent by a tab is a blank first cell."""
    pieces = []
    at = span.start
    for cell in raw[span.start : span.end].rstrip("\r\f").split("\t"):
        own = Span(at, at + len(cell))
        pieces.append(Piece(own, flow(text, own)))
        at = own.end + 1
    return tuple(pieces)


def _grouped(printed: Sequence[Span], text: str, raw: str, image: re.Pattern[str]) -> Iterator[Row]:
    """The rows of cells on lines of their own, parted by blank lines."""
    row: list[Piece] = []
    cell: list[Span] = []
    gap = False
    for span in printed:
        begun = _CELL.match(raw, span.start, span.end)
        if begun and cell:
            row.append(_piece(cell, text, raw, image))
            cell = []
            if gap:
                yield tuple(row)
                row = []
        gap = not raw[span.start : span.end].strip() and not begun
        if not gap:
            cell.append(Span(begun.end(), span.end) if begun else span)
    yield (*row, _piece(cell, text, raw, image))


def _piece(lines: Sequence[Span], text: str, raw: str, image: re.Pattern[str]) -> Piece:
    whole = joined([flow(text, span) for span in lines if not image.match(raw, span.start)])
    return Piece(Span(lines[0].start, lines[-1].end) if whole.text else Span(lines[0].start, lines[0].start), whole)
