"""Reasons that are missing, empty, or explain the opposite."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.accuracy.plants.plant import PLANT, Order, Planted, flag_item, paragraphs, put
from benchmarks.accuracy.wording import load, province
from benchmarks.accuracy.writing.builder import Draft
from benchmarks.accuracy.writing.report import Line, Run
from benchmarks.accuracy.writing.scribe import trend

BLOCKS = ("overview", "fiscal", "gp_total", "san_total", "opex", "b_overview", "b_fiscal", "b_gp_total", "b_opex")


def explained(draft: Draft) -> Iterator[tuple[int, Line, int, str]]:
    """Paragraphs with one change and one reason: number, paragraph, place of the reason, key of the figure."""
    for block in BLOCKS:
        for number, line in paragraphs(draft.items, block, "disclosure").items():
            reasons = [i for i, run in enumerate(line.runs) if run.key == "why"]
            changes = [run.key[2:] for run in line.runs if run.key.startswith("d:")]
            if len(reasons) == len(changes) == 1 and trend(draft.book, changes[0]) in ("up", "down"):
                yield number, line, reasons[0], changes[0]


def missing(order: Order) -> Planted | None:
    """A change without any reason: the whole clause is gone."""
    draft = order.draft()
    place = order.pick(explained(draft))
    if place is None:
        return None
    number, line, index, key = place
    before = without_because(list(line.runs[:index]), order.province)
    if before is None:
        return None
    item = line._replace(runs=(*before, *line.runs[index + 1 :]))
    return order.planted(draft, put(draft.items, number, flag_item(item)), key)


def without_because(runs: list[Run], name: str) -> list[Run] | None:
    """Runs before a reason without the words that announce it; None where they are not found."""
    phrases = province(name)["phrase"]
    words = sorted({w for phrase in ("because", "because_of") for w in phrases[phrase]}, key=len, reverse=True)
    word = next((w for w in words if runs[-1].text.endswith(w)), "")
    rest = runs[-1].text.removesuffix(word)
    kept = [*runs[:-1], Run(rest)] if rest else runs[:-1]
    trimmed = kept[-1].text if kept[-1].key else kept[-1].text.rstrip("，。：")
    whole = [*kept[:-1], kept[-1]._replace(text=trimmed)] if trimmed else kept[:-1]
    return whole if word else None


def empty(order: Order) -> Planted | None:
    """The words that announce a reason, and then a full stop."""
    draft = order.draft()
    place = order.pick(explained(draft))
    if place is None:
        return None
    number, line, index, key = place
    announced = line.runs[index - 1]._replace(flag=PLANT)
    item = line._replace(runs=(*line.runs[: index - 1], announced, *line.runs[index + 1 :]))
    return order.planted(draft, put(draft.items, number, item), key)


def contrary(order: Order) -> Planted | None:
    """An increase explained by savings, or a decrease by new tasks."""
    draft = order.draft()
    place = order.pick(explained(draft))
    if place is None:
        return None
    number, line, index, key = place
    reasons = load("words")["contrary"]["down" if trend(draft.book, key) == "up" else "up"]
    reason = Run(order.rng.choice(reasons), "why", PLANT)
    item = line._replace(runs=(*line.runs[:index], reason, *line.runs[index + 1 :]))
    return order.planted(draft, put(draft.items, number, item), key)
