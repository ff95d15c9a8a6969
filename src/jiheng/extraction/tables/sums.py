"""What tables claim by their form: totals of lines, of classes, of sides, ratios of columns; as statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import cast

from jiheng.extraction.tables import remarks
from jiheng.extraction.tables.headers import Column
from jiheng.extraction.tables.lines import hierarchy
from jiheng.extraction.tables.matrix import Reading, Source
from jiheng.extraction.tables.topics import EXPENDITURE, INCOME, Line
from jiheng.extraction.tables.words import Words, listed
from jiheng.policy import Pack

_CLASS_DIGITS = 3
"""Digits of a 类 (政府收支分类科目)."""

Claim = tuple[int, tuple[int, ...], bool]
"""A whole, its parts (indices of facts), and whether these are all."""


def state(reading: Reading, source: Source, *, blank_is_nought: bool) -> None:
    """State every sum and ratio that a panel claims.

    Args:
        reading: the panel with its facts.
        source: where to note the statements.
        blank_is_nought: whether a blank place stands for no amount (account tables) or for an unfilled one (forms).
    """
    totals = list(addends(reading.columns, source.sheet.words))
    remarked = any(found.note for values in reading.values for found in values.values())
    for at in range(len(reading.lines)):
        _quotients(reading, at, source)
        if remarked:
            remarks.state(reading, at, source)
        for whole, parts, complete in _across(reading, at, totals):
            known = complete and (blank_is_nought or len(parts) > 1)
            source.notes.state("enumeration", {"whole": (whole,), "parts": parts}, complete=known)
    ratios = {source.measure(name) for name in ("completion", "rate", "share")}
    empty = {"lost", "words"} if blank_is_nought else {"lost", "words", "blank"}
    summed = [at for at, column in enumerate(reading.columns) if column.measure not in ratios]
    claims = list(_down(reading, source))
    for column in summed:
        for claim in claims:
            _column(reading, column, claim, source, empty)


def _column(reading: Reading, column: int, claim: Claim, source: Source, empty: set[str]) -> None:
    """A sum of lines in one column; a place that may hold an unknown figure leaves only a bound."""
    whole, lines, complete = claim
    parts = tuple(reading.facts[line][column] for line in lines if column in reading.facts[line])
    if parts and column in reading.facts[whole]:
        known = not any(reading.values[line][column].kind in empty for line in lines)
        roles = {"whole": (reading.facts[whole][column],), "parts": parts}
        source.notes.state("enumeration", roles, complete=complete and known)


def state_sides(readings: Sequence[Reading], source: Source) -> None:
    """State that the closing lines of the two sides are equal (收入总计 = 支出总计)."""
    income, spending = (dict(_closed(readings, side, source)) for side in (INCOME, EXPENDITURE))
    for key, whole in income.items():
        if key in spending:
            source.notes.state("enumeration", {"whole": (whole,), "parts": (spending[key],)})


def _closed(readings: Sequence[Reading], side: int, source: Source) -> Iterator[tuple[tuple[object, ...], int]]:
    """The closing figures of a side by measure, year and fund."""
    for reading in readings:
        for line, facts in zip(reading.lines, reading.facts, strict=True):
            if line.kind == "closing" and line.side == side:
                known = ((source.notes.facts[index], index) for index in facts.values())
                yield from (((fact.measure, fact.year, fact.scope), index) for fact, index in known)


# Across the columns of a line


def _across(reading: Reading, at: int, totals: Sequence[Claim]) -> Iterator[Claim]:
    """合计 = Σ columns, at every level of the header; a figure of a lost column counts where it must be a part."""
    facts, values, adrift = reading.facts[at], reading.values[at], reading.adrift[at]
    for whole, parts, complete in totals:
        inside = {fact: columns for fact, columns in adrift.items() if columns <= set(parts)}
        present = (*(facts[part] for part in parts if part in facts), *inside)
        if whole in facts and present:
            open_ones = {part for part in parts if values[part].kind in {"lost", "words"}}.difference(*inside.values())
            yield facts[whole], present, complete and not open_ones


def addends(columns: Sequence[Column], words: Words) -> Iterator[Claim]:
    """The columns that are totals, with the columns that they are the total of, by position.

    A total stands beside its parts under one spanning word (小计 under 公务用车购置及运行维护费) or, at the top, beside
    all others; a part that is divided itself stands in by its own total. Only columns of one measure and year add up;
    the sum of a side (本年支出合计) is neither that of balances nor of the other side.
    """
    position = {column.at: at for at, column in enumerate(columns)}
    for total in columns:
        alike = [column for column in columns if _kin(column, total) and _accounted(column, total, words)]
        if total.total and not _rivals(total, alike):
            parts = _outermost([column for column in alike if _directly_under(column, total, alike)], words.pack)
            known = bool(_stem(total)) or all(column.known for column in parts)
            if len(parts) > 1 or (parts and _stem(total)):
                yield position[total.at], tuple(position[column.at] for column in parts), known


def _outermost(parts: Sequence[Column], pack: Pack) -> list[Column]:
    """The parts without those that are parts of another one beside them (购置费 beside 购置及运行维护费小计)."""
    beside = {column.concept for column in parts}
    return [column for column in parts if str(pack.get(f"concepts.{column.concept}.whole", "")) not in beside - {""}]


def _kin(column: Column, total: Column) -> bool:
    same = (column.measure, column.year, column.shift) == (total.measure, total.year, total.shift)
    return same and column.at != total.at and not column.within


def _accounted(column: Column, total: Column, words: Words) -> bool:
    """Whether a column can be part of a sum of its side: no balance, nothing of the other side."""
    side = words.pack.get(f"concepts.{total.concept}.side", "") if total.own else ""
    if not side:
        return True
    carried = column.concept in listed(words, "tables.balance.carried")
    return not carried and words.pack.get(f"concepts.{column.concept}.side", side) == side


def _rivals(total: Column, alike: Sequence[Column]) -> bool:
    """Whether another sum of a year stands beside (本年收入, 本年支出): then neither is that of the rest."""
    return total.own and any(column.own and column.chain[:-1] == total.chain[:-1] for column in alike)


def _directly_under(column: Column, total: Column, alike: Sequence[Column]) -> bool:
    depth = len(_stem(total))
    if column.chain[:depth] != _stem(total):
        return False
    rest = column.chain[depth:]
    if len(rest) == 1:
        return column.total or not any(
            other.total and other.chain == column.chain for other in alike if other is not column
        )
    divided = any(other.total and other.chain == column.chain[: depth + 1] for other in alike)
    return len(rest) > 1 and not divided


def _stem(total: Column) -> tuple[str, ...]:
    """The words that a total is the total of; a total of a concept of its own (资金总额) is that of all beside it."""
    return total.chain[:-1] if total.chain and total.own else total.chain


def _quotients(reading: Reading, at: int, source: Source) -> None:
    """Ratios that the pack names between columns of a line, and execution: account over budget."""
    facts = reading.facts[at]
    rate = source.measure("completion")
    if not any(reading.columns[position].measure == rate for position in facts):
        return
    by_concept = {reading.columns[position].concept: fact for position, fact in facts.items()}
    for row in source.sheet.words.pack.rows("tables.quotient"):
        found = {role: by_concept.get(str(row[role])) for role in ("numerator", "denominator", "result")}
        if found["result"] is not None:
            source.notes.state("quotient", {role: (index,) for role, index in found.items() if index is not None})
    _completion(reading, facts, source)


def _completion(reading: Reading, facts: Mapping[int, int], source: Source) -> None:
    by_measure = {reading.columns[position].measure: fact for position, fact in facts.items()}
    rate = by_measure.get(source.measure("completion"))
    if rate is None or source.notes.facts[rate].concept in _ratios(source):
        return
    order = source.sheet.words.pack.words("forms.execution.denominator")
    bases = (by_measure.get(source.measure(name)) for name in order)
    roles = {
        "rate": rate,
        "current": by_measure.get(source.measure("account")),
        "budget": next((b for b in bases if b is not None), None),
    }
    source.notes.state("completion", {role: (index,) for role, index in roles.items() if index is not None})


def _ratios(source: Source) -> set[str]:
    return {str(row["result"]) for row in source.sheet.words.pack.rows("tables.quotient")}


# Down the lines of a column


def _down(reading: Reading, source: Source) -> Iterator[Claim]:
    """Sums over lines, as indices of lines."""
    lines = reading.lines
    claims = (
        *_codes(lines),
        *_classes(lines, source),
        *_lists(lines, source),
        *_funds(lines),
        *_sides(lines),
        *_plain(lines),
    )
    yield from (claim for claim in claims if _one_sided(lines, claim))


def _one_sided(lines: Sequence[Line], claim: Claim) -> bool:
    """Whether all lines are of one side of the account: income and expenditure never add up."""
    told = {lines[at].told for at in (claim[0], *claim[1])}
    return len(told - {None}) < len((INCOME, EXPENDITURE))


def _codes(lines: Sequence[Line]) -> Iterator[Claim]:
    """类 = Σ款, 款 = Σ项, and the sum line = Σ类."""
    yield from ((at, tuple(under), True) for at, under in hierarchy(lines).items())
    top = tuple(at for at, line in enumerate(lines) if line.kind == "item" and len(line.label.code) == _CLASS_DIGITS)
    sums = [at for at, line in enumerate(lines) if line.kind == "sum"]
    if len({lines[at].label.code for at in top}) == len(top) > 0 and len(sums) == 1:
        yield sums[0], top, True


def _classes(lines: Sequence[Line], source: Source) -> Iterator[Claim]:
    """Sums over several classes (人员经费合计 = 301 + 303)."""
    for row in source.sheet.words.pack.rows("tables.sums"):
        codes = cast("list[str]", row["codes"])
        parts = tuple(at for at, line in enumerate(lines) if line.label.code in codes)
        wholes = (at for at, line in enumerate(lines) if line.label.concept == row["concept"])
        yield from ((at, parts, True) for at in wholes if parts)


def _lists(lines: Sequence[Line], source: Source) -> Iterator[Claim]:
    """Sums of numbered lines (1. 2. 3. under a line) and of a form's funds (其中)."""
    for at in range(1, len(lines)):
        if lines[at].label.ordinal == 1 and not lines[at - 1].label.code:
            yield at - 1, tuple(_run(lines, at)), True
    parts = source.sheet.words.pack.words("tables.fund_parts")
    for at, line in enumerate(lines):
        if line.label.concept in source.sheet.words.pack.words("tables.fund_wholes"):
            under = takewhile(lambda index: lines[index].label.concept in parts, range(at + 1, len(lines)))
            yield at, tuple(under), True


def _funds(lines: Sequence[Line]) -> Iterator[Claim]:
    """A balance = the budgets that are listed right under it (年初财政拨款结转和结余: 一般公共预算财政拨款 …)."""
    for at, line in enumerate(lines):
        under = takewhile(lambda index: lines[index].kind == "fund" and lines[index].group, range(at + 1, len(lines)))
        if line.kind == "concept" and (found := tuple(under)):
            yield at, found, True


def _plain(lines: Sequence[Line]) -> Iterator[Claim]:
    """合计 as the last of lines that are nothing but names, none set under another (units, projects)."""
    names = range(len(lines) - 1)
    told = {(lines[at].kind, lines[at].label.rank, lines[at].label.within) for at in names}
    if told == {("other", 0, False)} and len(names) > 1 and lines[-1].kind == "sum" and lines[-1].label.total:
        yield len(names), tuple(names), True


def _run(lines: Sequence[Line], at: int) -> Iterator[int]:
    """The lines numbered 1, 2, 3 … from ``at`` on, whatever stands between them."""
    due, rank = 1, lines[at].label.rank
    for index in range(at, len(lines)):
        found = lines[index].label
        if found.rank == rank and found.ordinal == due:
            yield index
            due += 1
        elif 0 < found.rank <= rank:
            return


def _sides(lines: Sequence[Line]) -> Iterator[Claim]:
    """The sum of a side = the lines numbered 一、 above it; 总计 = that sum and the balances between."""
    if any(line.label.code for line in lines):
        return
    start, year = 0, None
    for at, line in enumerate(lines):
        numbered = tuple(index for index in range(start, at) if lines[index].label.rank == 1)
        if line.kind == "sum":
            if len(numbered) > 1:
                yield at, numbered, True
            start, year = at + 1, at
        elif line.kind == "closing":
            first = (year,) if year is not None else numbered
            begin = year + 1 if year is not None else (numbered[-1] + 1 if numbered else at)
            yield at, (*first, *(index for index in range(begin, at) if _balances(lines[index]))), True
            start, year = at + 1, None


def _balances(line: Line) -> bool:
    return line.kind == "concept" and not line.label.within and not line.label.rank
