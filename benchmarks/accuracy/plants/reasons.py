"""Reasons that are missing, empty, or explain the opposite."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from benchmarks.accuracy.plants.plant import PLANT, Planted, flag_item, paragraphs
from benchmarks.accuracy.wording import load
from benchmarks.accuracy.writing.builder import Draft, build
from benchmarks.accuracy.writing.report import Item, Line, Run
from benchmarks.accuracy.writing.scribe import trend

BLOCKS = ("overview", "fiscal", "gp_total", "san_total", "opex", "b_overview", "b_fiscal", "b_gp_total", "b_opex")


def explained(draft: Draft) -> Iterator[tuple[int, int, str]]:
    """Paragraphs with one change and one reason: item, run of the reason, key of the figure."""
    for number in (n for block in BLOCKS for n in paragraphs(draft.items, block, "disclosure")):
        runs = draft.items[number].runs  # type: ignore[union-attr]
        reasons = [i for i, run in enumerate(runs) if run.key == "why"]
        changes = [run.key[2:] for run in runs if run.key.startswith("d:")]
        if len(reasons) == 1 and len(changes) == 1 and trend(draft.book, changes[0]) in ("up", "down"):
            yield number, reasons[0], changes[0]


def pick(draft: Draft, rng: Random) -> tuple[int, int, str] | None:
    options = list(explained(draft))
    return rng.choice(options) if options else None


def put(draft: Draft, number: int, item: Item, spec: dict[str, Any], note: str) -> Planted:
    return Planted(draft, (*draft.items[:number], item, *draft.items[number + 1 :]), frozenset(spec["accept"]), note=note)


def missing(name: str, genre: str, seed: str, rng: Random, spec: dict[str, Any]) -> Planted | None:
    """A change without any reason: the whole clause is gone."""
    draft = build(name, genre, seed)
    place = pick(draft, rng)
    if not place:
        return None
    number, index, key = place
    line = draft.items[number]
    assert isinstance(line, Line)
    before, after = list(line.runs[:index]), line.runs[index + 1 :]
    before = without_because(before)
    if before is None:
        return None
    return put(draft, number, flag_item(line._replace(runs=(*before, *after))), spec, key)


def without_because(runs: list[Run]) -> list[Run] | None:
    """Runs before a reason without the words that announce it; None where they are not found."""
    words = sorted({w for name in ("because", "because_of") for w in load("common")["phrase"][name]}, key=len, reverse=True)
    text = runs[-1].text
    word = next((w for w in words if text.endswith(w)), "")
    if not word or "：" in word and not text.endswith(word):
        return None
    rest = text.removesuffix(word)
    kept = [*runs[:-1], Run(rest)] if rest else runs[:-1]
    last = kept[-1]
    trimmed = last.text.rstrip("，。：") if not last.key else last.text
    return [*kept[:-1], last._replace(text=trimmed)] if trimmed else kept[:-1]


def empty(name: str, genre: str, seed: str, rng: Random, spec: dict[str, Any]) -> Planted | None:
    """主要原因是。"""
    draft = build(name, genre, seed)
    place = pick(draft, rng)
    if not place:
        return None
    number, index, key = place
    runs = list(draft.items[number].runs)  # type: ignore[union-attr]
    runs[index - 1] = runs[index - 1]._replace(flag=PLANT)
    del runs[index]
    item = draft.items[number]._replace(runs=tuple(runs))  # type: ignore[union-attr]
    return put(draft, number, item, spec, key)


def contrary(name: str, genre: str, seed: str, rng: Random, spec: dict[str, Any]) -> Planted | None:
    """An increase explained by savings, or a decrease by new tasks."""
    draft = build(name, genre, seed)
    place = pick(draft, rng)
    if not place:
        return None
    number, index, key = place
    reasons = load("words")["contrary"]["down" if trend(draft.book, key) == "up" else "up"]
    line = draft.items[number]
    runs = list(line.runs)  # type: ignore[union-attr]
    runs[index] = Run(rng.choice(reasons), "why", PLANT)
    return put(draft, number, line._replace(runs=tuple(runs)), spec, key)  # type: ignore[union-attr]
