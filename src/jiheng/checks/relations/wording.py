"""From a wrong figure to the finding that the user reads: sentence, computation, evidence, corrected wording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jiheng.checks.relations import kinds
from jiheng.checks.relations.application import Bound, Remark
from jiheng.checks.relations.book import Book
from jiheng.checks.relations.computation import formula, shown
from jiheng.checks.relations.diagnosis import Cause
from jiheng.checks.relations.formula import Equation, Operand, Product, holds
from jiheng.checks.relations.quoting import Change, clause, corrected, unit_above
from jiheng.checks.relations.repair import TURNED, Repair, solved, turns_to, written
from jiheng.document import Span
from jiheng.findings import Consequence, Evidence, Finding, Severity

UNEQUAL = " ≠ "
LEVEL, UNSURE = "=", "unsure"
PAIR = 2
MOST_RIVALS = 3
CLOSE = 12
"""Characters between two figures that are told in one breath (减少14.19万元，下降15.07%)."""


class Wording:
    """Writes the findings of one case."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.text = book.case.document.text

    def of_cause(self, cause: Cause) -> Finding:
        """The error of a wrong figure, with what follows from it."""
        bound = cause.bound
        if cause.table is not None and cause.repair is not None:
            return self._of_unit(cause, cause.repair)
        if any(operand.side for operand in bound.equation.operands):
            return self._of_words(bound)
        if cause.repair is None:
            return self._of_limit(bound)
        repair = cause.repair if cause.sure else _of_result(bound) or cause.repair
        finding = self._of_repair(bound, repair if cause.sure else repair._replace(slip=UNSURE))
        finding = self._of_rivals(finding, bound, cause.rivals) if cause.rivals else finding
        finding = replace(finding, span=self._widened(finding.span, repair, cause))
        evidence = (*finding.evidence, *self._given(cause))
        finding = replace(finding, evidence=evidence)
        others = tuple(self._consequence(other, after, repair) for other, after in cause.others)
        correction = self._correction(finding.span, bound, repair, cause) if cause.sure else ""
        return replace(finding, consequences=others, correction=correction)

    def _of_rivals(self, finding: Finding, bound: Bound, rivals: Sequence[Repair]) -> Finding:
        """A sum whose outcome other figures bear out: one of what is summed up is wrong, and any of several may be."""
        pack, operands, result = self.book.case.pack, bound.equation.operands, bound.equation.result
        names = [
            pack.text("quoting.rival").format(
                name=self._named(one.operand.fact),
                stated=self._shown(operands[one.position]),
                expected=self._shown(one.operand),
            )
            for one in rivals[:MOST_RIVALS]
        ]
        added, whole = self._shown(_solved(bound.equation)), self._shown(operands[result])
        told = {"name": self._named(operands[result].fact), "whole": whole, "added": added}
        message = pack.text("quoting.one_of").format(names=pack.text("quoting.join").join(names), **told)
        first = [operands[one.position].fact for one in rivals]
        facts = tuple(dict.fromkeys((*first, *finding.facts)))
        return replace(finding, message=message, stated=added, expected=whole, facts=facts)

    def _of_unit(self, cause: Cause, repair: Repair) -> Finding:
        """The error of a table's unit: what is quoted is the unit above the table, where it is printed there."""
        finding = self._of_repair(cause.bound, repair)
        others = tuple(self._consequence(other, after, repair) for other, after in cause.others)
        stated = cause.bound.equation.operands[repair.position].quantity.unit
        right = repair.operand.quantity.unit
        place = unit_above(self.book.case, self.book.facts[repair.operand.fact])
        if place is not None and stated is not None and right is not None:
            quote = self.book.case.document.quote(place)
            finding = replace(
                finding,
                span=place,
                stated=stated.symbol,
                expected=right.symbol,
                correction=quote.replace(stated.symbol, right.symbol),
            )
        return replace(finding, consequences=others)

    def _given(self, cause: Cause) -> Iterator[Evidence]:
        """What other files give for the wrong figure by itself."""
        said = (bound.equation.operands for bound, _ in cause.others)
        operands = (one for operands in said if len(operands) == PAIR for one in operands)
        for fact in dict.fromkeys(one.fact for one in operands if self.book.given(one.fact)):
            yield Evidence(self.book.facts[fact].span, fact, self.book.facts[fact].path)

    def of_hint(self, bound: Bound, repair: Repair) -> Finding:
        """A figure that rounding explains."""
        return replace(self._of_repair(bound, repair), severity=Severity.HINT)

    def of_remark(self, remark: Remark) -> Finding:
        """A claim that is wrong without a computation."""
        first = self.book.facts[remark.facts[0]]
        slots = {"stated": self.book.quote(remark.facts[0]), "expected": remark.expected}
        return self._record(remark.rule, clause(self.book.case.document, [first.span]), slots, remark.facts)

    def _of_repair(self, bound: Bound, repair: Repair) -> Finding:
        equation = bound.equation
        suspect = equation.operands[repair.position]
        slip = self.book.case.pack.table("slips.kinds").get(repair.slip)
        slip = slip if isinstance(slip, Mapping) else {}
        slots = {
            "stated": self._shown(suspect),
            "expected": self._shown(repair.operand),
            "formula": self._computed(equation, repair),
            "note": str(slip.get("note", "")),
        } | dict(bound.slots)
        if suspect.fact < 0:
            slots["name"] = bound.slots["whole"]
        if repair.slip == TURNED:
            slots |= self._directions(suspect)
        facts = dict.fromkeys((suspect.fact, *(operand.fact for operand in equation.operands)))
        finding = self._record(
            bound.rule, self._place(bound, suspect), slots, tuple(fact for fact in facts if fact >= 0)
        )
        kind, title = (str(slip.get(name, own)) for name, own in (("kind", finding.kind), ("title", finding.title)))
        return replace(finding, kind=kind, title=title)

    def _computed(self, equation: Equation, repair: Repair) -> str:
        """The computation of the right value; of a limit or a comparison what the printed figures show."""
        if equation.kind in (kinds.BOUND, kinds.COMPARED):
            return self._sides(equation)
        if equation.kind == kinds.LINEAR and len(equation.operands) == PAIR:
            return UNEQUAL.join(map(shown, equation.operands))
        return formula(equation.with_operand(repair.position, repair.operand), repair.position)

    def _sides(self, equation: Equation) -> str:
        """What a limit or a comparison shows as it is printed: two figures, or several added up against one."""
        suspect = equation.operands[equation.result]
        if len(equation.operands) == PAIR:
            return _opposed(equation)
        alone = [product.positions for product in equation.products if product.coefficient < 0]
        if len(alone) == 1 == len(alone[0]):  # all that is limited against its limit
            return f"{formula(equation, alone[0][0])} > {shown(equation.operands[alone[0][0]])}"
        larger = Product(-1, (equation.result,)) in equation.products
        return f"{formula(equation, equation.result)} {'>' if larger else '<'} {shown(suspect)}"

    def _directions(self, suspect: Operand) -> dict[str, str]:
        """A change whose direction is wrong: the same figure with its word, and with the opposite one."""
        words = {str(word) for name, word in self.book.case.pack.table("directions").items() if name != "level"}
        told = self.book.facts[suspect.fact].direction
        other = next(iter(words - {told}), "")
        return {"stated": told + self._shown(suspect), "expected": other + self._shown(suspect)}

    def _of_limit(self, bound: Bound) -> Finding:
        """A limit that is passed, or a word that the figures deny."""
        equation = bound.equation
        suspect = equation.operands[equation.result]
        words = self.book.case.pack.table(f"rules.{bound.rule}.settings.words")
        word = str(words.get(_relation(equation), ""))
        larger = Product(-1, (equation.result,)) in equation.products
        limit = self.book.case.pack.text("limits.at_least" if larger else "limits.at_most")
        limit = limit.format(value=self._shown(_solved(equation)))
        slots = {"stated": self._shown(suspect), "expected": word or limit, "formula": self._sides(equation)}
        facts = tuple(operand.fact for operand in equation.operands if operand.fact >= 0)
        place = self._place(bound, suspect)
        finding = self._record(bound.rule, place, slots | dict(bound.slots), (suspect.fact, *facts))
        return replace(finding, facts=tuple(dict.fromkeys(finding.facts)))

    def _of_words(self, bound: Bound) -> Finding:
        """Directions told in words that cannot all be true: the first one of them, with the others beside it."""
        changes = [operand.fact for operand in bound.equation.operands if self._changes(operand)]
        facts = sorted(changes, key=lambda fact: not self.book.operand(fact).side)
        told = [self._named(fact) + self.book.quote(fact) for fact in facts]
        slots = {"stated": told[0], "expected": "", "others": self.book.case.pack.text("quoting.join").join(told[1:])}
        return self._record(
            bound.rule, clause(self.book.case.document, [self.book.facts[facts[0]].span]), slots, tuple(facts)
        )

    def _changes(self, operand: Operand) -> bool:
        fact = self.book.facts[operand.fact]
        return operand.fact >= 0 and fact.base_year is not None

    def _named(self, index: int) -> str:
        """A concept in quotation marks, its own marks turned into inner ones; a unit is no part of a name."""
        fact = self.book.facts[index]
        unit = fact.quantity.unit.symbol if fact.quantity is not None and fact.quantity.unit is not None else ""
        known = fact.concept in self.book.pack(fact).table("concepts")
        concept = (fact.concept if known else fact.concept.removesuffix(unit)) or fact.concept
        concept = concept.replace("“", "‘").replace("”", "’")
        points = fact.measure in self.book.points and not concept.endswith(fact.measure)
        how = self.book.case.pack.text("quoting.measured" if points else "quoting.name")
        return how.format(name=concept, measure=fact.measure)

    def _consequence(self, bound: Bound, after: Equation, repair: Repair) -> Consequence:
        """What a relation says under the cause: the same figure, or its own result once the figure is right."""
        stated, right = bound.equation.operands[bound.equation.result], _solved(after)
        if holds(after):
            stated, right = self.book.operand(repair.operand.fact), repair.operand
        return Consequence(bound.rule, self._place(bound, stated), self._shown(stated), self._shown(right))

    def _record(self, rule_id: str, span: Span, slots: Mapping[str, str], facts: tuple[int, ...]) -> Finding:
        first = self.book.facts[facts[0]]
        rule = self.book.pack(first).rules[rule_id]
        named = {"name": self._named(facts[0]), "formula": "", "note": ""} | dict(slots)
        evidence = tuple(Evidence(self.book.facts[fact].span, fact, self.book.facts[fact].path) for fact in facts)
        part = self.book.case.document.part_at(span.start)
        return Finding(
            rule.id,
            rule.kind,
            rule.severity,
            rule.title,
            rule.message.format_map(named),
            span,
            part.id if part else "",
            named["stated"],
            named["expected"],
            named["formula"],
            basis=rule.basis,
            evidence=evidence,
            facts=facts,
        )

    def _correction(self, quote: Span, bound: Bound, repair: Repair, cause: Cause) -> str:
        """The quote with the repaired figure and with what follows from it in the same words."""
        stated = bound.equation.operands[repair.position]
        if turns_to(stated, repair.operand) or repair.operand.quantity.unit != stated.quantity.unit:
            return ""
        changes = [Change(self.book.facts[repair.operand.fact].span, repair.operand.quantity)]
        for other, after in cause.others:
            result = other.equation.operands[other.equation.result]
            if not holds(after) and result.fact >= 0 and quote.holds(self.book.facts[result.fact].span):
                changes.append(Change(self.book.facts[result.fact].span, _solved(after).quantity))
        return corrected(self.text, quote, changes)

    def _widened(self, quote: Span, repair: Repair, cause: Cause) -> Span:
        """The quote with what follows from the wrong figure close behind it."""
        own = self.book.facts[repair.operand.fact].span
        for other, after in cause.others:
            result = other.equation.operands[other.equation.result].fact
            span = self.book.facts[result].span
            if result >= 0 and not holds(after) and other.span.holds(own) and 0 <= span.start - quote.end < CLOSE:
                quote = Span(quote.start, span.end)
        return quote

    def _place(self, bound: Bound, suspect: Operand) -> Span:
        """What is quoted: the figure, and beside it what its sentence says of it."""
        equation = bound.equation
        spans = list(self._spans(equation, bound.span))
        own = self.book.facts[suspect.fact].span if suspect.fact >= 0 else bound.span
        in_cell = suspect.fact >= 0 and self.book.facts[suspect.fact].table is not None
        if not bound.local or in_cell or own not in spans:
            return clause(self.book.case.document, [own])
        if equation.kind in (kinds.LINEAR, kinds.BOUND, kinds.COMPARED):
            return clause(self.book.case.document, spans)
        beside = min((span for span in spans if span != own), key=lambda span: abs(span.start - own.start), default=own)
        return clause(self.book.case.document, [own, beside])

    def _spans(self, equation: Equation, inside: Span) -> Iterator[Span]:
        for operand in equation.operands:
            span = self.book.facts[operand.fact].span
            if operand.fact >= 0 and inside.holds(span):
                yield span

    def _shown(self, operand: Operand) -> str:
        """A figure as a reader expects it: a change carries its sign in its word."""
        text = shown(operand)
        return text.lstrip("−") if operand.turns else text


def _of_result(bound: Bound) -> Repair | None:
    """What the outcome should be, where it is printed or has a name without being printed."""
    right = _solved(bound.equation)
    return Repair(bound.equation.result, right) if right.fact >= 0 or "whole" in bound.slots else None


def _solved(equation: Equation) -> Operand:
    """The result that the other figures ask for."""
    operand = equation.operands[equation.result]
    value = solved(equation, equation.result)
    return operand._replace(quantity=written(value, operand), side=0) if value is not None else operand


def _relation(equation: Equation) -> str:
    """The operator that is true of the first two figures."""
    left, right = equation.operands[:2]
    return next(word for word in (LEVEL, *kinds.SENSES) if holds(kinds.compared(left, right, word)))


def _opposed(equation: Equation) -> str:
    """The two sides of a limit or a comparison, with the operator that is true of them."""
    left, right = equation.operands[:2]
    return f"{shown(left)} {_relation(equation)} {shown(right)}"
