"""Binding a figure: what it is about, by nearness; what it says of it, by trigger and dimension."""

from __future__ import annotations

from dataclasses import replace

from jiheng.extraction.frames import Frame
from jiheng.extraction.scene import Change, Scene, Topic
from jiheng.extraction.tokens import Token
from jiheng.ledger import Fact, Scope, Unread
from jiheng.quantity import Quantity

COUNTED = frozenset({"count", "score"})
PERCENT = frozenset({"percent", "point", "permille"})
LIGHT = frozenset({"link", "each", "measure", "change", "share", "complete", "level", "none", "reach", "year", "relative_year"})
LONGEST_NAME = 24


class Binder(Scene):
    """The figures of a paragraph."""

    def on_number(self, token: Token) -> None:
        """Bind a figure, or list it as not understood."""
        assert token.numeral is not None
        self.figures = True
        quantity = self._in_money(token.numeral.quantity)
        dimension = quantity.unit.dimension if quantity.unit else ""
        topic = self._placed(self._subject(token, dimension))
        if topic is None or not dimension:
            reason = self.pack.text(f"extraction.unread.{'no_subject' if dimension else 'no_unit'}")
            self.notes.unread.append(Unread(self.span(token), reason))
        elif self._compares(quantity):
            self._contrast(token, topic, quantity)
        else:
            self._bind(token, topic, dimension, quantity)
        self.clause.tight, self.trigger, self.measure = False, "", ""
        self.clause.names.append(token)

    # What a figure is about

    def _placed(self, topic: Topic | None) -> Topic | None:
        """A fund named together with a level or area (市级部门奖补资金) is that one's share of it."""
        if topic is None or not self.tier or topic.scope.place:
            return topic
        child = self.lexicon.concept(topic.concept).child if topic.known else ""
        return topic._replace(concept=child or topic.concept, scope=topic.scope._replace(place=self.tier))

    def _subject(self, token: Token, dimension: str) -> Topic | None:
        near, clause = self.clause.near, self.clause
        if dimension in PERCENT and not self.trigger and not self.queue:
            self.queue = self._weighted()
        if self.queue:
            return self._fitting(self.queue.pop(0), token, dimension)
        if near is not None and clause.tight:
            return self._fitting(near, token, dimension)
        behind = self._noun_behind(token, dimension) or self._part_behind(token)
        if behind is not None:
            return behind
        spoken = near or self.topic
        triggered = self.trigger == "change" or (self.trigger and dimension in PERCENT)
        if spoken is not None and (clause.clean or self.measure or (triggered and (near or not clause.names))):
            return self._fitting(spoken, token, dimension)
        return self._worded(dimension)

    def _fitting(self, topic: Topic, token: Token, dimension: str) -> Topic | None:
        """The topic where it can have such a figure; a count of its own by unit; else the clause's words."""
        assert token.numeral is not None
        concept, unit = self.lexicon.concept(topic.concept), token.numeral.quantity.unit
        if dimension in COUNTED and unit is not None and unit.symbol in concept.counts:
            return topic._replace(concept=concept.counts[unit.symbol])
        told = dimension in PERCENT and bool(self.trigger)
        if told or not topic.known or concept.dimension in {"", dimension}:
            return topic
        for other in (self.lexicon.holders.get(topic.concept, ""), *self.context.ancestors):
            if self.lexicon.concept(other).dimension == dimension:
                return Topic(other)
        return self._worded(dimension) or topic._replace(concept=self._apart(topic, token), known=False)

    def _apart(self, topic: Topic, token: Token) -> str:
        """A name for a figure that its topic cannot have itself: topic and unit together."""
        assert token.numeral is not None
        unit = token.numeral.quantity.unit
        return topic.concept + (unit.symbol if unit else "")

    def _weighted(self) -> list[Topic]:
        """Percentages listed before the word that says what they are (按40%、40%、20%权重), one for each thing listed."""
        at = self.at
        while at + 1 < len(self.tokens) and self.tokens[at].kind == "item" and self.tokens[at + 1].kind == "number":
            at += 2
        behind = self.tokens[at] if at < len(self.tokens) else None
        if behind is None or behind.kind != "concept" or self.lexicon.concept(behind.value).dimension != "percent":
            return []
        count = (at - self.at) // 2 + 1
        names = self.enumerated[-count:] if len(self.enumerated) >= count else [""] * count
        return [Topic(behind.value, Scope(indicator=name[-LONGEST_NAME:])) for name in names]

    def _noun_behind(self, token: Token, dimension: str) -> Topic | None:
        """The noun right behind a count (12个内设机构)."""
        behind = self.ahead()
        if dimension != "count" or behind is None or behind.start != token.end:
            return None
        if behind.kind == "concept" and self.lexicon.concept(behind.value).dimension == "count":
            return Topic(self.resolved(behind.value))
        if behind.kind in {"text", "concept", "weak"}:
            return Topic(self._run(self.at), Scope(), False)
        return None

    def _part_behind(self, token: Token) -> Topic | None:
        """What a part of an open list is for, where its figure stands first (其中15万元用于上年度经费)."""
        if not self.frames or self.clause.names or not self.clause.clean or self.measure or self.trigger:
            return None
        stops = {"comma", "semicolon", "stop", "item", "close", "open", "number"}
        end = next((found.start for found in self.tokens[self.at :] if found.kind in stops), len(self.flow.text))
        name = self.flow.text[token.end : end]
        while self.at < len(self.tokens) and self.tokens[self.at].start < end:
            self.at += 1
        return Topic(name[:LONGEST_NAME], Scope(), False) if len(name) > 1 else None

    def _run(self, at: int) -> str:
        """The words from a token up to the next stop, figure or link."""
        words = []
        for token in self.tokens[at:]:
            if token.kind not in {"text", "concept", "weak", "measure", "complete", "share"}:
                break
            words.append(self.text(token))
        return "".join(words)[:LONGEST_NAME]

    def _worded(self, dimension: str) -> Topic | None:
        """The clause's own words as the concept; parts of a list may have a concept of their own in the catalogue."""
        names = self.clause.names
        last = max((i for i, token in enumerate(names) if token.kind == "number"), default=-1)
        names = names[last + 1 :]
        name = self.flow.text[names[0].start : names[-1].end][-LONGEST_NAME:] if names else ""
        if len(name) < 2 or not dimension:
            return None
        return self._listed(name) or Topic(name, Scope(), False)

    def _listed(self, name: str) -> Topic | None:
        if not self.frames:
            return None
        child = self.lexicon.concept(self.notes.facts[self.frames[-1].whole].concept).child
        return Topic(child, Scope(place=name), True, name) if child else None

    # What it says

    def _bind(self, token: Token, topic: Topic, dimension: str, quantity: Quantity) -> None:
        percent = dimension in PERCENT
        self._speak_of(topic)
        if self.trigger == "change":
            role, measure = ("rate", "rate") if self._is_rate(topic, dimension) else ("amount", "change")
            self.link(role, topic, self.add(token, topic, self.name(measure), quantity))
        elif percent and self.trigger == "share":
            self._share(token, topic, quantity)
        elif percent and self.trigger == "completion":
            self._completion(topic, self.add(token, topic, self.name("completion"), quantity))
        else:
            self._amount(token, topic, dimension, quantity)

    def _amount(self, token: Token, topic: Topic, dimension: str, quantity: Quantity) -> None:
        measure = self._measure(topic, dimension)
        index = self.add(token, topic, measure, quantity)
        self.last = index
        self.seen[topic, measure] = index
        if self.frames and self._part_of(self.frames[-1], self.notes.facts[index]):
            self.frames[-1].add(index)

    def _is_rate(self, topic: Topic, dimension: str) -> bool:
        """Whether a change is told as a rate; the change of a percentage is an amount of points."""
        return dimension == "percent" and self.lexicon.concept(topic.concept).dimension != "percent"

    def _speak_of(self, topic: Topic) -> None:
        """The figure's topic is what the paragraph speaks of next, except inside a reason."""
        if not self.reason:
            self.topic = topic

    def _part_of(self, frame: Frame, part: Fact) -> bool:
        """Whether an amount is one of the parts being listed: same dimension and measure, not the whole again."""
        whole = self.notes.facts[frame.whole]
        if self.lexicon.concept(part.concept).apart or whole.quantity is None or part.quantity is None or whole.quantity.unit is None or part.quantity.unit is None:
            return False
        same = whole.quantity.unit.dimension == part.quantity.unit.dimension
        return same and whole.measure == part.measure and whole.key != part.key

    def _measure(self, topic: Topic, dimension: str) -> str:
        own = self.lexicon.concept(topic.concept).measure if topic.known else ""
        inherited = "" if topic.known else self.context.measure
        if dimension == "money":
            return self.measure or own or inherited or self.default
        return own or inherited or self.name({"score": "score", "standard": "standard"}.get(dimension, "count"))

    def _share(self, token: Token, topic: Topic, quantity: Quantity) -> None:
        framed = self.frames[-1].whole if self.frames else None
        listed = self.notes.facts[framed].concept if framed is not None else ""
        of = self.whole or listed or self.listed_whole or self.lexicon.concept(topic.concept).whole
        index = self.add(token, topic, self.name("share"), quantity, of)
        whole = framed if framed is not None and not self.whole else self.latest(Topic(of))
        found = {"share": index, "part": self.latest(topic), "whole": whole}
        self.notes.state("share", {role: (at,) for role, at in found.items() if at is not None})
        for frame in self.frames[-1:]:
            frame.shares.append(index)

    def _completion(self, topic: Topic, index: int) -> None:
        budget = self.seen.get((topic, self.budget)) if self.budget else None
        found = {"rate": index, "current": self.seen.get((topic, self.name("account"))), "budget": budget}
        self.notes.facts[index] = replace(self.notes.facts[index], base_measure=self.budget)
        self.notes.state("completion", {role: (at,) for role, at in found.items() if at is not None})

    def _compares(self, quantity: Quantity) -> bool:
        """Whether the figure is the right side of a comparison with the one before (0.71%＜3.7%)."""
        before = self.tokens[self.at - 2].kind if self.at > 1 else ""
        return bool(self.last is not None and quantity.bound and before == "number") or bool(self.compared)

    def _contrast(self, token: Token, topic: Topic, quantity: Quantity) -> None:
        """The right side belongs to the surroundings that were last spoken of, never to the unit itself."""
        word, left = self.compared or quantity.bound, self.last
        self.compared = ""
        other = topic._replace(entity=self.area or self.around or word)
        right = self.add(token, other, self._measure(topic, "percent"), replace(quantity, bound=""))
        if left is not None:
            self.notes.state("comparison", {"left": (left,), "right": (right,)}, word=word)

    def link(self, role: str, topic: Topic, index: int) -> None:
        """Add a fact to the change of its topic that is being read."""
        if self.change is None or self.change.topic != topic or role in self.change.roles:
            self.flush()
            self.change = Change(topic)
        self.change.roles[role] = (index,)

    def flush(self) -> None:
        """State the change that has been read."""
        if self.change is not None:
            current = self._current(self.change.topic)
            roles = {"current": (current,), **self.change.roles} if current is not None else self.change.roles
            self.notes.state("change", roles)
        self.change = None

    def _current(self, topic: Topic) -> int | None:
        """The amount that a change is of; a total may be gone on with under its shorter name."""
        found, families = self.latest(topic), {*self.lexicon.concept(topic.concept).families}
        if found is not None or not families:
            return found
        kindred = (seen for seen in self.seen if families & {*self.lexicon.concept(seen[0].concept).families})
        return next((self.seen[seen] for seen in kindred if seen[1] == self.default), None)

    def resolved(self, name: str) -> str:
        """A kin word (项目总数, 参公) under the whole or heading that it is read in; another name is itself."""
        kin = self.lexicon.concept(name).kin
        if not kin:
            return name
        wholes = [self.notes.facts[frame.whole].concept for frame in reversed(self.frames)]
        spoken = [self.topic.concept] if self.topic else []
        holders = (self.lexicon.concept(holder) for holder in (*wholes, *spoken, *self.context.ancestors))
        return next((holder.local[kin] for holder in holders if kin in holder.local), name)

    def _in_money(self, quantity: Quantity) -> Quantity:
        """万 where money is spoken of is 万元."""
        bare = quantity.unit
        if bare is None or bare.dimension != "bare":
            return quantity
        units = self.pack.numbers.units.values()
        money = next(unit for unit in units if unit.dimension == "money" and unit.exponent == bare.exponent)
        return replace(quantity, unit=money)
