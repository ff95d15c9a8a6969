"""What a cell of an account table is about: its row and its column together, under the table's own budget and side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from jiheng.extraction.tables.headers import Column
from jiheng.extraction.tables.labels import Label
from jiheng.extraction.tables.words import Words, listed
from jiheng.ledger import Scope

INCOME, EXPENDITURE = 0, 1


@dataclass(frozen=True)
class Sheet:
    """What is known of a whole table: the pack's row for its title, and the project that its form is of."""

    row: Mapping[str, object]
    words: Words
    project: str = ""

    def get(self, key: str) -> str:
        """An entry of the pack's row, "" where it has none."""
        return str(self.row.get(key, ""))

    @property
    def labels(self) -> Mapping[str, str]:
        """Concepts of lines that this table alone calls so (支出合计 of 机构运行信息表)."""
        return cast("Mapping[str, str]", self.row.get("labels", {}))


@dataclass(frozen=True)
class Line:
    """A line's label with what the lines above make of it: its path, its kind, the group that it stands under.

    ``kind`` is ``sum`` (合计, 本年收入合计), ``closing`` (总计), ``item`` (a classified item), ``fund`` (a budget as a
    part), ``measure`` (预算数, 决算数 down the side), ``concept`` or ``other``, ``none`` without a label; ``side``
    is 0 for income, 1 for expenditure, ``told`` the side that the line's own words tell.
    """

    label: Label
    kind: str
    path: tuple[str, ...] = ()
    side: int = EXPENDITURE
    group: str = ""
    told: int | None = None


def topic(line: Line, column: Column, sheet: Sheet) -> tuple[str, Scope]:
    """Concept and scope of a cell; "" where the table does not say what its sum is of."""
    fund = column.fund or line.label.fund or _fund_of(column, sheet) or sheet.get("fund")
    path, population = _classified(line, column, sheet)
    divided = bool(population) and population == column.concept
    concept = line.label.name if divided else _concept(line, column, sheet, fund)
    scope = Scope(
        fund=_fund(concept, fund, line, sheet),
        classification="/".join(path) if path != (concept,) else "",
        project=sheet.project,
        population=population,
    )
    return concept, scope


def _classified(line: Line, column: Column, sheet: Sheet) -> tuple[tuple[str, ...], str]:
    """The path of the class that a cell is of, down the side or across the top, and which part of it (基本支出) it is.

    In a table of economic classes the columns 基本支出 and 项目支出 divide the class that the line names.
    """
    economic = sheet.get("classification") == "economic"
    if line.kind == "item":
        parts = listed(sheet.words, "tables.populations") if economic else ()
        return line.path, column.concept if column.concept in parts else sheet.get("population")
    if _is_class(line, sheet):
        return (line.label.concept or line.label.name,), ""
    if economic and line.kind == "sum" and column.chain and not column.fund:
        return column.chain, sheet.get("population")
    return (), ""


def _fund_of(column: Column, sheet: Sheet) -> str:
    """The budget whose sum of the year a column's own words name (财政拨款收入), "" for the sum of all (本年收入)."""
    sums = pairs(sheet.words, "tables.fund_sums")
    return next((fund for fund, names in sums.items() if column.concept in names), "") if column.concept else ""


def _concept(line: Line, column: Column, sheet: Sheet, fund: str) -> str:
    sums = pairs(sheet.words, "tables.fund_sums")
    spent = column.concept in {names[EXPENDITURE] for names in sums.values()}
    earned = column.concept in {names[INCOME] for names in sums.values()}
    budget = fund or next((name for name, names in sums.items() if column.concept in names), "")
    own = "" if spent or earned else column.concept
    side = INCOME if earned else EXPENDITURE if spent else line.side
    if line.kind == "closing":
        return _closing(line, sheet, fund)
    if line.label.key in sheet.labels:
        return sheet.labels[line.label.key]
    if line.kind in {"sum", "none", "measure"}:
        return _named(own, fund, sheet) if own else _sum(line, sheet, budget, sums, side)
    if line.kind == "fund":
        return line.group or sums.get(fund, ("", ""))[line.side] or line.label.concept or line.label.name
    if (line.kind == "item" or _is_class(line, sheet)) and (own or side == INCOME):
        return own or (sums.get(budget) or sums[""])[INCOME]
    return line.label.name if line.kind == "item" else line.label.concept or line.label.name


def _is_class(line: Line, sheet: Sheet) -> bool:
    """Whether a line is of a class by its name alone, in a sheet of functional classes that prints no codes."""
    return line.kind in {"concept", "other"} and bool(line.label.name) and sheet.get("classification") == "functional"


def _sum(line: Line, sheet: Sheet, fund: str, sums: Mapping[str, tuple[str, str]], side: int) -> str:
    """The concept of the year's sum: the table's own, or that of its budget and side; "" where nothing names it."""
    if sheet.get("sum") and not line.label.fund:
        return sheet.get("sum")
    known = sheet.row or side != line.side or line.label.concept
    return sums.get(fund, ("", ""))[side] if known else ""


def _closing(line: Line, sheet: Sheet, fund: str) -> str:
    closings = pairs(sheet.words, "tables.fund_closings")
    own = closings.get(fund) or closings[sheet.get("fund") if sheet.get("fund") in closings else ""]
    return own[line.side]


def _named(own: str, fund: str, sheet: Sheet) -> str:
    """A column's concept where the whole of it is meant: under one budget it has a name of its own."""
    return str(sheet.words.pack.table("tables.fund_concepts").get(f"{fund}/{own}", own))


def _fund(concept: str, fund: str, line: Line, sheet: Sheet) -> str:
    """The fund that narrows the concept: none where its name, or the whole it is a part of, says it already."""
    if not fund or line.kind == "item":
        return fund
    known = cast("Mapping[str, Mapping[str, object]]", sheet.words.pack.table("concepts"))
    own = known.get(concept, {})
    whole = known.get(str(own.get("whole", "")), {})
    named = pairs(sheet.words, "tables.fund_sums").get(fund, ())
    closed = pairs(sheet.words, "tables.fund_closings").get(fund, ())
    if fund in {own.get("fund"), whole.get("fund")} or concept in {*named, *closed}:
        return str(own.get("fund", ""))
    return fund


def budgeted(line: Line, sheet: Sheet) -> bool:
    """Whether a line's figures are of some budget which the title has to tell: sums, classified items, balances."""
    if line.label.fund:
        return False
    classes = listed(sheet.words, "classification.classes", "tables.balance.carried")
    return line.kind in {"sum", "closing", "item"} or line.label.concept in classes


@cache
def pairs(words: Words, path: str) -> Mapping[str, tuple[str, str]]:
    """The concepts of income and expenditure of each budget."""
    table = cast("Mapping[str, list[str]]", words.pack.table(path))
    return {fund: (names[INCOME], names[EXPENDITURE]) for fund, names in table.items()}


def kind(found: Label, sheet: Sheet) -> str:
    """What kind of line a label makes."""
    marks = (
        ("closing", found.key in listed(sheet.words, "tables.balance.closing")),
        ("sum", found.total or found.key in listed(sheet.words, "tables.balance.year")),
        ("item", bool(found.code)),
        ("fund", bool(found.fund)),
        ("none", not found.text),
        ("concept", bool(found.concept)),
        ("measure", bool(sheet.words.meaning(found.name).measure)),
    )
    return next((kind for kind, applies in marks if applies), "other")
