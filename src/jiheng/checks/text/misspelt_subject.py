"""Names of subjects with a character too many, too few or wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, Running
from jiheng.checks.text.settings import expression
from jiheng.checks.text.spelling import distance, nearest, swapped, within
from jiheng.checks.text.subjects import Mention, functional, is_known, mentions, standard
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
    """A name, what was meant, and whether only its ending (支出) was left out."""

    span: Span
    name: str
    meant: str
    short: bool = False


def misspelt_subject(case: Case, rule: Rule) -> Iterable[Result]:
    """Near a known name of its place: a 类 of the list, or a 款 or 项 under a parent that the list knows."""

    def look(body: Body) -> Iterator[Finding]:
        for slip in _slips(body):
            found = finding(case, rule, slip.span, stated=slip.name, expected=slip.meant)
            yield at_most(found, Severity.HINT) if slip.short else found

    return judged(case, rule, look)


def _slips(body: Body) -> Iterator[Slip]:
    for mention in mentions(body):
        yield from _marked(mention, body.pack)
    for stretch in body.running:
        found = list(_unmarked(stretch, body.pack))
        yield from found
        yield from (
            slip for slip in _priced(stretch, body.pack) if not any(slip.span.touches(one.span) for one in found)
        )


def _marked(mention: Mention, pack: Pack) -> Iterator[Slip]:
    ending, known = pack.text("subjects.ending"), functional(pack)
    for place, named in enumerate(mention.names):
        path = [standard(name, pack) for name in mention.path[:place]]
        parents = known.path(path)
        if named.level != place or len(parents) != place:
            return
        siblings = [subject.name for subject in known.children(parents[-1].code if parents else "")]
        if standard(named.name, pack) in siblings or named.name in known.by_name:
            continue
        if named.name + ending in siblings:
            if place == 0 and len(named.name) > SHORT and not named.after.startswith(ending):
                yield Slip(named.span, named.name, named.name + ending, short=True)
        elif meant := _class(named.name, pack) if place == 0 else _sibling(named.name, siblings):
            yield Slip(named.span, named.name, meant)


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
        meant = None if is_known(name, pack) else _class(name, pack)
        if meant and _plain(name, meant, pack.text("subjects.ending")):
            yield Slip(stretch.span(*span), name, meant)


def _priced(stretch: Running, pack: Pack) -> Iterator[Slip]:
    """Names before their amounts that are the name of a subject with two neighbours swapped or one character lost."""
    for found in expression(pack, "subjects.priced").finditer(stretch.text):
        name = found["name"]
        marked = stretch.text.startswith("（", found.end("name"))
        if not marked and len(name) >= LONG - 1 and not is_known(name, pack):
            turned = next(
                (other for other in _shuffled(pack).get("".join(sorted(name)), ()) if swapped(name, other)), ""
            )
            meant = turned or _shortened(pack).get(name, "")
            if meant:
                yield Slip(stretch.span(*found.span("name")), name, meant, short=not turned)


@cache
def _shuffled(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """The names of the classification by their characters in order."""
    found: dict[str, tuple[str, ...]] = {}
    for name in functional(pack).by_name:
        found["".join(sorted(name))] = (*found.get("".join(sorted(name)), ()), name)
    return found


@cache
def _shortened(pack: Pack) -> Mapping[str, str]:
    """Long names with one character left out, but not the first or the last, which other names may end with."""
    names = [name for name in functional(pack).by_name if len(name) > LONG]
    return {name[:at] + name[at + 1 :]: name for name in names for at in range(1, len(name) - 1)}


def _lists(stretch: Running, pack: Pack) -> bool:
    """Whether at least two 类 stand in the text with their amounts."""
    known = {subject.name for subject in functional(pack).children()}
    listed = {name["name"] for name in expression(pack, "subjects.listed").finditer(stretch.text)}
    return len(listed & known) > 1


def _plain(name: str, meant: str, ending: str) -> bool:
    """Whether ``meant`` was meant: a long name, or one with characters left out, put in, swapped or one wrong."""
    slip = distance(name, meant) == 1 or within(name, meant) or within(meant, name)
    return swapped(name, meant) or (name.endswith(ending) and (slip or len(name) >= PLAIN))
