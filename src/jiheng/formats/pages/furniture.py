"""Headers, footers and page numbers: what stands alike at the edge of many pages is no text of the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from jiheng.formats.pages.geometry import Box
from jiheng.formats.pages.lines import Line
from jiheng.formats.pages.page import Page, Ruled

_EDGE = 0.12  # of the page's height, at its top and bottom
_DEPTH = 3  # lines at an edge that may be furniture
_FEWEST = 3  # pages that show the same
_SHARE = 0.4  # of the pages: left and right pages may differ
_NUMBER = re.compile(r"[\d０-９]+")
_BARE = re.compile(r"[\W_]*[\d０-９]+[\W_]*")


def without_furniture(pages: Sequence[Page]) -> Iterator[Page]:
    """The pages less what repeats at their edges, from the edge inwards."""
    seen = Counter(key for page in pages for key in {_key(line, page) for edge in _edges(page) for line in edge})
    needed = max(min(_FEWEST, len(pages)), _SHARE * len(pages), 2)
    for page in pages:
        dropped = [line for edge in _edges(page) for line in _outer(edge, page, seen, needed)]
        yield replace(page, items=[item for item in page.items if item not in dropped])


def _outer(edge: Sequence[Line], page: Page, seen: Counter[tuple[str, bool]], needed: float) -> Iterator[Line]:
    """The lines from the edge inwards, as long as they are furniture."""
    return takewhile(lambda line: seen[_key(line, page)] >= needed or _is_page_number(line, page), edge)


def _edges(page: Page) -> list[list[Line]]:
    """The lines at the top and at the bottom of a page, the outermost first, nothing else being nearer to the edge."""
    return [_edge(page.items[:_DEPTH], page), _edge(page.items[: -_DEPTH - 1 : -1], page)]


def _edge(items: Sequence[Line | Ruled | Box], page: Page) -> list[Line]:
    lines = takewhile(lambda item: isinstance(item, Line) and _is_at_edge(item, page), items)
    return [line for line in lines if isinstance(line, Line)]


def _is_at_edge(line: Line, page: Page) -> bool:
    return line.bottom <= page.sheet.height * _EDGE or line.top >= page.sheet.height * (1 - _EDGE)


def _key(line: Line, page: Page) -> tuple[str, bool]:
    return _NUMBER.sub("#", line.text), line.top > page.sheet.height / 2


def _is_page_number(line: Line, page: Page) -> bool:
    """Whether a line at the bottom says nothing but the page's own number."""
    if line.top < page.sheet.height / 2 or not _BARE.fullmatch(line.text):
        return False
    return int(_NUMBER.findall(line.text)[0]) == page.number
