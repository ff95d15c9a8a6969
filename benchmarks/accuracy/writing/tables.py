"""The tables of final accounts, drawn from the same book as the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from benchmarks.accuracy.wording import load, numeral
from benchmarks.accuracy.writing.report import Item, Line, Run, Table
from benchmarks.accuracy.writing.scribe import Scribe

Spec = dict[str, Any]
Cell = tuple[Run, ...]
Row = tuple[Cell, ...]


def annex(scribe: Scribe, wording: dict[str, Any], part: str) -> list[Item]:
    """Every table of the province and genre in its order: title, unit line, table, note."""
    budget = scribe.unit.genre == "budget"
    in_yuan = wording.get("budget_tables_in_yuan" if budget else "tables_in_yuan")
    unit = scribe.rng.choices(("wan", "yuan"), (1, 1))[0] if in_yuan else "wan"
    items: list[Item] = []
    for number, name in enumerate(wording["budget_tables" if budget else "tables"], 1):
        items += [item._replace(part=part, block=name) for item in one(scribe, name, number, unit, wording)]
    return items


def one(scribe: Scribe, name: str, number: int, unit: str, wording: dict[str, Any]) -> Iterator[Item]:
    """A table with what stands around it; an empty one keeps its header and says why it is empty."""
    spec = {**load("tables"), **load("budget_tables")}[name]
    title = wording.get("table_title", "{title}").replace("{title}", spec["title"]).replace("{number}", f"{number:02}")
    yield Line(tuple(scribe.line(title)), "table title")
    yield Line((Run(load("tables")["unit_line"].replace("{unit}", load("common")["money_units"][unit])),), "unit")
    empty = is_empty(scribe, spec)
    yield Table(tuple(KINDS[spec["kind"]](scribe, spec, unit)), name)
    if spec.get("note"):
        yield Line((Run(spec["note"]),), "note")
    if empty:
        yield Line((Run(load("tables")["empty_note"].replace("{what}", spec["what"])),), "empty note")


def is_empty(scribe: Scribe, spec: Spec) -> bool:
    """Whether the table has no data this year."""
    return "empty" in spec and not scribe.book.get(spec["empty"]).value


def text(*cells: str) -> Row:
    return tuple((Run(cell),) if cell else () for cell in cells)


def money(scribe: Scribe, key: str, unit: str) -> Cell:
    """A cell of money; nothing to print where the figure is unknown or zero."""
    if key not in scribe.book.figures or not scribe.book.get(key).value:
        return ()
    return (Run(scribe.number(key, unit), key if unit == scribe.money_unit else f"{unit} {key}"),)


def sides(scribe: Scribe, spec: Spec, unit: str) -> Iterator[Row]:
    """Income on the left, expenditure by class on the right, the totals below on one row each."""
    columns = [c.partition("|")[2] for c in spec.get("columns", ["|" + spec["right"]])]
    amount = spec.get("amount", load("tables")["amount"])
    heads = [c.partition("|")[0] for c in spec["columns"]] if "columns" in spec else [amount]
    yield text(load("tables")["item"], amount, load("tables")["item"], *heads)
    right = [(name, [f"{c}/{code}" for c in columns]) for code, name in classes(scribe, spec["right"])]
    for left, other in zip_longest(pairs(spec["left"]), right, fillvalue=("", [""])):
        yield side_row(scribe, left, other, unit, len(columns))
    for left, other in zip(pairs(spec["left_end"]), pairs(spec["right_end"]), strict=True):
        yield side_row(scribe, left, other, unit, len(columns))


def side_row(scribe: Scribe, left: tuple[str, list[str]], right: tuple[str, list[str]], unit: str, width: int) -> Row:
    cells = [money(scribe, key, unit) for key in right[1]]
    cells += [()] * (width - len(cells))
    return (*text(left[0]), money(scribe, left[1][0], unit), *text(right[0]), *cells)


def pairs(entries: list[str]) -> list[tuple[str, list[str]]]:
    return [(name, keys.split(",")) for name, _, keys in (entry.partition("|") for entry in entries)]


def classes(scribe: Scribe, base: str) -> list[tuple[str, str]]:
    """The classes of the right side with their Chinese numbers: all of the form, or only those with figures."""
    spec, names = load("tables"), load("classification")["names"] | load("tables")["class_names"]
    rows = [(code, f"{numeral(i)}、{names[code]}") for i, code in enumerate(spec["classes"], 1)]
    used = [(code, name) for code, name in rows if f"{base}/{code}" in scribe.book.figures]
    return rows if scribe.habits.setdefault("all classes", scribe.rng.randrange(3)) == 0 else used


def codes(scribe: Scribe, spec: Spec, unit: str) -> Iterator[Row]:
    """A row for the whole and for each 类, 款 and 项."""
    bases = [c.partition("|")[2] for c in spec["columns"]]
    yield text(*load("tables")["code_header"], *(c.partition("|")[0] for c in spec["columns"]))
    if is_empty(scribe, spec):
        return
    yield (*text("", load("tables")["whole_row"]), *(money(scribe, base, unit) for base in bases))
    found = {
        k.partition("/")[2] for k in scribe.book.figures if k.partition("/")[0] in bases and "@" not in k and "/" in k
    }
    for code in sorted(code for code in found if spec["kind"] == "codes" or len(code) == 7):
        label = scribe.book.labels[next(f"{b}/{code}" for b in bases if f"{b}/{code}" in scribe.book.labels)]
        yield (*text(code), (Run(label, f"class {code}"),), *(money(scribe, f"{b}/{code}", unit) for b in bases))


def economic(scribe: Scribe, spec: Spec, unit: str) -> Iterator[Row]:
    """Staff items beside running costs, with their totals."""
    yield text(
        *[
            spec.get("amount", head) if head == load("tables")["amount"] else head
            for head in load("tables")["economic_header"]
        ]
    )
    for left, right in zip_longest(with_parents(scribe, "staff"), with_parents(scribe, "office")):
        yield (*economic_row(scribe, left, unit), *economic_row(scribe, right, unit))
    ends = load("tables")
    yield (
        *text("", ends["staff_total"]),
        money(scribe, "staff", unit),
        *text("", ends["office_total"]),
        money(scribe, "office", unit),
    )


def with_parents(scribe: Scribe, group: str) -> list[str]:
    keys = scribe.book.groups[group]
    return [
        k for parent in sorted({key[:7] for key in keys}) for k in (parent, *(x for x in keys if x.startswith(parent)))
    ]


def economic_row(scribe: Scribe, key: str | None, unit: str) -> Row:
    if not key:
        return ((), (), ())
    return (*text(key[4:]), (Run(scribe.book.labels[key], f"name:{key}"),), money(scribe, key, unit))


def public(scribe: Scribe, spec: Spec, unit: str) -> Iterator[Row]:
    """三公: budget and final figure of the whole and each part."""
    names, keys = zip(*(c.split("|") for c in spec["columns"]), strict=True)
    yield text("", *names)
    if is_empty(scribe, spec):
        return
    for label, time in zip(spec["times"], spec.get("time_keys", ("@b", "")), strict=True):
        yield (*text(label), *(money(scribe, key + time, unit) for key in keys))


KINDS = {"sides": sides, "codes": codes, "leaves": codes, "economic": economic, "public": public}
