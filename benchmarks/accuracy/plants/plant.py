"""What a planter is asked for and what it makes: a report with one error, and how an auditor shows that it saw it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar

from benchmarks.accuracy.wording import load
from benchmarks.accuracy.writing.builder import APART, Draft, Prepare, build
from benchmarks.accuracy.writing.report import Item, Line, Run, edit, runs_of, with_runs

T = TypeVar("T")
PLANT, AGAINST = "plant", "against"
Items = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Planted:
    """A report with one error.

    The planted place is flagged ``plant``, the figures that contradict it ``against``; where something is missing there
    is no place, and a finding must name it (one of ``mentions``). ``accept`` holds the kinds of finding that show it.
    """

    draft: Draft
    items: Items
    accept: frozenset[str]
    mentions: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """Which report is to be spoilt, and the settings of the kind of error (see ``kinds.toml``)."""

    province: str
    genre: str
    seed: str
    rng: Random
    spec: dict[str, Any]

    def draft(self, prepare: Prepare | None = None, omit: Iterable[str] = ()) -> Draft:
        """The clean report, its books bent by ``prepare``, without the blocks of ``omit``."""
        return build(self.province, self.genre, self.seed, prepare, frozenset((*omit, *self._apart())))

    def _apart(self) -> tuple[str, ...]:
        """Where no table matters, many reports publish their tables as a file of its own."""
        chance = 0 if self.spec.get("tables", not self.spec["accept"]) is True else load("look")["tables_apart"]
        return (APART,) if Random(f"apart {self.province} {self.seed}").random() < chance else ()

    def planted(self, draft: Draft, items: Items, note: str = "", also: Iterable[str] = ()) -> Planted:
        """The spoilt report; ``also`` adds kinds of finding to those of the kind."""
        return Planted(draft, items, frozenset((*self.spec["accept"], *also)), note=note)

    def missing(self, draft: Draft, mentions: Iterable[str], items: Items | None = None) -> Planted:
        """A report that lacks something, which a finding must name."""
        names = tuple(mentions)
        return Planted(draft, items or draft.items, frozenset(self.spec["accept"]), names, names[0])

    def pick(self, options: Iterable[T]) -> T | None:
        """One of the options at random; None when there is none."""
        found = list(options)
        return self.rng.choice(found) if found else None

    def word(self, name: str) -> str:
        """One of the texts of ``words.toml`` under this name."""
        return str(self.rng.choice(load("words")["texts"][name]))


Planter = Callable[[Order], Planted | None]


def put(items: Items, number: int, *new: Item) -> Items:
    """``items`` with item ``number`` replaced by others."""
    return (*items[:number], *new, *items[number + 1 :])


def flag_item(item: Item, flag: str = PLANT) -> Item:
    """Every run of an item flagged."""
    return with_runs(item, [run._replace(flag=run.flag or flag) for run in runs_of(item)])


def flag_keys(items: Items, keys: set[str], flag: str = AGAINST) -> Items:
    """The runs of ``keys`` flagged, where they are not flagged yet."""
    return tuple(
        with_runs(item, [run._replace(flag=run.flag or (flag if run.key in keys else "")) for run in runs_of(item)])
        for item in items
    )


def spoil(items: Items, place: tuple[int, int], text: str) -> Items:
    """The run at a place (item, run) with another text, flagged as the plant."""
    number, index = place
    run = list(runs_of(items[number]))[index]
    return edit(items, number, index, [Run(text, run.key, PLANT)])


def replace_in(items: Items, number: int, old: str, new: str) -> Items | None:
    """The first ``old`` within one run of paragraph ``number`` replaced by ``new``, flagged; None if it is absent."""
    for index, run in enumerate(runs_of(items[number])):
        before, found, after = run.text.partition(old)
        if found:
            pieces = [run._replace(text=before), Run(new, run.key, PLANT), run._replace(text=after)]
            return edit(items, number, index, [piece for piece in pieces if piece.text])
    return None


def paragraphs(items: Items, block: str = "", part: str = "") -> dict[int, Line]:
    """The paragraphs (of a block, of a part) by their number."""
    return {
        number: item
        for number, item in enumerate(items)
        if isinstance(item, Line)
        and item.role == "para"
        and (not block or item.block == block)
        and (not part or item.part == part)
    }


def runs_in(lines: dict[int, Line]) -> Iterator[tuple[int, int, Run]]:
    """Every run of the paragraphs with its place."""
    for number, line in lines.items():
        for index, run in enumerate(line.runs):
            yield number, index, run
