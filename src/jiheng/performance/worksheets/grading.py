"""The grade of a score, and the grade that a word means."""

from __future__ import annotations

from fractions import Fraction

from jiheng.performance.settings import Grade, settings
from jiheng.policy import Pack


def grade_of(score: Fraction, full: Fraction, pack: Pack) -> Grade | None:
    """The grade that a score of ``full`` points reaches; None where it reaches none."""
    return next((grade for grade in settings(pack).grades if full and score / full >= grade.least), None)


def grade_named(word: str, pack: Pack) -> Grade | None:
    """The grade that a word stands for (优秀 is 优); None where it stands for none."""
    grades = settings(pack).grades
    return next((one for one in grades if word == one.name or word in pack.words(f"forms.grade_words.{one.id}")), None)
