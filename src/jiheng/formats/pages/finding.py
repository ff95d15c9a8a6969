"""Pages with their tables without ruled lines found, each with the columns of the one that it goes on with.

A table of which a page has lost a part would be wrong by itself: then the other parts stay text too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, pairwise

from jiheng.formats.pages import forms
from jiheng.formats.pages.columns import adrift, hanging, unruled
from jiheng.formats.pages.geometry import Box
from jiheng.formats.pages.lines import Line
from jiheng.formats.pages.page import Page, Ruled
from jiheng.formats.pages.pieces import pieces
from jiheng.formats.pages.stretches import may_hold
from jiheng.formats.pages.unruled import Unruled

Items = Sequence[Line | Ruled | Box]


@dataclass(slots=True)
class Run:
    """Lines that follow each other on a page, and the tables among them."""

    lines: Sequence[Line]
    tables: list[Unruled]
    parts: list[forms.Part]

    @property
    def head(self) -> Sequence[Line]:
        """The lines before the first table."""
        return self.lines[: self.tables[0].start] if self.tables else self.lines

    @property
    def tail(self) -> Sequence[Line]:
        """The lines after the last table."""
        return self.lines[self.tables[-1].end :] if self.tables else self.lines

    def items(self) -> Iterator[Line | Ruled]:
        """The lines, those of tables as tables."""
        end = 0
        for table in self.tables:
            yield from self.lines[end : table.start]
            yield table.table
            end = table.end
        yield from self.lines[end:]


def with_columns(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages, lines that make a table replaced by it."""
    read = list(pages)
    parts = [_parts(page) for page in read]
    before: Run | Items | None = None
    for page_parts in parts:
        for part in page_parts:
            if isinstance(part, Run):
                _find(part, before if isinstance(before, Run) else None, begins=part is page_parts[0])
            before = part
    for found in _chains(parts):
        _take(found)
    _hang([part for page in parts for part in page])
    _settle([(before[-1], after[0]) for before, after in pairwise(parts) if before and after])
    for page, own in zip(read, parts, strict=True):
        items = chain.from_iterable(part.items() if isinstance(part, Run) else part for part in own)
        yield replace(page, items=list(items))


def _parts(page: Page) -> list[Run | Items]:
    """What stands on a page: lines that follow each other, and what is between them."""
    parts: list[Run | Items] = []
    for is_line, group in groupby(page.items, lambda item: isinstance(item, Line)):
        items = list(group)
        parts.append(Run([item for item in items if isinstance(item, Line)], [], []) if is_line else items)
    return parts


def _find(run: Run, before: Run | None, *, begins: bool) -> None:
    """Find the tables of a run and what may be forms; the run before it may end with what goes on here."""
    mixed = forms.may_hold(run.lines)
    if not (mixed or may_hold(run.lines)):
        return
    cut = [pieces(line) for line in run.lines]
    open_table = before.tables[-1] if before and before.tables and not before.tail else None
    above = hanging([pieces(line) for line in before.tail]) if before and begins and not open_table else ()
    run.tables = list(unruled(cut, open_table, above))
    run.parts = list(forms.parts(cut)) if mixed else []


def _hang(parts: Sequence[Run | Items]) -> None:
    """Take the lines that a page ends with from it where they begin the header of a table on the next."""
    for before, run in pairwise(parts):
        if isinstance(before, Run) and isinstance(run, Run) and run.tables and run.tables[0].hung:
            before.lines = before.lines[: -run.tables[0].hung]


def _chains(pages: Sequence[Sequence[Run | Items]]) -> Iterator[list[tuple[Run, forms.Part]]]:
    """What may be forms; a part that ends a page with the one that begins the next."""
    found: list[tuple[Run, forms.Part]] = []
    for page in pages:
        for place, run in enumerate(page):
            own = [(run, part) for part in run.parts] if isinstance(run, Run) else []
            for one in own:
                if found and not (place == 0 and one[1].start == 0):
                    yield found
                    found = []
                found.append(one)
            ends = bool(own) and own[-1][1].end == len(own[-1][0].lines) and place == len(page) - 1
            if found and not ends:
                yield found
                found = []
    if found:
        yield found


def _take(found: Sequence[tuple[Run, forms.Part]]) -> None:
    """Give runs their parts of a form, in place of the tables inside them."""
    made = forms.form([part for _, part in found], [run.tables for run, _ in found])
    if made is None and len(found) > 1:
        for one in found:
            _take([one])
    for (run, _), form in zip(found, made or (), strict=False):
        if all(_within(table, form) or not _share(form, table) for table in run.tables):
            run.tables = [form, *(table for table in run.tables if not _within(table, form))]
            run.tables.sort(key=lambda table: table.start)


def _within(one: Unruled, other: Unruled) -> bool:
    return other.start <= one.start and one.end <= other.end


def _share(one: Unruled, other: Unruled) -> bool:
    return one.start < other.end and other.start < one.end


def _settle(meetings: Sequence[tuple[Run | Items, Run | Items]]) -> None:
    """Where a page ends or begins with rows in no table, what they go on with on the page beside is none either."""
    both = [(before, after) for before, after in meetings if isinstance(before, Run) and isinstance(after, Run)]
    for before, after in both:
        if after.tables and not after.head and adrift(before.tail[::-1]):
            del after.tables[0]
    for before, after in reversed(both):
        if before.tables and not before.tail and adrift(after.head):
            del before.tables[-1]
