"""Heads and feet of forms that were left blank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, Celled
from jiheng.checks.text.matching import matches
from jiheng.checks.text.settings import words
from jiheng.checks.text.verdicts import at_most, finding, gathered, judged
from jiheng.document import Cell, Table
from jiheng.findings import Finding, Result, Rule, Severity


def blank_head(case: Case, rule: Rule) -> Iterable[Result]:
    """A label (主管部门) with nothing beside it; a signature line without a name is a hint.

    A form of which no label has a value is a blank form, not one that was badly filled.
    """
    labels = frozenset(words(rule, "labels"))

    def look(body: Body) -> Iterator[Finding]:
        tables = {stretch.table for stretch in body.stretches if isinstance(stretch, Celled)}
        for index in sorted(tables):
            pairs = list(_values(case.document.tables[index], labels))
            if any(value for _, value in pairs):
                for label in (label for label, value in pairs if not value):
                    yield finding(case, rule, label.span, label=label.text)
        feet = [finding(case, rule, match.caught_span, label=match.caught) for match in matches(rule, body.running)]
        yield from (at_most(one, Severity.HINT) for one in gathered(feet))

    return judged(case, rule, look)


def _values(table: Table, labels: frozenset[str]) -> Iterator[tuple[Cell, str]]:
    """Each label of a form with the text of the cell right of it."""
    grid = table.grid()
    for cell in table.cells:
        if "".join(cell.text.split()) in labels:
            beside = grid.get((cell.row, cell.column + cell.column_span))
            yield cell, beside.text.strip() if beside else ""
