"""Titles of the table of contents that the text does not have, or words otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, cast

from jiheng.checks.case import Case
from jiheng.checks.text.annexes import titles
from jiheng.checks.text.settings import number, pattern
from jiheng.checks.text.spelling import distance, within
from jiheng.checks.text.verdicts import finding
from jiheng.document import Role, Span
from jiheng.findings import Consequence, Finding, Outcome, Result, Rule


class Entry(NamedTuple):
    """A line of the contents: its title without number, leader and page."""

    span: Span
    title: str


def contents_titles(case: Case, rule: Rule) -> Iterable[Result]:
    """Each entry stands as a title in the text, alone or in a longer one."""
    entries = list(_entries(case, rule))
    if len(entries) < number(rule, "fewest"):
        return [Result(rule.id, Outcome.NOT_APPLICABLE, Span(0, len(case.document.text)))]
    known = {_plain(rule, title) for _, title in titles(case)}
    results = [_judged(case, rule, entry, known) for entry in entries]
    missing = [one.finding for one in results if one.finding is not None and not one.finding.expected]
    if len(missing) < number(rule, "many"):
        return results
    return [*(one for one in results if one.finding not in missing), _together(rule, missing)]


def _together(rule: Rule, missing: Sequence[Finding]) -> Result:
    """Most of a text's titles missing is one thing: the text is cut, or the contents are another's."""
    first, *others = missing
    faults = cast("dict[str, str]", rule.settings["faults"])
    message = rule.message.format(stated=first.stated, fault=faults["many"].format(count=len(missing)))
    more = tuple(Consequence(one.rule, one.span, one.stated, one.expected) for one in others)
    return Result(rule.id, Outcome.FAILED, first.span, replace(first, message=message, consequences=more))


def _entries(case: Case, rule: Rule) -> Iterator[Entry]:
    """The entries; a line that begins no entry goes on with the one before."""
    last: Entry | None = None
    for block in case.document.blocks:
        if block.role is not Role.CONTENTS:
            continue
        line = "".join(case.document.quote(block.span).split())
        if pattern(rule, "begins").match(line) or last is None:
            if last is not None:
                yield last
            last = Entry(block.span, _plain(rule, line))
        else:
            last = Entry(Span(last.span.start, block.span.end), last.title + _plain(rule, line))
    if last is not None:
        yield last


def _plain(rule: Rule, line: str) -> str:
    return pattern(rule, "trim").sub("", line)


def _judged(case: Case, rule: Rule, entry: Entry, known: set[str]) -> Result:
    if len(entry.title) < number(rule, "shortest") or any(entry.title in title for title in known):
        return Result(rule.id, Outcome.PASSED, entry.span)
    near = _near(entry.title, known, number(rule, "longer"))
    found = finding(case, rule, entry.span, stated=entry.title, expected=near, fault=_fault(rule, near))
    return Result(rule.id, Outcome.FAILED, entry.span, found)


def _near(title: str, known: set[str], longer: int) -> str:
    """The title that the entry may mean, the one with or without a few characters; "" where there is none."""
    close = (other for other in known if abs(len(other) - len(title)) <= longer)
    alike = [other for other in close if within(title, other) or (other and within(other, title))]
    return min(alike, key=lambda other: (distance(title, other), other), default="")


def _fault(rule: Rule, near: str) -> str:
    faults = cast("dict[str, str]", rule.settings["faults"])
    return faults["other" if near else "missing"].format(near=near)
