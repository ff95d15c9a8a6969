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
        if whole is None:
            return False
        follows = getattr(self.ahead(), "kind", "") in {"colon", "comma"}
        orders = tuple(self.uses_words("orders"))
        ordered = follows or self.flow.text[self.clause.start : verb.start].startswith(orders)
        found = ahead(self.chunks(self.at + follows), Manner(self.money_of(whole), ordered, outer is not None))
        if found is None or (outer is not None and not self._lies_within(found, whole)):
            return False
        self.open_uses(whole, found, verb.value)
        return True

    def open_uses(self, whole: int, found: Uses, verb: str) -> None:
        """Open a list of uses of a total; a fund has a concept for what it is spent on."""
        word = self.pack.text(f"extraction.uses.word.{verb if whole >= self.begun else 'earlier'}")
        self.frames.append(Frame(whole, self.told[whole], False, len(self.saved), uses=found, word=word))
        self.using = self.lexicon.concept(self.told[whole].concept).use

    def last_total(self) -> int | None:
        """The last amount of money that is no part of a list; of nothing (结余0万元) nothing is used."""
        parts = {at for statement in self.notes.statements for at in statement.roles.get("parts", ())}
        totals = (at for at in reversed(self.amounts) if at not in parts)
        return next((at for at in totals if _is_some(self.notes.facts[at].quantity)), None)

    def money_of(self, whole: int) -> Callable[[Token], bool]:
        """Whether a figure can be a part of this total of money."""

        def fits(token: Token) -> bool:
            quantity = token.numeral.quantity if token.numeral is not None else None
            return quantity is not None and _is_money(quantity) and self.fits(whole, quantity)

        return fits

    def chunks(self, start: int) -> Iterator[Chunk]:
        """The rest of the sentence from a token on, by its separators."""
        return chunks(islice(self.tokens, start, None), self.flow.text, self.uses_words)

    def sentence(self) -> Iterator[Token]:
        """The tokens of the sentence before the present one, from the last to the first."""
        return takewhile(lambda found: found.kind != "stop", reversed(self.tokens[: self.at - 1]))

    def uses_words(self, name: str) -> Sequence[str]:
        """Words of the pack about lists of uses."""
        return self.pack.words(f"extraction.uses.{name}")

    def _lies_within(self, found: Uses, whole: int) -> bool:
        """Whether a list inside another one is no more than the part that it is of; else it goes on with that list."""
        told = [one.numeral.quantity for one in self.tokens if one.numeral and one.start in found.figures]
        limit = self.notes.facts[whole].quantity
        return limit is not None and added([limit, *(one.negated() for one in told)]).coefficient >= 0

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
        lead = list(takewhile(lambda found: found.start >= self.clause.start, reversed(self.tokens[: self.at - 1])))
        ordered = self.flow.text[self.clause.start : verb.start] in self.uses_words("orders")
        light = (found.kind in LIGHT or self.text(found) in self.uses_words("subjects") for found in lead)
        return ordered or any(found.kind == "number" for found in lead) or all(light)

    def _turned_since(self, whole: int) -> bool:
        """Whether a change or a reason was told between a total and here."""
        start = self.notes.facts[whole].span.start
        since = takewhile(lambda found: self.span(found).start > start, reversed(self.tokens[: self.at - 1]))
        return any(found.kind in TURNED for found in since)


def _is_money(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.unit is not None and quantity.unit.dimension == "money"


def _is_some(quantity: Quantity | None) -> bool:
    return _is_money(quantity) and quantity is not None and bool(quantity.coefficient)
