"""Which policy pack a body falls under: by the place that it names, its year and, failing these, the parent of all."""

from __future__ import annotations

from typing import NamedTuple

from jiheng.extraction.structure.vocabulary import Vocabulary
from jiheng.policy import Library, Pack


class Choice(NamedTuple):
    """A chosen pack and the Chinese sentence that says why."""

    policy: str
    reason: str


def chosen(library: Library, words: Vocabulary, entity: str, text: str, year: int | None) -> Choice:
    """The pack of the nearest place that a body's name, else its text, names; nearest in years where several are."""
    for source, searched in (("entity", entity), ("text", text)):
        for region in _regions(searched, words):
            packs = [library.pack(identity) for identity in library.ids if region in library.pack(identity).regions]
            if packs:
                pack = min(packs, key=lambda pack: (_distance(pack, year), -len(pack.lineage), pack.id))
                return Choice(pack.id, _reason(source, words, region=region, year=year, name=pack.name, entity=entity))
    root = _root(library)
    return Choice(root.id, _reason("none", words, region="", year=year, name=root.name, entity=entity))


def given(library: Library, words: Vocabulary, policy: str) -> Choice:
    """The pack that the user named.

    Raises:
        KeyError: no folder holds a pack of this id.
    """
    return Choice(policy, _reason("given", words, region="", year=None, name=library.pack(policy).name, entity=""))


def _regions(text: str, words: Vocabulary) -> list[str]:
    """The places that a text names and what they lie in, nearest first."""
    return list(words.places.around(text))


def _distance(pack: Pack, year: int | None) -> int:
    first, last = pack.years
    return 0 if year is None else max(first - year, year - last, 0)


def _root(library: Library) -> Pack:
    """The pack without a parent: what holds everywhere."""
    return next(pack for pack in map(library.pack, library.ids) if len(pack.lineage) == 1)


def _reason(source: str, words: Vocabulary, **slots: object) -> str:
    year = slots.pop("year")
    dated = words.text("reasons.year").format(year=year) if year else ""
    return words.text(f"reasons.{source}").format(**slots, year=dated)
