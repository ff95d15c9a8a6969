"""Which policy pack a part falls under: by the place that it names and its year, else by its outline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from jiheng.extraction.structure.places import Chain
from jiheng.extraction.structure.vocabulary import Vocabulary
from jiheng.policy import Library, Pack

_CLOSE = Fraction(4, 5)  # of an outline's sections
_FEWEST = 3


class Choice(NamedTuple):
    """A chosen pack and the Chinese sentence that says why."""

    policy: str
    reason: str


class Asked(NamedTuple):
    """What is known of a part: whose it is, the text of its file, its year, its kind, the titles of its headings."""

    entity: str
    text: str
    year: int | None
    kind: str
    titles: Sequence[str]


def chosen(library: Library, words: Vocabulary, part: Asked) -> Choice:
    """The pack of the nearest place that the part's entity, else its text, names; nearest in years where several are.

    Where no place is named, the pack whose outline the headings fit; else what holds everywhere.
    """
    by_name = words.places.around(part.entity)
    chain = by_name or words.places.around(part.text)
    pack = _of_place(library, chain, part.year)
    if pack is not None:
        place = next(place for place in chain if place in pack.regions)
        return _choice(pack, words, "entity" if by_name else "text", part, place)
    root = _root(library)
    if chain:
        return _choice(root, words, "no_pack", part, "".join(reversed(chain)))
    pack = _of_outline(library, part)
    return _choice(pack or root, words, "outline" if pack else "none", part, "")


def given(library: Library, words: Vocabulary, policy: str) -> Choice:
    """The pack that the user named.

    Raises:
        KeyError: no folder holds a pack of this id.
    """
    return Choice(policy, words.text("reasons.given").format(name=library.pack(policy).name))


def _of_place(library: Library, chain: Chain, year: int | None) -> Pack | None:
    """The pack of the nearest place of a chain that has one."""
    for place in chain:
        packs = [pack for pack in map(library.pack, library.ids) if place in pack.regions]
        if packs:
            return min(packs, key=lambda pack: (_distance(pack, year), -len(pack.lineage), pack.id))
    return None


def _of_outline(library: Library, part: Asked) -> Pack | None:
    """The pack whose own sections, beyond those that hold everywhere, the titles show."""
    common = _sections(_root(library), part)
    fits = {identity: _fit(_sections(library.pack(identity), part) - common, part) for identity in library.ids}
    best = max(fits, key=lambda identity: (fits[identity], identity))
    return library.pack(best) if fits[best] >= _CLOSE else None


def _sections(pack: Pack, part: Asked) -> frozenset[str]:
    """The titles of an outline, as patterns."""
    rows = pack.rows(f"outlines.{part.kind}.section")
    return frozenset(str(row["title"]) for row in rows if "title" in row and not row.get("drop"))


def _fit(sections: frozenset[str], part: Asked) -> Fraction:
    """The share of sections that the titles hold; sections that are few tell nothing."""
    held = sum(any(re.search(section, title) for title in part.titles) for section in sections)
    return Fraction(held, len(sections)) if len(sections) >= _FEWEST else Fraction(0)


def _distance(pack: Pack, year: int | None) -> int:
    first, last = pack.years
    return 0 if year is None else max(first - year, year - last, 0)


def _root(library: Library) -> Pack:
    """The pack without a parent: what holds everywhere."""
    return next(pack for pack in map(library.pack, library.ids) if len(pack.lineage) == 1)


def _choice(pack: Pack, words: Vocabulary, source: str, part: Asked, place: str) -> Choice:
    dated = words.text("reasons.year").format(year=part.year) if part.year else ""
    reason = words.text(f"reasons.{source}").format(entity=part.entity, place=place, year=dated, name=pack.name)
    return Choice(pack.id, reason)
