"""Wrong terms: dead and misspelt names of the classification, wrong parents, a glossary that does not fit."""

from __future__ import annotations

from typing import NamedTuple

from benchmarks.accuracy.plants.plant import PLANT, Items, Order, Planted, flag_keys, put, spoil
from benchmarks.accuracy.wording import load
from benchmarks.accuracy.writing.builder import Draft
from benchmarks.accuracy.writing.report import Item, Line, Run, runs_of

LONG_NAME = 6


class Name(NamedTuple):
    """Where the name of a node of the classification is printed, and how."""

    item: int
    run: int
    code: str
    text: str
    key: str


def names(draft: Draft, *lengths: int) -> list[Name]:
    """Names with codes of these lengths in paragraphs and in the glossary."""
    found = []
    for number, item in enumerate(draft.items):
        runs = item.runs if isinstance(item, Line) and item.role in ("para", "term") else ()
        for index, run in enumerate(runs):
            stem = "name:gp/" if run.key.startswith("name:gp/") else "class "
            code = run.key.removeprefix(stem)
            if run.key.startswith(stem) and code.isdigit() and len(code) in lengths:
                found.append(Name(number, index, code, run.text, run.key))
    return found


def renamed(order: Order, draft: Draft, name: Name, text: str) -> Planted:
    items = flag_keys(spoil(draft.items, (name.item, name.run), text), {f"class {name.code}"})
    return order.planted(draft, items, text)


def dead(order: Order) -> Planted | None:
    """A name that the classification gave up years ago."""
    draft, dead_names = order.draft(), load("words")["dead_names"]
    name = order.pick(name for name in names(draft, 3, 5) if name.code in dead_names)
    return renamed(order, draft, name, dead_names[name.code]) if name else None


def misspelt(order: Order) -> Planted | None:
    """A character of a name lost, or swapped with its neighbour."""
    draft, rng = order.draft(), order.rng
    name = order.pick(name for name in names(draft, 3, 5, 7) if len(name.text) >= LONG_NAME)
    if name is None:
        return None
    text, at = name.text, rng.randint(1, len(name.text) - 3)
    wrong = rng.choice((text[:at] + text[at + 1 :], text[:at] + text[at + 1] + text[at] + text[at + 2 :]))
    return (
        renamed(order, draft, name, wrong) if wrong not in {text, *load("classification")["names"].values()} else None
    )


def wrong_parent(order: Order) -> Planted | None:
    """An item under the class of another."""
    draft = order.draft()
    paths = [name for name in names(draft, 3) if name.key.startswith("class")]
    name = order.pick(paths)
    others = sorted({n.text for n in paths if name and n.code != name.code})
    return renamed(order, draft, name, order.rng.choice(others)) if name and others else None


def terms(items: Items) -> dict[int, Line]:
    """The entries of the glossary by their number."""
    return {n: item for n, item in enumerate(items) if isinstance(item, Line) and item.role == "term"}


def glossary_gap(order: Order) -> Planted | None:
    """A term that the report uses is not explained any more; the entries after it take the numbers before them."""
    draft = order.draft()
    entries, needed = terms(draft.items), load("glossary")["needed"]
    number = order.pick(n for n, line in entries.items() if line.runs[1].text in needed)
    if number is None:
        return None
    heads = [line.runs[0] for n, line in entries.items() if n >= number]
    moved: dict[int, Item] = {
        n: line._replace(runs=(head, *line.runs[1:]))
        for head, (n, line) in zip(heads, [(n, line) for n, line in entries.items() if n > number], strict=False)
    }
    items = tuple(moved.get(n, item) for n, item in enumerate(draft.items) if n != number)
    return order.missing(draft, [entries[number].runs[1].text], items)


def glossary_surplus(order: Order) -> Planted | None:
    """An item is explained that the report does not use."""
    draft, surplus = order.draft(), load("words")["surplus"]
    entries = terms(draft.items)
    own = {run.text for item in draft.items for run in runs_of(item) if run.key.startswith("class ")}
    code = order.pick(c for c in surplus["codes"] if load("classification")["names"][c[:5]] not in own)
    explains_items = any(run.key.startswith("class ") for line in entries.values() for run in line.runs)
    if code is None or not explains_items:
        return None
    spelt = "".join(name + level for name, level in zip(chain_of(code), load("common")["levels"], strict=True))
    last, line = max(entries.items())
    head = line.runs[0]._replace(text=line.runs[0].text.replace(str(len(entries)), str(len(entries) + 1)))
    entry = line._replace(runs=(head, Run(spelt, "", PLANT), Run("：" + surplus["definition"], "", PLANT)))
    return order.planted(draft, put(draft.items, last, line, entry), spelt)


def chain_of(code: str) -> list[str]:
    """The names of 类, 款 and 项."""
    data = load("classification")
    return [data["names"][code[:3]], data["names"][code[:5]], data["leaves"][code][2:]]
