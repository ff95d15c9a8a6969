"""Wrong terms: dead and misspelt names of the classification, wrong parents, a glossary that does not fit."""

from __future__ import annotations

from random import Random
from typing import Any

from benchmarks.accuracy.plants.plant import PLANT, Planted, find_runs, flag_keys
from benchmarks.accuracy.wording import load
from benchmarks.accuracy.writing.builder import Draft, build
from benchmarks.accuracy.writing.report import Line, Run, edit, runs_of

Place = tuple[int, int, str]


def names(draft: Draft, lengths: tuple[int, ...]) -> list[Place]:
    """Places where the name of a class or group of the classification is printed in a paragraph or the glossary."""
    found: list[Place] = []
    for number, item in enumerate(draft.items):
        if not isinstance(item, Line) or item.role not in ("para", "term"):
            continue
        for index, run in enumerate(item.runs):
            code = run.key.rpartition("/")[2] if run.key.startswith("name:gp/") else run.key.removeprefix("class ")
            if run.key.startswith(("class ", "name:gp/")) and code.isdigit() and len(code) in lengths:
                found.append((number, index, code))
    return found


def renamed(draft: Draft, place: Place, text: str, spec: dict[str, Any]) -> Planted:
    number, index, code = place
    run = list(runs_of(draft.items[number]))[index]
    items = edit(draft.items, number, index, [Run(text, run.key, PLANT)])
    return Planted(draft, flag_keys(items, {f"class {code}"}), frozenset(spec["accept"]), note=text)


def dead(name: str, genre: str, seed: str, rng: Random, spec: dict[str, Any]) -> Planted | None:
    """A name that the classification gave up years ago."""
    draft = build(name, genre, seed)
    options = [place for place in names(draft, (3, 5)) if place[2] in load("words")["dead_names"]]
    place = rng.choice(options) if options else None
    return renamed(draft, place, load("words")["dead_names"][place[2]], spec) if place else None


def misspelt(name: str, genre: str, seed: str, rng: Random, spec: dict[str, Any]) -> Planted | None:
    """A character of a name lost, doubled or swapped with its neighbour."""
    draft = build(name, genre, seed)
    options = [p for p in names(draft, (3, 5, 7)) if len(list(runs_of(draft.items[p[0]]))[p[1]].text) >= 6]
    if not options:
        return None
    place = rng.choice(options)
    text = list(runs_of(draft.items[place[0]]))[place[1]].text
    at = rng.randint(1, len(text) - 3)
    wrong = rng.choice((text[:at] + text[at + 1 :], text[:at] + text[at + 1] + text[at] + text[at + 2 :]))
    return renamed(draft, place, wrong, spec) if wrong not in load("classification")["names"].values() and wrong != text else None


def wrong_parent(name: str, genre: str, seed: str, rng: Random, spec: dict[str, Any]) -> Planted | None:
    """An item under the class of another."""
    draft = build(name, genre, seed)
    options = [p for p in names(draft, (3,)) if list(runs_of(draft.items[p[0]]))[p[1]].key.startswith("class")]
    if not options:
        return None
    place = rng.choice(options)
    others = sorted({load("classification")["names"][p[2]] for p in options if p[2] != place[2]})
    return renamed(draft, place, rng.choice(others), spec) if others else None


def glossary_gap(name: str, genre: str, seed: str, rng: Random, spec: dict[str, Any]) -> Planted | None:
    """A term that the report uses is not explained any more."""
    draft = build(name, genre, seed)
    terms = load("glossary")["needed"]
    options = [(n, item) for n, item in enumerate(draft.items) if isinstance(item, Line) and item.role == "term" and item.runs[1].text in terms]
    if not options:
        return None
    number, item = rng.choice(options)
    term = item.runs[1].text
    kept = (*draft.items[:number], *(renumbered(draft.items, number)))
    return Planted(draft, kept, frozenset(spec["accept"]), mentions=(term,), note=term)


def renumbered(items: tuple[Any, ...], number: int) -> list[Any]:
    """The items after ``number``; the glossary entries that follow take the numbers of their forerunners."""
    rest = list(items[number + 1 :])
    heads = [item.runs[0] for item in items[number:] if isinstance(item, Line) and item.role == "term"]
    terms = [i for i, item in enumerate(rest) if isinstance(item, Line) and item.role == "term"]
    for head, at in zip(heads, terms, strict=False):
        rest[at] = rest[at]._replace(runs=(head, *rest[at].runs[1:]))
    return rest


def glossary_surplus(name: str, genre: str, seed: str, rng: Random, spec: dict[str, Any]) -> Planted | None:
    """An item is explained that the report does not use."""
    draft = build(name, genre, seed)
    own = {run.text for item in draft.items for run in runs_of(item) if run.key.startswith("class ")}
    last = [n for n, item in enumerate(draft.items) if isinstance(item, Line) and item.role == "term"]
    foreign = [code for code in load("words")["surplus"]["codes"] if load("classification")["names"][code[:5]] not in own]
    if not last or not foreign or not find_runs(draft.items[last[0] : last[-1] + 1], f"class {next(iter(draft.book.groups['gp']))[-3:]}"):
        return None
    code = rng.choice(foreign)
    spelt = "".join(n + level for n, level in zip(chain_of(code), load("common")["levels"], strict=True))
    template = draft.items[last[-1]]
    assert isinstance(template, Line)
    head = template.runs[0]._replace(text=template.runs[0].text.replace(str(len(last)), str(len(last) + 1)))
    line = template._replace(runs=(head, Run(spelt, "", PLANT), Run("：" + load("words")["surplus"]["definition"], "", PLANT)))
    items = (*draft.items[: last[-1] + 1], line, *draft.items[last[-1] + 1 :])
    return Planted(draft, items, frozenset(spec["accept"]), note=spelt)


def chain_of(code: str) -> list[str]:
    data = load("classification")
    return [data["names"][code[:3]], data["names"][code[:5]], data["leaves"][code][2:]]
