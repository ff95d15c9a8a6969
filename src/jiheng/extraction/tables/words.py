"""The words of tables, compiled once for a pack: what a header, a label or a value means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple, cast

from jiheng.policy import Pack

_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_MARKS = re.compile(r"[\s“”\"'‘’：:，,。、*★☆△▲·．]+|（|）")


class Meaning(NamedTuple):
    """What the words of a header say.

    ``role`` is a key of the pack's ``tables.roles``; ``measure`` a measure's name; ``year`` a printed year, ``shift``
    one told by its distance to the report's, ``month`` the last one that figures are up to (1-7月); ``total`` marks the
    sum of the columns beside it, ``within`` a part that is no addend (其中); ``own`` says that the words stand only in
    headers.
    """

    role: str = ""
    concept: str = ""
    fund: str = ""
    measure: str = ""
    year: int | None = None
    shift: int | None = None
    month: str = ""
    total: bool = False
    within: bool = False
    own: bool = False

    @property
    def known(self) -> bool:
        """Whether the words say anything at all."""
        return bool(self.role or self.concept or self.fund or self.measure or self.total or self.own)


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    """Words without brackets, quotes, marks and spaces, by which headers and labels are compared."""
    bare = _MARKS.sub("", _BRACKETS.sub("", text))
    return bare or _MARKS.sub("", text)


@dataclass(frozen=True, eq=False)
class Words:
    """The compiled vocabulary of tables."""

    pack: Pack
    roles: Mapping[str, str]
    measures: Mapping[str, str]
    concepts: Mapping[str, str]
    funds: Mapping[str, str]
    own: Mapping[str, Mapping[str, object]]
    totals: frozenset[str]
    sums: frozenset[str]
    amounts: frozenset[str]
    within: tuple[str, ...]
    shifts: Mapping[str, int]
    month: re.Pattern[str]
    year: re.Pattern[str]

    def meaning(self, text: str) -> Meaning:
        """What a header says; an empty meaning where the pack does not know it."""
        key = plain(text)
        word = next((word for word in self.within if key.startswith(word) and key != word), None)
        if word is not None:
            return self.meaning(key.removeprefix(word))._replace(within=True)
        found = self._header(key) or self._named(key) or self._dated(key) or self._measured(key)
        return found or self._totalled(key) or Meaning()

    def _header(self, key: str) -> Meaning | None:
        """Words that stand only in headers: roles, concepts with their measure, measures."""
        if key in self.roles:
            return Meaning(role=self.roles[key], own=True)
        if key in self.own:
            row = self.own[key]
            measure = self.pack.text(f"measures.{row['measure']}") if "measure" in row else ""
            return Meaning(concept=self.concepts[key], measure=measure, total=bool(row.get("total")), own=True)
        if key in self.measures or key in self.amounts:
            return Meaning(measure=self.measures.get(key, ""), own=True)
        return None

    def _named(self, key: str) -> Meaning | None:
        """Words that stand in rows too: totals, budgets, concepts."""
        if key in self.totals:
            return Meaning(total=True)
        if key in self.funds:
            return Meaning(fund=self.funds[key])
        return Meaning(concept=self.concepts[key], total=key in self.sums) if key in self.concepts else None

    def _dated(self, key: str) -> Meaning | None:
        """2022年预算数, 上年决算数."""
        printed = self.year.match(key)
        if printed:
            rest = self.meaning(key[printed.end() :]) if key[printed.end() :] else Meaning(own=True)
            return rest._replace(year=int(printed["year"])) if rest.known else None
        until = self.month.match(key)
        if until:
            rest = self.meaning(key[until.end() :])
            return rest._replace(month=str(int(until["month"]))) if rest.known else None
        word = max((word for word in self.shifts if key.startswith(word) and key != word), key=len, default=None)
        if word is None:
            return None
        rest = self.meaning(key[len(word) :])
        return rest._replace(shift=self.shifts[word]) if rest.known else None

    def _measured(self, key: str) -> Meaning | None:
        """A concept with its measure in one word (基本支出决算数)."""
        found = next((key[at:] for at in range(1, len(key)) if key[at:] in self.measures), None)
        if found is None:
            return None
        named = self._named(key[: -len(found)])
        if named is None or not (named.concept or named.total or named.fund):
            return None
        return named._replace(measure=self.measures[found], own=True)

    def _totalled(self, key: str) -> Meaning | None:
        """A concept with the word for its total behind it (公务用车购置及运行维护费小计)."""
        word = next((word for word in self.totals if key.endswith(word) and key != word), "")
        named = self._named(key.removesuffix(word)) if word else None
        return named if named is not None and named.concept else None


@cache
def pattern(words: Words, path: str) -> re.Pattern[str]:
    """The compiled expression at a dotted path of the pack."""
    return re.compile(words.pack.text(path))


@cache
def listed(words: Words, *paths: str) -> frozenset[str]:
    """The words at dotted paths of the pack (lists, or the keys of tables), plain and as they are written."""
    found = (words.pack.get(path, ()) for path in paths)
    written = [str(word) for value in found if isinstance(value, list | Mapping) for word in value]
    return frozenset({*written, *map(plain, written)})


@cache
def words(pack: Pack) -> Words:
    """The vocabulary of a pack."""
    headed = [row for _, row in _tables(pack, "tables.concepts") if row.get("own", True)]
    own = {plain(word): row for row in headed for word in _list(row, "words")}
    measures = {
        plain(word): name for name, row in pack.table("words.measure").items() for word in cast("list[str]", row)
    }
    for key, row in pack.table("tables.measures").items():
        measures.update((plain(word), pack.text(f"measures.{key}")) for word in cast("list[str]", row))
    return Words(
        pack,
        {plain(word): role for role, row in pack.table("tables.roles").items() for word in cast("list[str]", row)},
        measures,
        dict(_concepts(pack)),
        {plain(word): fund for fund, row in pack.table("tables.funds").items() for word in cast("list[str]", row)},
        own,
        frozenset(map(plain, pack.words("tables.totals"))),
        frozenset(map(plain, pack.words("tables.column_sums"))),
        frozenset(map(plain, pack.words("tables.amounts"))),
        tuple(sorted({plain(word) or word for word in pack.words("tables.within")}, key=len, reverse=True)),
        {word: int(str(shift)) for word, shift in pack.table("tables.years").items()},
        re.compile(pack.text("tables.month")),
        re.compile(pack.text("tables.year")),
    )


def _concepts(pack: Pack) -> Iterator[tuple[str, str]]:
    """Labels with their concepts; a later row wins, so the tables' own stand last."""
    yield from ((plain(name), name) for name in pack.words("classification.classes"))
    for name, row in _tables(pack, "concepts"):
        if not row.get("as"):
            yield from ((plain(word), name) for word in (name, *_list(row, "aliases")))
    yield from ((plain(word), name) for name, row in _tables(pack, "tables.concepts") for word in _list(row, "words"))
    yield from ((plain(label), str(name)) for label, name in pack.table("tables.labels").items())


def _tables(pack: Pack, path: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    return iter(cast("Mapping[str, Mapping[str, object]]", pack.table(path)).items())


def _list(row: Mapping[str, object], key: str) -> list[str]:
    return cast("list[str]", row.get(key, []))
