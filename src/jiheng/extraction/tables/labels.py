"""Labels of rows: the code, the name, the list number, and what the pack knows the name to be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jiheng.document import Span
from jiheng.extraction.tables.cells import Entry, Row
from jiheng.extraction.tables.headers import Panel
from jiheng.extraction.tables.words import Words, pattern, plain

_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s+(?=\d)")  # 201 13 01
_FIGURE = re.compile(r"[-\u2212]?[\d,]+\.\d+%?")
"""What names nothing: a figure in a column whose header was lost."""


class Label(NamedTuple):
    """What stands at the beginning of a line.

    ``code`` is the whole code (类款项 joined), ``name`` what stands behind its list number, ``key`` the same without
    brackets and marks, ``rank`` that of its list number (1 for 一、, 2 for 1., 3 for （1）), ``ordinal`` the number
    where it is printed in digits, ``within`` whether it is 其中, ``concept`` and ``fund`` what the pack knows it to be,
    ``total`` a bare 合计.
    """

    text: str = ""
    name: str = ""
    key: str = ""
    code: str = ""
    rank: int = 0
    ordinal: int = 0
    within: bool = False
    concept: str = ""
    fund: str = ""
    total: bool = False
    span: Span = Span(0, 0)
    entry: Entry | None = None


def label(row: Row, panel: Panel, words: Words) -> Label:
    """The label of a line in a panel."""
    entries = _entries(row, panel)
    code, name = _parts([entry.text for entry in entries], words)
    bare, number = _unnumbered(name, words)
    within = plain(bare).startswith(words.within)
    if within:
        bare, number = _unnumbered(_without(bare, words), words)
    key = plain(bare)
    concept = words.concepts.get(key, "")
    entry = next((found for found in reversed(entries) if not found.text.isdecimal()), entries[-1] if entries else None)
    span = entry.span if entry is not None else Span(0, 0)
    total = key in words.totals and not concept
    fund = words.funds.get(key, "")
    return Label(name, bare.strip("：: "), key, code, *number, within, concept, fund, total, span, entry)


def _without(name: str, words: Words) -> str:
    """The name behind its 其中."""
    word = next(word for word in words.within if plain(name).startswith(word))
    return name[name.find(word) + len(word) :].lstrip("：: ")


def _entries(row: Row, panel: Panel) -> list[Entry]:
    """The label cells of the line, each once, from the left."""
    found: list[Entry] = []
    for column in panel.labels:
        entry = row.at(column.at)
        if entry is not None and entry.text and entry not in found:
            found.append(entry)
    return found


def _parts(texts: Sequence[str], words: Words) -> tuple[str, str]:
    """Code and name; codes may stand in one cell, in three (类, 款, 项), whole or in parts, or before the name."""
    code, names = "", list[str]()
    for printed in texts:
        text = _BETWEEN_DIGITS.sub("", printed)
        mixed = pattern(words, "tables.code_and_name").match(text)
        if pattern(words, "tables.codes").fullmatch(text) and text.startswith(code[:3]):
            code = text if text.startswith(code) else code + text
        elif code and pattern(words, "tables.part_codes").fullmatch(text):
            code += text
        elif mixed and not code:
            code, names = mixed["code"], [*names, mixed["name"]]
        elif not _FIGURE.fullmatch(text):
            names.append(text)
    return code, names[-1] if names else ""


def _unnumbered(name: str, words: Words) -> tuple[str, tuple[int, int]]:
    """The name behind its list number, with the number's rank and ordinal."""
    number = pattern(words, "tables.list_number").match(name)
    if number is None:
        return name, (0, 0)
    rank = next(
        at for at, form in enumerate(words.pack.words("tables.number_ranks"), 1) if re.match(form, number.group())
    )
    digits = re.search(r"\d+", number.group())
    return name[number.end() :], (rank, int(digits.group()) if digits else 0)
