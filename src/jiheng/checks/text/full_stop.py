"""Paragraphs that end without a full stop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, Running
from jiheng.checks.text.settings import number, pattern
from jiheng.checks.text.verdicts import finding, judged
from jiheng.document import Role
from jiheng.findings import Finding, Result, Rule


def full_stop(case: Case, rule: Rule) -> Iterable[Result]:
    """A paragraph of sentences whose last character is a word, a figure or a comma; notes and list items are spared."""

    def look(body: Body) -> Iterator[Finding]:
        for stretch in _ended(body):
            text = stretch.text
            plain = len(text) >= number(rule, "shortest") and pattern(rule, "sentence").search(text)
            if plain and pattern(rule, "unfinished").search(text) and not pattern(rule, "spare").search(text):
                yield finding(case, rule, stretch.span(len(text) - 1, len(text)), ending=text[-8:])

    return judged(case, rule, look)


def _ended(body: Body) -> Iterator[Running]:
    """The paragraphs after which something else begins: a heading, a caption, a numbered line, a table, the end."""
    for one, after in pairwise([*body.stretches, None]):
        ends = not isinstance(after, Running) or after.block.role is not Role.PARAGRAPH or bool(after.block.number)
        if isinstance(one, Running) and one.block.role is Role.PARAGRAPH and ends:
            yield one
