"""What pages carry beside the text: their numbers (—10—, 第3页, a bare number alone) and the heads printed on each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiheng.document import Role
from jiheng.extraction.structure.cuts import SLACK
from jiheng.extraction.structure.lines import Line
from jiheng.extraction.structure.numbering import number
from jiheng.extraction.structure.vocabulary import Vocabulary
from jiheng.extraction.structure.wrapping import full_width

_PROSE = re.compile(r"[，。；]")
_ENDS = re.compile(r"[。；：！？]$")
_LONGEST = 40
_SHORTEST = 5  # a line of text, not a cell
_LEAST_PAGE = 8  # lines between the numbers of two pages
_PAGE = 20  # lines between the numbers of two pages that are all there are between words
_FEWEST_PAGES = 3


def page_numbers(lines: Sequence[Line], words: Vocabulary) -> list[Line]:
    """The lines with every page number, and every head that pages repeat, turned into a page break."""
    bare = [place for place in range(1, len(lines) - 1) if _is_between_words(lines, place, words)]
    full = full_width(lines) if bare else 0
    counted = _numbered(lines, bare) | {place for place in bare if full and _cuts(lines, place, full, words)}
    turned = [
        _broken(line) if place in counted or _is_page_number(lines, place, words) else line
        for place, line in enumerate(lines)
    ]
    heads = _heads(turned, words)
    return [_broken(line) if place in heads else line for place, line in enumerate(turned)]


def _is_page_number(lines: Sequence[Line], place: int, words: Vocabulary) -> bool:
    line = lines[place]
    if not line.running or line.tabbed or line.width > _LONGEST:
        return False
    if words.patterns["pages.certain"].fullmatch(line.text):
        return True
    return bool(words.patterns["pages.possible"].fullmatch(line.text)) and _set_apart(lines, place, words)


def _set_apart(lines: Sequence[Line], place: int, words: Vocabulary) -> bool:
    """A bare number is a page number only between two lines of text; between numbers it is a cell of a table."""
    before, after = lines[max(place - 1, 0)], lines[min(place + 1, len(lines) - 1)]
    if before.tabbed or after.tabbed or len(before.text) < _SHORTEST:
        return False
    if words.patterns["paragraphs.closers"].match(after.text) and (after.gap or _PROSE.search(after.text)):
        return True  # what ends a word that was begun before the number
    near_text = len(after.text) >= _SHORTEST or _PROSE.search(after.text)
    return bool(near_text) and (bool(_PROSE.search(before.text)) or lines[place].gap)


def _is_between_words(lines: Sequence[Line], place: int, words: Vocabulary) -> bool:
    """Whether a line is a bare number between lines that are none, and no cells."""
    line, near = lines[place], (lines[place - 1], lines[place + 1])
    figure = words.patterns["cells.sheet.figure"]
    if not line.running or line.tabbed or not words.patterns["pages.possible"].fullmatch(line.text):
        return False
    return not any(other.tabbed or figure.fullmatch(other.text) for other in near)


def _cuts(lines: Sequence[Line], place: int, full: int, words: Vocabulary) -> bool:
    """Whether the number stands in the midst of a sentence: the line above it is full, and no line of it was short."""
    before, after = lines[place - 1], lines[place + 1]
    wrapped = before.running and full - SLACK <= before.width <= full + SLACK and not _ENDS.search(before.text)
    return wrapped and after.running and len(after.text) >= _SHORTEST and not number(after.text, words)


def _numbered(lines: Sequence[Line], bare: Sequence[int]) -> frozenset[int]:
    """The places of bare numbers that count the pages: each one more than the last, a page further on."""
    counted = (run for run in _counted(lines, bare) if len(run) > 1)
    return frozenset(
        place for run in counted if len(run) >= _FEWEST_PAGES or run[-1] - run[0] >= _PAGE for place in run
    )


def _counted(lines: Sequence[Line], places: Sequence[int]) -> Iterator[list[int]]:
    """The runs of places whose numbers count up by one, a page apart."""
    last: dict[int, list[int]] = {}
    for place in places:
        value = int(lines[place].text)
        run = last.get(value - 1, [])
        if run and place - run[-1] < _LEAST_PAGE:
            continue
        last[value] = [*run, place]
        yield last[value]


def _heads(lines: Sequence[Line], words: Vocabulary) -> frozenset[int]:
    """The places of lines beside a page break that most pages repeat there: a year with its title, or a body's name."""
    beside = [
        near
        for place, line in enumerate(lines)
        if line.block.role is Role.PAGE_BREAK
        for near in (place - 1, place + 1)
        if 0 <= near < len(lines) and _is_head(lines[near], words)
    ]
    pages = sum(line.block.role is Role.PAGE_BREAK for line in lines)
    often = {
        text
        for text, count in Counter(lines[near].text for near in beside).items()
        if count >= max(_FEWEST_PAGES, (pages + 1) // 2)
    }
    return frozenset(near for near in beside if lines[near].text in often)


def _is_head(line: Line, words: Vocabulary) -> bool:
    """Whether a line can be the head of a page."""
    if not line.running or line.tabbed or line.width > 2 * _LONGEST or _PROSE.search(line.text):
        return False
    return bool(words.patterns["parts.year_title"].search(line.text)) or line.text.endswith(words.names)


def _broken(line: Line) -> Line:
    return replace(line, block=replace(line.block, role=Role.PAGE_BREAK))
