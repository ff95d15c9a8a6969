"""The scores of the dimensions that a report goes through add up to its total."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import cast

from jiheng.checks.case import Case
from jiheng.checks.forms.amounts import number, plain, printed
from jiheng.checks.forms.verdicts import failed, not_applicable, not_checkable, passed
from jiheng.document import Part, Span
from jiheng.findings import Result, Rule
from jiheng.policy import Pack


def dimension_scores(case: Case, rule: Rule) -> Iterable[Result]:
    """履职效能15分 + 预算管理25分 + … = 自评得分, for the schemes of the pack."""
    for part, pack in case.parts():
        for identity, scheme in cast("Mapping[str, Mapping[str, object]]", pack.table("schemes")).items():
            if "dimensions" in scheme and identity:
                yield from _judged(case, rule, part, pack, cast("Mapping[str, object]", scheme["dimensions"]))


def _judged(case: Case, rule: Rule, part: Part, pack: Pack, full: Mapping[str, object]) -> Iterator[Result]:
    found = dict(_scores(case, part, pack, full))
    most = max(Fraction(str(points)) for points in full.values())
    # A score that one dimension alone could have is no total.
    totals = [index for index in _totals(case, part, pack) if _value(case, index) > most]
    if len(found) < len(full):
        near = len(found) >= len(full) - 1
        yield (not_checkable if near else not_applicable)(
            case, rule, part.span, "no_score" if near else "no_dimensions"
        )
    elif not totals:
        yield not_checkable(case, rule, part.span, "no_total")
    else:
        yield _summed(case, rule, found, totals[0], full)


def _summed(case: Case, rule: Rule, found: Mapping[str, int], total: int, full: Mapping[str, object]) -> Result:
    values = {name: _value(case, index) for name, index in found.items()}
    stated, added = _value(case, total), sum(values.values(), Fraction(0))
    facts = (total, *found.values())
    if added == stated:
        return passed(rule, _span(case, total), facts)
    able = [name for name in found if 0 <= values[name] + stated - added <= Fraction(str(full[name]))]
    formula = "＋".join(plain(value) for value in values.values()) + f"＝{plain(added)}"
    if len(able) == 1:
        wrong, due = found[able[0]], plain(values[able[0]] + stated - added)
        hint = str(rule.settings["one"]).format(name=able[0], due=due)
        ordered = (wrong, *(index for index in facts if index != wrong))
        return failed(case, rule, _span(case, wrong), ordered, stated=plain(values[able[0]]), expected=due,
                      formula=formula, total=plain(stated), added=plain(added), hint=hint)  # fmt: skip
    return failed(case, rule, _span(case, total), facts, stated=_printed(case, total), expected=plain(added),
                  formula=formula, total=plain(stated), added=plain(added), hint="")  # fmt: skip


def _scores(case: Case, part: Part, pack: Pack, names: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The score of each dimension: the first in the section or paragraph that begins with its name."""
    numbered, known = re.compile(pack.text("tables.list_number")), tuple(names)
    for text, span in _stretches(case, part):
        bare = numbered.sub("", text, count=1)
        name = next((name for name in known if bare.startswith(name)), None) if bare.startswith(known) else None
        inside = _inside(case, span, pack.text("measures.score")) if name is not None else []
        if name is not None and inside and len(_paragraph(case, inside)) == 1:
            yield name, inside[0]


def _paragraph(case: Case, inside: list[int]) -> list[int]:
    """Those of the facts that stand in the paragraph of the first."""
    first = case.ledger.facts[inside[0]].span
    block = case.document.block_at(first.start)
    return [index for index in inside if block is None or block.span.holds(case.ledger.facts[index].span)]


def _stretches(case: Case, part: Part) -> Iterator[tuple[str, Span]]:
    """Sections by their titles, then paragraphs by their words."""
    yield from ((section.title, section.span) for section in case.document.sections_in(part.span))
    yield from ((flow.text, flow.span(0, len(flow.text))) for _, flow in case.document.flows(part))


def _inside(case: Case, span: Span, measure: str) -> list[int]:
    inside = ((index, case.ledger.facts[index]) for index in case.ledger.inside(span))
    return [index for index, fact in inside if fact.measure == measure and fact.quantity is not None]


def _totals(case: Case, part: Part, pack: Pack) -> list[int]:
    """The total scores of the same body and year, those of the same part first."""
    facts = case.ledger.facts
    subject = part.entity, part.year, pack.text("forms.total_score.overall"), pack.text("measures.score")
    same = case.ledger.by_subject.get(subject, ())
    found = [index for index in same if facts[index].quantity is not None and not facts[index].scope.project]
    return sorted(found, key=lambda index: facts[index].part != part.id)


def _value(case: Case, index: int) -> Fraction:
    quantity = case.ledger.facts[index].quantity
    return number(quantity) if quantity is not None else Fraction(0)


def _printed(case: Case, index: int) -> str:
    quantity = case.ledger.facts[index].quantity
    return printed(quantity) if quantity is not None else ""


def _span(case: Case, index: int) -> Span:
    return case.ledger.facts[index].span
