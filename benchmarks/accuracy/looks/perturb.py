"""The look of a file: changes that keep the truth. A clean report stays clean, a planted error stays the only one."""

from __future__ import annotations

from random import Random
from typing import Any

from benchmarks.accuracy.books.figures import MONEY, Book, printed
from benchmarks.accuracy.looks.headings import Look, headings
from benchmarks.accuracy.looks.layout import CELLS, PLAIN, TABS, Text, lay_out
from benchmarks.accuracy.looks.pages import break_pages
from benchmarks.accuracy.proof import is_figure
from benchmarks.accuracy.wording import load
from benchmarks.accuracy.writing.report import Item, Line, Run, Table, runs_of, with_runs
from benchmarks.accuracy.writing.scribe import plain


def choose(rng: Random, *, tables_matter: bool = False) -> Look:
    """A random look; where a table is the point, its cells stay apart."""
    profiles = load("look")["profiles"]
    name = rng.choices(list(profiles), [p["weight"] for p in profiles.values()])[0]
    habits = {habit for habit, chance in profiles[name].items() if habit != "weight" and rng.random() < chance}
    return Look(name, frozenset(habits - {"plain"} if tables_matter else habits))


def present(items: tuple[Item, ...], book: Book, look: Look, rng: Random) -> Text:
    """The text of ``items`` as a file with this look shows it."""
    for habit in ("in_yuan", "drop_zeros", "thousands", "spaces", "half_width", "full_digits"):
        if look.has(habit):
            items = HABITS[habit](items, book, rng)
    items = headings(items, look, rng)
    text = lay_out(
        items, CELLS if look.has("cells") else PLAIN if look.has("plain") else TABS, blank_lines=look.has("blank_lines")
    )
    return break_pages(text, rng, page_breaks=look.has("page_breaks")) if look.has("wrap") else text


def each_run(items: tuple[Item, ...], change: Any) -> tuple[Item, ...]:
    return tuple(with_runs(item, [change(run, item) for run in runs_of(item)]) for item in items)


def drop_zeros(items: tuple[Item, ...], book: Book, rng: Random) -> tuple[Item, ...]:
    """Spreadsheets drop trailing zeros: 1211.50 → 1211.5; in the text only, or in tables as well."""
    everywhere = rng.random() < 0.3

    def change(run: Run, item: Item) -> Run:
        decimal = is_figure(book, run.key) and (everywhere or isinstance(item, Line))
        return run._replace(text=plain(run.text)) if decimal else run

    return each_run(items, change)


def thousands(items: tuple[Item, ...], book: Book, rng: Random) -> tuple[Item, ...]:
    """Separators in amounts of four digits and more, in tables only or everywhere."""
    everywhere = rng.random() < 0.4

    def change(run: Run, item: Item) -> Run:
        if not (is_figure(book, run.key) and (everywhere or isinstance(item, Table))) or kind(book, run.key) != MONEY:
            return run
        whole, point, rest = run.text.partition(".")
        return run._replace(text=f"{int(whole):,}{point}{rest}") if whole.isdigit() else run

    return each_run(items, change)


def kind(book: Book, key: str) -> str:
    return book.get(key.removeprefix("yuan ").removeprefix("wan ")).kind


def spaces(items: tuple[Item, ...], book: Book, rng: Random) -> tuple[Item, ...]:
    """Spaces before or after some figures of the text."""
    space = rng.choice(load("look")["spaces"][:2])

    def change(run: Run, item: Item) -> Run:
        if not is_figure(book, run.key) or isinstance(item, Table) or rng.random() < 0.6:
            return run
        return run._replace(text=space + run.text if rng.random() < 0.5 else run.text + space)

    return each_run(items, change)


def half_width(items: tuple[Item, ...], _book: Book, rng: Random) -> tuple[Item, ...]:
    """Some marks of punctuation typed in half width."""
    pairs = [pair for pair in load("look")["half_width"] if rng.random() < 0.4]
    brackets = list(load("look")["half_width"][-2:])
    if any(pair in pairs for pair in brackets):
        pairs = [*[p for p in pairs if p not in brackets], *brackets]
    table = str.maketrans({pair[0]: pair[1] for pair in pairs})
    return each_run(
        items, lambda run, item: run if item_is_named(item) else run._replace(text=run.text.translate(table))
    )


def item_is_named(item: Item) -> bool:
    """Captions and tables keep their printed form."""
    return isinstance(item, Table) or item.role in ("caption", "table title")


def full_digits(items: tuple[Item, ...], book: Book, rng: Random) -> tuple[Item, ...]:
    """Full-width digits in some figures of the text, as some input methods leave them."""
    table = str.maketrans("0123456789", load("look")["full_digits"])

    def change(run: Run, item: Item) -> Run:
        typed = isinstance(item, Line) and is_figure(book, run.key) and rng.random() < 0.1
        return run._replace(text=run.text.translate(table)) if typed else run

    return each_run(items, change)


def in_yuan(items: tuple[Item, ...], book: Book, rng: Random) -> tuple[Item, ...]:
    """A paragraph of receptions, procurement or running costs given in 元 instead of 万元."""
    words = load("common")["money_units"]
    numbers = [
        n
        for n, item in enumerate(items)
        if isinstance(item, Line) and item.block in ("reception", "procurement", "general")
    ]
    chosen = rng.choice(numbers) if numbers else -1
    if chosen < 0 or any(run.flag for run in runs_of(items[chosen])):
        return items

    def change(run: Run) -> Run:
        if run.key.startswith("unit ") and run.text == words["wan"]:
            return run._replace(text=words["yuan"])
        if is_figure(book, run.key) and " " not in run.key and book.get(run.key).kind == MONEY:
            return Run(printed(book.get(run.key).value, 2), f"yuan {run.key}")
        return run

    changed = with_runs(items[chosen], [change(run) for run in runs_of(items[chosen])])
    return (*items[:chosen], changed, *items[chosen + 1 :])


HABITS = {
    "drop_zeros": drop_zeros, "thousands": thousands, "spaces": spaces, "half_width": half_width,
    "full_digits": full_digits, "in_yuan": in_yuan,
}  # fmt: skip
