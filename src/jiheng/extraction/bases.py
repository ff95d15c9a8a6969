"""What figures are compared with: bases that a sentence opens, names, or leaves to be understood."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, takewhile

from jiheng.extraction.naming import Naming
from jiheng.extraction.scene import Base
from jiheng.extraction.subjects import PERCENT
from jiheng.extraction.tokens import Token
from jiheng.extraction.topic import Topic

BASE = frozenset({"year", "relative_year", "same_period", "measure", "link"})
ENDS = frozenset({"comma", "stop", "semicolon"})


class Bases(Naming):
    """The bases of a paragraph's changes."""

    def on_same_period(self, token: Token) -> None:
        """同比 names last year as the base, or opens one that is named behind it (同比上年)."""
        follows = self.ahead()
        if follows is not None and follows.kind in BASE - {"link"}:
            self.on_lead(token._replace(kind="lead", value="base"))
            return
        self._back_to_own()
        self.base = Base(self.before(int(token.value)), self.default)

    def on_tail(self, token: Token) -> None:
        """相较2022年: a closing word that nothing opened opens the base itself."""
        follows = self.ahead()
        if follows is not None and follows.kind in BASE:
            self.on_lead(token)

    def on_text(self, token: Token) -> None:
        """Other words; 由 before a state that a change began from (由上年的3万元增加到5万元) opens that base."""
        words, text = self.pack.words("extraction.from"), self.text(token)
        word = next((word for word in words if token.kind == "text" and text.endswith(word)), "")
        if not word or not self._reaches():
            super().on_text(token)
            return
        if text != word:
            super().on_text(token._replace(end=token.end - len(word)))
        self.on_lead(token._replace(kind="lead", value="base"))

    def _reaches(self) -> bool:
        """Whether a base comes next and its clause tells what was reached from there."""
        clause = list(takewhile(lambda found: found.kind not in ENDS, self.rest()))
        return bool(clause) and clause[0].kind in BASE and any(found.kind == "reach" for found in clause)

    def on_lead(self, token: Token) -> None:
        """与…相比, 比…, 较…: read the whole base up to where it ends; an idle 与 is a plain word."""
        if self.trigger and self.spread and getattr(self.ahead(), "kind", "") == "number":
            return  # 分别增长3%和5%
        end = self._base_end()
        inside = self.tokens[self.at : end]
        years = {"year", "relative_year", "same_period"}
        self._back_to_own()
        year = next((self._named_year(found) for found in inside if found.kind in years), None)
        measure = next((found.value for found in inside if found.kind == "measure"), "")
        plain = token.value != "base" and not self._compared_with(token, inside)
        if plain and token.value == "within":
            return
        if plain or (year is None and not measure):
            self.on_text(token)
            return
        if year is None and measure != self.name("account"):
            year = self.year
        self.base = Base(year, measure or self.default)
        self._turn_to_whole()
        self._turn_to_side(inside)
        for number in inside:
            self._base_value(number)
        self.at = end

    def _back_to_own(self) -> None:
        """Where a figure of the report's year and one of the year before were told, their change is the former's."""
        topic, own = self.clause.near or self.topic, self.context.part.year
        if topic is None or own is None or self.year != own - 1:
            return
        years = {year for told, _, year in self.seen if told == topic}
        if {own, own - 1} <= years:
            self.year = own

    def beside_year(self, token: Token) -> None:
        """高于上年3万元 tells a change; before a change told by itself (少于上年9万元，减少2万元) it tells the base."""
        end = self._base_end()
        amount = next((at for at in range(self.at, end) if self.tokens[at].kind == "number"), None)
        if amount is None or self._change_at(end + 1):
            self.on_lead(token._replace(kind="lead", value="base"))
        else:
            self._told_beyond(token, amount)

    def _change_at(self, at: int) -> bool:
        """Whether a change word with an amount stands there."""
        word, figure = [*self.tokens[at : at + 2], None, None][:2]
        numeral = figure.numeral if figure is not None else None
        unit = numeral.quantity.unit if numeral is not None else None
        return word is not None and word.kind == "change" and unit is not None and unit.dimension not in PERCENT

    def _told_beyond(self, token: Token, amount: int) -> None:
        self.base, self.at = Base(self._named_year(self.tokens[self.at]), self.default), amount
        self.trigger, self.direction = "change", self._direction(token.value)

    def _direction(self, word: str) -> str:
        return self.pack.text(f"directions.{'decrease' if word == '<' else 'increase'}")

    def _turn_to_whole(self) -> None:
        """A base behind a passive part, or after a list of bare amounts, opens the change of the whole."""
        fresh = self.clause.near is None and not self.clause.names and not self.figures
        if self.listed_topic is not None and fresh:
            self.topic, self.listed_topic = self.listed_topic, None
        passive = self.topic is not None and self.lexicon.concept(self.topic.concept).passive
        passive = passive and (self._grows_to_nought() or not self._sibling())
        unnamed = self.clause.near is None and not self.clause.names
        listed = len(self.frames) == 1 and unnamed and self.frames[0].told_out
        if self.frames and self.clause.near is None and (passive or listed):
            self.topic = self.frames.pop().end(self.notes)

    def _turn_to_side(self, inside: Sequence[Token]) -> None:
        """A base that names a side of the account (比上年支出减少) opens the change of the total of it told last."""
        side = next((self.lexicon.concept(found.value).side for found in inside if found.kind == "weak"), "")
        if not side or self.clause.near is not None or self.clause.names:
            return
        told = (self.told[at] for at in reversed(self.amounts))
        self.topic = next((one for one in told if side in self.lexicon.concept(one.concept).families), self.topic)

    def _grows_to_nought(self) -> bool:
        """Whether what was told last is nought, which nothing grows to: the growth is another's."""
        quantity = self.notes.facts[self.last].quantity if self.last is not None else None
        word = next(
            (found for found in self.rest() if found.kind in {"stop", "semicolon", "change"}),
            None,
        )
        grows = word is not None and word.value == self.pack.text("directions.increase")
        return grows and quantity is not None and not quantity.coefficient

    def _sibling(self) -> bool:
        """Whether another part of the same side is told behind a semicolon: then each part has a change of its own."""
        rest = dropwhile(lambda found: found.kind != "semicolon", self.sentence_rest())
        other = next((self.lexicon.concept(found.value) for found in rest if found.kind == "concept"), None)
        own = self.lexicon.concept(self.topic.concept).side if self.topic is not None else ""
        return other is not None and other.side == own and not set(other.families) & set(self._told_families())

    def _told_families(self) -> Sequence[str]:
        """The families of the whole whose parts are being listed."""
        whole = self.lexicon.concept(self.notes.facts[self.frames[-1].whole].concept) if self.frames else None
        return [] if whole is None else [family for family in whole.families if family != whole.side]

    @staticmethod
    def _compared_with(token: Token, inside: Sequence[Token]) -> bool:
        """Whether 与, 和 compare (与上年相比, 与上年3万元持平) and do not merely join two names."""
        closed = any(found.kind == "tail" for found in inside)
        return closed or (token.value == "joint" and all(found.kind in {*BASE, "number"} for found in inside))

    def _base_end(self) -> int:
        """Where the base that opens here ends: after its 相比, before its change or level word, or at a stop."""
        ahead = [found.kind for found in takewhile(lambda found: found.kind not in ENDS, self.rest())]
        tail = next((i + 1 for i, kind in enumerate(ahead) if kind == "tail"), None)
        ends = {"change", "adjust", "gap", "level", "compare", "reach"}
        turn = next((i for i, kind in enumerate(ahead) if kind in ends), len(ahead))
        return self.at + (turn if tail is None else tail)

    def _named_year(self, token: Token) -> int | None:
        return int(token.value) if token.kind == "year" else self.before(int(token.value))

    def _base_value(self, token: Token) -> None:
        topic = self.clause.near or self.topic
        if topic is None or self.base is None or token.numeral is None:
            return
        quantity = self.with_unit(token, token.numeral.quantity)
        if quantity.unit is None:
            return
        year, self.year = self.year, self.base.year
        index = self.add(token, topic, self.base.measure, quantity)
        self.year = year
        self.link("base", topic, index)

    def _difference(self, measure: str) -> bool:
        """Whether an amount behind a compared budget that is known already is the difference (大于预算数3万元)."""
        topic, follows = self.clause.near or self.topic, self.ahead()
        if topic is None or follows is None or follows.kind != "number" or self.budgeted(topic, measure) is None:
            return False
        self.on_beyond(Token("beyond", follows.start, follows.start, measure))
        self.direction, self.compared = self._direction(self.compared), ""
        return True

    def on_beyond(self, token: Token) -> None:
        """超预算3万元: the amount is what goes beyond the budget; without an amount it is a plain word."""
        follows = self.ahead()
        if follows is None or follows.kind != "number":
            self.on_text(token)
            return
        self.base = Base(self.year, token.value)
        self.trigger, self.direction = "change", self.pack.text("directions.increase")

    def on_gap(self, token: Token) -> None:
        """预决算差异率: the change from the budget, whose sign says the direction."""
        self.base = Base(self.year, token.value)
        self.trigger, self.direction = "change", ""

    def on_level(self, token: Token) -> None:
        """持平: no change against a base year, or equality with a budget."""
        topic = self.clause.near or self.topic
        if topic is None or self.base is None or (self.reason and not self._completed(topic)):
            return
        if self.base.year is None or (self.base.year == self.year and self.base.measure != self.default):
            self._equate(topic, self.measure or self.name("account"), self.base.measure, "=")
            return
        self.direction = self.pack.text("directions.level")
        self.link("amount", topic, self.add(token, topic, self.name("change"), None))

    def _completed(self, topic: Topic) -> bool:
        """Whether the sentence has told the completion rate of a topic, so that what is level with a budget is it."""
        told = self.notes.facts[self.begun :]
        return any(fact.measure == self.name("completion") and fact.concept == topic.concept for fact in told)

    def _equate(self, topic: Topic, left: str, right: str, word: str) -> None:
        found = {"left": self.stated(topic, left), "right": self.budgeted(topic, right)}
        self.notes.state("comparison", {role: (at,) for role, at in found.items() if at is not None}, word=word)
