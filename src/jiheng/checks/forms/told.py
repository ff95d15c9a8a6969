"""The score of a form as running text tells it: of the whole body, or of one project by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from jiheng.checks.case import Case, once
from jiheng.checks.forms.tables import Form

LEAD = 120
"""Characters before a score in which its project is named."""


def overall_told(form: Form) -> tuple[int, ...]:
    """The scores of the same body and year that the text states, for a form of the whole body."""
    if form.part is None or not form.overall:
        return ()
    concept, measure = form.pack.text("forms.total_score.overall"), form.pack.text("measures.score")
    ledger = form.case.ledger
    same = ledger.by_subject.get((form.part.entity, form.part.year, concept, measure), ())
    found = ((index, ledger.facts[index]) for index in same)
    return tuple(index for index, fact in found if fact.table is None and fact.quantity is not None)


def project_told(form: Form, between: str) -> Iterator[int]:
    """The scores that stand right behind the project's name in running text of the same body.

    ``between`` is an expression for what may stand between the name and the score.
    """
    pattern = re.compile(re.escape(_folded(form.project)) + between + r".\Z")
    leads = _leads(form.case, form.pack.text("measures.score")).get(form.part.entity if form.part else "", ())
    yield from (index for index, lead in leads if pattern.search(lead))


@once
def _leads(case: Case, measure: str) -> Mapping[str, Sequence[tuple[int, str]]]:
    """The scores in running text by the entity of their part, each with what stands before it and its first digit."""
    found: dict[str, list[tuple[int, str]]] = {}
    for index, fact in enumerate(case.ledger.facts):
        part = case.document.part_at(fact.span.start)
        if fact.measure == measure and fact.quantity is not None and fact.table is None and part:
            start = fact.span.start
            lead = _folded(case.document.text[max(start - LEAD, 0) : start]) + fact.quantity.printed[0]
            found.setdefault(part.entity, []).append((index, lead))
    return found


def _folded(text: str) -> str:
    """Words without white space, with the brackets of Chinese print."""
    return "".join(text.split()).replace("(", "（").replace(")", "）")
