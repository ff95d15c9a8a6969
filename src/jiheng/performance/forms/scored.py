"""A form scored (自评表复核): every point explained, every stated score held against its rule."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from jiheng.performance.exact import fraction, shown
from jiheng.performance.explanation import Explanation
from jiheng.performance.forms.fit import Fit, by_name, fit, fitting
from jiheng.performance.forms.form import TARGET, Form
from jiheng.performance.indicators import Indicator
from jiheng.performance.plausibility import Doubt, doubts, plausibility_rules
from jiheng.performance.quality import Flaw, Targets, flaws
from jiheng.performance.schemes import Node, Scheme, scheme
from jiheng.performance.scoring.execution import Execution
from jiheng.performance.scoring.notices import Notice, notices
from jiheng.performance.scoring.rule import Award, withheld
from jiheng.performance.scoring.saying import step
from jiheng.performance.scoring.sheet import Sheet, scored
from jiheng.performance.scoring.verdict import WRONG, TotalVerdict, Verdict, total_verdict, verdicts
from jiheng.performance.settings import Settings, settings
from jiheng.performance.wording import said
from jiheng.policy import Pack

KINDS = {"review": "review", "scored": "self_evaluation", "target": "self_evaluation"}
"""Which kind of scheme a form of each kind follows."""


@dataclass(frozen=True)
class ScoredForm:
    """A form with its scheme, its scores and everything that there is to say about it."""

    form: Form
    fit: Fit | None
    sheet: Sheet
    verdicts: tuple[Verdict, ...]
    total: TotalVerdict
    notices: tuple[Notice, ...]
    doubts: tuple[Doubt, ...]
    flaws: tuple[Flaw, ...]

    @property
    def wrong(self) -> tuple[Verdict, ...]:
        """The stated scores that cannot stand; a form of targets has none."""
        if self.form.kind == TARGET:
            return ()
        return tuple(one for one in self.verdicts if one.judgement in WRONG)


def score_form(form: Form, pack: Pack, identity: str = "") -> ScoredForm:
    """Score a form.

    Args:
        form: what was read.
        pack: the policy pack.
        identity: the scheme to follow; the best fitting one of the form's kind where it is empty.

    Raises:
        PerformanceError: there is no such scheme.
    """
    kind = KINDS.get(form.kind, "self_evaluation")
    found = fit(form, scheme(pack, identity), pack) if identity else fitting(form, pack, kind)
    chosen = found.scheme if found else None
    rules = settings(pack).changed(chosen.settings if chosen else {})
    indicators = _ruled(form, chosen, pack) if chosen and kind == "review" else form.indicators
    sheet = scored(indicators, rules)
    judged = verdicts(sheet)
    stated = None if form.total is None else fraction(form.total)
    execution = _rate(sheet)
    own = tuple(line.indicator for line in form.lines)
    return ScoredForm(
        form,
        found,
        sheet,
        judged,
        total_verdict(judged, stated),
        notices(sheet) if kind != "review" else (),
        doubts(sheet, execution, _budget(form), plausibility_rules(pack)),
        flaws(Targets(own, "", _due(chosen)), pack) if kind != "review" else (),
    )


@dataclass(frozen=True)
class _Unruled:
    """A line of a reviewer's sheet for which the scheme has no rule of its own; ``parts`` are those it scores."""

    parts: str = ""

    def award(self, indicator: Indicator, settings: Settings) -> Award:
        """Nothing can be said."""
        del settings
        return withheld("split_rule", self.parts) if self.parts else withheld("no_rule", indicator.name)

    def explained(self, indicator: Indicator, award: Award, settings: Settings) -> tuple[Explanation, ...]:
        """One step."""
        return (step(award.branch, indicator, award, settings, "cap"),)


def _ruled(form: Form, chosen: Scheme, pack: Pack) -> tuple[Indicator, ...]:
    """The lines of a reviewer's sheet with the rules of the scheme's nodes of the same name and points."""
    nodes = by_name(form, chosen, pack)
    return tuple(_with_rule(one, nodes.get(one.name), chosen) for one in form.indicators)


def _with_rule(one: Indicator, node: Node | None, chosen: Scheme) -> Indicator:
    if node is None or node.weight != fraction(one.weight):
        return replace(one, rule=_Unruled())
    if node.rule is None:
        parts = (
            said("part", name=part.name, points=shown(part.weight or Fraction(0))) for part in chosen.children(node.id)
        )
        return replace(one, rule=_Unruled(said("listing").join(parts)))
    return replace(one, rule=node.rule, id=node.id)


def _rate(sheet: Sheet) -> Fraction | None:
    for one in sheet.scores:
        if isinstance(one.indicator.rule, Execution):
            return one.indicator.rule.rate(one.indicator, sheet.settings)
    return None


def _budget(form: Form) -> Fraction | None:
    amount = form.funds.get("adjusted") or form.funds.get("budget")
    return None if amount is None else fraction(amount)


def _due(chosen: Scheme | None) -> Fraction | None:
    """The points that the form's own indicators must sum to: those of the levels that take them."""
    if chosen is None:
        return None
    return chosen.total - sum((node.weight or Fraction(0) for node in chosen.leaves if node.rule), Fraction(0))
