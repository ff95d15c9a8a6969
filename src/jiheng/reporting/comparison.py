"""Two versions of a report: which figures, sections and findings differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple, TypeVar

from jiheng.document import Document
from jiheng.ledger import Fact
from jiheng.policy.messages import messages
from jiheng.reporting.audit import Audit
from jiheng.reporting.contract import Tree, dumped
from jiheng.reporting.entry import entries, meaning
from jiheng.reporting.places import Places

SCHEMA = "jiheng.compare/1"
SAY = messages("comparison")
GROUPS = ("figures", "sections", "findings")
PAIR = 2
T = TypeVar("T")


class Item(NamedTuple):
    """What is compared: its name in words, its place, what it says, and for a finding its id."""

    name: str
    place: str
    content: tuple[str, ...]
    id: str = ""


class Version(NamedTuple):
    """A version of a report as plain values: its items by what makes them the same in another version."""

    path: str
    figures: Mapping[object, Item]
    sections: Mapping[object, Item]
    findings: Mapping[object, Item]


class Change(NamedTuple):
    """An item that differs: ``kind`` is changed, added, removed, and of findings new or resolved."""

    kind: str
    old: Item | None
    new: Item | None


class Comparison(NamedTuple):
    """What differs between two versions, each group in the order of the new text, what is gone at its end."""

    old: str
    new: str
    figures: tuple[Change, ...]
    sections: tuple[Change, ...]
    findings: tuple[Change, ...]


def version(audit: Audit) -> Version:
    """The items of an audited report."""
    findings = {entry.id: entry for entry in entries(audit)}
    named = messages("reporting")
    return Version(
        audit.document.path,
        _figures(audit),
        _sections(audit.document),
        {
            identity: Item(
                SAY.text(
                    "rows.finding",
                    severity=named.text(f"severities.{entry.finding.severity}"),
                    message=entry.finding.message or entry.finding.title,
                ),
                entry.place,
                (entry.context.quote,),
                identity,
            )
            for identity, entry in findings.items()
        },
    )


def compared(old: Version, new: Version) -> Comparison:
    """What differs; a finding is the same where its stable id is, or where it says the same at another place."""
    findings = _changes(old.findings, new.findings, added="new", removed="resolved")
    return Comparison(
        old.path,
        new.path,
        tuple(_changes(old.figures, new.figures)),
        tuple(_changes(old.sections, new.sections)),
        tuple(_moved_apart(findings)),
    )


def _moved_apart(changes: Iterable[Change]) -> Iterator[Change]:
    """The changes without findings that only stand elsewhere now (something is missing still)."""
    found = list(changes)
    sides = Counter(item.name for change in found for item in (change.old, change.new) if item)
    appeared = {change.new.name for change in found if change.old is None and change.new}
    gone = {change.old.name for change in found if change.new is None and change.old}
    for change in found:
        item = change.new or change.old
        if item is None or item.name not in appeared & gone or sides[item.name] != PAIR:
            yield change


def text(found: Comparison) -> str:
    """The comparison for a reader."""
    lines = [SAY.text("head", old=found.old, new=found.new)]
    for group in GROUPS:
        changes: tuple[Change, ...] = getattr(found, group)
        if changes:
            lines += [SAY.text(f"headings.{group}", count=len(changes)), *(_row(group, change) for change in changes)]
    return "\n".join(lines if len(lines) > 1 else [*lines, SAY.text("none")]) + "\n"


def json(found: Comparison) -> str:
    """The comparison as an object of schema ``jiheng.compare/1``."""
    groups = {group: [_tree(change) for change in getattr(found, group)] for group in GROUPS}
    return dumped({"schema": SCHEMA, "old": found.old, "new": found.new, **groups})


def _figures(audit: Audit) -> dict[object, Item]:
    """The facts by key; one that is stated several times is one item with every value that it is given.

    Years count from that of the report, so that reports of two years are compared figure by figure.
    """
    years = {part.id: part.year for part in audit.document.parts}
    places = Places(audit.document)
    found: dict[object, Item] = {}
    for fact in sorted(audit.ledger.facts, key=lambda fact: fact.span):
        since = years.get(fact.part)
        told = [
            year - since if year is not None and since is not None else year for year in (fact.year, fact.base_year)
        ]
        key = (fact.key._replace(year=told[0]), fact.of, told[1], fact.base_measure)
        first = found.get(key) or Item(meaning(fact), places.printed(fact.span), ())
        if (value := _value(fact)) not in first.content:
            first = first._replace(content=(*first.content, value))
        found[key] = first
    return found


def _value(fact: Fact) -> str:
    quantity = fact.quantity
    printed = f"{quantity.printed}{quantity.unit.symbol if quantity.unit else ''}" if quantity else ""
    return fact.direction + printed


def _sections(document: Document) -> dict[object, Item]:
    """The sections by their titles from the highest down; namesakes by their order; each with its own words only."""
    places = Places(document)
    ordered = sorted(document.sections, key=lambda section: (section.span.start, section.level))
    seen: Counter[tuple[str, ...]] = Counter()
    found: dict[object, Item] = {}
    for section, after in zip_longest(ordered, ordered[1:]):
        end = after.span.start if after else len(document.text)
        path = section.path or (section.title,)
        words = "".join(document.text[section.heading.end : min(end, section.span.end)].split())
        found[path, seen[path]] = Item(SAY.text("rows.path").join(path), places.printed(section.heading), (words,))
        seen[path] += 1
    return found


def _changes(
    old: Mapping[object, Item], new: Mapping[object, Item], *, added: str = "added", removed: str = "removed"
) -> Iterator[Change]:
    for key, item in new.items():
        before = old.get(key)
        if before is None:
            yield Change(added, None, item)
        elif before.content != item.content:
            yield Change("changed", before, item)
    yield from (Change(removed, item, None) for item in _without(old, new))


def _without(old: Mapping[object, T], new: Mapping[object, T]) -> Iterable[T]:
    return (item for key, item in old.items() if key not in new)


def _row(group: str, change: Change) -> str:
    item = change.new or change.old
    return SAY.text(
        f"rows.{group}",
        kind=SAY.text(f"kinds.{change.kind}"),
        name=item.name if item else "",
        id=item.id if item else "",
        old=shown(change.old),
        new=shown(change.new),
        place=placed(change),
    )


def shown(item: Item | None) -> str:
    """What a version says of an item; a word where it does not have it."""
    return SAY.text("separator").join(item.content) if item else SAY.text("empty")


def placed(change: Change) -> str:
    """Where what changed stands: in the new version, or in the old one where it is gone."""
    item = change.new or change.old
    return SAY.text("rows.place" if change.new else "rows.old_place", text=item.place if item else "")


def _tree(change: Change) -> Tree:
    sides = {"old": change.old, "new": change.new}
    return {"change": change.kind, **{name: _side(item) for name, item in sides.items()}}


def _side(item: Item | None) -> Tree | None:
    if item is None:
        return None
    return {"name": item.name, "place": item.place, "content": list(item.content), "id": item.id or None}
