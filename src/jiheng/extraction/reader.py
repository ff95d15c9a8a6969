"""The grammar of running text: a walk over a paragraph's tokens that binds every figure to what it is.

A figure belongs to the nearest concept with nothing but light words between; failing that, where its clause
has only a measure or a trigger (支出决算为, 增加, 占), to the concept that the paragraph is about; failing that, to the
words of its own clause. What a trigger makes of it (amount, change, rate, share, completion, base) is decided by
kind and dimension alone, so a new wording is a new word in the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from jiheng.extraction.spending import Spending
from jiheng.extraction.tokens import Token
from jiheng.extraction.topic import Turn
from jiheng.extraction.uses import ALLOT
from jiheng.ledger import Scope

UNFINISHED = frozenset({"semicolon", "comma", "item"})
"""Stops after which a list goes on: a paragraph that ends so, or with a name alone, has lost its rest."""


class Reader(Spending):
    """Reads one paragraph; make a new one for each."""

    def read(self) -> None:
        """Walk over all tokens."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            handler: Callable[[Token], None] | None = getattr(self, f"on_{token.kind}", None)
            if handler is not None:
                handler(token)
        if self.tokens and self.tokens[-1].kind in {*UNFINISHED, "text", "concept"}:
            for frame in self.frames:
                frame.complete = False
        end = len(self.flow.text)
        self.on_stop(Token("stop", end, end))

    # Words that set the scene

    def on_year(self, token: Token) -> None:
        """A year says when the next figures are of; before a title it is that of a book (按照2017年《规范》)."""
        follows = self.ahead()
        if follows is not None and follows.value == "title":
            return
        self.year = int(token.value)
        self.years.append(self.year)

    def on_relative_year(self, token: Token) -> None:
        """上年, 本年: the report's year, moved; 2023年当年 is still 2023."""
        before = self.tokens[self.at - 2].kind if self.at > 1 else ""
        if int(token.value) or before != "year":
            self.year = self.moved(int(token.value))
            self.years.append(self.year)

    def on_surroundings(self, token: Token) -> None:
        """Figures of the surroundings are not the unit's own; a level of money (市级资金, 市级13万元) is a name."""
        follows, level = self.ahead(), self.text(token).endswith(self.pack.text("extraction.level.word"))
        nouns = tuple(self.pack.words("extraction.level.nouns"))
        numbered = follows is not None and follows.kind == "number"
        if level and (numbered or self.flow.text[token.end :].startswith(nouns)):
            self.on_text(token)
            return
        self.area = self.around = self.text(token)
        self.clause.names.append(token)

    def on_own(self, _: Token) -> None:
        """我局: the unit speaks of itself again."""
        self.area = ""

    def on_qualifier(self, token: Token) -> None:
        """中小企业, 预留: the next concept is only this part of itself."""
        self.on_text(token)
        self.population = self.text(token)

    def on_tier(self, token: Token) -> None:
        """市级部门, 各区县: the level of a fund's next figures."""
        self.tier = self.text(token)
        self.clause.names.append(token)

    def on_per_head(self, token: Token) -> None:
        """每人每年: the next amount is so much a head."""
        self.on_text(token)
        self.per_head = True

    # Triggers

    def on_measure(self, token: Token) -> None:
        """A measure word: of the next figure, of the budget that was completed, or the right side of a comparison."""
        budgets = self.pack.words("budgets.measures")
        if self.trigger == "share" and token.value in budgets and not self.whole:
            self.trigger = "completion"  # 占预算的90%
        if self.trigger == "completion":
            self.budget = token.value
            return
        if self.compared and token.value in budgets and self._difference(token.value):
            return
        named = any(name.kind == "concept" for name in self.clause.names)
        topic = self.clause.near or self.topic if named else self.topic
        if self.compared and topic is not None:
            self._equate(topic, self.measure or self.name("account"), token.value, self.compared)
            self.compared = ""
        self.measure = token.value

    def on_measure_before(self, token: Token) -> None:
        """执行280万元: a verb that is a measure right before its figure; else it may list what was spent on what."""
        follows = self.ahead()
        if follows is not None and follows.kind == "number":
            self.on_measure(token)
        else:
            self.on_listing(token._replace(value=ALLOT))

    def on_back(self, token: Token) -> None:
        """以上2个单位: counted already, no further part of the list."""
        behind = self.ahead()
        if behind is not None and behind.kind == "number":
            self._close(lambda _: True)
        self.on_text(token)

    def on_total(self, _: Token) -> None:
        """合计 behind listed amounts: the next figure is all of them together."""
        listed = self.frames[-1].parts if self.frames else self.told_here
        told = self.items or self.enumerated or self.spent or self._are_kin(listed)
        if self.clause.near is None and not self.clause.names and len(listed) > 1 and told:
            self.summed = len(listed)

    def _are_kin(self, listed: Sequence[int]) -> bool:
        """Whether amounts are all parts of one whole of the catalogue, each once."""
        concepts = [self.notes.facts[at].concept for at in listed]
        wholes = {self.lexicon.concept(concept).whole for concept in concepts}
        return len(wholes) == 1 and "" not in wholes and len({*concepts}) == len(concepts)

    def on_etc(self, token: Token) -> None:
        """等: the list goes on beyond what is told."""
        before = self.tokens[self.at - 2].kind if self.at > 1 else ""
        if before == "number":
            self.etc = True
            for frame in self.frames[-1:]:
                frame.complete = False
        self.on_text(token)

    def on_sum(self, token: Token) -> None:
        """两项合计: the next figure is the sum of so many amounts just stated."""
        self.summed = int(token.value)

    def on_change(self, token: Token) -> None:
        """增加, 减少."""
        self.trigger, self.direction = "change", token.value

    def on_adjust(self, token: Token) -> None:
        """调增, 调减: a change of the budget itself."""
        self.on_change(token)
        self.adjusting = True

    def on_reach(self, _: Token) -> None:
        """增加至: the figure is what was reached."""
        self.trigger = ""

    def on_share(self, _: Token) -> None:
        """占."""
        self.trigger, self.whole = "share", ""
        self.clause.before_share = len(self.clause.names), self.clause.clean

    def on_complete(self, token: Token) -> None:
        """完成, 执行率."""
        self.trigger, self.budget = "completion", ""
        self.clause.names.append(token)

    def on_compare(self, token: Token) -> None:
        """大于, 小于: what stands left is compared with what comes next."""
        if getattr(self.ahead(), "kind", "") in {"year", "relative_year"}:
            self.beside_year(token)
        else:
            self.compared = token.value

    def on_other(self, token: Token) -> None:
        """Several months that figures may be spread over."""
        if token.value == "month":
            self.months = re.findall(r"\d+", self.text(token))

    def on_each(self, token: Token) -> None:
        """分别: the figures that follow belong in turn to the concepts, or months, that were listed."""
        if token.value != "spread" or (len(self.listed) < 2 and not self.months and self.list_uses(token)):  # noqa: PLR2004
            return
        self.clause.tight, self.spread = self.clause.near is not None, True
        self.turns = list(self._turns()) or self.turns
        self.queue = [*self.turns]

    def _turns(self) -> Iterator[Turn]:
        """What was listed in this clause: several concepts, months, years, or the two sides of one account."""
        topic = self.listed[0] if self.listed else self.clause.near or self.topic
        sides = self.lexicon.concept(topic.concept).sides if topic is not None else ()
        if len(self.listed) > 1:
            yield from map(Turn, self.listed)
        elif self.listed and len(self.months) > 1:
            yield from (Turn(self.listed[0]._replace(scope=Scope(month=month))) for month in self.months)
        elif topic is not None and len(self.years) > 1:
            yield from (Turn(topic, year) for year in self.years)
        elif self.listed and topic is not None:
            yield from (Turn(topic._replace(concept=side)) for side in sides)
