"""Automatic list numbers of a docx file (ECMA-376 Part 1, 17.9): printed before a paragraph, but not stored in it.

Counters belong to the abstract list; the lists made from it go on counting unless they restart it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from jiheng.formats.counting import printed
from jiheng.formats.docx import names as w
from jiheng.formats.docx.styles import on
from jiheng.formats.markup import whole

_SLOT = re.compile(r"%([1-9])")
_DEPTHS = range(9)
_CLOSED = re.compile(r"[^\w.\s]$")


class Level(NamedTuple):
    """How one depth of a list counts and prints; ``restart`` is the depth above which it starts anew (0: never)."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False


class _List(NamedTuple):
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of one file and how far each has counted; ``part`` reads the file's numbering when it is needed."""

    def __init__(self, part: Callable[[], etree._Element | None]) -> None:
        self._part = part
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    @cached_property
    def _lists(self) -> dict[str, _List]:
        root = self._part()
        return dict(_lists(root)) if root is not None else {}

    def label(self, number: str, depth: int) -> str:
        """Count one paragraph of a list and give the number before it, with what parts it from the words."""
        found = self._lists.get(number)
        if found is None or depth not in found.levels:
            return ""
        counts = self._count(number, found, depth)
        level = found.levels[depth]
        if level.format in ("bullet", "none"):
            return ""
        text = _SLOT.sub(lambda slot: self._slot(found, counts, int(slot[1]) - 1, legal=level.legal), level.text)
        return text + _space(text, level.suffix)

    def _count(self, number: str, found: _List, depth: int) -> dict[int, int]:
        counts = self._counts.setdefault(found.abstract, {})
        if number not in self._begun:
            self._begun.add(number)
            counts.update({level: start - 1 for level, start in found.starts.items()})
        counts[depth] = counts.get(depth, found.levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or restart > depth:
                del counts[deeper]
        return counts

    @staticmethod
    def _slot(found: _List, counts: dict[int, int], depth: int, *, legal: bool) -> str:
        level = found.levels.get(depth, Level())
        return printed(counts.get(depth, level.start), "decimal" if legal else level.format)


def _lists(root: etree._Element) -> Iterator[tuple[str, _List]]:
    """The lists by number; one may take its levels from another that a style names."""
    abstracts = {child.get(w.ABSTRACT_ID, ""): child for child in root.iterchildren(w.ABSTRACT)}
    linked = {_value(child, w.STYLE_LINK): child for child in abstracts.values()}
    known: dict[etree._Element | None, dict[int, Level]] = {}  # thousands of lists may be made from one
    for number in root.iterchildren(w.NUM):
        key = _value(number, w.ABSTRACT_ID)
        abstract = abstracts.get(key)
        if abstract is not None and (link := _value(abstract, w.NUM_STYLE_LINK)):
            abstract = linked.get(link, abstract)
        overrides = list(number.iterchildren(w.OVERRIDE))
        if abstract not in known:
            known[abstract] = _levels(abstract if abstract is not None else ())
        levels = known[abstract]
        for override in overrides:
            levels = levels | _levels(override)
        yield number.get(w.NUM_ID, ""), _List(key, levels, dict(_starts(overrides)))


def _value(parent: etree._Element, tag: str) -> str:
    child = parent.find(tag)
    return child.get(w.VAL, "") if child is not None else ""


def _levels(parent: etree._Element | tuple[()]) -> dict[int, Level]:
    levels = ((whole(child.get(w.LEVEL), 0), child) for child in parent if child.tag == w.NUM_LEVEL)
    return {depth: _level(child) for depth, child in levels if depth in _DEPTHS}


def _level(element: etree._Element) -> Level:
    values = {child.tag: child.get(w.VAL, "") for child in element}
    return Level(
        whole(values.get(w.START), 0),
        values.get(w.FORMAT, "decimal"),
        values.get(w.LEVEL_TEXT, ""),
        values.get(w.SUFFIX, "tab"),
        whole(values[w.RESTART], 0) if w.RESTART in values else None,
        on(element.find(w.LEGAL)),
    )


def _starts(overrides: list[etree._Element]) -> Iterator[tuple[int, int]]:
    for override in overrides:
        if (start := override.find(w.START_OVERRIDE)) is not None:
            yield whole(override.get(w.LEVEL), 0), whole(start.get(w.VAL), 1)


def _space(text: str, suffix: str) -> str:
    """A blank where the list has one, but none behind a closing sign: 一、 and （一） stand close, as in plain text."""
    return "" if suffix == "nothing" or not text or _CLOSED.search(text) else " "
