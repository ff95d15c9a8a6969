"""What a figure says of its topic: amount, share, change, completion or comparison, by trigger and dimension."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from jiheng.extraction.frames import Frame
from jiheng.extraction.scene import Base, Clause
from jiheng.extraction.shares import Shares
from jiheng.extraction.subjects import PERCENT, Figure
from jiheng.extraction.tokens import Token
from jiheng.extraction.topic import Topic
from jiheng.ledger import Fact, Unread
from jiheng.quantity import Quantity

ENDS = frozenset({"comma", "close", "semicolon", "stop"})


class Binder(Shares):
    """The figures of a paragraph."""

    def on_number(self, token: Token) -> None:
        """Bind a figure, or list it as not understood."""
        if token.numeral is None:
            return
        self.figures = True
        quantity = self._in_money(token.numeral.quantity)
        figure = Figure(token, quantity, quantity.unit.dimension if quantity.unit else "")
        if self._is_rate_of_last(figure):
            self._rate_of_last(figure)
            return
        if self._is_base(figure):
            self._base_of_rate(figure)
            return
        if figure.dimension in PERCENT and not self.trigger and (budget := self._budget_before()):
            self.trigger, self.budget = "completion", budget
        if self.summed:
            self._sum(figure)
        else:
            self._bound(figure, self.placed(self.subject(figure)))
        self.clause.tight = False
        self.changed = self.topic if self.trigger == "change" and figure.dimension not in PERCENT else None
        if not self._goes_on():
            self.trigger = self.measure = ""
        self.clause.names.append(token)

    def _is_rate_of_last(self, figure: Figure) -> bool:
        """Whether a bare percentage, alone in its clause, is the rate of the change just told (增加3万元，幅度5%)."""
        behind = self.ahead()
        ends = behind is None or behind.kind in ENDS
        bare = not self.trigger and not self.queue and self.clause.clean and self.clause.near is None
        return bool(self.changed) and figure.dimension in PERCENT and bare and ends

    def _rate_of_last(self, figure: Figure) -> None:
        topic, self.trigger = self.changed or Topic(""), "change"
        self._bind(figure, topic)
        self.trigger, self.changed = "", None
        self.clause.names.append(figure.token)

    def _goes_on(self) -> bool:
        """Whether the next of several figures behind one 分别 follows (分别增长3%、5%)."""
        ahead = self.tokens[self.at : self.at + 2]
        joined = len(ahead) > 1 and ahead[1].kind == "number"
        return self.spread and joined and (ahead[0].kind == "item" or ahead[0].value == "joint")

    def _budget_before(self) -> str:
        """The budget that a percentage is of: 为年初预算的120%, 为年初预算100万元的120%."""
        budgets, before = self.pack.words("budgets.measures"), self.tokens[max(self.at - 3, 0) : self.at - 1]
        if not before or before[-1].kind != "link" or self.text(before[-1]) != self.pack.text("extraction.of"):
            return ""
        counted = before[0].kind == "number" and self.last is not None
        measure = self.notes.facts[self.last].measure if counted and self.last is not None else self.measure
        return measure if measure in budgets else ""

    def _is_base(self, figure: Figure) -> bool:
        """Whether an amount behind 完成, 占 is what the percentage right behind it is of (完成预算80万元的90%)."""
        rated = self.trigger in {"completion", "share"} and figure.dimension not in {*PERCENT, ""}
        of, percentage = [*self.tokens[self.at : self.at + 2], None, None][:2]
        if not rated or self.topic is None or of is None or percentage is None or percentage.numeral is None:
            return False
        unit = percentage.numeral.quantity.unit
        return self.text(of) == self.pack.text("extraction.of") and unit is not None and unit.dimension in PERCENT

    def _base_of_rate(self, figure: Figure) -> None:
        """Note the amount that a percentage is of; the percentage is that of what the paragraph speaks of."""
        topic = self.topic or Topic("")
        if self.trigger == "completion":
            self.budget = self.budget or self.name("budget")
            self.seen[topic, self.budget, self.year] = self.add(figure.token, topic, self.budget, figure.quantity)
        else:
            known = self.whole in self.lexicon.concepts
            whole = Topic(self.whole, known=known) if self.whole else self._worded(figure.dimension) or topic
            measure = self._measure(whole, figure.dimension)
            self.whole = whole.concept
            self.seen[whole, measure, self.year] = self.add(figure.token, whole, measure, figure.quantity)
        self.clause = Clause(figure.token.end, self.clause.year)

    def _bound(self, figure: Figure, topic: Topic | None) -> None:
        if topic is None or not figure.dimension:
            reason = self.pack.text(f"extraction.unread.{'no_subject' if figure.dimension else 'no_unit'}")
            self.notes.unread.append(Unread(self.span(figure.token), reason))
        elif self._compares(figure):
            self._contrast(figure, topic)
        else:
            self._bind(figure, topic)

    def _bind(self, figure: Figure, topic: Topic) -> None:
        percent, token = figure.dimension in PERCENT, figure.token
        self._speak_of(topic)
        if self.adjusting:
            self._adjust(figure, topic)
        elif self.trigger == "change":
            role, measure = ("rate", "rate") if self._is_rate(topic, figure.dimension) else ("amount", "change")
            self.link(role, topic, self.add(token, topic, self.name(measure), figure.quantity))
        elif percent and self.trigger == "share":
            self.share(figure, topic)
        elif percent and self.trigger == "completion":
            self._completion(topic, self.add(token, topic, self.name("completion"), figure.quantity))
        else:
            self._amount(figure, topic)

    def _adjust(self, figure: Figure, topic: Topic) -> None:
        """Note a change of the budget: what is told behind it is of another base."""
        base, self.base = self.base, Base(self.year, self.name("budget"))
        self.flush()
        self.link("amount", topic, self.add(figure.token, topic, self.name("change"), figure.quantity))
        self.flush()
        self.base, self.adjusting = base, False

    def _amount(self, figure: Figure, topic: Topic) -> None:
        measure = self._measure(topic, figure.dimension)
        self.take(self.add(figure.token, topic, measure, figure.quantity), topic, figure.token)

    def take(self, index: int, topic: Topic, token: Token) -> None:
        """Remember an amount: as the last, as that of its topic, as a part of the list that is open."""
        self.last = index
        self.amounts.append(index)
        self.told[index] = topic
        self.seen[topic, self.notes.facts[index].measure, self.year] = index
        if self.frames and self.frames[-1].holds(token.start):
            self._take_in(self.frames[-1], index)
        for frame in self.rested[-1:]:
            if self._part_of(frame, self.notes.facts[index]):
                frame.further.append(index)

    def _take_in(self, frame: Frame, index: int) -> None:
        """Add an amount to the open list; its first part may show that the list is of another whole just stated."""
        fact = self.notes.facts[index]
        whole, listed = self.lexicon.concept(fact.concept).whole, self.notes.facts[frame.whole].concept
        own = fact.concept in {listed, *self.lexicon.concept(listed).local.values()}
        opening = whole and not frame.parts and not own and frame.uses is None
        mirror = self.lexicon.concept(listed).mirror
        if fact.concept in self.lexicon.concept(mirror).local.values():
            whole = mirror  # the list begins with the other side of the account told last
        stated = self.stated(Topic(whole), fact.measure) if opening else None
        if stated is not None:
            frame.whole, frame.topic = stated, Topic(whole)
        if not self._part_of(frame, fact):
            return
        if fact.key in {self.notes.facts[part].key for part in frame.parts}:
            frame.complete = False  # told again in another way: what else is listed is not known
            return
        frame.add(index)
        if self.has_budget(self.told[index]) and not self.has_budget(self.told[frame.whole]):
            frame.complete = False  # each with its budget and its account: the whole may be of either
        if frame.loose and (fact.concept not in self.lexicon.concepts or fact.scope.place):
            frame.complete = False  # examples, of which there may be more

    def _is_rate(self, topic: Topic, dimension: str) -> bool:
        """Whether a change is told as a rate; the change of a percentage is an amount of points.

        Points behind the name of an amount (公务接待费下降13.41个百分点) are what the writer took for per cent.
        """
        if dimension == "point" and topic.concept not in self.lexicon.concepts:
            return False
        concept = self.lexicon.concept(topic.concept)
        return dimension in PERCENT and concept.dimension != "percent" if topic.known else dimension == "percent"

    def _sum(self, figure: Figure) -> None:
        """State a sum of the amounts just read; its concept is theirs together, and what is spoken of next."""
        parts, self.summed = tuple(self.amounts[-self.summed :]), 0
        if not parts:
            return
        names = [self.notes.facts[part].concept for part in parts]
        whole = self.lexicon.made_of(frozenset(names))
        topic = Topic(whole, self.told[parts[0]].scope) if whole else Topic("+".join(names), known=False)
        measure = self.notes.facts[parts[0]].measure
        index = self.add(figure.token, topic, measure, figure.quantity)
        self.last, self.told[index], self.seen[topic, measure, self.year] = index, topic, index
        self._speak_of(topic)
        self.notes.state("enumeration", {"whole": (index,), "parts": parts}, complete=not self.etc)

    def _speak_of(self, topic: Topic) -> None:
        """The figure's topic is what the paragraph speaks of next, but for what is left of it (结余3万元)."""
        if topic.known or not topic.concept.startswith(self.pack.words("extraction.claims.left")):
            self.topic = topic

    def _part_of(self, frame: Frame, part: Fact) -> bool:
        """Whether an amount is a part of a list: of its unit and measure (uses are spending), not the whole again."""
        whole = self.notes.facts[frame.whole]
        concept, above = self.lexicon.concept(part.concept), self.lexicon.concept(whole.concept)
        measured = frame.uses is not None or whole.measure == part.measure
        across = {concept.side, above.side} >= {"income", "expenditure"}
        same = measured and whole.year == part.year and not across
        averages = self.pack.words("extraction.names.averages")
        average = part.concept.startswith(averages) or whole.concept.startswith(averages)
        if (concept.apart and not above.apart) or average or not same or whole.key == part.key:
            return False
        if concept.whole in {self.notes.facts[other].concept for other in frame.parts}:
            return False  # a part of a part
        return whole.quantity is not None and part.quantity is not None and self.alike(whole.quantity, part.quantity)

    def _measure(self, topic: Topic, dimension: str) -> str:
        own = self.lexicon.concept(topic.concept).measure if topic.known else ""
        inherited = "" if topic.known else self.context.measure
        if self.measure in {self.name("target"), self.name("attainment")}:
            return self.measure
        if dimension == "money":
            same = self.pack.table("extraction.same_measure").get(self.context.part.kind)
            told = str(same.get(self.measure, self.measure)) if isinstance(same, Mapping) else self.measure
            return told or own or inherited or self._listed_measure() or self.default
        return own or inherited or self.name({"score": "score", "standard": "standard"}.get(dimension, "count"))

    def _listed_measure(self) -> str:
        """Money without a measure of its own has that of the sum it is listed under; uses are spending."""
        whole = self.frames[-1].whole if self.frames and self.frames[-1].uses is None else None
        return self.notes.facts[whole].measure if whole is not None and self.notes.dimension(whole) == "money" else ""

    def _completion(self, topic: Topic, index: int) -> None:
        budget = self.budgeted(topic, self.budget or self.name("budget"))
        if budget is not None and not self.budget and budget < self.begun:
            budget = None  # another sentence's budget may be of another kind
        found = {"rate": index, "current": self.stated(topic, self.name("account")), "budget": budget}
        self.notes.facts[index] = replace(self.notes.facts[index], base_measure=self.budget)
        roles = {role: (at,) for role, at in found.items() if at is not None}
        several = self._budgets_here(topic) if budget is None and not self.budget else ()
        self.notes.state("completion", {**roles, "budgets": several} if several else roles)

    def _budgets_here(self, topic: Topic) -> tuple[int, ...]:
        """The budgets that this sentence tells beside the account, the one after all changes last."""
        kinds = [*self.pack.words("budgets.measures")[1:]]
        kinds.sort(key=lambda kind: kind == self.name("adjusted"))
        told = [self.stated(topic, kind) for kind in (*kinds, self.name("account"))]
        here = [at for at in told if at is not None and at >= self.begun]
        return tuple(here[:-1]) if told[-1] is not None and told[-1] in here else ()

    def _compares(self, figure: Figure) -> bool:
        """Whether the figure is the right side of a comparison with the one before (0.71%＜3.7%)."""
        before = self.tokens[self.at - 2].kind if self.at > 1 else ""
        return bool(self.last is not None and figure.quantity.bound and before == "number") or bool(self.compared)

    def _contrast(self, figure: Figure, topic: Topic) -> None:
        """The right side belongs to the surroundings that were last spoken of, never to the unit itself."""
        word, left = self.compared or figure.quantity.bound, self.last
        self.compared = ""
        other = topic._replace(entity=self.area or self.around or word)
        stated = replace(figure.quantity, bound="")
        right = self.add(figure.token, other, self._measure(topic, figure.dimension), stated)
        if left is not None:
            self.notes.state("comparison", {"left": (left,), "right": (right,)}, word=word)

    def _in_money(self, quantity: Quantity) -> Quantity:
        """万 where money is spoken of is 万元."""
        bare = quantity.unit
        if bare is None or bare.dimension != "bare":
            return quantity
        units = self.pack.numbers.units.values()
        money = next(unit for unit in units if unit.dimension == "money" and unit.exponent == bare.exponent)
        return replace(quantity, unit=money)

    def with_unit(self, token: Token, quantity: Quantity) -> Quantity:
        """A figure of money without a unit has that of the next figure (较上年2.08减少0.03万元)."""
        behind = (found.numeral for found in self.rest() if found.start >= token.end)
        following = next(filter(None, behind), None)
        unit = following.quantity.unit if following is not None else None
        money = quantity.unit is None and unit is not None and unit.dimension == "money"
        return replace(quantity, unit=unit) if money else quantity
