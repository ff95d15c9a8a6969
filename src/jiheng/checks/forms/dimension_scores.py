"""The scores of the dimensions that a report goes through add up to its total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import cast

from jiheng.checks.case import Case
from jiheng.checks.forms.amounts import number, plain, printed
from jiheng.checks.forms.dimensions import Score, dimensions
from jiheng.checks.forms.verdicts import failed, not_applicable, not_checkable, passed
from jiheng.document import Part
from jiheng.findings import Result, Rule
from jiheng.policy import Pack


def dimension_scores(case: Case, rule: Rule) -> Iterable[Result]:
    """履职效能15分 + 预算管理25分 + … = 自评得分, for the schemes of the pack."""
    for part, pack in case.parts():
        for identity, scheme in cast("Mapping[str, Mapping[str, object]]", pack.table("schemes")).items():
            if "dimensions" in scheme and identity:
                yield from _judged(case, rule, part, pack, cast("Mapping[str, object]", scheme["dimensions"]))


def _judged(case: Case, rule: Rule, part: Part, pack: Pack, full: Mapping[str, object]) -> Iterator[Result]:
    found = dimensions(case, part, pack, full)
    most = max(Fraction(str(points)) for points in full.values())
    # A score that one dimension alone could have is no total.
    totals = [index for index in _totals(case, part, pack) if _value(case, index) > most]
    if not found:
        yield not_applicable(case, rule, part.span, "no_dimensions")
    elif not totals:
        yield not_checkable(case, rule, part.span, "no_total")
    else:
        yield _summed(case, rule, found, totals[0], full)


def _summed(case: Case, rule: Rule, found: Mapping[str, Score], total: int, full: Mapping[str, object]) -> Result:
    stated, added = _value(case, total), sum((score.value for score in found.values()), Fraction(0))
    facts = [total, *(index for score in found.values() for index in case.ledger.inside(score.span))]
    if added == stated:
        return passed(rule, case.ledger.facts[total].span, tuple(facts))
    able = [name for name, score in found.items() if 0 <= score.value + stated - added <= Fraction(str(full[name]))]
    formula = "＋".join(plain(score.value) for score in found.values()) + f"＝{plain(added)}"
    if len(able) == 1:
        wrong = found[able[0]]
        due = plain(wrong.value + stated - added)
        hint = str(rule.settings["one"]).format(name=able[0], due=due)
        own = set(case.ledger.inside(wrong.span))
        ordered = sorted(facts, key=lambda index: index not in own)
        return failed(case, rule, wrong.span, ordered, stated=plain(wrong.value), expected=due,
                      formula=formula, total=plain(stated), added=plain(added), hint=hint)  # fmt: skip
    return failed(case, rule, case.ledger.facts[total].span, facts, stated=_printed(case, total),
                  expected=plain(added), formula=formula, total=plain(stated), added=plain(added), hint="")  # fmt: skip


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
