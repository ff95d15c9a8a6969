"""A scored form as lines to read and as a record for programs (schema ``jiheng.score/1``)."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.performance.exact import shown
from jiheng.performance.forms.form import TARGET
from jiheng.performance.forms.scored import ScoredForm
from jiheng.performance.scoring.saying import printed
from jiheng.performance.scoring.verdict import Judgement, Verdict
from jiheng.performance.wording import said
from jiheng.quantity import Quantity

QUIET = frozenset({Judgement.AGREES, Judgement.NOT_APPLICABLE})
"""Judgements of which nobody needs to read more than the line itself."""


def lines(scored: ScoredForm, *, everything: bool = False) -> Iterator[str]:
    """What to read of a form: its head, the scores that need a look (or every one with its steps), the remarks."""
    yield head(scored)
    if scored.form.kind != TARGET:
        yield from _scores(scored, everything=everything)
    elif not any(remarks(scored)):
        yield said("account.sound")
    yield from (said("account.remark", message=message) for message in remarks(scored))


def _scores(scored: ScoredForm, *, everything: bool) -> Iterator[str]:
    if scored.fit:
        yield said("account.scheme", name=scored.fit.scheme.name)
    yield said("account.total", message=scored.total.message, grade=_grade(scored))
    for one in scored.verdicts:
        if everything or one.judgement not in QUIET:
            indicator = one.score.indicator
            yield said("account.line", place=indicator.place, name=indicator.name, message=one.message)
        if everything:
            yield from (f"    {step}" for step in one.score.explanation.lines(1))


def head(scored: ScoredForm) -> str:
    """Whose form it is."""
    form = scored.form
    parts = (form.entity, str(form.year or ""), form.title, form.project)
    return said("account.head", name=" ".join(part for part in parts if part))


def remarks(scored: ScoredForm) -> Iterator[str]:
    """Everything beside the scores: departures from the scheme, faults, explanations due, doubts, weak targets."""
    yield from scored.fit.departures if scored.fit else ()
    yield from (fault.message for fault in scored.form.faults)
    yield from (notice.message for notice in scored.notices)
    yield from (doubt.message for doubt in scored.doubts)
    yield from (flaw.message for flaw in scored.flaws)


def record(scored: ScoredForm) -> dict[str, object]:
    """The form for programs: figures as decimal strings, each score with its explanation."""
    form, sheet = scored.form, scored.sheet
    return {
        "kind": form.kind,
        "title": form.title,
        "entity": form.entity,
        "year": form.year,
        "project": form.project,
        "scheme": scored.fit.scheme.id if scored.fit else None,
        "stated_total": _plain(form.total),
        "stated_sum": shown(scored.total.stated_sum),
        "scored_total": f"{sheet.total:f}",
        "full": shown(sheet.full),
        "complete": sheet.complete,
        "wrong": len(scored.wrong),
        "grade": sheet.grade.name if sheet.grade else None,
        "total": {"judgement": str(scored.total.judgement), "message": scored.total.message},
        "scores": [_score(one) for one in scored.verdicts],
        "remarks": list(remarks(scored)),
    }


def _score(one: Verdict) -> dict[str, object]:
    indicator = one.score.indicator
    return {
        "place": indicator.place,
        "levels": list(indicator.levels),
        "name": indicator.name,
        "operator": str(indicator.operator),
        "target": printed(indicator.target, indicator.target_text),
        "attainment": printed(indicator.attainment, indicator.attainment_text),
        "weight": shown(one.score.full),
        "stated": _plain(indicator.stated),
        "expected": one.expected,
        "judgement": str(one.judgement),
        "message": one.message,
        "variant": one.variant,
        "explanation": list(one.score.explanation.lines()),
    }


def _plain(quantity: Quantity | None) -> str | None:
    return None if quantity is None else f"{quantity.value:f}"


def _grade(scored: ScoredForm) -> str:
    grade = scored.sheet.grade
    return said("graded", grade=grade.name) if grade else ""
