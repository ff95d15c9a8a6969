"""Two versions of a report: which figures, sections and findings differ, and what the two are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from jiheng.document import Document, Part
from jiheng.ledger import Fact
from jiheng.policy.messages import messages
from jiheng.reporting.audit import Audit
from jiheng.reporting.changes import Change, Item, Items, changes, moved_apart, rearranged
from jiheng.reporting.entry import Entry, entries, kind_name, meaning
from jiheng.reporting.places import Places

SAY = messages("comparison")
GROUPS = ("figures", "sections", "findings")


class Matter(NamedTuple):
    """What a report is of: the names of its unit, its year, its kind in words; empty where it does not say."""

    units: tuple[str, ...]
    year: int | None
    kind: str


class Version(NamedTuple):
    """A version of a report as plain values: its items by what makes them the same in another version."""

    path: str
    matter: Matter
    figures: Items
    sections: Items
    findings: Items


class Comparison(NamedTuple):
    """What differs between two versions, each group in the order of the new text, what is gone at its end.

    ``notes`` are sentences on what the two are, where that is not the same.
    """

    old: str
    new: str
    notes: tuple[str, ...]
    figures: tuple[Change, ...]
    sections: tuple[Change, ...]
    findings: tuple[Change, ...]


def version(audit: Audit) -> Version:
    """The items of an audited report."""
    return Version(
        audit.document.path,
        _matter(audit.document.parts),
        _figures(audit),
        _sections(audit.document),
        {(entry.id,): _finding(entry) for entry in entries(audit)},
    )


def compared(old: Version, new: Version) -> Comparison:
    """What differs; a finding is the same where its stable id is, or where it says the same at another place."""
    findings = changes(old.findings, new.findings, added="new", removed="resolved")
    return Comparison(
        old.path,
        new.path,
        tuple(_notes(old, new)),
        tuple(changes(old.figures, new.figures)),
        tuple(rearranged(old.sections, new.sections)),
        tuple(moved_apart(findings)),
    )


def _matter(parts: Iterable[Part]) -> Matter:
    main = next((part for part in parts if part.entity), None)
    return Matter((main.entity, *main.names), main.year, kind_name(main)) if main else Matter((), None, "")


def _notes(old: Version, new: Version) -> Iterator[str]:
    """What is not the same in both: the unit, the year, the kind of report; and a version that has no figure."""
    for version in (old, new):
        if not version.figures:
            yield SAY.text("notes.nothing", path=version.path)
    before, after = old.matter, new.matter
    if before.units and after.units and not _same_unit(before.units, after.units):
        yield SAY.text("notes.units", old=before.units[0], new=after.units[0])
    if before.year and after.year and before.year != after.year:
        yield SAY.text("notes.years", old=before.year, new=after.year)
    if before.kind and after.kind and before.kind != after.kind:
        yield SAY.text("notes.kinds", old=before.kind, new=after.kind)


def _same_unit(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether a unit bears two names, one of which may lack the place that the other begins with."""
    return any(first.endswith(second) or second.endswith(first) for first in one for second in other)


def _finding(entry: Entry) -> Item:
    finding = entry.finding
    severity = messages("reporting").text(f"severities.{finding.severity}")
    name = SAY.text("rows.finding", severity=severity, message=finding.message or finding.title)
    expected = SAY.text("rows.expected", text=finding.expected) if finding.expected else ""
    return Item(name, entry.place, tuple(filter(None, (entry.context.quote, expected))), entry.id)


def _figures(audit: Audit) -> dict[tuple[object, ...], Item]:
    """The facts by key; one that is stated several times is one item with every value that it is given.

    Years count from that of the report, and its unit goes without its name, so that reports of two years or of two
    units (one that was renamed) are compared figure by figure.
    """
    years = {part.id: part.year for part in audit.document.parts}
    owners = {part.id: part.entity for part in audit.document.parts}
    places = Places(audit.document)
    found: dict[tuple[object, ...], Item] = {}
    for fact in sorted(audit.ledger.facts, key=lambda fact: fact.span):
        since = years.get(fact.part)
        told = [
            year - since if year is not None and since is not None else year for year in (fact.year, fact.base_year)
        ]
        entity = "" if fact.entity == owners.get(fact.part) else fact.entity
        key = (fact.key._replace(entity=entity, year=told[0]), fact.of, told[1], fact.base_measure)
        first = found.get(key) or Item(meaning(fact), places.printed(fact.span), ())
        if (value := _value(fact)) not in first.content:
            first = first._replace(content=(*first.content, value))
        found[key] = first
    return found


def _value(fact: Fact) -> str:
    quantity = fact.quantity
    printed = f"{quantity.printed}{quantity.unit.symbol if quantity.unit else ''}" if quantity else ""
    return fact.direction + printed


def _sections(document: Document) -> dict[tuple[object, ...], Item]:
    """The sections by their titles from the highest down; namesakes by their order; each with its own words only."""
    places = Places(document)
    ordered = sorted(document.sections, key=lambda section: (section.span.start, section.level))
    seen: Counter[tuple[str, ...]] = Counter()
    found: dict[tuple[object, ...], Item] = {}
    for section, after in zip_longest(ordered, ordered[1:]):
        end = after.span.start if after else len(document.text)
        path = section.path or (section.title,)
        words = "".join(document.text[section.heading.end : min(end, section.span.end)].split())
        found[path, seen[path]] = Item(SAY.text("rows.path").join(path), places.printed(section.heading), (words,))
        seen[path] += 1
    return found


def named(change: Change) -> str:
    """What differs, by its name; by both of them where it is another one now."""
    old, new = change.old, change.new
    if old and new and change.kind in ("moved", "renamed") and old.name != new.name:
        return SAY.text("rows.renamed", old=old.name, new=new.name)
    return change.item.name


def shown(item: Item | None) -> str:
    """What a version says of an item; a word where it does not have it."""
    return SAY.text("separator").join(item.content) if item else SAY.text("empty")


def placed(change: Change) -> str:
    """Where what changed stands: in the new version, or in the old one where it is gone."""
    return SAY.text("rows.place" if change.new else "rows.old_place", text=change.item.place)
