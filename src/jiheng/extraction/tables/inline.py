"""Cells that print a label and its figure together (按收入性质分：1115.09万元; 其中：基本支出：1018.2万元)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jiheng.document import Span
from jiheng.extraction.tables.cells import Entry, Row
from jiheng.extraction.tables.matrix import Source
from jiheng.extraction.tables.values import Value, single, unit_of, with_unit
from jiheng.extraction.tables.words import pattern, plain
from jiheng.ledger import Scope


def read(rows: Sequence[Row], symbol: str, source: Source) -> None:
    """Note every such figure of a table, and that a total is the sum of those under it in its column."""
    notes, wholes = source.notes, source.sheet.words.pack.words("tables.fund_wholes")
    columns: dict[int, list[int]] = {}
    for index, entry in _found(rows, symbol, source):
        columns.setdefault(entry.cell.column, []).append(index)
    for indices in columns.values():
        heads = [
            at
            for at, index in enumerate(indices)
            if notes.facts[index].concept in wholes and not notes.facts[index].scope.fund
        ]
        for head, end in pairwise([*heads, len(indices)]):
            parts = tuple(indices[head + 1 : end])
            if parts:
                notes.state("enumeration", {"whole": (indices[head],), "parts": parts})


def _found(rows: Sequence[Row], symbol: str, source: Source) -> Iterator[tuple[int, Entry]]:
    known = pattern(source.sheet.words, "tables.inline")
    for row in rows:
        for entry in row.filled:
            match = known.match(_bare(entry.text, source)) if "：" in entry.text else None
            index = _fact(match, row, entry, symbol, source) if match else None
            if index is not None:
                yield index, entry


def _bare(text: str, source: Source) -> str:
    """The words without the 其中 before them."""
    for word in source.sheet.words.pack.words("tables.within"):
        text = text.removeprefix(f"{plain(word)}：").removeprefix(f"{plain(word)}:")
    return text


def _fact(match: re.Match[str], row: Row, entry: Entry, symbol: str, source: Source) -> int | None:
    words = source.sheet.words
    key = plain(match["label"])
    fund, concept = words.funds.get(key, ""), words.concepts.get(key, "")
    numeral = single(match["value"] + (match["unit"] or ""), words)
    if numeral is None or not (fund or concept):
        return None
    whole = words.pack.words("tables.fund_wholes")[0]
    scope = Scope(fund=fund, project=source.sheet.project)
    found = Value("figure", with_unit(numeral.quantity, unit_of(symbol, words), words), _place(match, entry))
    return source.note(
        source.key(whole if fund else concept, source.default, scope, source.part.year), found, row, entry
    )


def _place(match: re.Match[str], entry: Entry) -> Span:
    shift = len(entry.text) - len(match.string)
    end = match.end("unit") if match["unit"] else match.end("value")
    return entry.flow.span(match.start("value") + shift, end + shift)
