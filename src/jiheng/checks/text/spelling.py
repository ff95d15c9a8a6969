"""How far two names are apart."""

from __future__ import annotations

from collections.abc import Iterable


def distance(one: str, other: str) -> int:
    """The least number of characters to put in, take out or change (Levenshtein)."""
    row = list(range(len(other) + 1))
    for place, character in enumerate(one, 1):
        previous, row[0] = row[0], place
        for column, wanted in enumerate(other, 1):
            previous, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, previous + (character != wanted)),
            )
    return row[-1]


def within(short: str, long: str) -> bool:
    """Whether ``short`` is ``long`` with characters left out."""
    rest = iter(long)
    return all(character in rest for character in short)


def swapped(one: str, other: str) -> bool:
    """Whether two neighbouring characters changed places."""
    apart = [place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right]
    return len(one) == len(other) and len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(one) == sorted(other)  # noqa: PLR2004


def slipped(one: str, other: str) -> bool:
    """Whether they differ by a character left out, put in or wrong, or by two neighbours swapped."""
    if abs(len(one) - len(other)) == 1:
        return within(one, other) or within(other, one)
    return len(one) == len(other) and (distance(one, other) == 1 or swapped(one, other))


def nearest(name: str, known: Iterable[str], most: int) -> str | None:
    """The one known name at the least distance, not above ``most`` nor above a third of its length; None for a tie."""
    close = sorted((distance(name, other), other) for other in known if abs(len(name) - len(other)) <= most)
    best = [other for far, other in close[:2] if far == close[0][0] and far <= min(most, len(other) // 3)]
    return best[0] if len(best) == 1 else None
