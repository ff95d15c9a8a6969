"""What a figure of the page means and where it comes from: for the pointer, for machines, and as a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiheng.formats.writing.tags import escape, tag
from jiheng.ledger import Fact
from jiheng.policy.messages import messages

SAY = messages("writing")


def data(fact: Fact, number: int, words: str) -> str:
    """The printed words with what they mean; ``number`` makes the id that the list of sources leads to."""
    given = {"id": f"f{number + 1}", "title": told(fact)} | dict(_attributes(fact))
    if fact.quantity is None:
        return tag("span", given, words)
    return tag("data", {"value": fact.quantity.value, **given}, words)


def told(fact: Fact) -> str:
    """The meaning and the source, in a line."""
    source = [SAY.text("page.source", path=fact.path)] if fact.path else []
    return SAY.text("page.join").join([meaning(fact), *source])


def meaning(fact: Fact) -> str:
    """Year, what narrows it, the item and its measure."""
    year = SAY.text("page.year", year=fact.year) if fact.year else ""
    parts = [year, *fact.scope, fact.concept, fact.measure]
    return " ".join(part for part in parts if part)


def sources(facts: Sequence[Fact]) -> str:
    """The list of all figures with their sources, closed until it is wanted."""
    if not facts:
        return ""
    heads = "".join(tag("th", {"scope": "col"}, escape(head)) for head in SAY.table("page.columns").values())
    rows = (
        tag("tr", None, tag("td", None, _link(fact, number)), _cell(meaning(fact)), _cell(fact.path))
        for number, fact in enumerate(facts)
    )
    summary = tag("summary", None, escape(SAY.text("page.sources", count=len(facts))))
    note = tag("p", None, escape(SAY.text("page.sources_note")))
    table = tag("table", None, tag("thead", None, tag("tr", None, heads)), tag("tbody", None, *rows))
    return tag("footer", None, tag("details", None, summary, note, table))


def _link(fact: Fact, number: int) -> str:
    quantity = fact.quantity
    words = f"{quantity.value}{quantity.unit.symbol if quantity.unit else ''}" if quantity else fact.direction
    return tag("a", {"href": f"#f{number + 1}"}, escape(words))


def _cell(words: str) -> str:
    return tag("td", None, escape(words)) if words else "<td></td>"


def _attributes(fact: Fact) -> Iterator[tuple[str, object]]:
    """What machines read, by the names of a fact object; what is unknown or narrows nothing is left out."""
    unit = fact.quantity.unit if fact.quantity else None
    named = {
        "concept": fact.concept,
        "measure": fact.measure,
        "unit": unit.symbol if unit else "",
        "entity": fact.entity,
        "year": fact.year,
        "base-year": fact.base_year,
        "base-measure": fact.base_measure,
        "direction": fact.direction,
        "of": fact.of,
        **fact.scope._asdict(),
    }
    return ((f"data-{name}", value) for name, value in named.items() if value)
