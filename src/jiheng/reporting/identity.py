"""The id by which a finding is known in the next version of the report, whatever was changed around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from jiheng.document import Document, Part
from jiheng.findings import Finding, stable_id
from jiheng.ledger import Ledger
from jiheng.policy.messages import messages

NUMBER = re.compile(messages("reporting").text("identity.number"))


def identities(document: Document, ledger: Ledger, findings: Sequence[Finding]) -> Iterator[str]:
    """The id of each finding, from its rule, its part, its quote and what its figure is a figure of.

    The number before a heading or an item is left out of the quote, and a part is known by its place among those of
    its kind, so that what is put in before changes neither. What is alike in all of this is told apart by its order.
    """
    parts = _parts(document.parts)
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        words = "".join(document.quote(finding.span).split())
        quote = f"{NUMBER.sub('', words) or words}\x1e{_subject(ledger, finding)}"
        alike = finding.rule, parts.get(finding.part, finding.part), quote
        yield stable_id(*alike, seen[alike])
        seen[alike] += 1


def _parts(parts: Sequence[Part]) -> Mapping[str, str]:
    """Parts by their kind and their place among those of that kind."""
    seen: Counter[str] = Counter()
    names = {}
    for part in parts:
        names[part.id] = f"{part.kind} {seen[part.kind]}"
        seen[part.kind] += 1
    return names


def _subject(ledger: Ledger, finding: Finding) -> str:
    if not finding.facts:
        return ""
    fact = ledger.facts[finding.facts[0]]
    return " ".join((fact.concept, *fact.scope))
