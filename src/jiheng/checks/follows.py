"""What follows from what: a finding whose ground another finding takes away stands under it.

Each way looks for pairs that share a place, a figure or a sentence. Findings that share nothing never stand under each
other, so that no error hides another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from jiheng.checks.case import Case
from jiheng.checks.forms import CHECKS as FORMS
from jiheng.document import Span
from jiheng.findings import Finding, Severity
from jiheng.spans import Places

Findings = Sequence[Finding]
Pair = tuple[int, int]
"""A cause and what follows from it, by their positions."""
Way = Callable[[Findings, Case], Iterator[Pair]]
GAP = "placeholder"
STOPS = "。；;"
CLOSED = " \t\n　）)】]"
PAIR, LIST = 2, 3
END = re.compile(r"[\s，。；、）),;]|\Z")
ON_FIGURES = frozenset(check.__name__ for check in FORMS)
"""Checks that judge by the figures of a form without asking whether these are right."""


def follows(findings: Findings, case: Case) -> dict[int, list[int]]:
    """The findings that stand by themselves, each with those that follow from it; both by position.

    What follows is never graver than its cause.
    """
    above: dict[int, int] = {}
    for way in WAYS:
        for cause, other in way(findings, case):
            if findings[other].severity.rank <= findings[cause].severity.rank and _first(above, cause) != other:
                above.setdefault(other, cause)
    own: dict[int, list[int]] = {at: [] for at in range(len(findings)) if at not in above}
    for at in above:
        own[_first(above, at)].append(at)
    return {cause: sorted(others) for cause, others in own.items()}


def _first(above: dict[int, int], at: int) -> int:
    while at in above:
        at = above[at]
    return at


def _same_place(findings: Findings, case: Case) -> Iterator[Pair]:
    """Two rules that both find the same words of a template: the longer quote says it."""
    gaps = (at for at, finding in enumerate(findings) if finding.kind == GAP)
    widest: int | None = None
    for at in sorted(gaps, key=lambda at: (findings[at].span.start, -findings[at].span.end)):
        if widest is not None and findings[at].span.start < findings[widest].span.end:
            yield widest, at
        else:
            widest = at


def _of_wrong_figure(findings: Findings, case: Case) -> Iterator[Pair]:
    """Checks on forms that judge by a figure which arithmetic has found to be wrong, or told in two ways."""
    wrong = {}
    for at, finding in enumerate(findings):
        if finding.severity is Severity.ERROR and finding.rule not in ON_FIGURES:
            doubtful = finding.facts if len(finding.facts) == PAIR else finding.facts[:1]
            wrong.update(dict.fromkeys(doubtful, at))
    for at, finding in enumerate(findings):
        causes = (wrong[fact] for fact in finding.facts if fact in wrong)
        if finding.rule in ON_FIGURES and (cause := next(causes, None)) is not None:
            yield cause, at


def _open(findings: Findings, case: Case) -> Iterator[Pair]:
    """Relations of the figures of a sentence, or of a list, in which one was never filled in."""
    gaps = [at for at, one in enumerate(findings) if one.kind == GAP and _figure(one, case)]
    sentences, places = (
        Places([_sentence(findings[at].span, case) for at in gaps]),
        Places([findings[at].span for at in gaps]),
    )
    for at, finding in enumerate(findings):
        if not gaps or finding.kind == GAP or len(finding.facts) < PAIR:
            continue
        spans = [case.ledger.facts[fact].span for fact in finding.facts]
        inside = [sentences.around(span.start) for span in spans]
        told = [gap for gap in inside if gap is not None and inside.count(gap) >= PAIR]
        # The figure that is called wrong: behind a gap it may have been taken for what the gap is of.
        behind = inside[0] is not None and findings[gaps[inside[0]]].span.start < spans[0].start
        blamed = inside[:1] if len(spans) > PAIR or behind else []
        between = places.inside(_paragraph(spans, case)) if len(spans) > LIST else []
        yield from ((gaps[gap], at) for gap in (*told[:1], *blamed, *between[:1]) if gap is not None)


def _paragraph(spans: Sequence[Span], case: Case) -> Span:
    """From the first to the last figure of a relation that stand in the paragraph of the one that is called wrong."""
    block = case.document.block_at(spans[0].start)
    near = [span for span in spans if block is not None and block.span.holds(span)]
    return Span(min(near, default=spans[0]).start, max(near, default=spans[0]).end)


def _figure(gap: Finding, case: Case) -> bool:
    """Whether a gap stands where a figure should: a unit ends it or follows it."""
    text, units = case.document.text, case.pack.numbers.units
    before = case.document.quote(gap.span).rstrip()
    behind = text[gap.span.end : gap.span.end + 8].lstrip(CLOSED)
    ended = any(before.endswith(symbol) for symbol in units if symbol)
    return ended or any(behind.startswith(symbol) and END.match(behind[len(symbol) :]) for symbol in units if symbol)


def _sentence(inside: Span, case: Case) -> Span:
    """The sentence around a place."""
    block = case.document.block_at(inside.start)
    outer = block.span if block is not None else inside
    text = case.document.text
    start = max(text.rfind(stop, outer.start, inside.start) for stop in STOPS)
    ends = [at for stop in STOPS if (at := text.find(stop, inside.end, outer.end)) >= 0]
    return Span(max(start + 1, outer.start), min(ends, default=outer.end))


WAYS: tuple[Way, ...] = (_same_place, _of_wrong_figure, _open)
"""Every way in which a finding takes the ground from another one."""
