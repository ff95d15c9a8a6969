"""Grades by their cut-offs (优, 良, 中, 差) as the pack has them, from the best."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple, cast

from jiheng.policy import Pack


class Grade(NamedTuple):
    """A grade: the shares of the full points from which (``low``) and below which (``high``) it is given."""

    id: str
    name: str
    low: Fraction
    high: Fraction
    source: str
    words: tuple[str, ...]


def grades(pack: Pack) -> list[Grade]:
    """The grades of a pack, the best first; the best reaches up to all points."""
    rows = sorted(pack.rows("scoring.grades"), key=lambda row: Fraction(str(row["from"])), reverse=True)
    words = cast("dict[str, list[str]]", pack.table("forms.grade_words"))
    found: list[Grade] = []
    high = Fraction(1)
    for row in rows:
        low, identity = Fraction(str(row["from"])), str(row["id"])
        found.append(Grade(identity, str(row["name"]), low, high, str(row["source"]), tuple(words.get(identity, ()))))
        high = low
    return found


def named(pack: Pack, word: str) -> Grade | None:
    """The grade that a word stands for (合格 is the third)."""
    return next((grade for grade in grades(pack) if word in {grade.name, *grade.words}), None)
