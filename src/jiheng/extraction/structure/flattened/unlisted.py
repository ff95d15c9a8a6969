"""Printed tables that no pack lists: the shape of their columns, read off a header whose every word names a column.

A header over two lines is read as it is printed: the spanning 项目 first, the code and the name that it spans last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple, cast

from jiheng.document import Cell, Span
from jiheng.extraction.structure.flattened.cells import Piece
from jiheng.extraction.structure.flattened.columns import roles
from jiheng.extraction.structure.flattened.sheets import AMOUNT, CODE, LINE, NAME, TOTAL, Sheet, Side, sheets, sides
from jiheng.extraction.structure.flattened.sheets import Head as SheetHead
from jiheng.extraction.structure.vocabulary import Vocabulary

_SIDE = "side"
_LONGEST = 4  # lines of one header cell
_FEWEST = 2  # columns of figures of a table without names
_TYPES = {"code": CODE, "name": NAME}


class Head(NamedTuple):
    """A word of a header: the type of its column and the pieces ``[first, last)`` that print it."""

    type: str
    text: str
    first: int
    last: int


class Unlisted(NamedTuple):
    """A table whose header was read: its shape, its header's cells and the piece behind it."""

    sheet: Sheet
    cells: list[Cell]
    end: int


def unlisted(pieces: Sequence[Piece], words: Vocabulary) -> Unlisted | None:
    """The table that pieces begin with; None where their first words do not name columns."""
    heads = _without_row(_heads(pieces, words), pieces, words)
    over = [head for head in heads if head.type == _SIDE]
    columns = heads[len(over) :]
    spanning = _spanning(columns)
    types = [head.type for head in columns]
    if spanning:
        types = [*types[-spanning:], *types[1:-spanning]]
    corner = _without_corner(types, pieces[heads[-1].last :] if heads else (), words)
    types = [NAME, *types] if corner else types
    found = tuple(sides(types)) if _sound(types) else ()
    if not found or (over and len(over) != len(found)) or (over and spanning):
        return None
    year = words.patterns["cells.sheet.year"]
    header = tuple(SheetHead(year.sub("", head.text), (0, 0, 1, 1)) for head in heads)
    cells = _grouped(over, columns, found, pieces) if over else _spanned(columns, spanning, pieces, corner=corner)
    return Unlisted(Sheet(header, found, _names(words), cells[-1].row + 1), cells, heads[-1].last)


def _grouped(
    over: Sequence[Head], columns: Sequence[Head], found: Sequence[Side], pieces: Sequence[Piece]
) -> list[Cell]:
    """The cells of a header whose first line names the sides."""
    first = [_cell(head, pieces, 0, side.first, 1, side.width) for head, side in zip(over, found, strict=True)]
    return [*first, *(_cell(head, pieces, bool(over), at) for at, head in enumerate(columns))]


def _spanned(columns: Sequence[Head], spanning: int, pieces: Sequence[Piece], *, corner: bool) -> list[Cell]:
    """The cells of a header of one line (its blank ``corner`` lost or not), or with last words under the first."""
    if not spanning:
        return [_cell(head, pieces, 0, at) for at, head in enumerate(columns, int(corner))]
    amounts = [_cell(head, pieces, 0, at, 2) for at, head in enumerate(columns[1:-spanning], spanning)]
    under = [_cell(head, pieces, 1, at) for at, head in enumerate(columns[-spanning:])]
    return [_cell(columns[0], pieces, 0, 0, 1, spanning), *amounts, *under]


def _heads(pieces: Sequence[Piece], words: Vocabulary) -> list[Head]:
    """The words at the beginning that name columns, each printed on one line or broken over some."""
    found: list[Head] = []
    at = 0
    while at < len(pieces):
        leads = all(head.type == _SIDE for head in found)
        longest = 1 if leads and _type(pieces[at].text, words, leads=leads) == _SIDE else _LONGEST
        ends = range(min(at + longest, len(pieces)), at, -1)
        read = ((end, "".join(piece.text for piece in pieces[at:end])) for end in ends)
        known = ((end, text, _type(text, words, leads=leads)) for end, text in read)
        head = next((Head(kind, text, at, end) for end, text, kind in known if kind), None)
        if head is None:
            break
        found.append(head)
        at = head.last
    return found


def _type(text: str, words: Vocabulary, *, leads: bool) -> str:
    """The type of the column that words name, "" where they name none."""
    name = words.patterns["cells.header_noise"].sub("", text)
    role = roles(words).get(name, "")
    if role == _SIDE and leads:
        return _SIDE
    if name in _totals(words):
        return TOTAL
    if name in words.lists["cells.sheet.lines"]:
        return LINE
    figures = (*words.lists["cells.amount"], *words.lists["cells.percent"])
    return _TYPES.get(role, AMOUNT if role in figures or name in _amounts(words) else "")


def _without_row(heads: list[Head], pieces: Sequence[Piece], words: Vocabulary) -> list[Head]:
    """The heads without the last, where it is the name of the first row: a figure stands behind it that is no code.

    In a header without a word for names only a measure (预算数) beside columns of concepts can be a row's name.
    """
    if not heads or heads[-1].type not in (TOTAL, AMOUNT):
        return heads
    behind = pieces[heads[-1].last :][:2]
    figure, code = words.patterns["cells.sheet.figure"], words.patterns["cells.sheet.first_code"]
    if not behind or not figure.fullmatch(behind[0].text):
        return heads
    if not any(head.type == NAME for head in heads):
        measures = [_measures(head, words) for head in heads]
        return heads[:-1] if measures[-1] and not any(measures[:-1]) else heads
    coded = any(head.type == CODE for head in heads) and code.fullmatch(behind[0].text)
    worded = len(behind) > 1 and not figure.fullmatch(behind[1].text)
    return heads if coded and worded else heads[:-1]


def _measures(head: Head, words: Vocabulary) -> bool:
    """Whether a word names a measure, not a concept."""
    return words.patterns["cells.header_noise"].sub("", head.text) in _measure_words(words)


def _without_corner(types: Sequence[str], behind: Sequence[Piece], words: Vocabulary) -> bool:
    """Whether a header names columns of figures alone, but a row begins with a word: its first cell is blank."""
    plain = all(kind in (TOTAL, AMOUNT) for kind in types)
    return plain and bool(behind) and not words.patterns["cells.sheet.figure"].fullmatch(behind[0].text)


def _spanning(columns: Sequence[Head]) -> int:
    """How many columns at the end of a header stand under its first word, 0 where none do."""
    last = len(columns)
    while last and columns[last - 1].type in (CODE, NAME):
        last -= 1
    under = columns[last:]
    spanned = len(under) > 1 and {head.type for head in under} == {CODE, NAME}
    return len(under) if spanned and last > 1 and columns[0].type == NAME else 0


def _sound(types: Sequence[str]) -> bool:
    """Whether columns make a table: they begin with what names a row and end with figures, or are all figures."""
    figures = sum(kind in (TOTAL, AMOUNT) for kind in types)
    if not figures or types[-1] not in (TOTAL, AMOUNT):
        return False
    return (NAME in types and types[0] in (CODE, NAME)) or _FEWEST < figures == len(types)


def _cell(head: Head, pieces: Sequence[Piece], row: int, column: int, tall: int = 1, wide: int = 1) -> Cell:
    span = Span(pieces[head.first].span.start, pieces[head.last - 1].span.end)
    return Cell(row, column, span, head.text, tall, wide)


@cache
def _measure_words(words: Vocabulary) -> frozenset[str]:
    named = cast("Mapping[str, list[str]]", words.pack.table("tables.measures"))
    return frozenset(word for group in named.values() for word in group)


@cache
def _totals(words: Vocabulary) -> frozenset[str]:
    return frozenset(word for path in ("totals", "column_sums") for word in words.pack.words(f"tables.{path}"))


@cache
def _amounts(words: Vocabulary) -> frozenset[str]:
    """Words that head columns of figures: budgets, amounts, and those of the listed tables."""
    noise = words.patterns["cells.header_noise"]
    listed = (head.words for sheet in sheets(words) for head in sheet.header)
    funds = cast("Mapping[str, list[str]]", words.pack.table("tables.funds"))
    plain = (*listed, *words.pack.words("tables.amounts"), *words.lists["cells.sheet.columns"])
    named = (word for group in funds.values() for word in group)
    return frozenset(noise.sub("", word) for word in (*plain, *named))


@cache
def _names(words: Vocabulary) -> tuple[frozenset[str], frozenset[str]]:
    """The names of rows on the left and on the right, as all packs list them."""
    left, right = ([sheet.names[side] for sheet in sheets(words)] for side in (0, 1))
    return frozenset().union(*left, words.lists["cells.sheet.left"]), frozenset().union(
        *right, words.lists["cells.sheet.right"]
    )
