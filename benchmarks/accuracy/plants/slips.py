"""How numbers go wrong under a typist's hands."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from random import Random

from benchmarks.accuracy.books.figures import Book


def alike(book: Book, key: str, other: str) -> bool:
    """Figures that could be mistaken for each other: of one kind and unit."""
    kinds = [book.get(k.removeprefix("yuan ").removeprefix("wan ")) for k in (key, other)]
    return kinds[0].kind == kinds[1].kind and kinds[0].unit == kinds[1].unit


def slips(text: str, rng: Random, others: list[str]) -> Iterator[str]:
    """Ways in which a number is mistyped: a digit changed, swapped, dropped or doubled; a neighbour's figure; a little off."""
    digits = [i for i, c in enumerate(text) if c.isdigit()]
    made: list[str] = []
    for _ in range(3):
        at = rng.choice(digits[1:] or digits)
        made.append(text[:at] + rng.choice("0123456789") + text[at + 1 :])
        cut = rng.choice(digits)
        made.append(text[:cut] + text[cut + 1 :])
        made.append(text[:cut] + text[cut] + text[cut:])
    for left, right in zip(digits, digits[1:], strict=False):
        made.append(text[:left] + text[right] + text[left + 1 : right] + text[left] + text[right + 1 :])
    made += [rng.choice(others)] if others else []
    rng.shuffle(made)
    yield from (near(text, rng) for _ in range(2 if rng.random() < 0.4 else 0))
    yield from (new for new in made if well_formed(new, text))


def near(text: str, rng: Random) -> str:
    """A number a few last places away, just beyond what rounding explains."""
    places = len(text.partition(".")[2])
    value = Fraction(text) + Fraction(rng.choice((-1, 1)) * rng.randint(4, 19), 10**places)
    scaled = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    return scaled if not places else f"{scaled[:-places]}.{scaled[-places:]}"


def well_formed(new: str, old: str) -> bool:
    """A number that a person would print: same places, no leading zero, not the old one, not zero."""
    whole, _, decimals = new.partition(".")
    return (
        new != old and bool(whole) and (len(whole) == 1 or whole[0] != "0") and len(decimals) == len(old.partition(".")[2])
        and new.replace(".", "").isdigit() and Fraction(new) > 0
    )  # fmt: skip
