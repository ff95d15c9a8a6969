"""The words and patterns of structure, compiled once from the policy packs (table ``structure``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from typing import NamedTuple, cast

from jiheng.extraction.structure.places import Chain, Places
from jiheng.policy import Library, Pack
from jiheng.policy.loader import merged

_ROOMS = ("structure", "tables")  # the tables of a pack that say what documents look like


class Patterns(dict[str, re.Pattern[str]]):
    """Compiled patterns by their dotted path in the ``structure`` table, each made when it is first asked for."""

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        self._pack = pack

    def __missing__(self, path: str) -> re.Pattern[str]:
        self[path] = re.compile(self._pack.text(f"structure.{path}"))
        return self[path]


class Lists(dict[str, tuple[str, ...]]):
    """Lists of words by their dotted path in the ``structure`` table, each read when it is first asked for."""

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        self._pack = pack

    def __missing__(self, path: str) -> tuple[str, ...]:
        self[path] = self._pack.words(f"structure.{path}")
        return self[path]


class Numbering(NamedTuple):
    """Every style of number in one pattern; ``ranks`` maps the group of a style to its rank."""

    pattern: re.Pattern[str]
    ranks: Mapping[int, int]


class Kind(NamedTuple):
    """A kind of body: how its title ends, and the words of a heading that give it away (None: no heading does)."""

    id: str
    title: re.Pattern[str]
    heading: re.Pattern[str] | None


class Mark(NamedTuple):
    """Words that stand about a body's own name, and how much they are believed."""

    pattern: re.Pattern[str]
    weight: int


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What every step of structure asks for.

    ``pack`` holds the ``structure`` and ``tables`` of all packs laid over each other: a form that one province uses is
    known in a file of any other. ``titles`` maps a section's title to its rank, ``ordinals`` a printed number to its
    value; ``tails`` are ends of titles, ``names`` ends of the names of bodies, ``usual`` what a column's cells
    usually hold.
    """

    pack: Pack
    patterns: Patterns
    lists: Lists
    numbering: Numbering
    ordinals: Mapping[str, int]
    titles: Mapping[str, int]
    tails: tuple[str, ...]
    names: tuple[str, ...]
    longest_title: int
    kinds: tuple[Kind, ...]
    marks: tuple[Mark, ...]
    usual: Mapping[str, re.Pattern[str]]
    places: Places

    def text(self, path: str) -> str:
        """The single word or sentence at a dotted path of the ``structure`` table."""
        return self.pack.text(f"structure.{path}")


@cache
def vocabulary(library: Library) -> Vocabulary:
    """The vocabulary of all packs of a library."""
    trees = ({room: library.pack(identity).table(room) for room in _ROOMS} for identity in library.ids)
    data: Mapping[str, object] = reduce(lambda base, over: merged(base, over, frozenset()), trees, {})
    pack = Pack("", "", data)
    return Vocabulary(
        pack,
        Patterns(pack),
        Lists(pack),
        _numbering(pack),
        {word: place for place, word in enumerate(pack.text("structure.ordinals").split(), 1)},
        _titles(pack),
        pack.words("structure.headings.tails"),
        pack.words("structure.headings.bodies"),
        pack.number("structure.headings.longest_title"),
        tuple(_kind(row) for row in pack.rows("structure.parts.kind")),
        tuple(_mark(row, pack) for row in pack.rows("structure.entities.mark")),
        {role: re.compile(str(usual)) for role, usual in pack.table("structure.cells.usual").items()},
        Places(pack.table("structure.places"), _regions(library)),
    )


def _regions(library: Library) -> Iterator[Chain]:
    """The places that packs are for, each with those of the packs that it rests on."""
    for identity in library.ids:
        pack = library.pack(identity)
        above = [region for parent in reversed(pack.lineage[:-1]) for region in library.pack(parent).regions[:1]]
        yield from ((region, *above) for region in pack.regions)


def _numbering(pack: Pack) -> Numbering:
    ranks: dict[int, int] = {}
    styles: list[str] = []
    group = 1
    for row in pack.rows("structure.numbering"):
        style = str(row["pattern"])
        ranks[group] = int(str(row["rank"]))
        styles.append(f"({style})")
        group += 1 + re.compile(style).groups
    return Numbering(re.compile("|".join(styles)), ranks)


def _titles(pack: Pack) -> dict[str, int]:
    """Titles by rank; where one title is used at two ranks, the higher one counts."""
    ranked: dict[str, int] = {}
    for key, titles in pack.table("structure.titles").items():
        rank = int(key.rpartition("_")[2])
        for title in cast("list[str]", titles):
            ranked[title] = min(rank, ranked.get(title, rank))
    return ranked


def _kind(row: Mapping[str, object]) -> Kind:
    heading = re.compile(str(row["heading"])) if "heading" in row else None
    return Kind(str(row["id"]), re.compile(f"(?:{row['title']})$"), heading)


def _mark(row: Mapping[str, object], pack: Pack) -> Mark:
    name = pack.text("structure.entities.name")
    return Mark(re.compile(str(row["pattern"]).replace("NAME", name)), int(str(row["weight"])))
