"""Subjects (科目) as running text names them, with their levels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from jiheng.checks.case import once
from jiheng.checks.text.bodies import Body, Running
from jiheng.checks.text.settings import expression
from jiheng.checks.text.spelling import distance, within
from jiheng.document import Span
from jiheng.policy import Pack
from jiheng.policy.classification import PARENT_DIGITS, Classification, Rename, classifications, renames

FUNCTIONAL = "functional"
DIGITS = tuple(PARENT_DIGITS)
"""The digits of a code by level."""
PART = 3
"""At most so many characters are left out of a name that stands for a longer one."""
LONGEST = 45
"""No name of a subject is longer."""


class Named(NamedTuple):
    """A subject's name with its level mark: 0 for 类, 1 for 款, 2 for 项; ``after`` is the text behind the mark."""

    level: int
    name: str
    span: Span
    after: str


class Mention(NamedTuple):
    """Names that follow each other directly: a path of the classification; ``after`` is the rest of its stretch."""

    names: tuple[Named, ...]
    stretch: Running

    @property
    def path(self) -> tuple[str, ...]:
        """The names alone."""
        return tuple(named.name for named in self.names)

    @property
    def span(self) -> Span:
        """From the first name to the last."""
        return Span(self.names[0].span.start, self.names[-1].span.end)

    @property
    def full(self) -> bool:
        """Whether it is 类, 款 and 项."""
        return [named.level for named in self.names] == [0, 1, 2]


def functional(pack: Pack) -> Classification:
    """The functional classification (支出功能分类) of a pack."""
    return classifications(pack)[FUNCTIONAL]


@cache
def _renamed(pack: Pack) -> Mapping[str, str]:
    return {rename.old: rename.new for rename in renames(pack) if rename.verified}


def standard(name: str, pack: Pack) -> str:
    """The name that stands for ``name`` today: itself, unless it was renamed."""
    return _renamed(pack).get(name, name)


def is_dead(named: Named, rename: Rename, year: int | None) -> bool:
    """Whether the name is the old one of the rename, at its level, in a year in which it was out of use."""
    level = DIGITS.index(len(rename.code))
    out = year is not None and (rename.dead(year) or rename.doubtful(year))
    return named.name == rename.old and named.level == level and out


def alike(one: str, other: str, pack: Pack) -> bool:
    """Whether two names may stand for one subject: one is part of the other, they differ little, or one was renamed."""
    short, long = sorted((one, other), key=len)
    renamed = standard(one, pack) == standard(other, pack)
    part = len(long) - len(short) <= PART and within(short, long)
    return renamed or part or distance(one, other) <= len(long) // 4


def apart(ours: Mention, theirs: Mention, pack: Pack) -> tuple[Named, Named] | None:
    """The names in which two paths of equal length differ, where that is one name and the two are alike."""
    pairs = zip(ours.names, theirs.names, strict=False)
    found = [(one, other) for one, other in pairs if one.name != other.name]
    if len(ours.names) != len(theirs.names) or len(found) != 1:
        return None
    return found[0] if alike(found[0][0].name, found[0][1].name, pack) else None


def is_known(name: str, pack: Pack) -> bool:
    """Whether the name is a subject, present or past, or a term of the accounts."""
    return standard(name, pack) in names(pack) or name in _terms(pack)


def is_listed(name: str, pack: Pack) -> bool:
    """Whether the name stands in the list with its code."""
    return name in functional(pack).by_name


@cache
def names(pack: Pack) -> frozenset[str]:
    """Every name that is a subject's: those of the lists, and those of which only the name is known."""
    listed = (name for one in classifications(pack).values() for name in one.by_name)
    return frozenset((*listed, *pack.words("subjects.names")))


@cache
def _terms(pack: Pack) -> frozenset[str]:
    concepts = pack.table("concepts")
    return frozenset(concepts) | {name for concept in concepts for name in pack.words(f"concepts.{concept}.aliases")}


@once
def mentions(body: Body) -> tuple[Mention, ...]:
    """Every path that the running text of a body names, in order."""
    return tuple(mention for stretch in body.running for mention in _mentions(stretch, body.pack))


def _mentions(stretch: Running, pack: Pack) -> Iterator[Mention]:
    path: list[Named] = []
    for named, joins in _named(stretch, pack):
        if path and (not joins or named.level == 0):
            yield Mention(tuple(path), stretch)
            path = []
        path.append(named)
    if path:
        yield Mention(tuple(path), stretch)


def _named(stretch: Running, pack: Pack) -> Iterator[tuple[Named, bool]]:
    """Each name with its level, and whether it follows the mark before it directly."""
    mark, boundary = expression(pack, "subjects.mark"), expression(pack, "subjects.boundary")
    levels, end = pack.words("subjects.levels"), -1
    for found in mark.finditer(stretch.text):
        begin = max(0, found.start() - LONGEST)
        start = max((stop.end() for stop in boundary.finditer(stretch.text, begin, found.start())), default=begin)
        if start < found.start():
            name = Named(
                levels.index(found["level"]),
                stretch.text[start : found.start()],
                stretch.span(start, found.start()),
                stretch.text[found.end() :],
            )
            yield name, 0 <= start - end <= 1
        end = found.end()
