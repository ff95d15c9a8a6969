"""The headings of a report as its contents list them, each with the page that it will probably stand on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor
from typing import NamedTuple

from jiheng.document import Block, Document, Role
from jiheng.formats.writing.fitting import POINTS, Fit, heights, width
from jiheng.formats.writing.stretches import Kind, Layout, Stretch
from jiheng.policy.look import Look, Page, Style


class Entry(NamedTuple):
    """A heading in the contents; ``number`` counts the headings of the document from 1."""

    words: str
    level: int
    number: int
    page: int


def entries(document: Document, look: Look, made: Layout) -> list[Entry]:
    """The headings down to the look's depth; pages are counted from the body's first."""
    count = _Count(document, look, made.fits)
    found = [
        Entry(one_line(document, block), block.level, 0, count.page)
        for stretch in made.stretches
        if stretch.kind is not Kind.FRONT
        for block in count.over(stretch)
        if block.role is Role.HEADING
    ]
    numbered = (entry._replace(number=number) for number, entry in enumerate(found, 1))
    return [entry for entry in numbered if entry.level <= look.contents_levels]


def one_line(document: Document, block: Block) -> str:
    """A heading's words on one line."""
    return " ".join(document.quote(block.span).split())


def style_of(document: Document, look: Look, block: Block) -> Style:
    """How the paragraph of a block is set."""
    if block.role is Role.HEADING:
        return look.heading(document.quote(block.span), block.level)
    return look.styles[STYLES.get(block.role, "paragraph")]


def kept(style: Style, blocks: Sequence[Block], at: int) -> bool:
    """Whether a block stays on the page of the next: a caption or chart only with what it belongs to."""
    following = blocks[at + 1].role if at + 1 < len(blocks) else None
    match blocks[at].role:
        case Role.CAPTION:
            closes = at > 0 and blocks[at - 1].role is Role.FIGURE
            return following in (Role.TABLE, Role.NOTE) or (following is Role.FIGURE and not closes)
        case Role.FIGURE:
            return following is Role.CAPTION
    return style.keep


def heading_styles(document: Document, look: Look) -> dict[int, Style]:
    """The style of each level that the document has, as its first heading of that level is set."""
    found: dict[int, Style] = {}
    for block in document.blocks:
        if block.role is Role.HEADING:
            found.setdefault(block.level, look.heading(document.quote(block.span), block.level))
    return found


def titles(document: Document) -> list[str]:
    """The lines of the report's title."""
    return [one_line(document, block) for block in document.blocks if block.role is Role.TITLE]


STYLES: Mapping[Role, str] = {
    Role.TITLE: "title",
    Role.CAPTION: "caption",
    Role.FIGURE: "figure",
    Role.NOTE: "note_before",
}


class _Count:
    """The page that what comes next stands on, by the heights of what came before.

    Lines have a fixed pitch, so that a word processor breaks pages where this count does, but for the room that it
    leaves under a page's last paragraph.
    """

    def __init__(self, document: Document, look: Look, fits: Mapping[int, Fit]) -> None:
        self._document, self._look, self._fits = document, look, fits
        self.page = 0
        self._used = 0.0
        self._sheet = look.page

    def over(self, stretch: Stretch) -> Iterator[Block]:
        """The blocks of a stretch, each when ``page`` is its own."""
        self._sheet = stretch.page(self._look)
        self._turn()
        blocks = stretch.blocks
        for at, block in enumerate(blocks):
            if block.role is Role.PAGE_BREAK:
                self._turn()
                continue
            self._keep(blocks, at)
            yield block
            self._set(block)

    @property
    def _depth(self) -> float:
        return self._sheet.depth * POINTS

    def _turn(self) -> None:
        self.page += 1
        self._used = 0.0

    def _take(self, height: float) -> None:
        if self._used + height > self._depth and self._used:
            self._turn()
        self._used += height

    def _keep(self, blocks: tuple[Block, ...], at: int) -> None:
        """Turn the page where a heading or caption would be parted from what follows it."""
        height = 0.0
        for place, block in enumerate(blocks[at:], at):
            style = style_of(self._document, self._look, block)
            whole = block.table is None and kept(style, blocks, place)
            height += self._height(block) if whole else self._first(block)
            if not whole:
                break
        if self._used and self._used + height > self._depth:
            self._turn()

    def _first(self, block: Block) -> float:
        """The height of what of a block stays together: two lines, or the head and first row of a table."""
        if block.table is not None:
            table, fit = self._document.tables[block.table], self._fits[block.table]
            return sum(heights(table, fit, self._look.table)[: fit.header + 1])
        return min(self._height(block), 2 * style_of(self._document, self._look, block).pitch)

    def _height(self, block: Block) -> float:
        style = style_of(self._document, self._look, block)
        if block.figure is not None:
            return self._look.chart.height * POINTS
        return lines(self._document.quote(block.span), style, self._sheet) * style.pitch + style.before + style.after

    def _set(self, block: Block) -> None:
        if block.table is not None:
            self._set_table(block.table)
            return
        style = style_of(self._document, self._look, block)
        if style.keep or block.figure is not None:
            self._take(self._height(block))
            return
        for _ in range(lines(self._document.quote(block.span), style, self._sheet)):
            self._take(style.pitch)
        self._used += style.after

    def _set_table(self, index: int) -> None:
        table = self._document.tables[index]
        fit = self._fits[index]
        rows = heights(table, fit, self._look.table)
        head = sum(rows[: fit.header])
        for row, height in enumerate(rows):
            before = self.page
            self._take(height)
            if self.page > before and row >= fit.header:
                self._used += head


def lines(text: str, style: Style, page: Page) -> int:
    """How many lines a paragraph takes."""
    room = floor(page.measure * POINTS / style.size)  # a line holds whole characters
    return max(sum(max(ceil((width(part) + style.indent) / room), 1) for part in text.split("\n")), 1)
