"""Numbers of lists as they are printed: 一, 十一, （二）'s 二, ①, 甲, iv. The signs are data in ``counting.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

_SIGNS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_FOUR = 4  # written as one before five
_LARGEST_ROMAN = 3999
_DECIMAL: str = _SIGNS["digits"]["decimal"]


def printed(number: int, style: str) -> str:
    """A number in a format of ECMA-376 17.18.59; in decimal digits where the format is another or cannot show it."""
    if number >= 1:
        for name, way in _WAYS.items():
            if style in _SIGNS[name]:
                return way(number, _SIGNS[name][style])
    return f"{number:02}" if style == "decimalZero" else str(number)


def _counted(number: int, signs: Mapping[str, str]) -> str:
    """Digits with powers of ten between them; one zero stands for a gap, none at the end."""
    digits, powers = signs["digits"], ("", *signs["powers"])
    if number >= 10 ** len(powers):
        return str(number)
    places = [
        (int(digit), power) for digit, power in zip(str(number), powers[len(str(number)) - 1 :: -1], strict=False)
    ]
    text = "".join(digits[digit] + power if digit else digits[0] for digit, power in places)
    text = re.sub(f"{digits[0]}+", digits[0], text).rstrip(digits[0])
    return signs["ten"] + text[2:] if number // 10 == 1 else text


def _by_digit(number: int, signs: str) -> str:
    return str(number).translate(str.maketrans(_DECIMAL, signs))


def _cycled(number: int, signs: str) -> str:
    return signs[(number - 1) % len(signs)]


def _lettered(number: int, signs: str) -> str:
    times, place = divmod(number - 1, len(signs))
    return signs[place] * (times + 1) if times < len(signs) else str(number)


def _roman(number: int, signs: str) -> str:
    if number > _LARGEST_ROMAN:
        return str(number)
    return "".join(_roman_digit(int(digit), signs[2 * power :]) for power, digit in _places(number))


def _roman_digit(digit: int, signs: str) -> str:
    one, five, ten = signs[:1], signs[1:2], signs[2:3]
    before, after = divmod(digit, 5)
    if after == _FOUR:
        return one + (ten if before else five)
    return five * before + one * after


def _places(number: int) -> Iterator[tuple[int, str]]:
    """The decimal digits with their powers of ten, the highest first."""
    text = str(number)
    return zip(range(len(text) - 1, -1, -1), text, strict=True)


_WAYS: Mapping[str, Callable[[int, Any], str]] = {
    "counting": _counted,
    "digits": _by_digit,
    "cycles": _cycled,
    "letters": _lettered,
    "roman": _roman,
}
