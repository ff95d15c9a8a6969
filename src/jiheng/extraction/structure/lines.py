"""The lines of a document: what a reader gives, cut at every line end, each with its flow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jiheng.document import Block, Document, Flow, Role, Span
from jiheng.extraction.structure.folding import flow, opened
from jiheng.extraction.structure.inline import parted
from jiheng.extraction.structure.vocabulary import Vocabulary

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_PRINTED = ("", "txt", "pdf", "ofd")  # formats whose blocks are printed lines; of all others they are paragraphs
_RUNNING = (Role.PARAGRAPH, Role.HEADING, Role.CAPTION)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or a block that is no running text.

    ``gap`` tells that a blank line or a paragraph's end stands before it, ``tabbed`` that it begins with a tab (a cell
    of a flattened table); ``width`` (indent included) and ``indent`` are counted in half characters.
    """

    block: Block
    flow: Flow
    gap: bool = False
    tabbed: bool = False
    width: int = 0
    indent: int = 0

    @property
    def text(self) -> str:
        """The line as the grammar reads it."""
        return self.flow.text

    @property
    def running(self) -> bool:
        """Whether the line is text that may yet become a heading or a part of a paragraph."""
        return self.block.role is Role.PARAGRAPH


def table_line(span: Span, index: int) -> Line:
    """The line that stands for a table of the document."""
    return Line(Block(Role.TABLE, span, table=index), Flow("", (span.start,)))


def lines(document: Document, text: str, words: Vocabulary) -> list[Line]:
    """Every line that is not blank, and every empty cell; what the reader set apart passes as it is.

    ``text`` is the document's, folded.
    """
    whole = (Block(Role.PARAGRAPH, Span(0, len(text))),)
    read = _cut(document.blocks or whole, document.text, text, words)
    return list(_spaced(read, text, paragraphs=document.format not in _PRINTED))


def _cut(blocks: Iterable[Block], raw: str, text: str, words: Vocabulary) -> Iterator[tuple[Line, bool]]:
    """Each line, and whether it is the first of its block."""
    for block in blocks:
        if block.role not in _RUNNING:
            yield Line(block, Flow("", (block.span.start,))), True
            continue
        first = True
        found = (
            part for match in _LINE.finditer(text, *block.span) for part in parted(Span(*match.span()), text, words)
        )
        for span in found:
            line = _line(block, span, raw, text, words)
            if line.text or line.tabbed:
                yield line, first
                first = False


def _line(block: Block, span: Span, raw: str, text: str, words: Vocabulary) -> Line:
    printed = raw[span.start : span.end]
    indent = len(printed) - len(printed.lstrip())
    stripped = Span(span.start + indent, span.start + len(printed.rstrip()))
    whole = block.span == stripped and block.role is Role.PARAGRAPH
    return Line(
        block if whole else replace(block, role=Role.PARAGRAPH, span=stripped),
        _flow(text, stripped, words) if stripped.start < stripped.end else Flow("", (span.start,)),
        tabbed="\t" in printed[:indent],
        width=_width(printed.rstrip()),
        indent=_width(printed[:indent]),
    )


def _flow(text: str, span: Span, words: Vocabulary) -> Flow:
    """The flow of a line; a list number that touches a year (``1.2023年``) is kept apart from it."""
    read = flow(text, span)
    tight = words.patterns["paragraphs.before_year"].match(read.text)
    return opened(read, tight.end()) if tight else read


def _width(printed: str) -> int:
    """The width of a stretch in half characters: that of its bytes in the national encoding."""
    return len(printed.encode("gb18030", "replace"))


def _spaced(cut: Iterable[tuple[Line, bool]], text: str, *, paragraphs: bool) -> Iterator[Line]:
    """Tell of each line whether a blank line, or the end of a paragraph of the user's own, stands before it."""
    end = 0
    for line, first in cut:
        gap = (paragraphs and first) or text.count("\n", end, line.block.span.start) > 1
        yield replace(line, gap=True) if gap else line
        end = max(end, line.block.span.end)
