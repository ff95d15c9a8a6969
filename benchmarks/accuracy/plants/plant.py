"""What a planter makes: a report with one error, and how an auditor shows that it saw it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from benchmarks.accuracy.writing.builder import Draft
from benchmarks.accuracy.writing.report import Item, Line, Run, edit, runs_of, with_runs

PLANT, AGAINST = "plant", "against"


@dataclass(frozen=True, slots=True)
class Planted:
    """The items of the planted report. The planted place is flagged ``plant``, the figures that contradict it ``against``;
    where something is missing there is no place, and a finding must name it (one of ``mentions``)."""

    draft: Draft
    items: tuple[Item, ...]
    accept: frozenset[str]
    mentions: tuple[str, ...] = ()
    note: str = ""


Planter = Callable[[str, str, str, Random, dict[str, Any]], Planted | None]


def flag_item(item: Item, flag: str = PLANT) -> Item:
    """Every run of an item flagged."""
    return with_runs(item, [run._replace(flag=run.flag or flag) for run in runs_of(item)])


def flag_keys(items: tuple[Item, ...], keys: set[str], flag: str = AGAINST) -> tuple[Item, ...]:
    """The runs of ``keys`` flagged, where they are not flagged yet."""
    return tuple(
        with_runs(item, [run._replace(flag=run.flag or (flag if run.key in keys else "")) for run in runs_of(item)])
        for item in items
    )


def find_runs(items: tuple[Item, ...], key: str, role: str = "") -> list[tuple[int, int]]:
    """Places of a key: item and run."""
    return [
        (number, index)
        for number, item in enumerate(items)
        if not role or (isinstance(item, Line) and item.role == role)
        for index, run in enumerate(runs_of(item))
        if run.key == key
    ]


def replace_in(items: tuple[Item, ...], number: int, old: str, new: str) -> tuple[Item, ...] | None:
    """The first ``old`` within one run of item ``number`` replaced by ``new``, which is flagged as the plant; None if absent."""
    for index, run in enumerate(runs_of(items[number])):
        before, found, after = run.text.partition(old)
        if found:
            pieces = [run._replace(text=before), Run(new, run.key, PLANT), run._replace(text=after)]
            if not isinstance(items[number], Line):
                pieces = [run._replace(text=before + new + after, flag=PLANT)]
            return edit(items, number, index, [piece for piece in pieces if piece.text])
    return None


def paragraphs(items: tuple[Item, ...], block: str = "", part: str = "") -> list[int]:
    """Numbers of the paragraphs (of a block, of a part)."""
    return [
        number
        for number, item in enumerate(items)
        if isinstance(item, Line) and item.role == "para" and (not block or item.block == block) and (not part or item.part == part)
    ]
