"""Tables without a figure and without the note that says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, Running, Stretch
from jiheng.checks.text.settings import pattern
from jiheng.checks.text.verdicts import finding, judged
from jiheng.document import Role
from jiheng.findings import Finding, Result, Rule


def empty_table_note(case: Case, rule: Rule) -> Iterable[Result]:
    """From a title to the next: heads, but no figures and no 故本表无数据. A mere list of titles has no heads."""
    figure, note = pattern(rule, "figures"), pattern(rule, "notes")

    def look(body: Body) -> Iterator[Finding]:
        for head, rest in _cut(rule, body):
            words = [stretch.text for stretch in rest]
            told = any(figure.search(word) or note.search(word) for word in words)
            if words and not told and not _repeats_a_number(words):
                yield finding(case, rule, head.place)

    return judged(case, rule, look)


def _repeats_a_number(words: Iterable[str]) -> bool:
    """Whether a small number comes twice: the numbers of rows and columns, which are no figures, count on."""
    numbers = [word for word in words if word.isdecimal()]
    return len(set(numbers)) < len(numbers)


def _cut(rule: Rule, body: Body) -> Iterator[tuple[Stretch, list[Stretch]]]:
    """Each title of a table with the stretches up to the next title or heading."""
    head: Stretch | None = None
    rest: list[Stretch] = []
    titles = pattern(rule, "titles")
    for stretch in body.stretches:
        titled = bool(titles.fullmatch(stretch.text))
        if titled or (isinstance(stretch, Running) and stretch.block.role is Role.HEADING):
            if head is not None:
                yield head, rest
            head, rest = (stretch if titled else None), []
        elif head is not None:
            rest.append(stretch)
    if head is not None:
        yield head, rest
