"""Headers: which lines of a table say what its columns mean, and what each column means, by the words alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jiheng.extraction.tables.cells import Entry, Row
from jiheng.extraction.tables.words import Meaning, Words, listed, pattern, plain

_FEWEST = 2
"""Words that a line must have to be a header."""
_FIRST_NUMBERS = (0, 1, 2)

_DIGITS = re.compile(r"[\d.,%]+")


class Column(NamedTuple):
    """A column: the meanings of its header words from top to bottom, its lowest words, the unit that they print.

    ``total`` marks the sum of the columns beside it (``own``: one with a name of its own, 资金总额); ``within`` a
    part that is no addend (其中); ``known`` says that the pack knows the words.
    """

    at: int
    header: str
    role: str
    chain: tuple[str, ...] = ()
    concept: str = ""
    fund: str = ""
    measure: str = ""
    year: int | None = None
    shift: int | None = None
    month: str = ""
    total: bool = False
    within: bool = False
    known: bool = False
    own: bool = False
    unit: str = ""


class Panel(NamedTuple):
    """Columns that belong together: labels (codes and names), then those of figures; ``side`` is 收入 or 支出."""

    labels: tuple[Column, ...]
    values: tuple[Column, ...]
    side: str = ""


@dataclass(frozen=True)
class Header:
    """A header: its lines, its columns and what its spanning labels say (``label``: 经费控制情况(万元))."""

    lines: tuple[Row, ...]
    columns: tuple[Column, ...]
    panels: tuple[Panel, ...]
    label: str = ""

    def column(self, *roles: str) -> Column | None:
        """The first column of one of the roles."""
        return next((column for role in roles for column in self.columns if column.role == role), None)


def opens(row: Row, words: Words) -> bool:
    """Whether a line is the beginning of a header: it says what columns are, and holds no figure."""
    texts = {plain(entry.text): entry.text for entry in row.filled}
    if len(texts) < _FEWEST or any(_DIGITS.fullmatch(text) for text in texts):
        return False
    meanings = [words.meaning(text) for text in texts.values()]
    labels = {"code", "name"} & {meaning.role for meaning in meanings}
    if len(labels) > 1:
        return True
    strong = sum(meaning.own and not meaning.total for meaning in meanings)
    weak = sum(meaning.known for meaning in meanings) - strong
    unknown = len(meanings) - strong - weak
    summed = any(meaning.total for meaning in meanings)
    enough = strong >= _FEWEST or (labels and weak) or (strong and weak >= _FEWEST) or (weak > _FEWEST and summed)
    return bool(enough) and unknown <= max(1, (strong + weak) // 2)


def header(rows: Sequence[Row], start: int, words: Words) -> Header:
    """The header that opens at ``start``, with the lines under it that divide its columns further."""
    end = start + 1
    while end < len(rows) and _divides(rows[end], rows[start:end], words):
        end += 1
    begin = start - 1 if start and _groups(rows[start - 1], rows[start].index, words) else start
    lines = tuple(rows[begin:end])
    columns = tuple(_columns(lines, words))
    return Header(lines, columns, tuple(_panels(lines, columns, words)), _label(lines, columns))


def skipped(row: Row, words: Words) -> bool:
    """Whether a line only numbers the columns (栏次 1 2 3), beside words of the header at most."""
    dashes = "".join(listed(words, "tables.dashes"))
    texts = [text for entry in row.filled if (text := entry.text.rstrip(dashes))]
    marks = tuple(listed(words, "tables.skipped_lines"))
    counts = _counts([int(text) for text in texts if text.isdecimal()])
    others = [text for text in texts if not text.isdecimal()]
    run_on = marks if counts else ()  # printed without lines, the mark may have run together with the words before it
    marked = [plain(text) in marks or plain(text).endswith(run_on) for text in others]
    if any(marked):
        return all(mark or words.meaning(text).role for mark, text in zip(marked, others, strict=True))
    return not others and counts


def _counts(numbers: Sequence[int]) -> bool:
    """Whether numbers count on from the first column."""
    first = numbers[0] if numbers else None
    return first in _FIRST_NUMBERS and len(numbers) > _FEWEST and list(numbers) == [*range(first, first + len(numbers))]


def _divides(row: Row, above: Sequence[Row], words: Words) -> bool:
    """Whether every word of the line divides a spanning header cell, or names the labels (项目, under it 科目名称).

    None is a figure or a list number.
    """
    if not row.filled or skipped(row, words) or any(_DIGITS.fullmatch(entry.text) for entry in row.filled):
        return False
    spanning = {column for line in above for column in _spread(line)}
    numbered = pattern(words, "tables.list_number")
    meanings = [words.meaning(entry.text) for entry in row.filled]
    divided = (
        spanning.issuperset(entry.columns) or meaning.role in {"code", "name"}
        for entry, meaning in zip(row.filled, meanings, strict=True)
    )
    known = sum(meaning.known for meaning in meanings)
    return all(divided) and known * 2 >= len(meanings) and not any(numbered.match(entry.text) for entry in row.filled)


def _spread(line: Row) -> set[int]:
    """The columns under words that stand over several: in a merged cell, or printed again in each."""
    merged = {column for entry in line.filled if len(entry.columns) > 1 for column in entry.columns}
    texts = {entry.cell.column: entry.text for entry in line.filled}
    return merged | {column for column, text in texts.items() if text in {texts.get(column - 1), texts.get(column + 1)}}


def _groups(row: Row, below: int, words: Words) -> bool:
    """Whether the line above a header groups its columns (人员经费 | 公用经费), and is no title over all of them."""
    filled = row.filled
    if len(filled) < _FEWEST or any(_DIGITS.fullmatch(entry.text) for entry in filled):
        return False
    grouping = (len(entry.columns) > 1 or entry.cell.row + entry.cell.row_span > below for entry in filled)
    return all(grouping) and any(words.meaning(entry.text).known for entry in filled)


def _columns(lines: Sequence[Row], words: Words) -> list[Column]:
    width = max((column for line in lines for column in line.grid), default=-1) + 1
    paths = [_path(lines, column) for column in range(width)]
    labels = {
        column for column, path in enumerate(paths) if path and words.meaning(path[-1].text).role in {"code", "name"}
    }
    sides = {entry.text for column in labels for entry in paths[column] if words.meaning(entry.text).role == "side"}
    last = lines[-1].index
    own = [[entry for entry in path if entry.text not in sides or entry is path[-1]] for path in paths]
    return [_column(index, path, labels, last, words) for index, path in enumerate(own)]


def _path(lines: Sequence[Row], column: int) -> list[Entry]:
    """The header cells over a column, each once, from the top."""
    found: list[Entry] = []
    for line in lines:
        entry = line.grid.get(column)
        if entry is not None and entry.text and entry not in found:
            found.append(entry)
    return found


def _reaches_down(entry: Entry, last: int) -> bool:
    """Whether a header cell goes on beside the lines under the header: it names the block, no column."""
    return entry.cell.row + entry.cell.row_span - 1 > last


def _column(index: int, path: Sequence[Entry], labels: set[int], last: int, words: Words) -> Column:
    path = [entry for entry in path if not _reaches_down(entry, last)]
    lowest = path[-1] if path else None
    role = words.meaning(lowest.text).role if lowest else ""
    if role == "side" and lowest is not None and labels.isdisjoint(lowest.columns):
        role = ""
    month = words.meaning(lowest.text).month if lowest else ""
    column = Column(index, lowest.text if lowest else "", role, month=month, unit=_unit(path, words))
    if role:
        return column
    for entry in path:
        if labels.isdisjoint(entry.columns):
            column = _narrowed(column, entry.text, words.meaning(entry.text), words)
    return column


def _narrowed(column: Column, text: str, meaning: Meaning, words: Words) -> Column:
    """The column with what one more header cell says of it."""
    key = plain(text)
    concept = meaning.concept or (words.concepts.get(key, "") if meaning.role == "side" else "")
    unnamed = not (
        concept or meaning.fund or meaning.measure or meaning.total or meaning.own or meaning.year or meaning.shift
    )
    names = concept or meaning.fund or (key if unnamed else "")
    return column._replace(
        chain=(*column.chain, names) if names else column.chain,
        concept=concept or (key if unnamed else "") or column.concept,
        fund=meaning.fund or column.fund,
        measure=meaning.measure or column.measure,
        year=meaning.year or column.year,
        month=meaning.month or column.month,
        shift=meaning.shift if meaning.shift is not None else column.shift,
        total=meaning.total if names or meaning.total else column.total,
        own=meaning.total and bool(concept) if names or meaning.total else column.own,
        within=meaning.within or column.within,
        known=column.known or not unnamed,
    )


def _unit(path: Sequence[Entry], words: Words) -> str:
    printed = pattern(words, "tables.unit_in_words")
    found = [match["unit"] for entry in path if (match := printed.search(entry.text))]
    return found[-1] if found else ""


def _panels(lines: Sequence[Row], columns: Sequence[Column], words: Words) -> list[Panel]:
    panels: list[Panel] = []
    labels: list[Column] = []
    values: list[Column] = []
    for column in columns:
        if column.role in {"code", "name"} or (not column.role and not column.known and not values):
            if values:
                panels.append(Panel(tuple(labels), tuple(values), _side(lines, labels or values, words)))
                labels, values = [], []
            labels.append(column)
        elif not column.role and column.header:
            values.append(column)
    if values:
        panels.append(Panel(tuple(labels), tuple(values), _side(lines, labels or values, words)))
    return panels


def _side(lines: Sequence[Row], columns: Sequence[Column], words: Words) -> str:
    """收入 or 支出 over a panel, as the words of the role 'side' stand there."""
    over = (entry for column in columns for entry in _path(lines, column.at))
    return next((plain(entry.text) for entry in over if words.meaning(entry.text).role == "side"), "")


def _label(lines: Sequence[Row], columns: Sequence[Column]) -> str:
    """The words of the first header cell where it is no column's own (财政供养人员情况(人))."""
    first = next(iter(lines[0].filled), None)
    known = columns[first.cell.column] if first is not None else None
    if first is None or known is None or known.role or known.measure or known.total:
        return ""
    return first.text
