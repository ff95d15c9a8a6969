"""Numbers of headings and list items: missing, doubled, skipped, or in another style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple, cast

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.ordinals import Item, items, renumbered
from jiheng.checks.text.verdicts import finding, judged
from jiheng.document import Span
from jiheng.findings import Finding, Result, Rule
from jiheng.policy import Pack

STYLE = "style"
FARTHEST = 3
"""A leap over more numbers than this is another list, not a gap."""


class Slip(NamedTuple):
    """An item whose number is not the one that its place asks for; ``fault`` names the rule's wording."""

    item: Item
    fault: str
    expected: str


def numbering(case: Case, rule: Rule) -> Iterable[Result]:
    """Each style counts from 1 under the heading above it; a number that proves a slip is reported where it stands."""
    faults = cast("dict[str, str]", rule.settings["faults"])

    def look(body: Body) -> Iterator[Finding]:
        for slip in _slips(items(body), body.pack):
            span = _span(slip.item)
            fault = faults[slip.fault].format(quote=case.document.quote(span).strip(), expected=slip.expected)
            yield finding(case, rule, span, expected=slip.expected, fault=fault)

    return judged(case, rule, look)


def _span(item: Item) -> Span:
    return item.stretch.span(0, len(item.printed)) if item.printed else item.stretch.place


def _slips(row: Sequence[Item], pack: Pack) -> Iterator[Slip]:
    counts: dict[int, Item] = {}
    nameless: list[Item] = []
    for item in row:
        if not item.ordinal:
            # The title over a public table is a heading of some pages; tables have numbers of their own.
            nameless += [] if item.stretch.text.strip().endswith(_sheets(pack)) else [item]
            continue
        place, slips = _placed(item, counts, nameless, pack)
        yield from slips
        yield from _left(place, counts, nameless, pack)
        printed = slips[0].expected if slips and slips[0].fault == STYLE else item.printed
        counts = {rank: last for rank, last in counts.items() if rank < place}
        counts[place] = item._replace(printed=printed)
        nameless = [other for other in nameless if other.rank < place]
    yield from _left(0, counts, nameless, pack)


@cache
def _sheets(pack: Pack) -> tuple[str, ...]:
    """The titles of the public tables."""
    return tuple(str(title) for row in pack.rows("tables.sheet") for title in cast("list[str]", row["titles"]))


def _left(place: int, counts: dict[int, Item], nameless: list[Item], pack: Pack) -> Iterator[Slip]:
    """Headings without number that follow numbered ones of their rank, when a higher number closes the rank."""
    for rank in sorted({other.rank for other in nameless if place < other.rank and other.rank in counts}):
        lost = [other for other in nameless if other.rank == rank]
        for number, other in enumerate(lost, counts[rank].ordinal + 1):
            yield Slip(other, "missing", renumbered(counts[rank], number, pack))


def _placed(item: Item, counts: dict[int, Item], nameless: list[Item], pack: Pack) -> tuple[int, list[Slip]]:
    """The rank at which an item counts, and what its number proves."""
    last = counts[item.rank].ordinal if item.rank in counts else 0
    again = last and item.stretch.text == counts[item.rank].stretch.text
    if item.ordinal in (last + 1, 1) or again:
        return item.rank, []
    styles = [rank for rank, other in counts.items() if other.heading and other.ordinal + 1 == item.ordinal]
    if last == 0 and item.heading and styles:
        rank = max(styles)
        return min(rank, item.rank), [Slip(item, STYLE, renumbered(counts[rank], item.ordinal, pack))]
    if item.ordinal == last:
        return item.rank, [Slip(item, "doubled", renumbered(item, last + 1, pack))]
    missing = range(last + 1, item.ordinal)
    if not 0 < len(missing) <= FARTHEST:
        return item.rank, []
    # The title of a first section is ranked as that of a part where nothing says otherwise.
    highest = item.rank if last else item.rank - 1
    lost = [other for other in nameless if highest <= other.rank <= item.rank][-len(missing) :]
    if lost:
        named = zip(lost, missing, strict=False)
        return item.rank, [Slip(other, "missing", renumbered(item, number, pack)) for other, number in named]
    return item.rank, [Slip(item, "gap", renumbered(item, last + 1, pack))] if last else []
