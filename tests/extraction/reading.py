"""A one-part document of given paragraphs, read by the national pack, for tests of the grammar."""

from __future__ import annotations

from jiheng.document import Block, Document, Flow, Part, Role, Span
from jiheng.extraction import extract
from jiheng.ledger import Fact, Ledger
from jiheng.policy import library


def ledger(*paragraphs: str, kind: str = "disclosure", year: int = 2023, heading: str = "") -> Ledger:
    """The ledger of paragraphs that are already folded (half-width digits, full-width stops)."""
    lines = [*([heading] if heading else []), *paragraphs]
    text = "\n".join(lines)
    blocks, at = [], 0
    for line in lines:
        flow = Flow(line, tuple(range(at, at + len(line) + 1)))
        role = Role.HEADING if line == heading else Role.PARAGRAPH
        blocks.append(Block(role, Span(at, at + len(line)), 1, "", line if line == heading else "", flow=flow))
        at += len(line) + 1
    part = Part("p1", kind, "某县水务局", year, Span(0, len(text)))
    pack = library().pack("national")
    return extract(Document("t.txt", text, tuple(blocks), parts=(part,)), {}, pack)


def said(fact: Fact) -> str:
    """A fact in short: concept, year, measure, value with unit, direction and base, whole."""
    figure = (
        f"{fact.quantity.printed}{fact.quantity.unit.symbol if fact.quantity.unit else ''}" if fact.quantity else "-"
    )
    base = f"{fact.base_year or ''}{fact.base_measure}" if fact.base_measure else ""
    more = [fact.direction, base, fact.of, *[value for value in fact.scope if value]]
    return " ".join([fact.concept, str(fact.year), fact.measure, figure, *[word for word in more if word]])


def facts(*paragraphs: str, kind: str = "disclosure", year: int = 2023, heading: str = "") -> list[str]:
    """The facts of paragraphs in short."""
    return [said(fact) for fact in ledger(*paragraphs, kind=kind, year=year, heading=heading).facts]
