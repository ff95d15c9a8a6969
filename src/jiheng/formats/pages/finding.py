"""Pages with their tables without ruled lines found, each with the columns of the one that it goes on with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from jiheng.formats.pages.columns import Unruled, unruled
from jiheng.formats.pages.geometry import Box
from jiheng.formats.pages.lines import Line
from jiheng.formats.pages.page import Page, Ruled


def with_columns(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages, lines that make a table replaced by it."""
    last: Unruled | None = None
    for page in pages:
        items: list[Line | Ruled | Box] = []
        for is_line, group in groupby(page.items, lambda item: isinstance(item, Line)):
            run = list(group)
            if not is_line:
                items += run
                last = None
                continue
            items_of_run, last = _found([line for line in run if isinstance(line, Line)], last)
            items += items_of_run
        yield replace(page, items=items) if len(items) != len(page.items) else page


def _found(lines: Sequence[Line], before: Unruled | None) -> tuple[list[Line | Ruled], Unruled | None]:
    """Lines with their tables, and the table that ends them."""
    items: list[Line | Ruled] = []
    end = 0
    last = None
    for last in unruled(lines, before):
        items += [*lines[end : last.start], last.table]
        end = last.end
    items += lines[end:]
    return items, last if end == len(lines) else None
