"""Broken structure: missing sections, tables, annexes and notes, wrong numbers of headings and figures, copied paragraphs."""

from __future__ import annotations

from random import Random
from typing import Any

from benchmarks.accuracy.plants.plant import PLANT, Planted, flag_item, paragraphs
from benchmarks.accuracy.wording import load, numeral, province
from benchmarks.accuracy.writing.builder import build
from benchmarks.accuracy.writing.report import Line, Run

Spec = dict[str, Any]


def missing_section(name: str, genre: str, seed: str, rng: Random, spec: Spec) -> Planted | None:
    """A section that every disclosure must have, left out with its heading."""
    outline = province(name)["outline" if genre == "accounts" else "budget_outline"]
    options = [block for block in spec["blocks"] if any(entry.endswith("|" + block) for entry in outline)]
    if not options:
        return None
    block = rng.choice(sorted(options))
    draft = build(name, genre, seed, omit=frozenset({block}))
    return Planted(draft, draft.items, frozenset(spec["accept"]), tuple(spec["blocks"][block]), block)


def missing_table(name: str, genre: str, seed: str, rng: Random, spec: Spec) -> Planted | None:
    """A table of the set left out with its title and notes."""
    wording = province(name)
    tables = [t for t in wording["tables" if genre == "accounts" else "budget_tables"] if t in spec["tables_of"]]
    table = rng.choice(tables)
    draft = build(name, genre, seed, omit=frozenset({table}))
    title = {**load("tables"), **load("budget_tables")}[table]["title"]
    return Planted(draft, draft.items, frozenset(spec["accept"]), (title,), title)


def missing_annex(name: str, genre: str, seed: str, rng: Random, spec: Spec) -> Planted | None:
    """The text points to an annex that is not there."""
    annexes = province(name).get("annexes") or ()
    if not annexes or genre == "budget":
        return None
    draft = build(name, genre, seed, omit=frozenset({annexes[-1]}))
    number = f"{spec['word']}{len(annexes)}"
    items = tuple(flag_item(i) if isinstance(i, Line) and i.role == "para" and number in i.text else i for i in draft.items)
    return Planted(draft, items, frozenset(spec["accept"]), (number,), number) if items != draft.items else None


def missing_note(name: str, genre: str, seed: str, rng: Random, spec: Spec) -> Planted | None:
    """An empty table without the sentence that says why it is empty."""
    draft = build(name, genre, seed)
    options = [n for n, item in enumerate(draft.items) if isinstance(item, Line) and item.role == "empty note"]
    if not options:
        return None
    number = rng.choice(options)
    block = draft.items[number].block
    items = tuple(flag_item(i) if i.block == block else i for n, i in enumerate(draft.items) if n != number)
    return Planted(draft, items, frozenset(spec["accept"]), note=block)


def numbering(name: str, genre: str, seed: str, rng: Random, spec: Spec) -> Planted | None:
    """A heading with a number that jumps or repeats."""
    draft = build(name, genre, seed)
    options = [(n, item, c) for n, item in enumerate(draft.items) if isinstance(item, Line) and item.role == "h1"
               for c in range(3, 9) if item.text.startswith(numeral(c) + "、")]  # fmt: skip
    if not options:
        return None
    number, item, count = rng.choice(options)
    wrong = numeral(count + rng.choice((2, -1)))
    head = item.runs[0]
    runs = (Run(wrong, "", PLANT), head._replace(text=head.text.removeprefix(numeral(count)), flag=PLANT), *item.runs[1:])
    items = (*draft.items[:number], item._replace(runs=runs), *draft.items[number + 1 :])
    return Planted(draft, items, frozenset(spec["accept"]), note=f"{numeral(count)} → {wrong}")


def caption(name: str, genre: str, seed: str, rng: Random, spec: Spec) -> Planted | None:
    """A figure caption with the number of another figure."""
    draft = build(name, genre, seed)
    wrong = load("words")["captions"]
    options = [(n, item, old) for n, item in enumerate(draft.items) if isinstance(item, Line) and item.role == "caption"
               for old in wrong if old in item.text]  # fmt: skip
    if not options:
        return None
    number, item, old = rng.choice(options)
    line = Line((Run(item.text.replace(old, wrong[old]), "", PLANT),), "caption", item.block, item.part)
    return Planted(draft, (*draft.items[:number], line, *draft.items[number + 1 :]), frozenset(spec["accept"]), note=line.text)


def copied(name: str, genre: str, seed: str, rng: Random, spec: Spec) -> Planted | None:
    """A long paragraph that stands twice within its part."""
    draft = build(name, genre, seed)
    options = [n for n in paragraphs(draft.items) if len(draft.items[n].text) >= 45 and draft.items[n].block in spec["blocks"]]  # type: ignore[union-attr]
    if not options:
        return None
    number = rng.choice(options)
    item = draft.items[number]
    later = [n for n in paragraphs(draft.items, part=item.part) if number <= n <= number + 12]
    at = rng.choice(later)
    items = (*draft.items[: at + 1], flag_item(item), *draft.items[at + 1 :])
    flagged = (*items[:number], flag_item(item, "against"), *items[number + 1 :]) if at != number else items
    return Planted(draft, flagged, frozenset(spec["accept"]), note=item.block)
