"""Subjects that the text spells otherwise than the tables of the same document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.coded import coded_names
from jiheng.checks.text.settings import expression, number
from jiheng.checks.text.spelling import slipped
from jiheng.checks.text.subjects import is_known, mentions
from jiheng.checks.text.verdicts import finding, judged
from jiheng.document import Span
from jiheng.findings import Finding, Result, Rule


def subject_spelling(case: Case, rule: Rule) -> Iterable[Result]:
    """A name with its mark, or before an amount in a list, near one of the tables and itself in none of them."""
    names = frozenset(name for _, name in coded_names(case))

    def look(body: Body) -> Iterator[Finding]:
        for span, name in _named(body) if names else ():
            meant = None if is_known(name, body.pack) else _meant(name, names, number(rule, "shortest"))
            if meant:
                yield finding(case, rule, span, stated=name, expected=meant)

    return judged(case, rule, look)


def _named(body: Body) -> Iterator[tuple[Span, str]]:
    yield from ((named.span, named.name) for mention in mentions(body) for named in mention.names)
    listed = expression(body.pack, "subjects.priced")
    for stretch in body.paragraphs:
        for found in listed.finditer(stretch.text):
            yield stretch.span(*found.span("name")), found["name"]


def _meant(name: str, names: frozenset[str], shortest: int) -> str | None:
    """The one name of the tables that differs by a character left out, put in or wrong, or by two swapped."""
    if name in names or len(name) < shortest:
        return None
    own = set(name)
    near = (other for other in names if -1 <= len(other) - len(name) <= 1 and len(own.difference(other)) <= 1)
    close = [other for other in near if slipped(name, other)]
    return close[0] if len(close) == 1 else None
