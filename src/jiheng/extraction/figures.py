"""Every numeral of the document sorted out: a fact, another thing that is named, or a figure not understood."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jiheng.document import Block, Document, Flow, Role, Span
from jiheng.extraction.lexicon import Lexicon, lexicon
from jiheng.extraction.structure.folding import flow, folded
from jiheng.extraction.tokens import tokens
from jiheng.ledger import Fact, Other, Unread
from jiheng.policy import Pack

_FARTHEST = 24  # cells of one row
_ROLES = {Role.CAPTION: "caption", Role.CONTENTS: "contents", Role.FIGURE: "noise", Role.PAGE_BREAK: "page"}


def sorted_out(
    document: Document,
    facts: Iterable[Fact],
    read: tuple[Sequence[Other], Sequence[Unread]],
    packs: Mapping[str, Pack],
    pack: Pack,
) -> tuple[tuple[Other, ...], tuple[Unread, ...]]:
    """The numerals that are no facts: named ones, and those that were not understood with their reasons.

    ``read`` holds what the reading of tables has named already, and what the reading of text could not bind.
    """
    named, unread = read
    taken = Spans([*(fact.span for fact in facts), *(other.span for other in named)])
    reasons = {item.span: item for item in unread}
    others: list[Other] = [*named]
    open_figures: list[Unread] = []
    counted = _row_numbers(document, pack)
    for span, kind, own in _numerals(document, taken, packs, pack):
        if taken.touch(span):
            continue
        if kind or span in counted:
            others.append(Other(span, kind or "list"))
        else:
            open_figures.append(reasons.get(span) or Unread(span, own.text("extraction.unread.no_subject")))
    return tuple(others), tuple(open_figures)


class Spans:
    """Spans that can be asked quickly whether one of them touches another."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._whole = frozenset(spans)
        self._spans = sorted(self._whole)
        self._starts = [span.start for span in self._spans]

    def __contains__(self, span: Span) -> bool:
        """Whether ``span`` is one of the spans."""
        return span in self._whole

    def touch(self, span: Span) -> bool:
        """Whether one of the spans shares a character with ``span``; the spans do not nest."""
        at = bisect_right(self._starts, span.end - 1)
        return any(found.touches(span) for found in self._spans[max(0, at - 2) : at])


def _row_numbers(document: Document, pack: Pack) -> frozenset[Span]:
    """Numbers of rows in cells that stay text: bare numbers that count up from nought or one below such a header."""
    headers = {*pack.words("figures.counted")}
    found: list[Span] = []
    header, last = 0, -1
    for block in document.blocks:
        text = block.flow.text if block.flow is not None else ""
        if text in headers:
            header, last = _FARTHEST, -1
        elif block.flow is not None and header and text in ({str(last + 1)} if last >= 0 else {"0", "1"}):
            found.append(block.flow.span(0, len(text)))
            header, last = _FARTHEST, int(text)
        header = max(header - 1, 0)
    return frozenset(found)


def _numerals(
    document: Document, taken: Spans, packs: Mapping[str, Pack], pack: Pack
) -> Iterator[tuple[Span, str, Pack]]:
    text = folded(document.text)
    for block in document.blocks:
        part = document.part_at(block.span.start)
        own = packs.get(part.id, pack) if part else pack
        if block.role is Role.TABLE:
            yield from ((span, kind, own) for span, kind in _cells(document, text, block, taken, lexicon(own)))
        elif block.flow is not None:
            kind = _ROLES.get(block.role, "")
            yield from ((span, found or kind, own) for span, found in _flow(block.flow, lexicon(own), block.role))
        else:
            plain = Flow(document.quote(block.span), range(block.span.start, block.span.end + 1))
            kind = _ROLES.get(block.role, "")
            yield from ((span, found or kind, own) for span, found in _flow(plain, lexicon(own), block.role))


def _flow(flow: Flow, words: Lexicon, role: Role) -> Iterator[tuple[Span, str]]:
    for token in tokens(flow.text, words):
        if token.kind == "number":
            yield flow.span(token.start, token.end), "heading" if role is Role.HEADING else ""
        elif token.kind in {"other", "year"}:
            yield flow.span(token.start, token.end), token.value if token.kind == "other" else "year"
        elif token.kind in {"concept", "path"} and any(map(str.isdigit, flow.text[token.start : token.end])):
            yield flow.span(token.start, token.end), "name"


def _cells(document: Document, text: str, block: Block, taken: Spans, words: Lexicon) -> Iterator[tuple[Span, str]]:
    if block.table is None:
        return
    table = document.tables[block.table]
    for cell in (*table.cells, *table.adrift):
        if cell.span not in taken:  # a cell that is one figure has nothing else
            yield from _flow(flow(text, cell.span), words, block.role)
