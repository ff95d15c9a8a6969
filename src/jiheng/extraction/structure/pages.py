"""Page numbers that stand between the lines of the text (—10—, 第3页, a bare number alone)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jiheng.document import Role
from jiheng.extraction.structure.lines import Line
from jiheng.extraction.structure.vocabulary import Vocabulary

_PROSE = re.compile(r"[，。；]")
_LONGEST = 40
_SHORTEST = 5  # a line of text, not a cell


def page_numbers(lines: Sequence[Line], words: Vocabulary) -> list[Line]:
    """The lines with every page number turned into a page break."""
    return [_broken(line) if _is_page_number(lines, place, words) else line for place, line in enumerate(lines)]


def _is_page_number(lines: Sequence[Line], place: int, words: Vocabulary) -> bool:
    line = lines[place]
    if not line.running or line.tabbed or line.width > _LONGEST:
        return False
    if words.patterns["pages.certain"].fullmatch(line.text):
        return True
    return bool(words.patterns["pages.possible"].fullmatch(line.text)) and _set_apart(lines, place)


def _set_apart(lines: Sequence[Line], place: int) -> bool:
    """A bare number is a page number only between two lines of text; between numbers it is a cell of a table."""
    before, after = lines[max(place - 1, 0)], lines[min(place + 1, len(lines) - 1)]
    near_text = all(not near.tabbed and len(near.text) >= _SHORTEST for near in (before, after))
    return near_text and (bool(_PROSE.search(before.text)) or lines[place].gap)


def _broken(line: Line) -> Line:
    return replace(line, block=replace(line.block, role=Role.PAGE_BREAK))
