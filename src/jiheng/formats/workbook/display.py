"""What a cell shows of a stored number: decimals, thousands, per cent, dates of a format (ECMA-376-1, 18.8.30)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"} | dict.fromkeys(
    (37, 38, 41, 42), "#,##0"
)
_BUILT_IN |= dict.fromkeys((39, 40, 43, 44), "#,##0.00")
_BUILT_IN |= dict.fromkeys((*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)), "yyyy-mm-dd")
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]')
_NUMBER = re.compile(r"[#0?,]*[0#?](?:\.([0#?]+))?(%?)")
_MOMENT = re.compile(r"[ymdhs]", re.IGNORECASE)
_GENERAL = "General"
_PLAIN = re.compile(r"-?(?:[0-9]{1,15}|[0-9]+\.[0-9]*[1-9])")
_EXACT = 16  # signs that a stored number has at most where all its digits count
_DIGITS = "%.15g"  # what a stored number has beyond 15 digits comes of binary arithmetic
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - the dates of a sheet have no zone
_DAY = 86_400
_LEAP = 60  # the 29 February that 1900 did not have: days before it count from a day later


class Display(NamedTuple):
    """How a cell shows a number; ``needed`` of the ``decimals`` are shown even where they are zeros."""

    decimals: int = 0
    needed: int = 0
    percent: bool = False
    grouped: bool = False
    moment: bool = False
    from_1904: bool = False

    def text(self, stored: str) -> str:
        """What the cell shows of a number as the file stores it; what is no number as it is."""
        plain = plainly(stored)
        try:
            return moment(float(plain), from_1904=self.from_1904) if self.moment else self._number(plain)
        except (ValueError, ArithmeticError):
            return stored

    def _number(self, plain: str) -> str:
        whole, _, fraction = plain.partition(".")
        if self.percent or len(fraction) > self.decimals:
            number = Decimal(plain) * (100 if self.percent else 1)
            rounded = number.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
            whole, _, fraction = f"{rounded:f}".partition(".")
        fraction = fraction.rstrip("0").ljust(self.needed, "0")
        if self.grouped and len(whole) > len("-99"):
            whole = f"{int(whole):,}"
        return whole + ("." + fraction if fraction else "") + ("%" if self.percent else "")


def display(identity: int, code: str = "", *, from_1904: bool = False) -> Display | None:
    """The display of a number format; None where it shows numbers as they are, or is not understood."""
    plain = _LITERAL.sub("", (code or _BUILT_IN.get(identity, "")).partition(";")[0]).strip()
    found = _NUMBER.fullmatch(plain)
    if found is None:
        is_moment = _GENERAL not in plain and _MOMENT.search(plain)
        return Display(moment=True, from_1904=from_1904) if is_moment else None
    if found[0].partition(".")[0].endswith(","):
        return None  # shows thousands
    decimals = found[1] or ""
    return Display(len(decimals), decimals.count("0"), bool(found[2]), "," in found[0])


def plainly(stored: str) -> str:
    """A number in digits, as a cell without a format shows it; what is no number as it is."""
    if len(stored) <= _EXACT and _PLAIN.fullmatch(stored):
        return stored
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
