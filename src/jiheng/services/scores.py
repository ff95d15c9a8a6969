"""What is kept of one scored file."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple


class Scores(NamedTuple):
    """The lines to read, the records for programs, the workbook to give back.

    ``wrong`` is whether a stated score or total cannot stand, or somebody must act; ``shares`` are the stated totals as
    shares of the full points and ``texts`` the words of each form, by unit and project, for comparing a batch.
    """

    path: str
    lines: tuple[str, ...]
    records: tuple[Mapping[str, object], ...]
    workbook: bytes
    wrong: bool
    shares: Mapping[str, Fraction]
    texts: Mapping[str, str]
