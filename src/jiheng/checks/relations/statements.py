"""What one sentence claims, as relations: totals with parts, shares, completion, quotients, comparisons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from jiheng.checks.relations import kinds
from jiheng.checks.relations.application import Application, Bound, Remark, not_applicable, not_checkable
from jiheng.checks.relations.book import Book
from jiheng.checks.relations.changes import change
from jiheng.checks.relations.formula import EQUAL, Operand, holds, holds_as_printed
from jiheng.checks.relations.identity import fund_of
from jiheng.checks.relations.sentence import Sentence
from jiheng.ledger import Statement

Reader = Callable[[Sentence], Iterator[Application]]
SIDES = ("income", "expenditure")


def sentences(book: Book) -> Iterator[Application]:
    """Every relation that the statements of the ledger claim."""
    for statement in (*book.case.ledger.statements, *_unbound(book)):
        reader = READERS.get(statement.form)
        if reader is not None:
            yield from reader(Sentence(book, statement))


def _unbound(book: Book) -> Iterator[Statement]:
    """Completion rates that no sentence binds: they are of the figures of their own key."""
    measure = book.case.pack.text("measures.completion")
    told = (statement.roles.values() for statement in book.case.ledger.statements)
    bound = {index for roles in told for indices in roles for index in indices}
    for index, fact in enumerate(book.facts):
        if fact.measure == measure and index not in bound:
            yield Statement("completion", fact.span, {"rate": (index,)})


def enumeration(sentence: Sentence) -> Iterator[Application]:
    """A whole with its parts: their sum where the list is complete, a bound where it is not."""
    whole, parts = sentence.figure("whole"), sentence.figures("parts")
    rule = sentence.rule
    facts = sentence.facts
    if whole is None or not parts:
        yield not_checkable(rule, "no_figure", sentence.span, facts)
    elif not kinds.alike((whole, *parts)):
        yield not_applicable(rule, "units_differ", sentence.span, facts)
    elif sentence.statement.complete and (sides := _sides(sentence, whole, parts)):
        yield from (Bound(rule, kinds.total(whole, side), sentence.span) for side in sides)
    elif sentence.short:
        yield _all_told(sentence, whole, parts)
    elif (
        sentence.statement.complete
        and len(parts) > 1
        and _partition(sentence, whole, told := _told_out(sentence, whole, parts))
    ):
        yield Bound(rule, kinds.total(whole, _unnested(sentence, whole, told)), sentence.span)
    elif sentence.statement.complete and len(parts) == 1 and _alone(sentence, whole, parts[0]):
        yield Bound(rule, kinds.total(whole, parts), sentence.span)
    elif sentence.book.facts[whole.fact].table is None:
        yield Bound("parts_within_whole", kinds.bound(whole, parts), sentence.span)
    else:  # what a table lists openly may lie inside of each other (小计 beside its parts)
        yield from (Bound("parts_within_whole", kinds.bound(whole, [part]), sentence.span) for part in parts)


def _sides(sentence: Sentence, whole: Operand, parts: tuple[Operand, ...]) -> list[tuple[Operand, ...]]:
    """The parts of each side of a total that closes both (收、支总计…其中：年初结转、本年收入、本年支出、年末结转)."""
    known = sentence.book.case.pack.entries("concepts")
    above, *told = [known.get(sentence.book.facts[one.fact].concept, {}) for one in (whole, *parts)]
    found = [tuple(one for one, row in zip(parts, told, strict=True) if row.get("side") == side) for side in SIDES]
    return found if above.get("sides") and all(found) and sum(map(len, found)) == len(parts) else []


def _all_told(sentence: Sentence, whole: Operand, parts: tuple[Operand, ...]) -> Bound:
    """Parts that should be all of a total; where the first ones are, those behind are of something else."""
    firsts = (parts[:end] for end in range(2, len(parts)))
    parts = next((first for first in firsts if kinds.exactly(whole, first)), parts)
    limit = kinds.bound(whole, parts)
    if holds_as_printed(limit):
        return Bound(sentence.short, kinds.total(whole, parts), sentence.span)
    return Bound(sentence.over, kinds.total(whole, parts) if len(parts) > 1 else limit, sentence.span)


def share(sentence: Sentence) -> Iterator[Application]:
    """A part's share of a whole."""
    part, rate = sentence.figure("part"), sentence.figure("share")
    yield _ratio(sentence, "share_of_whole", (part, sentence.whole, rate))


def quotient(sentence: Sentence) -> Iterator[Application]:
    """A quotient of two stated figures: an execution rate, an amount per head."""
    above, below, result = (sentence.figure(role) for role in ("numerator", "denominator", "result"))
    yield _ratio(sentence, "stated_quotient", (above, below, result))


def product(sentence: Sentence) -> Iterator[Application]:
    """A standard a head with the heads and the money spent: money over heads is the standard."""
    factors, money = sentence.figures("factors"), sentence.figure("result")
    if money is None or len(factors) != 2:  # noqa: PLR2004 - a standard and a number of heads
        yield not_checkable("standard_times_heads", "no_figure", sentence.span, sentence.facts)
        return
    standard, heads = factors
    yield Bound("standard_times_heads", kinds.ratio(money, heads, standard, 1), sentence.span)


def shares(sentence: Sentence) -> Iterator[Application]:
    """A list of shares that makes up its whole."""
    figures = sentence.figures("shares")
    wholes = [one for one in figures if one.quantity.worth == kinds.hundred(one, sentence.book.factor).quantity.worth]
    each_of_its_own = len(wholes) > 1  # 占固定资产的100%；…占无形资产的100%
    closed = sentence.statement.complete and not each_of_its_own and not _of_more(sentence)
    if len(figures) < 2 or not closed:  # noqa: PLR2004 - one closes nothing
        yield not_applicable(sentence.rule, "list_open", sentence.span, sentence.facts)
        return
    yield Bound(sentence.rule, kinds.closed(figures, sentence.book.factor), sentence.span)


def _of_more(sentence: Sentence) -> bool:
    """Whether the shares are all of one whole, which the parts that are listed do not make up."""
    told = [sentence.book.shares.get(index) for index in sentence.statement.roles.get("shares", ())]
    listed = [Sentence(sentence.book, one) for one in told if one is not None]
    parts = [part for one in listed if (part := one.figure("part"))]
    wholes = {whole.quantity.worth: whole for one in listed if (whole := one.whole)}
    if len(parts) != len(told) or len(wholes) != 1:
        return False
    (whole,) = wholes.values()
    return kinds.alike((whole, *parts)) and holds(kinds.bound(whole, parts)) and not holds(kinds.total(whole, parts))


def completion(sentence: Sentence) -> Iterator[Application]:
    """A completion rate against the budget that the sentence names."""
    current, rate = sentence.current, sentence.figure("rate")
    budget, facts = sentence.budget(current, rate), sentence.facts
    told = sentence.statement.roles
    local = bool(told.get("current") and (told.get("budget") or told.get("budgets")))
    if current and rate and budget is None and (amount := sentence.departure(current)):
        equation = kinds.completion_on_amount(current, amount, rate, sentence.book.factor(rate))
        yield Bound("completion_rate", equation, sentence.span, local)
    elif current is None or rate is None or budget is None:
        reason = "no_budget" if budget is None else "no_figure"
        yield not_checkable("completion_rate", reason, sentence.span, facts)
    elif budget.quantity.coefficient == 0:
        rule = "completion_of_nothing" if current.quantity.coefficient == 0 else "completion_of_zero_budget"
        yield Remark(rule, sentence.span, (rate.fact, current.fact, budget.fact))
    else:
        equation = kinds.ratio(current, budget, rate, sentence.book.factor(rate))
        yield Bound("completion_rate", equation, sentence.span, local)
        full = kinds.hundred(rate, sentence.book.factor).quantity.worth == rate.quantity.worth
        if full and local and holds(equation) and current.quantity.worth != budget.quantity.worth:
            yield Remark("completion_full", sentence.span, (rate.fact, current.fact, budget.fact))


def comparison(sentence: Sentence) -> Iterator[Application]:
    """A word of comparison between two figures, or between a figure and the budget that its completion rate tells.

    Two figures that are printed alike differ by less than they show: the completion rate tells which is greater.
    """
    left, right, word = sentence.figure("left"), sentence.figure("right"), sentence.statement.word
    alike = left is not None and right is not None and word != EQUAL and left.quantity.worth == right.quantity.worth
    if left is not None and (right is None or alike) and (rate := sentence.book.completions.get(left.fact)):
        whole = kinds.hundred(rate, sentence.book.factor)
        if right is None or rate.quantity.worth != whole.quantity.worth:
            left, right = rate, whole
    if left is None or right is None or word not in kinds.SENSES:
        yield not_checkable("comparison_word", "no_figure", sentence.span, sentence.facts)
    elif not kinds.alike((left, right)):
        yield not_applicable("comparison_word", "units_differ", sentence.span, sentence.facts)
    elif word == EQUAL and sentence.book.rough(sentence.span):
        percent = sentence.book.setting("comparison_word", "rough_percent")
        yield Bound("comparison_word", kinds.near(left, right, percent), sentence.span)
    else:
        if left.quantity.worth == right.quantity.worth:  # what a word says of two equal figures is said of what is seen
            left, right = left._replace(exact=True), right._replace(exact=True)
        yield Bound("comparison_word", kinds.compared(left, right, word), sentence.span)


def _classified(sentence: Sentence, part: Operand) -> bool:
    """Whether a table lists a figure by 类款项; a 类 is its own path."""
    fact = sentence.book.facts[part.fact]
    classes = sentence.book.pack(fact).words("classification.classes")
    return fact.table is not None and (bool(fact.scope.classification) or fact.concept in classes)


def _alone(sentence: Sentence, whole: Operand, part: Operand) -> bool:
    """Whether one part is all that a table lists: one item by 类款项, one column of a line alone."""
    fact, above = sentence.book.facts[part.fact], sentence.book.facts[whole.fact]
    cells = fact.cell is not None and above.cell is not None and fact.cell[0] == above.cell[0]
    return _classified(sentence, part) or (cells and fact.table == above.table)


def _partition(sentence: Sentence, whole: Operand, parts: tuple[Operand, ...]) -> bool:
    """Whether the parts can be all parts of the whole, as the sorts of one thing always are.

    They are no plain list where one is the whole again, save the columns of a classified item; in running text also
    where one alone is more than the whole, or is itself made of those that follow it, or where one is told by a mark
    that others may have too (女性10人，党员15人).
    """
    if kinds.exactly(whole, parts) or all(_classified(sentence, one) for one in (whole, *parts)):
        return True
    book = sentence.book
    concepts = [book.facts[part.fact].concept for part in parts]
    if any(word in concept for concept in concepts for word in book.case.pack.words("crossing.words")):
        return False
    if all(concept == book.facts[whole.fact].concept for concept in concepts):
        return True
    if any(part.quantity.worth == whole.quantity.worth for part in parts) or _without_main(sentence, whole, parts):
        return False
    exceeded = any(not holds_as_printed(kinds.bound(whole, [part])) for part in parts)
    # One figure above nought that comes again among noughts is no list of its own.
    nested = any(
        len([one for one in parts[at:] if one.quantity.coefficient]) > 1
        and kinds.exactly(part, parts[at:])
        and _may_hold(sentence, part, parts[at:])
        for at, part in enumerate(parts, 1)
    )
    return book.facts[whole.fact].table is not None or not (exceeded or nested)


def _without_main(sentence: Sentence, whole: Operand, parts: tuple[Operand, ...]) -> bool:
    """Whether the part that makes up most of such a whole is not told (财政拨款收入…其中政府性基金0万元).

    It may be divided otherwise: 财政拨款支出 by 基本支出 and 项目支出.
    """
    book = sentence.book
    main = book.case.pack.table("mains").get(book.facts[whole.fact].concept)
    told = {book.facts[part.fact].concept for part in parts}
    return main is not None and main not in told and any(fund_of(one, book.case.pack) for one in told)


def _may_hold(sentence: Sentence, part: Operand, tail: tuple[Operand, ...]) -> bool:
    """Whether a part may be made of those behind it: of names of the catalogue only where it says so."""
    pack, facts = sentence.book.case.pack, sentence.book.facts
    known, nests, above = pack.table("concepts"), pack.table("nests"), facts[part.fact].concept
    for one in tail:
        concept = facts[one.fact].concept
        row = known.get(concept)
        if not isinstance(row, Mapping) or above in {row.get("whole"), nests.get(concept)}:
            return True
    return above not in known


def _ratio(sentence: Sentence, rule: str, figures: tuple[Operand | None, ...]) -> Application:
    above, below, result = figures
    facts = sentence.facts
    if above is None or below is None or result is None:
        return not_checkable(rule, "no_figure", sentence.span, facts)
    if below.quantity.coefficient == 0:
        return not_applicable(rule, "zero_whole", sentence.span, facts)
    return Bound(rule, kinds.ratio(above, below, result, sentence.book.factor(result)), sentence.span)


def _told_out(sentence: Sentence, whole: Operand, parts: tuple[Operand, ...]) -> tuple[Operand, ...]:
    """The parts, with those behind a semicolon that they make up the whole with, or without what is left over."""
    further, words = sentence.figures("further"), sentence.book.case.pack.words("extraction.uses.rest")
    longer = ((*parts, *further[:end]) for end in range(1, len(further) + 1))
    used = tuple(one for one in parts if not any(word in sentence.book.facts[one.fact].concept for word in words))
    return next((way for way in (parts, *longer, used) if kinds.exactly(whole, way)), parts)


def _unnested(sentence: Sentence, whole: Operand, parts: tuple[Operand, ...]) -> tuple[Operand, ...]:
    """The parts without one that lies inside another or repeats the whole, where only so they make it up."""
    if kinds.exactly(whole, parts):
        return parts
    concepts = [sentence.book.facts[part.fact].concept for part in parts]
    nests = sentence.book.case.pack.table("nests")
    for at, part in enumerate(parts):
        rest = (*parts[:at], *parts[at + 1 :])
        inside = nests.get(concepts[at]) in concepts or part.quantity == whole.quantity
        if inside and kinds.exactly(whole, rest):
            return rest
    return parts


READERS: Mapping[str, Reader] = {
    "enumeration": enumeration,
    "share": share,
    "shares": shares,
    "quotient": quotient,
    "product": product,
    "completion": completion,
    "comparison": comparison,
    "change": change,
}
