"""What is printed over a table: its title, its unit of measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from jiheng.document import Document, Span, Table
from jiheng.extraction.structure.folding import folded
from jiheng.extraction.tables.cells import Row
from jiheng.extraction.tables.words import Words, pattern, plain

_FARTHEST = 400
_LONGEST = 80


class Title(NamedTuple):
    """A table's printed title ("" where it has none), its place, and the unit that is printed beside it.

    ``own`` is false where the title is that of the table before, whose form goes on here.
    """

    text: str = ""
    span: Span = Span(0, 0)
    unit: str = ""
    own: bool = True


def title_above(document: Document, gap: Span, words: Words) -> Title:
    """The title and the unit that stand in the text right above a table."""
    start = max(gap.start, gap.end - _FARTHEST)
    found = Title()
    for line in _lines(document.text, Span(start, gap.end)):
        found = _read(document, line, found, words)
    return found


def title_of(document: Document, table: Table, rows: Sequence[Row], above: Title, words: Words) -> Title:
    """The title and the unit of a table: in its first lines, as its reader gives them, or as they stand above."""
    found = above._replace(unit=table.unit or above.unit)
    if table.caption and plain(table.caption) not in plain(above.text):
        found = found._replace(
            text=table.caption, span=rows[0].filled[0].span if rows and rows[0].filled else table.span
        )
    for row in rows[:4]:
        for entry in row.filled[:3]:
            found = _read(document, entry.span, found, words)
    return found


def printed_unit(rows: Sequence[Row], words: Words) -> str:
    """The unit that the first label of a table prints (项目资金（万元）), "" where none does."""
    known = pattern(words, "tables.unit_in_words")
    found = (known.search(entry.text) for row in rows for entry in row.filled[:1])
    return next((match["unit"] for match in found if match), "")


def sheet(title: str, words: Words) -> Mapping[str, object]:
    """The row of the pack for the public table of this title: that of its longest name in it; empty where none is.

    Words before the name that narrow it make it a table of its own, which the pack does not know.
    """
    key, known = plain(title), _sheets(words)
    at = next((at for at in range(len(key)) if key[at:] in known), None)
    narrowed = at is not None and key[:at].endswith(tuple(words.pack.words("tables.narrowing")))
    return {} if at is None or narrowed else known[key[at:]]


@cache
def _sheets(words: Words) -> Mapping[str, Mapping[str, object]]:
    """The rows of the public tables by their plain titles; of two of one title the first."""
    titled = ((plain(name), row) for row in words.pack.rows("tables.sheet") for name in _names(row))
    return dict(reversed([*titled]))


def _names(row: Mapping[str, object]) -> list[str]:
    names = row.get("titles", [])
    return [str(name) for name in names] if isinstance(names, list) else []


def _lines(text: str, gap: Span) -> Iterator[Span]:
    at = gap.start
    for line in text[gap.start : gap.end].split("\n"):
        yield Span(at + len(line) - len(line.lstrip()), at + len(line.rstrip()))
        at += len(line) + 1


def _read(document: Document, span: Span, found: Title, words: Words) -> Title:
    line = pattern(words, "tables.numbered").sub("", "".join(folded(document.quote(span)).split()))
    if not line or len(line) > _LONGEST:
        return found
    unit = pattern(words, "tables.unit_line").search(line)
    if unit:
        found = found._replace(unit=unit["unit"])
    elif pattern(words, "tables.title").search(line) and not pattern(words, "tables.not_title").search(line):
        found = found._replace(text=line, span=span)
    return found
