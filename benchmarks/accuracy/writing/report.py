"""The written report before it is laid out: lines and tables of marked runs.

A *run* is a piece of text with the key of the figure or word that it prints, so that every later step (planting an
error, perturbing the look) knows what each character means, and the final text knows where every figure stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Run(NamedTuple):
    """A piece of text; ``key`` names the printed figure or word, ``flag`` marks an error or its proof."""

    text: str
    key: str = ""
    flag: str = ""


class Line(NamedTuple):
    """A paragraph or heading. ``role``: part, h1, h2, h3, para, caption, title, contents, note."""

    runs: tuple[Run, ...]
    role: str = "para"
    block: str = ""
    part: str = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class Table(NamedTuple):
    """Rows of cells of runs; merged cells are empty cells. ``name`` is the id of the table in the data files."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    name: str
    block: str = ""
    part: str = ""


Item = Line | Table


def runs_of(item: Item) -> Iterator[Run]:
    """All runs of an item in reading order."""
    if isinstance(item, Line):
        yield from item.runs
        return
    for row in item.rows:
        for cell in row:
            yield from cell


def with_runs(item: Item, runs: list[Run]) -> Item:
    """The item with its runs replaced one by one (same number, same places)."""
    feed = iter(runs)
    if isinstance(item, Line):
        return item._replace(runs=tuple(feed))
    return item._replace(rows=tuple(tuple(tuple(next(feed) for _ in cell) for cell in row) for row in item.rows))


def line(text: str, role: str = "para", block: str = "", part: str = "", key: str = "") -> Line:
    """A line of one run."""
    return Line((Run(text, key),), role, block, part)


def edit(items: tuple[Item, ...], number: int, index: int, runs: list[Run]) -> tuple[Item, ...]:
    """``items`` with the ``index``-th run of item ``number`` replaced (in a table by exactly one run)."""
    item = items[number]
    old = list(runs_of(item))
    if isinstance(item, Line):
        new: Item = item._replace(runs=(*old[:index], *runs, *old[index + 1 :]))
    else:
        new = with_runs(item, [*old[:index], runs[0], *old[index + 1 :]])
    return (*items[:number], new, *items[number + 1 :])
