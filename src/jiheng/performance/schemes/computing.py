"""The computed measures of a pack as a scheme without scores: enter operands, read off the measures."""

from __future__ import annotations

from fractions import Fraction

from jiheng.performance.expressions import names
from jiheng.performance.measures import measures
from jiheng.performance.schemes.model import Input, Scheme
from jiheng.performance.wording import said
from jiheng.policy import Pack

COMPUTING = "measures"
"""The id of this scheme."""


def computing(pack: Pack) -> Scheme:
    """The scheme whose inputs are the operands of all computed measures of the pack.

    Raises:
        PerformanceError: a formula cannot be read.
    """
    rows = tuple(measures(pack).values())
    own = {row.name for row in rows}
    operands = dict.fromkeys(name for row in rows for name in names(row.tree) if name not in own)
    inputs = {name: Input(name, "") for name in operands}
    title = said("sheet.measures")
    return Scheme(COMPUTING, title, COMPUTING, Fraction(0), "", False, (), inputs, rows, (), {}, ())
