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
    scribe, words = builder.scribe, load("forms")
    rows = [
        *head(scribe),
        *money(scribe),
        *goals(scribe),
        *indicators(scribe, builder.rows),
        total(scribe),
    ]
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


def indicators(scribe: Scribe, rows: list[Indicator]) -> Iterator[Row]:
    """One row per indicator; level names stand only where they begin."""
    yield texts(*load("forms")["indicator_header"])
    previous: Indicator | None = None
    for number, row in enumerate(rows, 1):
        first = "" if previous and previous.level1 == row.level1 else row.level1
        second = "" if previous and previous.level2 == row.level2 else row.level2
        yield (
            (), (Run(first, f"level1/{number}"),), (Run(second, f"level2/{number}"),),
            (Run(row.name, f"indicator/{number}"),),
            (Run(load("indicators")["operators"][row.operator] + amount(row.target) + row.unit, f"target/{number}"),),
            (Run(amount(row.actual) + row.unit, f"actual/{number}"),),
            points(scribe, f"form.w/{number}"), points(scribe, f"form.s/{number}"),
            (Run(row.reason, f"reason/{number}"),) if row.reason else (),
        )  # fmt: skip
        previous = row


def amount(value: Fraction) -> str:
    """A target or attainment without trailing zeros."""
    return plain(printed(value, 2))


def total(scribe: Scribe) -> Row:
    return (*texts(load("forms")["total"], "", "", "", "", ""), points(scribe, "form.w"), points(scribe, "form.s"), ())
