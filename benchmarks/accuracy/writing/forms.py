"""The self-evaluation form of the first project: money rows, goals, indicator rows and the total, as one table."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from benchmarks.accuracy.books.figures import printed
from benchmarks.accuracy.books.scores import Indicator
from benchmarks.accuracy.wording import load
from benchmarks.accuracy.writing.report import Item, Line, Run, Table
from benchmarks.accuracy.writing.scribe import Scribe, plain

if TYPE_CHECKING:
    from benchmarks.accuracy.writing.builder import Builder

Row = tuple[tuple[Run, ...], ...]


def form(builder: Builder) -> list[Item]:
    """Title, the table, and who filled it in."""
    scribe, words, columns = builder.scribe, load("forms"), builder.wording.get("form", "joined")
    top = [*head(scribe), *money(scribe), *goals(scribe)]
    rows = [*top, *indicators(scribe, builder.rows, columns), total(scribe, columns)]
    return [
        Line(tuple(scribe.line(words["title"])), "table title"),
        Table(tuple(rows), "form"),
        Line(tuple(scribe.line(words["foot"])), "note"),
    ]


def texts(*cells: str) -> Row:
    return tuple((Run(cell),) if cell else () for cell in cells)


def head(scribe: Scribe) -> Iterator[Row]:
    words = load("forms")
    yield (*texts(words["project"]), (Run(scribe.book.labels["proj/1"], "name:proj/1"),))
    yield (
        *texts(words["authority"]),
        (Run(scribe.unit.entity, "entity"),),
        *texts(words["doer"]),
        (Run(scribe.unit.entity, "entity"),),
    )


def money(scribe: Scribe) -> Iterator[Row]:
    """Budgets and spending of the project with its rate and points."""
    words = load("forms")
    yield texts(*words["money_header"])
    amounts = tuple(
        (Run(scribe.number(key, "wan"), key if scribe.money_unit == "wan" else f"wan {key}"),)
        for key in ("proj/1@i", "proj/1@b", "proj/1")
    )
    rate = (Run(scribe.number("c:proj/1"), "c:proj/1"), Run("%"))
    yield (*texts("", words["money_total"]), *amounts, points(scribe, "form.w/0"), rate, points(scribe, "form.s/0"))
    yield (*texts("", words["money_fiscal"]), *amounts, *texts("—"), rate, *texts("—"))


def points(scribe: Scribe, key: str) -> tuple[Run, ...]:
    return (Run(scribe.number(key), key),)


def goals(scribe: Scribe) -> Iterator[Row]:
    """Goals beside what was reached, in words."""
    words = load("forms")
    yield texts(*words["goal_header"])
    yield ((), tuple(scribe.write("form_goal")), tuple(scribe.write("form_reached")))


def indicators(scribe: Scribe, rows: list[Indicator], columns: str) -> Iterator[Row]:
    """One row per indicator; level names stand only where they begin.

    ``columns`` is ``joined`` (target and attainment with their unit in one cell) or ``apart`` (operator, value and unit
    in cells of their own).
    """
    yield texts(*load("forms")["indicator_header"][columns])
    previous: Indicator | None = None
    for number, row in enumerate(rows, 1):
        first = "" if previous and previous.level1 == row.level1 else row.level1
        second = "" if previous and previous.level2 == row.level2 else row.level2
        levels = tuple((Run(name, f"level{n}/{number}"),) for n, name in enumerate((first, second), 1))
        reason = (Run(row.reason, f"reason/{number}"),) if row.reason else ()
        name = (Run(row.name, f"indicator/{number}"),)
        yield ((), *levels, name, *reached(scribe, row, number, columns), points(scribe, f"form.s/{number}"), reason)
        previous = row


def reached(scribe: Scribe, row: Indicator, number: int, columns: str) -> Row:
    """Target, weight and attainment in the order of the form."""
    operator, weight = load("indicators")["operators"][row.operator], points(scribe, f"form.w/{number}")
    target, actual = amount(row.target), amount(row.actual)
    if columns == "apart":
        cells = {"operator": operator, "target": target, "measure": row.unit}
        own = tuple((Run(text, f"{stem}/{number}"),) for stem, text in cells.items())
        return (*own, weight, (Run(actual, f"actual/{number}"),))
    joined = (Run(operator + target + row.unit, f"target/{number}"),), (Run(actual + row.unit, f"actual/{number}"),)
    return (*joined, weight)


def amount(value: Fraction) -> str:
    """A target or attainment without trailing zeros."""
    return plain(printed(value, 2))


def total(scribe: Scribe, columns: str) -> Row:
    """The last row: all points."""
    weight, score = points(scribe, "form.w"), points(scribe, "form.s")
    name = texts(load("forms")["total"], "", "", "")
    if columns == "apart":
        return (*name, (), (), (), weight, (), score, ())
    return (*name, (), (), weight, score, ())
