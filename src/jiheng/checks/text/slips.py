"""Which subject an unknown name was meant to be: one that differs by a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from jiheng.checks.text.spelling import slipped, swapped
from jiheng.checks.text.subjects import names
from jiheng.policy import Pack

SHORTEST = 5
"""Shorter names are too near to other words."""
LONG = 7
"""From this length on, one wrong character in a name is taken for a slip."""
OTHER = 10
"""The length of names that begin with the word for others (其他): many that no list holds differ by a character."""


@lru_cache(maxsize=1 << 12)
def meant(name: str, pack: Pack, *, inner: bool) -> str:
    """The one known name that ``name`` is a slip of, "" where there is none.

    Args:
        name: a name that is not known itself.
        pack: the pack whose subjects are known.
        inner: whether the name's ends are not sure, so that a character lost or put in there is no slip.
    """
    near = {other for key in _keys(name) for other in _index(pack).get(key, ()) if _is_slip(name, other, pack)}
    found = {other for other in near if not inner or _ends(name) == _ends(other) or len(name) == len(other)}
    return found.pop() if len(found) == 1 else ""


def _is_slip(name: str, other: str, pack: Pack) -> bool:
    if min(len(name), len(other)) < SHORTEST or not slipped(name, other):
        return False
    wrong = len(name) == len(other) and not swapped(name, other)
    return not wrong or len(other) >= (OTHER if other.startswith(pack.text("subjects.others")) else LONG)


def _ends(name: str) -> str:
    return name[0] + name[-1]


def _keys(name: str) -> Iterator[str]:
    """The name, and the name with each one of its characters left out: two near names have one of these in common."""
    yield name
    yield from (name[:at] + name[at + 1 :] for at in range(len(name)))


@cache
def _index(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in names(pack):
        for key in dict.fromkeys(_keys(name)):
            found.setdefault(key, []).append(name)
    return {key: tuple(near) for key, near in found.items()}
