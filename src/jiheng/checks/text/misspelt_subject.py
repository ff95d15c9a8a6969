"""Names of subjects with a character too many, too few or wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, Celled, Running
from jiheng.checks.text.settings import expression
from jiheng.checks.text.slips import meant
from jiheng.checks.text.spelling import distance, nearest, swapped, within
from jiheng.checks.text.subjects import Mention, Named, functional, is_known, is_listed, mentions, standard
from jiheng.checks.text.verdicts import at_most, finding, judged
from jiheng.document import Span
from jiheng.findings import Finding, Result, Rule, Severity
from jiheng.policy import Pack

SLIP = 2
"""At most so many characters differ in a slip."""
SHORT = 3
"""Names so short (其他) are no class without its ending."""
LONG = 6
"""From this length on, one wrong character in a name under a known parent is taken for a slip."""


PLAIN = 9
"""From this length on, a name is so long that a slip is plain anywhere."""


class Slip(NamedTuple):
    """A name and what was meant; ``weak`` where only its ending (支出) was lost, or no list holds what was meant."""

    span: Span
    name: str
    meant: str
    weak: bool = False


def misspelt_subject(case: Case, rule: Rule) -> Iterable[Result]:
    """Near a known name of its place: a 类 of the list, a 款 or 项 under a known parent; else near any name."""

    def look(body: Body) -> Iterator[Finding]:
        told: set[str] = set()
        for slip in _slips(body):
            if slip.weak and slip.name in told:
                continue  # a way of writing is said once
            told.add(slip.name)
            found = finding(case, rule, slip.span, stated=slip.name, expected=slip.meant)
            yield at_most(found, Severity.HINT) if slip.weak else found

    return judged(case, rule, look)


def _slips(body: Body) -> Iterator[Slip]:
    for mention in mentions(body):
        yield from _marked(mention, body.pack)
    for cell in body.stretches:
        if isinstance(cell, Celled) and cell.text[-1:].isalpha():
            yield from _celled(cell, body.pack)
    for stretch in body.running:
        found = list(_unmarked(stretch, body.pack))
        yield from found
        yield from (
            slip for slip in _priced(stretch, body.pack) if not any(slip.span.touches(one.span) for one in found)
        )


def _marked(mention: Mention, pack: Pack) -> Iterator[Slip]:
    """Names with their level that are near one of their place, else near any name."""
    for place, named in enumerate(mention.names):
        if is_known(named.name, pack):
            continue
        parents = functional(pack).path(standard(name, pack) for name in mention.path[:place])
        if named.level == place == len(parents):
            siblings = functional(pack).children(parents[-1].code if parents else "")
            slip = _placed(named, [subject.name for subject in siblings], pack)
        else:
            slip = None
        if slip or (other := meant(named.name, pack, inner=False)):
            yield slip or Slip(named.span, named.name, other, weak=not is_listed(other, pack))


def _placed(named: Named, siblings: Collection[str], pack: Pack) -> Slip | None:
    """The slip of a name among the subjects that are known in its place."""
    whole, top = named.name + pack.text("subjects.ending"), named.level == 0
    if whole in siblings:
        left_out = top and len(named.name) > SHORT and not named.after.startswith(pack.text("subjects.ending"))
        return Slip(named.span, named.name, whole, weak=True) if left_out else None
    other = _class(named.name, pack) if top else _sibling(named.name, siblings)
    return Slip(named.span, named.name, other) if other else None


def _sibling(name: str, siblings: Iterable[str]) -> str | None:
    """The one sibling that differs by characters left out, put in or swapped, or by a wrong one in a long name."""
    close = [
        other
        for other in siblings
        if (abs(len(name) - len(other)) <= SLIP and (within(name, other) or within(other, name)))
        or (len(name) >= LONG and len(name) == len(other) and distance(name, other) == 1)
        or swapped(name, other)
    ]
    return close[0] if len(close) == 1 else None


def _class(name: str, pack: Pack) -> str | None:
    return nearest(name, (subject.name for subject in functional(pack).children()), SLIP)


def _unmarked(stretch: Running, pack: Pack) -> Iterator[Slip]:
    """The 类 that a sentence lists with their amounts or a paragraph is about, and long names anywhere."""
    if pack.text("subjects.ending") not in stretch.text:
        return
    listed = expression(pack, "subjects.list_lead").search(stretch.text) or _lists(stretch, pack)
    names = ("subjects.listed" if listed else "subjects.free", "subjects.item")
    found = {name.span("name"): name["name"] for key in names for name in expression(pack, key).finditer(stretch.text)}
    for span, name in found.items():
        spared = is_known(name, pack) or name.startswith(pack.text("subjects.others"))  # 其他城乡社区支出
        other = None if spared else _class(name, pack)
        if other and _plain(name, other, pack.text("subjects.ending")):
            yield Slip(stretch.span(*span), name, other)


def _priced(stretch: Running, pack: Pack) -> Iterator[Slip]:
    """Names before their amounts that are a slip of the name of a subject, with its ending (支出) or without."""
    ending = pack.text("subjects.ending")
    listed = expression(pack, "subjects.itemised").finditer(stretch.text)
    for found in (*expression(pack, "subjects.priced").finditer(stretch.text), *listed):
        start, end = found.span("name")
        ends = (end, end + len(ending)) if stretch.text.startswith(ending, end) else (end,)
        written = [stretch.text[start:stop] for stop in ends]
        if stretch.text.startswith("（", end) or any(is_known(name, pack) for name in written):
            continue
        slips = ((stop, meant(name, pack, inner=True)) for stop, name in zip(ends, written, strict=True))
        for stop, other in [slip for slip in slips if slip[1]][:1]:
            yield Slip(stretch.span(start, stop), stretch.text[start:stop], other, weak=not is_listed(other, pack))


def _celled(cell: Celled, pack: Pack) -> Iterator[Slip]:
    """The name of a line in a table, behind its list number."""
    found = expression(pack, "subjects.cell").fullmatch(cell.text)
    other = "" if found is None or is_known(found["name"], pack) else meant(found["name"], pack, inner=True)
    if found and other:
        yield Slip(cell.span(*found.span("name")), found["name"], other, weak=not is_listed(other, pack))


def _lists(stretch: Running, pack: Pack) -> bool:
    """Whether at least two 类 stand in the text with their amounts."""
    listed = {name["name"] for name in expression(pack, "subjects.listed").finditer(stretch.text)}
    return len(listed & _classes(pack)) > 1


@cache
def _classes(pack: Pack) -> frozenset[str]:
    return frozenset(subject.name for subject in functional(pack).children())


def _plain(name: str, meant: str, ending: str) -> bool:
    """Whether ``meant`` was meant: a long name, or one with characters left out, put in, swapped or one wrong."""
    slip = distance(name, meant) == 1 or within(name, meant) or within(meant, name)
    return swapped(name, meant) or (name.endswith(ending) and (slip or len(name) >= PLAIN))
