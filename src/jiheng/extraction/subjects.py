"""What a figure is about: the nearest concept, the paragraph's topic, or the words of its own clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jiheng.extraction.scene import Scene
from jiheng.extraction.tokens import Token
from jiheng.extraction.topic import Topic, Turn
from jiheng.ledger import Scope
from jiheng.quantity import Quantity

COUNTED = frozenset({"count", "score"})
PERCENT = frozenset({"percent", "point", "permille"})
STOPS = frozenset({"comma", "semicolon", "stop", "item", "close", "open", "number"})
NAMING = frozenset({"text", "concept", "weak", "led", "measure", "complete", "share"})
LONGEST_NAME = 24
SHORTEST_NAME = 2
LONGEST_MODIFIER = 4
LONGEST_BEHIND = 4
"""So near behind an amount stands the word that makes it a standard (360元的标准)."""


class Figure(NamedTuple):
    """A numeral of the text as it is bound: its token, its quantity (万 read as 万元) and its dimension."""

    token: Token
    quantity: Quantity
    dimension: str

    @property
    def symbol(self) -> str:
        """The printed unit."""
        return self.quantity.unit.symbol if self.quantity.unit else ""


class Subjects(Scene):
    """The finding of topics for figures."""

    def placed(self, topic: Topic | None) -> Topic | None:
        """A fund named together with a level or area (市级部门奖补资金) is that one's share of it."""
        if topic is not None and topic.known and self.holder and not topic.scope.project:
            topic = topic._replace(scope=topic.scope._replace(project=self.holder))
        if topic is None or not self.tier or topic.scope.place:
            return topic
        child = self.lexicon.concept(topic.concept).child if topic.known else ""
        if topic.known and not child:
            return topic
        return topic._replace(concept=child or topic.concept, scope=topic.scope._replace(place=self.tier))

    def subject(self, figure: Figure) -> Topic | None:
        """The topic of a figure; None where nothing says what it is about."""
        if figure.dimension in PERCENT and not self.trigger and not self.queue:
            self.queue = self._weighted()
        if self.queue:
            topic, year = self.queue.pop(0)
            self.year = self.year if year is None else year
            return self._fitting(topic, figure)
        if figure.dimension == "score" and self.clause.near is None and self.scored_heading is not None:
            return self.scored_heading
        if self._each(figure):
            return Topic(self.pack.text("extraction.standard.concept"))
        if self.clause.near is not None and self.clause.tight:
            return self._fitting(self.clause.near, figure)
        return (
            self._standard(figure.dimension)
            or self._noun_behind(figure)
            or self._part_behind(figure.token)
            or self._spoken(figure)
        )

    def _spoken(self, figure: Figure) -> Topic | None:
        """What the paragraph speaks of, where the clause has only a measure or a trigger; else the clause's words."""
        near, clause = self.clause.near, self.clause
        spoken = near or self._listed_whole() or self.topic
        torn = not self.amounts and self.tokens[0].kind == "link" and not (near or self.measure or self.trigger)
        if torn:  # a paragraph that begins with 为 goes on with a sentence that was lost
            return None
        triggered = self.trigger == "change" or (self.trigger and figure.dimension in PERCENT)
        shared = self.trigger == "share" and figure.dimension in PERCENT
        count, clean = clause.before_share if shared else (len(clause.names), clause.clean)
        told = (self.measure and (not count or self._expected())) or (triggered and (near or not count))
        if spoken is not None and (clean or told):
            return self._source(spoken, figure) or self._fitting(spoken, figure)
        return self._worded(figure.dimension)

    def _source(self, spoken: Topic, figure: Figure) -> Topic | None:
        """Light words that name a source of the money whose list is open (项目支出9万元，其中财政拨款安排5万元)."""
        if not self.frames or self.trigger or figure.dimension != "money" or self.frames[-1].topic != spoken:
            return None
        begun = max((found.end for found in self.tokens[: self.at] if found.kind == "nest"), default=0)
        name = self._all_words()[-max(figure.token.start - begun, 0) or None :]
        sources = self.pack.words("extraction.sources")
        return Topic(name, Scope(project=spoken.concept), known=False) if any(map(name.count, sources)) else None

    def _expected(self) -> bool:
        """Whether short words stand before the account of what the sentence has told the budget of (末了决算3万元)."""
        if self.clause.near is not None or self.measure != self.name("account"):
            return False
        return self.awaited() and self.clause.names[-1].end - self.clause.names[0].start <= LONGEST_MODIFIER

    def awaited(self) -> bool:
        """Whether the sentence has told the budget of what it speaks of, and not yet the account."""
        topic = self.topic
        if topic is None or self.stated(topic, self.name("account")) is not None:
            return False
        return self.has_budget(topic, self.begun)

    def _listed_whole(self) -> Topic | None:
        """What a list was of, where the sentence behind it begins with a measure or 占 alone (…。全年执行数80万元)."""
        shared = self.trigger == "share"
        named = self.clause.before_share[0] if shared else len(self.clause.names)
        begins = (shared or bool(self.measure)) and not named and len(self.notes.facts) == self.begun
        return self.listed_topic if begins else None

    def _fitting(self, topic: Topic, figure: Figure) -> Topic | None:
        """The topic where it can have such a figure; a count of its own by unit; else the clause's words."""
        concept, dimension = self.lexicon.concept(topic.concept), figure.dimension
        if dimension in COUNTED and figure.symbol in concept.counts:
            return topic._replace(concept=concept.counts[figure.symbol])
        told = dimension in PERCENT and bool(self.trigger)
        own = concept.dimension if topic.known else self._first(topic, dimension)
        if told or own in {"", dimension}:
            return topic
        above = self.context.ancestors if self.measure else ()
        for other in (self._holding(topic), *above):
            if self.lexicon.concept(other).dimension == dimension:
                return Topic(other)
        apart = topic._replace(concept=topic.concept + figure.symbol, known=False) if topic.known else None
        return self._worded(dimension) or apart

    def _holding(self, topic: Topic) -> str:
        """The account that a count is stated of, where paragraph or headings speak of it: cars have worth too."""
        holder = self.lexicon.holders.get(topic.concept, "")
        spoken = {*(seen[0].concept for seen in self.seen), *self.context.ancestors}
        chain = {holder, whole := self.lexicon.concept(holder).whole, self.lexicon.concept(whole).whole} - {""}
        return holder if chain & spoken else ""

    def _first(self, topic: Topic, dimension: str) -> str:
        """A rate named only by words has no amounts of its own; other such names take any figure."""
        first = self.first.setdefault(topic.concept, dimension)
        return first if first in PERCENT and dimension not in PERCENT else ""

    def _weighted(self) -> list[Turn]:
        """Percentages listed before their word (按40%、40%、20%权重), one for each thing listed before."""
        at = self.at
        while at + 1 < len(self.tokens) and self.tokens[at].kind == "item" and self.tokens[at + 1].kind == "number":
            at += 2
        at = next((i for i in range(at, len(self.tokens)) if self.tokens[i].kind != "link"), at)
        behind = self.tokens[at] if at < len(self.tokens) else None
        if behind is None or behind.kind != "concept" or self.lexicon.concept(behind.value).dimension != "percent":
            return []
        count = 1 + sum(token.kind == "number" for token in self.tokens[self.at : at])
        names = self.enumerated[-count:] if len(self.enumerated) >= count else [""] * count
        return [Turn(Topic(behind.value, Scope(indicator=name[-LONGEST_NAME:]))) for name in names]

    @property
    def scored_heading(self) -> Topic | None:
        """The heading's topic, where it is one that is scored (1.履职效能。… 自评得分15分)."""
        heading = self.context.topic
        scored = heading is not None and self.lexicon.concept(heading.concept).dimension == "score"
        return heading if scored else None

    def _each(self, figure: Figure) -> bool:
        """Whether an amount is a standard a head: 每人每年补助360元, 按人均360元的标准."""
        if not self.per_head or figure.dimension != "money":
            return False
        around = self.flow.text[self.clause.start : figure.token.end + LONGEST_BEHIND]
        return any(word in around for word in self.pack.words("extraction.standard.near"))

    def _standard(self, dimension: str) -> Topic | None:
        """元/人/年 can only be a standard."""
        named = self.pack.text("extraction.standard.concept")
        return Topic(named) if dimension == self.lexicon.concept(named).dimension else None

    def _noun_behind(self, figure: Figure) -> Topic | None:
        """The noun right behind a count (12个内设机构)."""
        behind = self.ahead()
        if figure.dimension != "count" or behind is None or behind.start != figure.token.end:
            return None
        if behind.kind == "concept" and self.lexicon.concept(behind.value).dimension == "count":
            return Topic(self.resolved(behind.value))
        if behind.kind == "text" and self._delegation(behind):
            return Topic(self.pack.text("extraction.delegation.concept"), Scope(place=self._run(self.at)[1:]))
        if behind.kind in {"text", "concept", "weak", "led"}:
            return Topic(self._run(self.at), Scope(), False)
        return None

    def _delegation(self, behind: Token) -> bool:
        """Whether heads are those of a delegation: 赴 behind them, in a section on journeys abroad."""
        under = {*self.pack.words("extraction.delegation.under")} & {*self.context.ancestors}
        return bool(under) and self.text(behind).startswith(self.pack.text("extraction.delegation.word"))

    def _part_behind(self, token: Token) -> Topic | None:
        """What a part of an open list is for, where its figure stands first (其中15万元用于上年度经费)."""
        if not self.frames or self.clause.names or not self.clause.clean or self.measure or self.trigger:
            return None
        end = next((found.start for found in self.rest() if found.kind in STOPS), len(self.flow.text))
        name = self.flow.text[token.end : end]
        while self.at < len(self.tokens) and self.tokens[self.at].start < end:
            self.at += 1
        return Topic(name[:LONGEST_NAME], Scope(), False) if len(name) >= SHORTEST_NAME else None

    def _run(self, at: int) -> str:
        """The words from a token up to the next stop, figure or link."""
        words = []
        for token in self.tokens[at:]:
            if token.kind not in NAMING:
                break
            words.append(self.text(token))
        return "".join(words)[:LONGEST_NAME]

    def _worded(self, dimension: str) -> Topic | None:
        """The clause's own words as the concept; parts of a list may have a concept of their own in the catalogue."""
        names = self.clause.names or self._before_bracket()
        last = max((i for i, token in enumerate(names) if token.kind == "number"), default=-1)
        names = names[last + 1 :]
        verb = next((i for i, token in enumerate(names[:2]) if token.kind == "purpose"), -1)
        if (self.using and not verb) or (self.frames and self.frames[-1].uses):
            names = names[verb + 1 :]
        name = self._name(names)[-LONGEST_NAME:] if names else ""
        if (names or self.measure) and len(name) < SHORTEST_NAME:
            name = self._all_words()
        if len(name) < SHORTEST_NAME or not dimension:
            return None
        self.first.setdefault(name, dimension)
        use = Topic(self.using, Scope(place=name)) if self.using and dimension == "money" else None
        listed = None if use and self.frames and self.frames[-1].uses else self._listed(name)
        return listed or use or Topic(name, Scope(), False)

    def _before_bracket(self) -> list[Token]:
        """The words before a bracket that holds nothing but the figure (河道整治（20万元）)."""
        around = [found.kind for found in self.tokens[max(self.at - 2, 0) : self.at + 1]]
        return self.saved[-1][0].names if self.saved and around == ["open", "number", "close"] else []

    def _name(self, names: Sequence[Token]) -> str:
        """The words of a clause as a name: without a word of doing before it, with the sort of sum behind it."""
        end = names[-1].end
        behind = next((token for token in self.back() if token.start <= end), names[-1])
        if behind.start == end and self.text(behind) in self.pack.words("extraction.names.tails"):
            end = behind.end
        name = self.flow.text[names[0].start : end]
        leads = self.pack.words("extraction.names.leads")
        lead = next((word for word in leads if name.startswith(word) and len(name) >= len(word) + SHORTEST_NAME), "")
        return name.removeprefix(lead)

    def _all_words(self) -> str:
        """The whole clause up to the figure, light words and all (在编40人)."""
        last = self.tokens[self.at - 2] if self.at > 1 else None
        return self.flow.text[self.clause.start : last.end][-LONGEST_NAME:] if last and last.kind != "number" else ""

    def _listed(self, name: str) -> Topic | None:
        if not self.frames:
            return None
        child = self.lexicon.concept(self.notes.facts[self.frames[-1].whole].concept).child
        return Topic(child, Scope(place=name), True, name) if child else None

    def alike(self, whole: Quantity, part: Quantity) -> bool:
        """Whether two quantities can be added: money with money, heads with heads, but not batches with persons."""
        if whole.unit is None or part.unit is None or whole.unit.dimension != part.unit.dimension:
            return False
        if whole.unit.dimension != "count" or whole.unit.symbol == part.unit.symbol:
            return True
        groups = [self.pack.words(f"extraction.same_units.{name}") for name in self.pack.table("extraction.same_units")]
        return any(whole.unit.symbol in group and part.unit.symbol in group for group in groups)

    def resolved(self, name: str) -> str:
        """A kin word (项目总数, 参公) under the count, whole or heading that it is read in; another name is itself."""
        kin = self.lexicon.concept(name).kin
        if not kin:
            return name
        fallback = self.lexicon.concept(name).fallback or name
        counted = [self.notes.facts[self.last].concept] if self.last is not None and self.last >= self.begun else []
        wholes = [self.notes.facts[frame.whole].concept for frame in reversed(self.frames)]
        funded = [self.lexicon.concept(whole).funded for whole in wholes]
        spoken = [self.topic.concept] if self.topic else []
        holders = (self.lexicon.concept(holder) for holder in (*counted, *wholes, *spoken, *self.context.ancestors))
        names = (*funded, *(holder.local for holder in holders))
        return next((named[kin] for named in names if kin in named), fallback)
