"""What a whole sentence claims by figures that it tells side by side: weights, averages, prices, what is left over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from jiheng.extraction.scores import Scores
from jiheng.extraction.topic import Topic

ENDS = frozenset({"number", "comma", "semicolon", "stop"})
SEVERAL = 2


class Claims(Scores):
    """The statements that a sentence makes when it ends."""

    def state_sentence(self) -> None:
        """What a whole sentence claims: weights that make up 100 %, a standard that heads and money must fit."""
        read, self.begun = range(self.begun, len(self.notes.facts)), len(self.notes.facts)
        weights = [at for at in read if self.notes.facts[at].concept == self.pack.text("extraction.weights.concept")]
        if len(weights) > 1:
            self.notes.state("shares", {"shares": tuple(weights)})
        told = [at for at in read if self.notes.facts[at].quantity is not None]
        self._state_product(told)
        self._state_averages(told)
        if len(told) > SEVERAL:
            words = dict(self._words_before(told))
            self._state_remainder(words)
            self._state_prices(words)
            self._state_points(words)

    def _state_product(self, read: Sequence[int]) -> None:
        named = self.pack.text("extraction.standard.concept")
        standard = [at for at in read if self.notes.facts[at].concept == named]
        if not standard:
            return
        heads = [at for at in read if self._unit(at) in self.pack.words("extraction.same_units.persons")]
        spent = [at for at in read if self.notes.facts[at].measure == self.default]
        if len(standard) == len(heads) == len(spent) == 1:
            self.notes.state("product", {"factors": (standard[0], heads[0]), "result": (spent[0],)})

    def _state_averages(self, read: Sequence[int]) -> None:
        """车均运行维护费1.36万元 is what the paragraph told of the account, over the count told right before it."""
        for row in self.pack.rows("extraction.average_of"):
            for result in [at for at in read if self.notes.facts[at].concept == row["concept"]]:
                units, accounts = cast("list[str]", row["units"]), cast("list[str]", row["accounts"])
                counts = [at for at in read if at < result and self._unit(at) in units]
                sums = (self.latest(Topic(name)) for name in accounts)
                money = next((at for at in sums if at is not None and at < result), None)
                if counts and money is not None:
                    self._state_quotient(money, counts[-1], result)

    def _state_remainder(self, words: Mapping[int, str]) -> None:
        """到位10万元，支出8万元，结余2万元: what was received is what was spent and what is left."""
        names = ("received", "spent", "left")
        found = [[at for at in words if self._money(at) and self._says(words[at], name)] for name in names]
        if all(len(one) == 1 for one in found):
            received, spent, left = (one[0] for one in found)
            if received < spent < left and self.notes.facts[spent].measure == self.name("account"):
                self.notes.state("enumeration", {"whole": (received,), "parts": (spent, left)}, word="remainder")

    def _state_prices(self, words: Mapping[int, str]) -> None:
        """2台，每台3万元，共计6万元: the sum over the pieces is the price of one."""
        told = list(words)
        for before, price, total in zip(told, told[1:], told[2:], strict=False):
            piece = self._unit(before)
            priced = bool(piece) and not self._money(before) and words[price].endswith(self._price_words(piece))
            if priced and self._money(price) and self._money(total) and self._says(words[total], "total"):
                self._state_quotient(total, before, price)

    def _price_words(self, piece: str) -> tuple[str, ...]:
        each, price = self.pack.text("extraction.claims.each"), self.pack.words("extraction.claims.price")
        return (f"{each}{piece}", *price)

    def _state_points(self, words: Mapping[int, str]) -> None:
        """产出得分49分，效益得分30分，总得分79分: the last is the sum of those before it."""
        scored = self.name("score")
        scores = [at for at in words if self.notes.dimension(at) == "score" and self.notes.facts[at].measure == scored]
        *parts, total = scores or [-1]
        if len(parts) >= SEVERAL and self._says(words[total], "sum_of_points"):
            self.notes.state("enumeration", {"whole": (total,), "parts": tuple(parts)}, word="points")

    def _state_quotient(self, above: int, below: int, result: int) -> None:
        self.notes.state("quotient", {"numerator": (above,), "denominator": (below,), "result": (result,)})

    def _words_before(self, told: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Each figure of the sentence that ends here, with the words of its clause behind the figure before it."""
        facts = {self.notes.facts[at].span.start: at for at in told}
        sentence = [*self.sentence()][::-1]
        start = sentence[0].start if sentence else 0
        for token in sentence:
            at = facts.get(self.span(token).start) if token.kind == "number" else None
            if at is not None:
                yield at, self.flow.text[start : token.start].rstrip(self.pack.text("extraction.claims.light"))
            start = token.end if token.kind in ENDS else start

    def _says(self, words: str, name: str) -> bool:
        return any(word in words for word in self.pack.words(f"extraction.claims.{name}"))

    def _money(self, at: int) -> bool:
        return self.notes.dimension(at) == "money"

    def _unit(self, at: int) -> str:
        quantity = self.notes.facts[at].quantity
        return quantity.unit.symbol if quantity is not None and quantity.unit is not None else ""
