"""What the stretches of a document are: flows, headings, sections, captions, flattened tables, parts."""

from __future__ import annotations

from dataclasses import replace

from jiheng.document import Document
from jiheng.extraction.structure.contents import contents
from jiheng.extraction.structure.figures import figures
from jiheng.extraction.structure.flattened import barred, printed, spaced, tabbed
from jiheng.extraction.structure.flattened.captions import entitled
from jiheng.extraction.structure.folding import folded
from jiheng.extraction.structure.headings import headings
from jiheng.extraction.structure.lines import lines
from jiheng.extraction.structure.naming import parts
from jiheng.extraction.structure.pages import page_numbers
from jiheng.extraction.structure.parts import bodies
from jiheng.extraction.structure.sections import ranked, sections
from jiheng.extraction.structure.vocabulary import vocabulary
from jiheng.extraction.structure.wrapping import paragraphs
from jiheng.policy import Library

__all__ = ["structured"]


def structured(document: Document, library: Library, policy: str | None = None) -> Document:
    """The document with everything that its lines show.

    Args:
        document: what a reader gives: text, blocks (or none: then the whole text is one) and tables.
        library: the packs whose words, titles, forms and places are known.
        policy: the id of the pack for every part; chosen per part where it is None.

    Returns:
        The same text with blocks rebuilt (one per logical paragraph, each with its flow), tables found in flattened
        text added, sections by their real numbering and the parts of the file. ``Section.level`` is the rank of the
        numbering: 1 第一部分, 2 一、, 3 （一）, 4 1., 5 （1）, 6 ①, 7 unnumbered.
    """
    words = vocabulary(library)
    text = folded(document.text)
    read = contents(lines(document, text, words), words, document.text)
    read, tables = tabbed(read, document.tables, text, document.text, words)
    read, tables = barred(read, tables, text, words)
    read, tables = spaced(read, tables, text, words)
    read = page_numbers(read, words)
    read, tables = printed(read, tables, document.text, words)
    tables = entitled(read, tables, words)
    read = figures(read, words, document.text)
    read = paragraphs([line for line in read if line.text or not line.running], words)
    blocks = headings(read, words)
    cells = frozenset(line.block.span.start for line in read if line.tabbed)
    found = bodies(blocks, tables, cells, words)
    blocks = ranked(blocks, [body.first for body in found], words)
    result = replace(document, blocks=tuple(blocks), tables=tables)
    named = parts(result, found, library, words, policy)
    return replace(result, parts=named, sections=sections(blocks, named))
