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
        span = rows[0].filled[0].span if rows and rows[0].filled else table.span
        title, unit = _parted(table.caption, words)
        found = found._replace(text=title, span=span, unit=table.unit or unit or above.unit)
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
    narrowed = at is not None and key[:at].endswith(words.pack.words("tables.narrowing"))
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
    line = document.quote(span)
    if not line or len(line) > _LONGEST:
        return found
    title, unit = _parted(line, words)
    found = found._replace(unit=unit or found.unit)
    if pattern(words, "tables.title").search(title) and not pattern(words, "tables.not_title").search(title):
        found = found._replace(text=title, span=span)
    return found


def _parted(line: str, words: Words) -> tuple[str, str]:
    """The title in a line without the number of the sheet, and the unit that stands behind it ("" where none does)."""
    line = "".join(folded(line).split())
    unit = pattern(words, "tables.unit_line").search(line)
    title = pattern(words, "tables.beside_title").sub("", line)
    return pattern(words, "tables.numbered").sub("", title), unit["unit"] if unit else ""
