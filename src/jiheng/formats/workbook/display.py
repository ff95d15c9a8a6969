"""What a cell shows of a stored number: decimals, thousands, per cent, dates of a format (ECMA-376-1, 18.8.30)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"} | dict.fromkeys(
    (37, 38, 41, 42), "#,##0"
)
_BUILT_IN |= dict.fromkeys((39, 40, 43, 44), "#,##0.00")
_BUILT_IN |= dict.fromkeys((*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)), "yyyy-mm-dd")
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]')
_NUMBER = re.compile(r"[#0?,]*[0#?](?:\.([0#?]+))?(%?)")
_MOMENT = re.compile(r"[ymdhs]", re.IGNORECASE)
_GENERAL = "General"
_PLAIN = re.compile(r"(-?[0-9]{1,15})(?:\.0*)?|(-?[0-9]+\.[0-9]*[1-9])0*")
_EXACT = 16  # signs that a stored number has at most where all its digits count
_DIGITS = "%.15g"  # what a stored number has beyond 15 digits comes of binary arithmetic
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - the dates of a sheet have no zone
_DAY = 86_400
_LONGEST = 255  # signs of a format, in any program
_GROUP = 3  # figures between the signs of thousands
_LEAP = 60  # the 29 February that 1900 did not have: days before it count from a day later

Show = Callable[[str], str]
"""What a cell shows of a number in digits, as ``plainly`` gives it."""


def display(identity: int, code: str = "", *, from_1904: bool = False) -> Show | None:
    """How a number format shows a number; None where it shows it as it is, or is not understood."""
    if len(code) > _LONGEST:
        return None
    plain = _LITERAL.sub("", (code or _BUILT_IN.get(identity, "")).partition(";")[0]).strip()
    found = _NUMBER.fullmatch(plain)
    if found is None:
        return moments(from_1904=from_1904) if _GENERAL not in plain and _MOMENT.search(plain) else None
    if found[0].partition(".")[0].endswith(","):
        return None  # shows thousands
    decimals = found[1] or ""
    show = _percents if found[2] else _numbers
    return show(len(decimals), decimals.count("0"), grouped="," in found[0])


def moments(*, from_1904: bool) -> Show:
    """Shows dates and times, of which a number counts the days."""
    return _tolerant(lambda plain: moment(float(plain), from_1904=from_1904))


def _tolerant(show: Show) -> Show:
    """Shows what is no number as it is."""

    def text(plain: str) -> str:
        try:
            return show(plain)
        except (ValueError, ArithmeticError):
            return plain

    return text


def _numbers(decimals: int, needed: int, *, grouped: bool) -> Show:
    """Shows so many decimals, the ``needed`` ones even where they are zeros."""

    def text(plain: str) -> str:
        whole, _, fraction = plain.partition(".")
        try:
            if len(fraction) > decimals:
                whole, _, fraction = _rounded(plain, decimals).partition(".")
            if grouped and len(whole) > _GROUP:
                whole = _grouped(whole)
        except (ValueError, ArithmeticError):
            return plain
        if len(fraction) < needed or needed < decimals:
            if not whole[-1:].isdigit():
                return plain
            fraction = fraction.rstrip("0").ljust(needed, "0")
        return f"{whole}.{fraction}" if fraction else whole

    return text


def _percents(decimals: int, needed: int, *, grouped: bool) -> Show:
    number = _numbers(decimals, needed, grouped=grouped)
    return _tolerant(lambda plain: f"{number(f'{Decimal(plain).scaleb(2):f}')}%")


def _rounded(plain: str, decimals: int) -> str:
    """A number half away from zero."""
    return f"{Decimal(plain).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"


def _grouped(whole: str) -> str:
    if len(whole) <= 2 * _GROUP and whole.isdigit():
        return f"{whole[:-_GROUP]},{whole[-_GROUP:]}"
    return f"{int(whole):,}"


def plainly(stored: str) -> str:
    """A number in digits, as a cell without a format shows it; what is no number as it is."""
    if len(stored) <= _EXACT and (found := _PLAIN.fullmatch(stored)):
        return found[1] or found[2]
    try:
        text = _DIGITS % float(stored)
        return f"{Decimal(text):f}" if "e" in text else text
    except (ValueError, ArithmeticError):
        return stored


def moment(days: float, *, from_1904: bool) -> str:
    """A date as YYYY-MM-DD, with its time where it has one; a time alone as such.

    Raises:
        ArithmeticError: there is no such date.
    """
    shifted = days if from_1904 or not 1 <= days < _LEAP else days + 1
    since = timedelta(seconds=round(shifted * _DAY))
    found = (_EPOCH_1904 if from_1904 else _EPOCH) + since
    date = found.date().isoformat() if days >= 1 else ""
    time = found.time().isoformat() if since.seconds or not date else ""
    return " ".join(filter(None, (date, time)))
