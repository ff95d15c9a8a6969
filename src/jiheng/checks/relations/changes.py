"""What a statement of change claims: this figure, its base, the amount and the rate between them, and the direction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from jiheng.checks.relations import kinds
from jiheng.checks.relations.application import Application, Bound, Remark, not_applicable, not_checkable
from jiheng.checks.relations.book import Book
from jiheng.checks.relations.formula import Equation, Operand, holds, holds_as_printed
from jiheng.checks.relations.repair import last_place
from jiheng.checks.relations.sentence import Sentence
from jiheng.document import Span

_NEAR = 12
"""Facts before a change among which the figure that it is of is looked for."""
POINTS = "points_not_percent"


@dataclass(frozen=True, slots=True)
class Change:
    """The figures of one statement of change.

    ``elsewhere`` says that the base stands in another sentence, ``apart`` that the current figure does; ``word`` is the
    operator that the direction claims between current figure and base, "" where it claims none.
    """

    span: Span
    facts: tuple[int, ...]
    current: Operand | None
    base: Operand | None
    amount: Operand | None
    rate: Operand | None
    elsewhere: bool = False
    word: str = ""
    apart: bool = False

    @property
    def local(self) -> bool:
        """Whether the sentence states its base and its current figure itself."""
        return not (self.elsewhere or self.apart)


def change(sentence: Sentence) -> Iterator[Application]:
    """The relations and the remarks that a statement of change gives rise to."""
    book, figures = sentence.book, _figures(sentence)
    yield from _words(book, figures)
    claim = _direction(book, figures)
    if claim is not None:
        yield claim
        figures = figures if holds(claim.equation) else _turned(figures)
    yield from _amounts(book, figures)
    beside_nought = figures.current is not None and not figures.current.quantity.coefficient
    for stated in (*_rates(book, figures), *_from_less(book, figures)):
        # A change told beside a nought that it does not fit is rather another figure's.
        if beside_nought and isinstance(stated, Bound) and not holds(stated.equation):
            yield not_checkable(stated.rule, "beside_nought", stated.span, figures.facts)
        elif isinstance(stated, Bound) and not holds(stated.equation) and _fits_another(book, figures):
            yield not_checkable(stated.rule, "fits_another", stated.span, figures.facts)
        else:
            yield stated


def _fits_another(book: Book, figures: Change) -> bool:
    """Whether amount and rate fit each other and another amount that was told before them in the same paragraph."""
    current, amount, rate = figures.current, figures.amount, figures.rate
    if current is None or figures.base is not None or amount is None or rate is None or amount.side or rate.side:
        return False
    fact = book.facts[amount.fact]
    block = book.case.document.block_at(fact.span.start)
    if block is None or not amount.quantity.coefficient:
        return False
    near = range(max(amount.fact - _NEAR, 0), amount.fact)
    told = [book.operands[at] for at in near if block.span.holds(book.facts[at].span) and at != current.fact]
    like = [one for one in told if one and book.facts[one.fact].measure == book.facts[current.fact].measure]
    factor = book.factor(rate)
    return any(kinds.alike((one, amount)) and _fits(kinds.rate_on_amount(one, amount, rate, factor)) for one in like)


def _direction(book: Book, figures: Change) -> Bound | None:
    """The claim of the direction word; none where a figure is wrong rather than the word."""
    current, base, described = figures.current, figures.base, figures.amount or figures.rate
    if not figures.word or not current or not base or not described:
        return None
    compared = kinds.compared(current, base, figures.word)
    claims = (*_amounts(book, _turned(figures)), *_rates(book, _turned(figures)))
    mended = any(isinstance(claim, Bound) and holds(claim.equation) for claim in claims)
    if not (holds(compared) or mended or described.side):
        return None
    stated = {"stated": book.facts[described.fact].direction}
    return Bound("change_direction", compared, figures.span, figures.local, stated)


def _figures(sentence: Sentence) -> Change:
    book = sentence.book
    current, base, amount, rate = (sentence.figure(role) for role in ("current", "base", "amount", "rate"))
    described = amount or rate
    if current is None and described is not None and not sentence.statement.roles.get("current"):
        current = book.changed(described.fact)
    apart = current is not None and sentence.figure("current") is None
    if current is not None and base is None and amount is not None and amount.quantity.coefficient and rate is not None:
        current = _of_whole(book, current, amount, rate)
    elsewhere = base is None and current is not None and described is not None
    if elsewhere and current is not None and described is not None:
        base = book.figure_at(book.base(current.fact, described.fact))
    known = current is not None and base is not None and kinds.alike((current, base))
    moving = described is not None and bool(described.quantity.coefficient or described.side)
    word = sentence.word("change_direction", described.fact) if described and known and moving else ""
    return Change(sentence.span, sentence.facts, current, base, amount, rate, elsewhere, word, apart)


def _of_whole(book: Book, current: Operand, amount: Operand, rate: Operand) -> Operand:
    """The figure of what a part belongs to, where a change told behind the part is right of that one only."""
    identity, fact = book.identities[current.fact], book.facts[current.fact]
    known = book.pack(fact).table("concepts").get(fact.concept, {})
    name = str(known.get("whole", "")) if isinstance(known, Mapping) else ""
    whole = book.figure_at(identity._replace(concept=name)) if identity and name else None
    factor = book.factor(rate)
    right = holds(kinds.rate_on_amount(current, amount, rate, factor))
    fits = whole is not None and _fits(kinds.rate_on_amount(whole, amount, rate, factor))
    return whole if whole is not None and fits and not right else current


def _fits(equation: Equation) -> bool:
    """Whether it holds, as printed or but for a rate that was cut off."""
    return holds(equation) or last_place(equation) is not None


def _turned(figures: Change) -> Change:
    """The change with the direction that its two figures show, so that a wrong word is one finding."""
    current, base = figures.current, figures.base
    shrunk = bool(current and base and holds_as_printed(kinds.compared(current, base, "<")))
    return replace(figures, amount=_directed(figures.amount, down=shrunk), rate=_directed(figures.rate, down=shrunk))


def _directed(figure: Operand | None, *, down: bool) -> Operand | None:
    if figure is None or (figure.quantity.coefficient < 0 or figure.side < 0) is down:
        return figure
    return figure.reversed


def _words(book: Book, figures: Change) -> Iterator[Application]:
    """Direction words that contradict each other, a change by nought, a share that grows by per cent."""
    amount, rate = figures.amount, figures.rate
    directions = {book.facts[side.fact].direction for side in (amount, rate) if side and side.quantity.coefficient}
    if amount and rate and len(directions - {""}) > 1 and not figures.current:
        yield Remark("change_directions_differ", figures.span, (rate.fact, amount.fact))
    if amount and amount.turns and not amount.side and not amount.quantity.coefficient:
        yield Remark("change_of_nothing", figures.span, (amount.fact,), book.case.pack.text("directions.level"))
    yield from (Remark(POINTS, figures.span, (side.fact,)) for side in (amount, rate) if side and _of_share(book, side))


def _of_share(book: Book, change: Operand) -> bool:
    """Whether a change in per cent is said of a share (占比增加了1.5%)."""
    start = book.facts[change.fact].span.start
    pattern = str(book.case.pack.rules[POINTS].settings["pattern"])
    percent = change.quantity.unit and change.quantity.unit.symbol == book.case.pack.rules[POINTS].settings["unit"]
    return bool(percent and re.search(pattern, book.case.document.text[max(start - 20, 0) : start]))


def _amounts(book: Book, figures: Change) -> Iterator[Application]:
    """The amount against the two figures that it stands between."""
    current, base, amount = figures.current, figures.base, figures.amount
    if amount is None or amount.side or book.factor(amount) > 1:
        return
    rule = "change_amount" if amount.turns else "change_level"
    if current is None or base is None:
        yield not_checkable(rule, "no_base", figures.span, figures.facts)
    elif not kinds.alike((current, base, amount)):
        yield not_applicable(rule, "units_differ", figures.span, figures.facts)
    elif book.rough(book.facts[amount.fact].span):
        yield Bound(rule, kinds.near(current, base, book.setting(rule, "rough_percent")), figures.span)
    else:
        # What is called level may have changed by less than the two figures print.
        level = replace(current.quantity, coefficient=0)
        moved = amount if amount.turns else amount._replace(quantity=level, rounded=True)
        yield Bound(rule, kinds.change(current, base, moved), figures.span, figures.local)


def _in_unit_of(current: Operand, amount: Operand) -> Operand:
    """A change told in words (持平) as none at all in the unit of its figure."""
    if amount.quantity.unit is not None or amount.quantity.coefficient:
        return amount
    return amount._replace(quantity=replace(current.quantity, coefficient=0), exact=True)


def _from_less(book: Book, figures: Change) -> Iterator[Application]:
    """An account that grew by more than it is now would have been less than nothing."""
    current, base, amount = figures.current, figures.base, figures.amount
    if current is None or base is not None or amount is None or amount.side or amount.quantity.coefficient <= 0:
        return
    fact = book.facts[current.fact]
    concept = book.pack(fact).table("concepts").get(fact.concept, {})
    if isinstance(concept, Mapping) and concept.get("side") and kinds.alike((current, amount)):
        yield Bound("change_exceeds", kinds.bound(current, [amount]), figures.span, not figures.apart)


def _rates(book: Book, figures: Change) -> Iterator[Application]:
    """The rate against the base that the sentence states or implies."""
    current, base, amount, rate = figures.current, figures.base, figures.amount, figures.rate
    if rate is None or rate.side:
        return
    if _falls_beyond(book, rate):
        yield Remark("fall_beyond_all", figures.span, (rate.fact,))
    elif current is None and base is not None and amount is not None and not amount.side and base.quantity.coefficient:
        yield Bound("change_rate", kinds.ratio(amount, base, rate, book.factor(rate)), figures.span)
    elif current is None or (base is None and (amount is None or amount.side)):
        yield not_checkable("change_rate", "no_base", figures.span, figures.facts)
    elif _starts_from_nothing(figures):
        yield _from_nothing(figures, rate, current)
    elif amount is not None and not amount.side and (base is None or figures.elsewhere):
        equation = kinds.rate_on_amount(current, amount, rate, book.factor(rate))
        yield Bound("change_rate", equation, figures.span, not figures.apart)
    elif base is not None:
        equation = kinds.rate_on_base(current, base, rate, book.factor(rate))
        yield Bound("change_rate", equation, figures.span, figures.local)


def _falls_beyond(book: Book, rate: Operand) -> bool:
    """Whether an amount is said to have fallen by more than all of it."""
    whole = book.factor(rate)
    falls = rate.quantity.coefficient < 0 and whole > 1
    return falls and abs(rate.quantity.coefficient) > whole * 10**rate.quantity.scale


def _starts_from_nothing(figures: Change) -> bool:
    """Whether the base is nought, as printed or as this figure less its change."""
    if figures.base is not None and not figures.elsewhere:
        return figures.base.quantity.coefficient == 0
    current, amount = figures.current, figures.amount
    return bool(current and amount and current.quantity.worth == amount.quantity.worth and not amount.side)


def _from_nothing(figures: Change, rate: Operand, current: Operand) -> Application:
    if rate.quantity.coefficient == 0 or current.quantity.coefficient == 0:
        return not_applicable("change_from_zero", "nothing_to_nothing", figures.span, figures.facts)
    return Remark("change_from_zero", figures.span, (rate.fact, *(fact for fact in figures.facts if fact != rate.fact)))
