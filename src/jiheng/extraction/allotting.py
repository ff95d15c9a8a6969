"""The total that a list of uses is of, and the opening of such a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, takewhile

from jiheng.extraction.bases import Bases
from jiheng.extraction.frames import Frame
from jiheng.extraction.tokens import Token
from jiheng.extraction.uses import Chunk, Manner, Uses, ahead, chunks
from jiheng.quantity import Quantity, added

LIGHT = frozenset({"link", "noun", "own", "back", "other"})
"""What may stand before 用于 in its clause without giving it another subject than the last total."""
SEVERAL = 2
TURNED = frozenset({"change", "lead", "same_period", "reason", "level"})
"""Words between a total and 用于 by which the uses may be those of something else."""


class Allotting(Bases):
    """Lists of uses: where they begin, and what they are of."""

    def list_uses(self, verb: Token) -> bool:
        """Open the list of uses that begins here, if one does and the total that it is of is certain."""
        outer = self.frames[-1] if self.frames else None
        if outer is not None and (outer.uses or outer.verbed or not outer.parts):
            outer.verbed = True
            return False
        whole = outer.parts[-1] if outer else self._total_before(verb)
        found = self._uses_ahead(verb, whole, within=outer is not None) if whole is not None else None
        if outer is not None and whole is not None:
            inside = self._within(whole, verb) or (found if self._compared(found, whole) <= 0 else None)
            divided = not inside and self._is_told_out(outer)
            again = self._uses_ahead(verb, outer.whole, within=False) if divided else None
            whole, found = (self._leave(outer), again) if again else (whole, inside)
        allotted = verb.kind in {"link", "measure_before"}
        if whole is None or found is None or (allotted and self._names_accounts(found)):
            return False
        self.open_uses(whole, found, verb.value)
        return True

    def _is_told_out(self, outer: Frame) -> bool:
        """Whether the parts listed so far make up their whole: what comes next divides it once more."""
        told = [quantity for at in outer.parts if (quantity := self.notes.facts[at].quantity) is not None]
        whole = self.notes.facts[outer.whole].quantity
        return whole is not None and not added([whole.negated(), *told]).coefficient

    def _leave(self, outer: Frame) -> int:
        self.frames.remove(outer)
        outer.close(self.notes)
        return outer.whole

    def _names_accounts(self, found: Uses) -> bool:
        """Whether what a total would be allotted to are accounts of their own (安排基本支出200万元)."""
        inside = takewhile(lambda one: one.start < found.last, self.rest())
        return any(one.kind in {"concept", "weak"} and self.lexicon.concept(one.value).side for one in inside)

    def open_uses(self, whole: int, found: Uses, verb: str) -> None:
        """Open a list of uses of a total; a fund has a concept for what it is spent on.

        Where they add up to another amount, they are of that; where they add up to several, they are no list.
        """
        totals = self._totals()
        fitting = [at for at in totals if not self._compared(found, at)]
        whole = next(iter(fitting), whole) if self._compared(found, whole) else whole
        if not fitting and self._of_several(found, totals):
            return
        sure = whole >= self.begun and len({self._worth(at) for at in totals if at >= self.begun}) < SEVERAL
        word = self.pack.text(f"extraction.uses.word.{verb if sure else 'earlier'}")
        self.frames.append(Frame(whole, self.told[whole], False, len(self.saved), uses=found, word=word))
        self.using = self.lexicon.concept(self.told[whole].concept).use

    def _uses_ahead(self, verb: Token, whole: int, *, within: bool) -> Uses | None:
        follows = getattr(self.ahead(), "kind", "")
        ordered = self.flow.text[self.clause.start : verb.start].startswith(tuple(self.uses_words("orders")))
        manner = Manner(self.money_of(whole), ordered, follows == "colon", within)
        return ahead(self.chunks(self.at + (follows in {"colon", "comma"})), manner)

    def _within(self, whole: int, verb: Token) -> Uses | None:
        """The first uses of a part inside another list that make it up, however they are divided."""
        found = self._uses_ahead(verb, whole, within=False)
        ends = range(SEVERAL, len(found.figures) + 1) if found is not None else ()
        firsts = (found._replace(figures=found.figures[:end]) for end in ends if found is not None)
        return next((first for first in firsts if not self._compared(first, whole)), None)

    def _compared(self, found: Uses | None, *wholes: int) -> int:
        """The sign of what a list's figures are together more than told amounts are."""
        listed = found.figures if found is not None else ()
        told = [one.numeral.quantity for one in self.tokens if one.numeral and one.start in listed]
        limits = [quantity.negated() for at in wholes if (quantity := self.notes.facts[at].quantity) is not None]
        more = added([*told, *limits]).coefficient if told else 0
        return (more > 0) - (more < 0)

    def _of_several(self, found: Uses, totals: Sequence[int]) -> bool:
        """Whether the uses are those of several amounts told one behind another (上级下达…，本级配套…)."""
        return any(not self._compared(found, *totals[:end]) for end in range(SEVERAL, len(totals) + 1))

    def _worth(self, at: int) -> tuple[int, int]:
        quantity = self.notes.facts[at].quantity
        return quantity.worth if quantity is not None else (0, 0)

    def _totals(self) -> list[int]:
        """The amounts of money told in this paragraph that are no parts of lists, the last one first."""
        made = self.notes.statements[self.past_statements :]
        parts = {at for statement in made for at in statement.roles.get("parts", ())}
        parts |= {at for frame in self.frames for at in frame.parts}
        totals = (at for at in reversed(self.amounts) if at not in parts)
        return [at for at in totals if _is_some(self.notes.facts[at].quantity)]

    def last_total(self) -> int | None:
        """The last amount of money that is no part of a list; of nothing (结余0万元) nothing is used."""
        return next(iter(self._totals()), None)

    def money_of(self, whole: int) -> Callable[[Token], bool]:
        """Whether a figure can be a part of this total of money."""

        def fits(token: Token) -> bool:
            quantity = token.numeral.quantity if token.numeral is not None else None
            return quantity is not None and _is_money(quantity) and self.fits(whole, quantity)

        return fits

    def chunks(self, start: int) -> Iterator[Chunk]:
        """The rest of the sentence from a token on, by its separators."""
        return chunks(self.rest(start), self.flow.text, self.uses_words)

    def uses_words(self, name: str) -> Sequence[str]:
        """Words of the pack about lists of uses."""
        return self.pack.words(f"extraction.uses.{name}")

    def _total_before(self, verb: Token) -> int | None:
        """The last total told before a verb of using, where nothing makes the uses those of something else."""
        near = self.clause.near
        if near is not None and not self.lexicon.concept(near.concept).use:
            return self.latest(near)
        if near is None and not self._speaks_of_total(verb):
            return None
        whole = None if any(found.kind == "purpose" for found in self.sentence()) else self.last_total()
        return None if whole is None or self._turned_since(whole) else whole

    def _speaks_of_total(self, verb: Token) -> bool:
        """Whether the clause before a verb has the total, or no subject but 资金, 该项目, or a mark of order (一是)."""
        lead = list(takewhile(lambda found: found.start >= self.clause.start, islice(self.back(), 1, None)))
        ordered = self.flow.text[self.clause.start : verb.start] in self.uses_words("orders")
        light = (found.kind in LIGHT or self.text(found) in self.uses_words("subjects") for found in lead)
        return ordered or any(found.kind == "number" for found in lead) or all(light)

    def _turned_since(self, whole: int) -> bool:
        """Whether a change or a reason was told between a total and here."""
        start = self.notes.facts[whole].span.start
        since = takewhile(lambda found: self.span(found).start > start, islice(self.back(), 1, None))
        return any(found.kind in TURNED for found in since)


def _is_money(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.unit is not None and quantity.unit.dimension == "money"


def _is_some(quantity: Quantity | None) -> bool:
    return _is_money(quantity) and quantity is not None and bool(quantity.coefficient)
