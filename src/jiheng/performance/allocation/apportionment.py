"""Whole amounts that sum exactly (最大余数法): all get the whole part, the rest goes to the largest remainders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Part(NamedTuple):
    """An amount before rounding as a quotient; ``tie`` decides among equal remainders, smallest first."""

    numerator: int
    denominator: int
    tie: tuple[object, ...]


class Whole(NamedTuple):
    """The rounded amount, whether it was rounded up, and the rank of its remainder (1 is the largest; 0 has none)."""

    amount: int
    up: bool
    rank: int


def apportioned(parts: Sequence[Part], pool: int) -> tuple[Whole, ...]:
    """The parts as whole numbers that sum to ``pool``, which must be the sum of the parts."""
    down = [divmod(part.numerator, part.denominator) for part in parts]
    left = pool - sum(whole for whole, _ in down)
    # Remainders over the one denominator that all fractional parts share (parts held at a bound have none).
    order = sorted((index for index, (_, rest) in enumerate(down) if rest), key=lambda index: _key(index, parts, down))
    ranks = {index: rank for rank, index in enumerate(order, 1)}
    return tuple(
        Whole(whole + (0 < ranks.get(index, 0) <= left), 0 < ranks.get(index, 0) <= left, ranks.get(index, 0))
        for index, (whole, _) in enumerate(down)
    )


def _key(index: int, parts: Sequence[Part], down: Sequence[tuple[int, int]]) -> tuple[object, ...]:
    return (-down[index][1], *parts[index].tie)
