"""Tables that the format asks for and the text does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, bodies
from jiheng.checks.text.outlines import Required, required
from jiheng.checks.text.settings import number, pattern
from jiheng.checks.text.verdicts import at_most, finding, judged
from jiheng.document import Span
from jiheng.findings import Finding, Result, Rule


def missing_table(case: Case, rule: Rule) -> Iterable[Result]:
    """A table of the set whose title stands nowhere in the file; only where most of the set is printed.

    A text whose tables are all published beside it has none of them: that is the business of its outline.
    """
    titles = dict(_titles(case, rule))

    @cache
    def titled(row: Required) -> tuple[Span, ...]:
        return tuple(span for title, span in titles.items() if row.title.fullmatch(title))

    def look(body: Body) -> Iterator[Finding]:
        wanted = required(body, "table")
        found = [span for row in wanted for span in titled(row)]
        if not found or len(found) * 100 < number(rule, "share") * len(wanted):
            return
        for row in wanted:
            if not titled(row):
                missing = finding(case, rule, min(found), name=row.name, source=row.source, expected=row.name)
                yield at_most(missing, row.severity)

    return judged(case, rule, look)


def _titles(case: Case, rule: Rule) -> Iterator[tuple[str, Span]]:
    """Every short stretch of the file and every caption of a table, without its number and year."""
    longest, numbers, years = number(rule, "longest"), pattern(rule, "numbers"), pattern(rule, "years")
    known: dict[str, tuple[str, str]] = {}
    for text, span in _lines(case, longest):
        if text not in known:
            title = numbers.sub("", text)
            known[text] = title, numbers.sub("", years.sub("", title))
        yield from ((title, span) for title in known[text])


def _lines(case: Case, longest: int) -> Iterator[tuple[str, Span]]:
    for body in bodies(case):
        for stretch in body.stretches:
            if len(stretch.text) <= longest:
                yield stretch.text, stretch.place
    for table in case.document.tables:
        if table.caption and table.cells:
            yield "".join(table.caption.split()), table.cells[0].span
