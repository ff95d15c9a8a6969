"""The pages of a report: which blocks stand on cover and contents, upright, or lying for the sake of a wide table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from jiheng.document import Block, Document, Role
from jiheng.formats.writing.fitting import Fit, fitted
from jiheng.policy.look import Look, Page

_LEADS = (Role.HEADING, Role.CAPTION, Role.NOTE)  # what goes with the table that it leads to


class Kind(StrEnum):
    """What pages a stretch stands on."""

    FRONT = "front"  # cover and contents: no page numbers
    UPRIGHT = "upright"
    LYING = "lying"


class Stretch(NamedTuple):
    """Blocks in their order on pages of one kind; the next stretch begins on a new page."""

    kind: Kind
    blocks: tuple[Block, ...]

    def page(self, look: Look) -> Page:
        """The sheet of these pages."""
        return look.landscape if self.kind is Kind.LYING else look.page

    def on_cover(self, at: int) -> bool:
        """Whether a block stands on the cover: before the first break or the contents of the front pages."""
        ends = (Role.PAGE_BREAK, Role.CONTENTS)
        return self.kind is Kind.FRONT and all(block.role not in ends for block in self.blocks[: at + 1])


class Layout(NamedTuple):
    """The stretches of a document, and how each of its tables fits its page."""

    stretches: tuple[Stretch, ...]
    fits: Mapping[int, Fit]


def layout(document: Document, look: Look) -> Layout:
    """Lay the document's blocks out."""
    blocks = _without_contents_title(document, look)
    fits = {block.table: fitted(document.tables[block.table], look) for block in blocks if block.table is not None}
    lying = {table for table, fit in fits.items() if fit.lying}
    front = _front(blocks)
    kinds = [Kind.FRONT] * front + _kinds(blocks[front:], lying)
    return Layout(tuple(_stretches(blocks, kinds)), fits)


def remarks(blocks: Sequence[Block], at: int) -> bool:
    """Whether a note stands under a table (注：……) and not over one (单位：万元)."""
    before = next((block.role for block in reversed(blocks[:at]) if block.role is not Role.NOTE), None)
    after = next((block.role for block in blocks[at:] if block.role is not Role.NOTE), None)
    return before is Role.TABLE and after is not Role.TABLE


def _remark(blocks: Sequence[Block], at: int) -> bool:
    return blocks[at].role is Role.NOTE and remarks(blocks, at)


def _without_contents_title(document: Document, look: Look) -> tuple[Block, ...]:
    """The blocks, without a heading over the contents that says what the look says there itself."""
    title = "".join(look.contents_title.split())
    contents = {at for at, block in enumerate(document.blocks) if block.role is Role.CONTENTS}
    return tuple(
        block
        for at, block in enumerate(document.blocks)
        if not (at + 1 in contents and "".join(document.quote(block.span).split()) == title)
    )


def _front(blocks: Sequence[Block]) -> int:
    """How many blocks stand before the body: up to the last page break before the first heading."""
    first = next((at for at, block in enumerate(blocks) if block.role is Role.HEADING), 0)
    breaks = [at for at, block in enumerate(blocks[:first]) if block.role in (Role.PAGE_BREAK, Role.CONTENTS)]
    return breaks[-1] + 1 if breaks else 0


def _kinds(blocks: Sequence[Block], lying: set[int]) -> list[Kind]:
    kinds = [Kind.LYING if block.table in lying else Kind.UPRIGHT for block in blocks]
    for at in range(len(blocks) - 1, 0, -1):
        if kinds[at] is Kind.LYING and blocks[at - 1].role in _LEADS and not _remark(blocks, at - 1):
            kinds[at - 1] = Kind.LYING
    for at in range(1, len(blocks)):
        notes = blocks[at].role is Role.NOTE and blocks[at - 1].role in (Role.TABLE, Role.NOTE)
        if kinds[at - 1] is Kind.LYING and (notes or blocks[at].role is Role.PAGE_BREAK):
            kinds[at] = Kind.LYING
    return kinds


def _stretches(blocks: Sequence[Block], kinds: Sequence[Kind]) -> Iterator[Stretch]:
    start = 0
    for at in range(1, len(blocks) + 1):
        if at == len(blocks) or kinds[at] is not kinds[start]:
            inside = _trimmed(blocks[start:at])
            if inside:
                yield Stretch(kinds[start], inside)
            start = at


def _trimmed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Without page breaks at either end: a stretch begins and ends a page by itself."""
    kept = [at for at, block in enumerate(blocks) if block.role is not Role.PAGE_BREAK]
    return tuple(blocks[kept[0] : kept[-1] + 1]) if kept else ()
