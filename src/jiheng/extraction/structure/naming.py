"""Naming the bodies of a file: entity, year and policy pack of each, what one does not say taken from the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from jiheng.document import Block, Document, Part, Role, Span
from jiheng.extraction.structure.entities import full_name, same_body, short_names
from jiheng.extraction.structure.parts import Body
from jiheng.extraction.structure.regions import Asked, chosen, given
from jiheng.extraction.structure.titles import LONGEST_TITLE
from jiheng.extraction.structure.vocabulary import Vocabulary
from jiheng.policy import Library

_SENTENCE = re.compile(r"[，。；！？]")
_TOP_LINES = 4
_LEADS = 3  # sentences that begin with a year and show that the title's is another report's
_NEAR = 2  # years: what a text taken over from another report is apart


def parts(
    document: Document, bodies: Sequence[Body], library: Library, words: Vocabulary, policy: str | None
) -> tuple[Part, ...]:
    """The parts of a document, covering its text without gaps."""
    texts = [_texts(document.blocks[body.first : body.last]) for body in bodies]
    entities = _unified([_entity(document, body, text, words) for body, text in zip(bodies, texts, strict=True)])
    told = ((body, [*text, *_cells(document, body)]) for body, text in zip(bodies, texts, strict=True))
    years = _inherited([_year(body, text, words) for body, text in told])
    starts = [0, *(document.blocks[body.first].span.start for body in bodies[1:]), len(document.text)]
    everything = "".join(text for part in texts for text in part)
    names = {entity: short_names(entity, _said_by(entity, entities, texts), words) for entity in set(entities)}
    found = []
    for place, body in enumerate(bodies):
        entity, year = entities[place], years[place]
        titles = [block.title for block in document.blocks[body.first : body.last] if block.role is Role.HEADING]
        asked = Asked(entity, everything, year, body.kind, titles)
        choice = given(library, words, policy) if policy else chosen(library, words, asked)
        found.append(
            Part(
                f"p{place + 1}",
                body.kind,
                entity,
                year,
                Span(starts[place], starts[place + 1]),
                body.title,
                names[entity],
                choice.policy,
                choice.reason,
            )
        )
    return tuple(found)


def _said_by(entity: str, entities: Sequence[str], texts: Sequence[list[str]]) -> list[str]:
    """The text of all parts of one body: a name that one of them uses is known in the others."""
    return [text for own, part in zip(entities, texts, strict=True) if own == entity for text in part]


def _texts(blocks: Sequence[Block]) -> list[str]:
    return [block.flow.text for block in blocks if block.flow is not None]


def _cells(document: Document, body: Body) -> list[str]:
    """The first cells of a body's tables: a form prints its year over itself."""
    tables = (block.table for block in document.blocks[body.first : body.last] if block.table is not None)
    return [cell.text for table in tables for cell in document.tables[table].cells[:_TOP_LINES]]


def _entity(document: Document, body: Body, texts: Sequence[str], words: Vocabulary) -> str:
    cells = [pair for block in document.blocks[body.first : body.last] for pair in _neighbours(document, block)]
    cells.extend(pairwise(texts))
    return full_name(body.title, texts, cells, words)


def _neighbours(document: Document, block: Block) -> list[tuple[str, str]]:
    """The pairs of neighbouring cells of a block's table."""
    if block.table is None:
        return []
    rows = document.tables[block.table].rows()
    return [(left.text, right.text) for row in rows for left, right in pairwise(row)]


def _unified(names: list[str]) -> list[str]:
    """One name for one body: the fullest, and where a part names none, that of the part before it (or the first)."""
    fullest = [max((full for full in names if same_body(name, full)), key=len, default=name) for name in names]
    return _inherited_names(fullest)


def _inherited_names(names: Sequence[str]) -> list[str]:
    first = next((name for name in names if name), "")
    result: list[str] = []
    for name in names:
        result.append(name or (result[-1] if result else first))
    return result


def _year(body: Body, texts: Sequence[str], words: Vocabulary) -> int | None:
    """The year of a body: that of its title or first lines, else the one that its text names most as a fiscal year."""
    lines = (text for text in texts[:_TOP_LINES] if len(text) <= LONGEST_TITLE and not _SENTENCE.search(text))
    printed = (words.patterns["parts.year_line"].search(line) for line in lines)
    in_title = words.patterns["parts.year_title"].search(body.title) or next(filter(None, printed), None)
    if in_title:
        return _led(texts, words, int(in_title[1]))
    named = Counter(year for text in texts for year in words.patterns["parts.year_fiscal"].findall(text))
    named = named or Counter(year for text in texts for year in words.patterns["parts.year"].findall(text))
    return int(max(named, key=lambda year: (named[year], year))) if named else None


def _led(texts: Sequence[str], words: Vocabulary, titled: int) -> int:
    """The year of a title, unless no sentence begins with it while several begin with another one near it."""
    sentences = (text for text in texts if _SENTENCE.search(text))
    leads = Counter(int(found[1]) for text in sentences if (found := words.patterns["parts.year_begins"].match(text)))
    year, times = next(iter(leads.most_common(1)), (titled, 0))
    return year if not leads[titled] and times >= _LEADS and abs(year - titled) <= _NEAR else titled


def _inherited(years: Sequence[int | None]) -> list[int | None]:
    first = next((year for year in years if year), None)
    result: list[int | None] = []
    for year in years:
        result.append(year or (result[-1] if result else first))
    return result
