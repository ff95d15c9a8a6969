"""The words of the grammar, compiled once for a policy pack: what each wording is, and where it stands in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple, cast

from ahocorasick_rs import AhoCorasick, MatchKind

from jiheng.expressions import Literals, hurried, needed
from jiheng.policy import Pack


class Concept(NamedTuple):
    """A concept of the pack's catalogue (口径).

    ``dimension`` is what its figures measure, ``measure`` their measure where it is not the part's default; ``side`` is
    the side of the account. ``whole`` is what a share without a named whole is of; ``counts`` gives the concept of a
    count stated of it, by unit. ``local`` resolves kin words under it, ``kin`` is the word under which it is itself
    resolved; ``done`` is the concept of the same count as completed; ``alias_of`` the concept of which it names a
    population; ``child`` the concept of its freely named parts. Concepts that share one of ``families`` stand for each
    other when a sentence goes on with the shorter name; what is ``apart`` is never a part of a list's whole.
    ``mirror`` is the same account on the other side; a change behind a ``passive`` part is its whole's; ``fallback`` is
    what a kin word stands for where nothing resolves it; ``named`` is what it is behind a name (示范项目自评得分);
    ``use`` is the concept of what it is spent on (用于…); ``sides`` are the two accounts of which it is the one name; a
    ``stock`` is what there is at a time, not what is done in a year; ``funded`` resolves kin words inside the
    list of its parts.
    """

    name: str
    dimension: str = ""
    measure: str = ""
    whole: str = ""
    side: str = ""
    counts: Mapping[str, str] = {}
    local: Mapping[str, str] = {}
    kin: str = ""
    fallback: str = ""
    done: str = ""
    alias_of: str = ""
    child: str = ""
    families: tuple[str, ...] = ()
    mirror: str = ""
    named: str = ""
    use: str = ""
    apart: bool = False
    passive: bool = False
    sides: tuple[str, ...] = ()
    stock: bool = False
    funded: Mapping[str, str] = {}


class Word(NamedTuple):
    """A wording's part in a sentence: its kind and what it stands for; ``digits`` tells that it holds some."""

    kind: str
    value: str
    digits: bool = False


class Lexeme(NamedTuple):
    """A word found in a text."""

    start: int
    end: int
    word: Word


class Other(NamedTuple):
    """Numerals that are no figures: their kind, their expression and the words that a text with one of them holds."""

    kind: str
    pattern: re.Pattern[str]
    literals: Literals


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All words of a pack with one matcher (leftmost, longest) over them."""

    pack: Pack
    concepts: Mapping[str, Concept]
    matcher: AhoCorasick
    words: Sequence[Word]
    others: Sequence[Other]
    year: re.Pattern[str]
    hint: re.Pattern[str]

    def lexemes(self, text: str) -> list[Lexeme]:
        """The words of ``text``, left to right, none overlapping."""
        found = self.matcher.find_matches_as_indexes(text)
        return [Lexeme(start, end, self.words[index]) for index, start, end in found]

    @cached_property
    def holders(self) -> Mapping[str, str]:
        """The concept of which each counted concept is stated (国内公务接待人次 of 国内公务接待费)."""
        money = (concept for concept in self.concepts.values() if concept.dimension == "money")
        return {count: concept.name for concept in money for count in concept.counts.values()}

    def made_of(self, parts: frozenset[str]) -> str:
        """The concept that these parts, and no others of the catalogue, make up; "" where there is none."""
        return self._made_of.get(parts, "")

    @cached_property
    def _made_of(self) -> Mapping[frozenset[str], str]:
        parts: dict[str, set[str]] = defaultdict(set)
        for concept in self.concepts.values():
            if concept.whole and concept.dimension == "money":
                parts[concept.whole].add(concept.name)
        return {frozenset(names): whole for whole, names in parts.items()}

    def concept(self, name: str) -> Concept:
        """The catalogue's concept of this name, or a bare one."""
        return self.concepts.get(name) or Concept(name)


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The compiled lexicon of a pack."""
    concepts = {concept.name: concept for concept in _concepts(pack)}
    concepts = {**dict(_kindred(concepts)), **concepts}
    words = dict(_words(pack))
    patterns = [(str(row["kind"]), re.compile(hurried(str(row["pattern"])))) for row in pack.rows("figures.other")]
    others = [Other(kind, pattern, needed(pattern)) for kind, pattern in patterns]
    matcher = AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest)
    year, hint = (re.compile(pack.text(f"figures.{name}")) for name in ("year", "hint"))
    meant = [word._replace(digits=any(map(str.isdigit, wording))) for wording, word in words.items()]
    return Lexicon(pack, concepts, matcher, meant, others, year, hint)


def _concepts(pack: Pack) -> Iterator[Concept]:
    for name, row in _tables(pack.table("concepts")):
        yield _concept(name, row)
    whole, side = pack.text("classification.whole"), pack.text("classification.side")
    for name in pack.words("classification.classes"):
        yield Concept(name, "money", whole=whole, side=side)


def _concept(name: str, row: Mapping[str, object]) -> Concept:
    words = {key: str(value) for key, value in row.items() if isinstance(value, str)}
    tables = {key: cast("Mapping[str, str]", row.get(key, {})) for key in ("counts", "local", "funded")}
    return Concept(
        name,
        words.get("dimension", ""),
        words.get("measure", ""),
        words.get("whole", ""),
        words.get("side", ""),
        tables["counts"],
        tables["local"],
        words.get("kin", ""),
        words.get("fallback", ""),
        words.get("done", ""),
        words.get("as", ""),
        words.get("child", ""),
        tuple(_list(row, "families")),
        words.get("mirror", ""),
        words.get("named", ""),
        words.get("use", ""),
        bool(row.get("apart", False)),
        bool(row.get("passive", False)),
        tuple(_list(row, "sides")),
        bool(row.get("stock", False)),
        tables["funded"],
    )


def _kindred(concepts: Mapping[str, Concept]) -> Iterator[tuple[str, Concept]]:
    """The concepts that kin words stand for under their holders (常年项目预算), made like the kin word itself."""
    kin = {concept.kin: concept for concept in concepts.values() if concept.kin}
    for holder in concepts.values():
        for word, name in holder.local.items():
            if word in kin:
                yield name, kin[word]._replace(name=name, kin="", local=holder.local)
        for name in holder.funded.values():
            yield name, Concept(name, holder.dimension, side=holder.side)


def _words(pack: Pack) -> Iterator[tuple[str, Word]]:
    """Wordings with their words; a later row wins, so the catalogue stands last."""
    for kind, values in _tables(pack.table("words")):
        for value, wordings in values.items():
            yield from ((str(wording), Word(kind, value)) for wording in cast("list[str]", wordings))
    for name in pack.words("classification.classes"):
        yield name, Word("concept", name)
    for name, row in _tables(pack.table("concepts")):
        yield from ((wording, Word("weak", name)) for wording in _list(row, "weak"))
        yield from ((wording, Word("led", name)) for wording in _list(row, "led"))
        yield from ((wording, Word("after", name)) for wording in _list(row, "before"))
        yield from ((wording, Word("concept", name)) for wording in (name, *_list(row, "aliases")))


def _tables(table: Mapping[str, object]) -> Iterator[tuple[str, Mapping[str, object]]]:
    return iter(cast("Mapping[str, Mapping[str, object]]", table).items())


def _list(row: Mapping[str, object], key: str) -> list[str]:
    return cast("list[str]", row.get(key, []))
