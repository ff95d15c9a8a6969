"""How numbers go wrong under a typist's hands."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from random import Random


def slips(text: str, rng: Random, others: list[str]) -> Iterator[str]:
    """Other numbers for ``text``: a digit changed, swapped, dropped or doubled, a neighbour's figure, a little off."""
    made = [near(text, rng)] if rng.random() < 0.4 else []
    rest = [*typed(text, rng), *([rng.choice(others)] if others else [])]
    rng.shuffle(rest)
    yield from (new for new in (*made, *rest) if well_formed(new, text))


def typed(text: str, rng: Random) -> list[str]:
    """Slips of single keys."""
    digits = [at for at, character in enumerate(text) if character.isdigit()]
    made = []
    for _ in range(3):
        at, cut = rng.choice(digits[1:] or digits), rng.choice(digits)
        made += [text[:at] + rng.choice("0123456789") + text[at + 1 :], text[:cut] + text[cut + 1 :]]
        made.append(text[: cut + 1] + text[cut:])
    for left, right in pairwise(digits):
        made.append(text[:left] + text[right] + text[left + 1 : right] + text[left] + text[right + 1 :])
    return made


def near(text: str, rng: Random) -> str:
    """A number a few last places away, just beyond what rounding explains."""
    places = len(text.partition(".")[2])
    finest = 0 if text.endswith(".00") else places
    value = abs(Fraction(text) + Fraction(rng.choice((-1, 1)) * rng.randint(4, 19), 10**finest))
    scaled = str(int(value * 10**places)).rjust(places + 1, "0")
    return scaled if not places else f"{scaled[:-places]}.{scaled[-places:]}"


def well_formed(new: str, old: str) -> bool:
    """A number that a person would print: same places, no leading zero, neither the old one nor zero."""
    whole, _, decimals = new.partition(".")
    digits = new.replace(".", "", 1)
    shaped = bool(whole) and digits.isdigit() and len(decimals) == len(old.partition(".")[2])
    return shaped and new != old and (len(whole) == 1 or whole[0] != "0") and Fraction(new) > 0
