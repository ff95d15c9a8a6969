"""Numbers of a workbook as its cells show them: decimals, thousands, per cent of a format (ECMA-376-1, 18.8.30)."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"} | dict.fromkeys(
    (37, 38, 41, 42), "#,##0"
)
_BUILT_IN |= dict.fromkeys((39, 40, 43, 44), "#,##0.00")
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_NUMBER = re.compile(r"[#0?,]*[0#?](?:\.([0#?]+))?(%?)")
_DIGITS = "%.15g"  # what a stored number has beyond 15 digits comes of binary arithmetic


class Display(NamedTuple):
    """How a cell shows a number; ``needed`` of the ``decimals`` are shown even where they are zeros."""

    decimals: int
    needed: int
    percent: bool
    grouped: bool

    def text(self, value: float) -> str:
        """The number as the cell shows it."""
        exact = exactly(value) * (100 if self.percent else 1)
        rounded = exact.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        text = f"{rounded:{',' if self.grouped else ''}f}"
        while self.decimals > self.needed and text.endswith("0"):  # optional places, right of the needed ones
            text = text[:-1]
            if len(text.partition(".")[2]) == self.needed:
                break
        return text.rstrip(".") + ("%" if self.percent else "")


def display(identity: int, code: str = "") -> Display | None:
    """The display of a number format; None where it shows numbers as they are, dates or what is not understood."""
    plain = _LITERAL.sub("", (code or _BUILT_IN.get(identity, "")).partition(";")[0]).strip()
    found = _NUMBER.fullmatch(plain)
    if found is None or found[0].partition(".")[0].endswith(","):
        return None
    decimals = found[1] or ""
    return Display(len(decimals), decimals.count("0"), bool(found[2]), "," in found[0])


def exactly(value: float) -> Decimal:
    """A stored number as its decimal digits, without what binary arithmetic adds."""
    return Decimal(_DIGITS % value)


def plainly(value: float) -> str:
    """A number in digits, as a cell without a format shows it."""
    text = _DIGITS % value
    return f"{Decimal(text):f}" if "e" in text else text
