"""The points of a form as relations: weights and scores add up to their totals, no score goes beyond its weight.

They are judged with all other arithmetic, so that a wrong cell is one cause, whichever sums and limits it breaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from jiheng.checks.forms.amounts import number
from jiheng.checks.forms.tables import Form, Line, executions, forms
from jiheng.checks.forms.told import overall_told, project_told
from jiheng.checks.relations import kinds
from jiheng.checks.relations.application import Application, Bound, not_applicable, not_checkable
from jiheng.checks.relations.book import Book
from jiheng.checks.relations.formula import Operand
from jiheng.quantity import Quantity


def points(book: Book) -> Iterator[Application]:
    """Every relation between the points of the case's forms."""
    of_case = list(forms(book.case))
    lines = [line for form in of_case if form.kind != "target" for line in form.filled()]
    for line in (*lines, *executions(book.case)):
        yield _limit(book, line)
    for form in of_case:
        for group in form.groups:
            yield _level(book, group)
        yield from _weights(book, form)
        yield from _scores(book, form)
        yield from _told(book, form)


def _limit(book: Book, line: Line) -> Application:
    """得分 ≤ 分值, for every indicator and for the execution rate."""
    rule, facts = "score_exceeds_weight", line.indices("score", "weight")
    weight, score = line.quantity("weight"), line.quantity("score")
    if weight is None or score is None:
        return not_checkable(rule, "no_points", line.span, facts)
    attainment = line.quantity("attainment")
    copied = attainment is not None and attainment.value == score.value and number(score) > number(weight)
    hint = str(book.case.pack.rules[rule].settings["copied"]) if copied else ""
    larger, smaller = (_exact(book, index) for index in (facts[1], facts[0]))
    return Bound(rule, kinds.bound(larger, [smaller]), line.span, local=False, slots={"hint": hint})


def _level(book: Book, group: Line) -> Application:
    """产出指标（50分）= Σ 分值 of the indicators under it."""
    rule = "level_weights"
    whole, parts = group.indices("points"), group.statement.roles.get("weights", ())
    weights = [_exact(book, index) for index in parts if book.operands[index] is not None]
    points_of = group.quantity("points")
    if points_of is None or not weights:
        return not_checkable(rule, "no_points", group.span, (*whole, *parts))
    if not group.statement.complete and _added(weights) < number(points_of):
        return not_checkable(rule, "no_points", group.span, (*whole, *parts))
    return Bound(rule, kinds.total(_exact(book, whole[0]), weights), group.span, local=False)


def _weights(book: Book, form: Form) -> Iterator[Application]:
    """Σ 分值 (执行率 among them) = the printed full points; where none are printed, a total that a scheme has."""
    rule = "weight_total"
    weights, execution = (_operands(book, form, role) for role in ("weights", "execution_weight"))
    stated = _operands(book, form, "total_weight")
    if not weights:
        return
    totals = [] if stated else _totals(book, form)
    known = weights if _added(weights) in totals else (*weights, *execution)
    total = _added(known)
    whole = stated[0] if stated else _full(total if total in totals else max(totals), weights[0])
    span = book.facts[whole.fact].span if stated else form.span
    if number(whole.quantity) in _totals(book, form):  # full points that a scheme has are not what is wrong
        whole = whole._replace(fact=-1)
    if _unfilled(form, "weight") and total < number(whole.quantity):
        yield not_checkable(rule, "no_points", span, _facts((*stated, *known)))
    else:
        named = {"whole": book.case.pack.text("forms.full_points")}
        yield Bound(rule, kinds.total(whole, known), span, local=False, slots=named)


def _scores(book: Book, form: Form) -> Iterator[Application]:
    """总分 = Σ 得分 (执行率 among them); a form without a total is held against the score that the text states."""
    rule = "score_total"
    scores = [*_operands(book, form, "scores"), *_operands(book, form, "execution_score")]
    if not scores or form.kind == "target":
        return
    stated = _operands(book, form, "total_score") or [_exact(book, index) for index in overall_told(form)]
    if not stated:
        yield not_checkable(rule, "no_total_score", form.span)
    elif _unfilled(form, "score"):  # what is left open is told by itself
        yield not_checkable(rule, "no_points", book.facts[stated[0].fact].span, _facts((stated[0], *scores)))
    else:
        yield Bound(rule, kinds.total(stated[0], scores), book.facts[stated[0].fact].span, local=False)


def _told(book: Book, form: Form) -> Iterator[Application]:
    """档案数字化项目自评得分97.12分 against 总分 of its form, or against Σ 得分 where no total is printed."""
    rule = "score_told"
    if form.kind != "scored" or form.project == "":
        return
    total = _operands(book, form, "total_score")[:1]
    if not total and not _unfilled(form, "score"):
        total = [*_operands(book, form, "scores"), *_operands(book, form, "execution_score")]
    told = list(project_told(form, str(book.case.pack.rules[rule].settings["between"])))
    if not total or not told:
        yield not_applicable(rule, "no_told_score", form.span)
    for index in told if total else ():
        yield Bound(rule, kinds.total(_exact(book, index), total), book.facts[index].span, local=False)


def _exact(book: Book, index: int) -> Operand:
    """Points are given, not measured: what is printed is what was given."""
    return book.operand(index)._replace(exact=True)


def _operands(book: Book, form: Form, role: str) -> list[Operand]:
    return [_exact(book, index) for index, _ in form.quantities(role)]


def _facts(operands: Iterable[Operand]) -> tuple[int, ...]:
    return tuple(operand.fact for operand in operands if operand.fact >= 0)


def _added(operands: Iterable[Operand]) -> Fraction:
    return sum((number(operand.quantity) for operand in operands), Fraction(0))


def _unfilled(form: Form, role: str) -> bool:
    return any(role in (*line.listed("blank"), *line.listed("lost")) for line in form.filled())


def _totals(book: Book, form: Form) -> list[Fraction]:
    """The full points that schemes have: 100, or what is left of it where the execution rate is scored elsewhere."""
    key = "with_execution" if form.quantities("execution_weight") else "without_execution"
    values = book.case.pack.rules["weight_total"].settings[key]
    return [Fraction(str(value)) for value in values] if isinstance(values, list) else []


def _full(total: Fraction, like: Operand) -> Operand:
    """Full points that no cell prints."""
    return Operand(Quantity(int(total), 0, like.quantity.unit), exact=True)
