"""Runs of print: what a program sets in one go, numbered as the file has them; less the words behind all others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from statistics import median

from jiheng.formats.pages.geometry import Letter

_SINGLE = 0.6  # of the runs of print: so many of one letter are no runs
_LINE = 1.3  # of a letter's height: no line is higher
_NEAR = (0.12, 0.2, 0.35)  # of a letter's height: between letters that touch, by how many of them are wide
_FIRST_WIDE = "\u2e80"
_HUGE = 3.0  # times as high as most letters are those of a watermark
_FEW = 2  # letters inside its own that tell a watermark


def numbered(letters: Iterable[Letter]) -> list[Letter]:
    """The letters, their runs numbered as they follow each other; where most are set one by one, those that touch."""
    runs = [list(run) for _, run in groupby(letters, lambda one: one.run)]
    if sum(len(run) == 1 for run in runs) > _SINGLE * len(runs):
        runs = list(_touching([one for run in runs for one in run]))
    return [one._replace(run=at) for at, run in enumerate(_without_watermarks(runs)) for one in _level(run)]


def _without_watermarks(runs: Sequence[Sequence[Letter]]) -> list[Sequence[Letter]]:
    """The runs less those of letters much higher than most, with far smaller letters of others inside them."""
    letters = [one for run in runs for one in run]
    least = _HUGE * median(one.bottom - one.top for one in letters) if letters else 0.0
    small = [one for one in letters if one.bottom - one.top <= least]
    return [run for run in runs if not (_height(run) > least and _is_behind(run, small))]


def _height(run: Sequence[Letter]) -> float:
    return max(one.bottom - one.top for one in run)


def _is_behind(run: Sequence[Letter], small: Sequence[Letter]) -> bool:
    inside = (
        one
        for huge in run
        for one in small
        if huge.left < one.centre < huge.right and huge.top < one.middle < huge.bottom
    )
    return len(list(islice(inside, _FEW))) == _FEW


def _touching(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    run: list[Letter] = []
    for letter in letters:
        if run and not _touches(run[-1], letter):
            yield run
            run = []
        run.append(letter)
    if run:
        yield run


def _touches(one: Letter, other: Letter) -> bool:
    """Whether a letter is set right behind another; the room of a wide one may be that of its ink."""
    height = max(one.bottom - one.top, other.bottom - other.top)
    wide = (one.text >= _FIRST_WIDE) + (other.text >= _FIRST_WIDE)
    level = one.top < other.middle < one.bottom
    return level and abs(other.left - one.right) < _NEAR[wide] * height


def _level(run: Sequence[Letter]) -> Sequence[Letter]:
    """The letters of a run as high as the highest: the room of some is that of their ink."""
    top, bottom = min(one.top for one in run), max(one.bottom for one in run)
    if bottom - top > _LINE * max(one.bottom - one.top for one in run):
        return run
    return [one._replace(top=top, bottom=bottom) for one in run]
