"""The annexes of a file: the lines that open them, and the titles that stand anywhere."""

from __future__ import annotations

from typing import NamedTuple

from jiheng.checks.case import Case, once
from jiheng.checks.text.bodies import Stretch, bodies
from jiheng.checks.text.settings import expression
from jiheng.policy import Pack


class Opening(NamedTuple):
    """A line that opens an annex: 附件1, 附表：自评表; ``part`` tells that it is a part of the file (第四部分 附件)."""

    stretch: Stretch
    word: str
    number: str
    title: str
    part: bool


@once
def stretches(case: Case) -> tuple[Stretch, ...]:
    """Every stretch of the file in order."""
    return tuple(stretch for body in bodies(case) for stretch in body.stretches)


def _opening(stretch: Stretch, pack: Pack) -> Opening | None:
    """The annex that a line opens."""
    found = expression(pack, "annexes.opening").fullmatch(stretch.text)
    if found is None:
        return None
    number = found["number"] or ""
    return Opening(stretch, found["word"], number, found["title"] or "", bool(found["part"]))


@once
def openings(case: Case) -> tuple[Opening, ...]:
    """Every annex that the file opens."""
    found = (_opening(stretch, case.pack) for stretch in stretches(case))
    return tuple(one for one in found if one)


@once
def titles(case: Case) -> tuple[tuple[Stretch | None, str], ...]:
    """Every line short enough for a title, and every caption of a table."""
    longest = case.pack.number("annexes.longest")
    lines = ((stretch, stretch.text) for stretch in stretches(case) if len(stretch.text) <= longest)
    captions = ((None, "".join(table.caption.split())) for table in case.document.tables)
    return (*lines, *captions)
