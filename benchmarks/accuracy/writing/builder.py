"""The outline of a province filled with a unit's year: the clean report, part by part, in reading order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from benchmarks.accuracy.books.figures import Book
from benchmarks.accuracy.books.scores import Indicator
from benchmarks.accuracy.books.unit import Unit, invent
from benchmarks.accuracy.books.year import keep_books
from benchmarks.accuracy.wording import load, numeral, province
from benchmarks.accuracy.writing import forms, tables
from benchmarks.accuracy.writing.glossary import glossary
from benchmarks.accuracy.writing.report import Item, Line, Run
from benchmarks.accuracy.writing.scribe import Scribe

APART = "tables"
"""Left out of a report whose tables are published as a file of their own."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A clean report: its items in order, the books behind it, and who wrote it."""

    unit: Unit
    book: Book
    rows: tuple[Indicator, ...]
    items: tuple[Item, ...]
    seed: str
    money_unit: str = "wan"

    def with_items(self, items: tuple[Item, ...]) -> Draft:
        """The same report with other items."""
        return replace(self, items=items)


@dataclass(slots=True)
class Builder:
    """Collects items while it walks an outline; ``counters`` number the headings of each level."""

    scribe: Scribe
    wording: dict[str, Any]
    rows: list[Indicator]
    part: str = "disclosure"
    items: list[Item] = field(default_factory=list)
    counters: list[int] = field(default_factory=lambda: [0, 0, 0])
    omit: frozenset[str] = frozenset()

    def walk(self, outline: list[str]) -> None:
        """Headings and blocks of an outline; an entry whose only block is omitted disappears with its heading."""
        for entry in outline:
            kind, _, rest = entry.partition("|")
            title, _, blocks = rest.partition("|")
            if blocks in self.omit:
                continue
            getattr(self, f"_{kind}", self._heading)(title, kind)
            for block in blocks.split():
                self.block(block)

    def block(self, name: str) -> None:
        """The paragraphs of a phrase; a name with a maker of its own (forms, lists) is made by it."""
        if name in MAKERS:
            self.items += [item._replace(part=self.part, block=name) for item in MAKERS[name](self)]
            return
        role = "caption" if name.startswith("fig") else "para"
        for runs in paragraphs(self.scribe.write(name)):
            self.items.append(Line(runs, role, name, self.part))

    def _heading(self, title: str, level: str) -> None:
        depth = int(level) - 1
        self.counters[depth:] = [self.counters[depth] + 1, *[0] * (2 - depth)]
        number = self.wording.get("headings", load("common")["headings"])[depth]
        count = self.counters[depth]
        text = number.replace("一", numeral(count)).replace("1", str(count)) + title
        self._add(text, f"h{level}")

    def _part(self, title: str, _kind: str) -> None:
        self.counters = [0, 0, 0]
        self._add(title, "part")

    def _title(self, title: str, _kind: str) -> None:
        self._add(title, "title")

    def _annex(self, title: str, _kind: str) -> None:
        self._add(title, "part")

    def _form(self, _title: str, _kind: str) -> None:
        self.block("form")

    def _contents(self, title: str, _kind: str) -> None:
        self._add(title, "contents")

    def _glossary(self, _title: str, _kind: str) -> None:
        self.items += glossary(self.scribe, self.wording, self.part)

    def _tables(self, _title: str, _kind: str) -> None:
        if APART in self.omit:
            self.block("tables_apart")
            return
        self.items += tables.annex(self.scribe, self.wording, self.part)

    def _annexes(self, _title: str, _kind: str) -> None:
        for name in self.wording.get("annexes", ()):
            if name in self.omit:
                continue
            self.part, self.counters = name, [0, 0, 0]
            self.walk(load("annexes")["outline"][name])
        self.part = "disclosure"

    def _add(self, title: str, role: str) -> None:
        for piece in paragraphs(self.scribe.line(title)):
            self.items.append(Line(piece, role, "", self.part))


MAKERS = {"form": forms.form}


def paragraphs(runs: list[Run]) -> list[tuple[Run, ...]]:
    """Runs cut at line breaks."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n")
        lines[-1].append(run._replace(text=first))
        lines += [[run._replace(text=text)] for text in rest]
    return [tuple(run for run in one if run.text) for one in lines if any(run.text for run in one)]


Prepare = Callable[[Book, list[Indicator], Unit, Random], None]


def build(
    name: str, genre: str, seed: str, prepare: Prepare | None = None, omit: frozenset[str] = frozenset()
) -> Draft:
    """The clean report of a province that ``seed`` stands for; ``prepare`` may bend the books before it is written."""
    rng = Random(f"{name} {genre} {seed}")
    unit = invent(name, genre, rng)
    book, rows = keep_books(unit, rng)
    if prepare:
        prepare(book, rows, unit, Random(f"prepare {seed}"))
    wording = province(name)
    scribe = Scribe(unit, book, wording["phrase"], rng, rng.choice(wording.get("money_units", ["wan"])))
    builder = Builder(scribe, wording, rows, omit=omit)
    builder.walk(wording["outline" if genre == "accounts" else "budget_outline"])
    items = [item for item in builder.items if item.block not in omit]
    return Draft(unit, book, tuple(rows), tuple(items), seed, scribe.money_unit)
