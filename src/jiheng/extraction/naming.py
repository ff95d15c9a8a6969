"""Concepts as they come near: by their wording, as a classification path, as a weak word, behind a count."""

from __future__ import annotations

from dataclasses import replace

from jiheng.extraction.boundaries import Boundaries
from jiheng.extraction.lexicon import Concept
from jiheng.extraction.paths import topic_of
from jiheng.extraction.subjects import PERCENT
from jiheng.extraction.tokens import Token
from jiheng.extraction.topic import Topic
from jiheng.ledger import Scope

BESIDE = frozenset({"measure", "number", "link", "each", "lead", "change", "adjust", "complete", "share", "stop"})

ENDING = 2
"""Characters of 合计, 总计, and of 收入, 支出."""


class Naming(Boundaries):
    """The concepts of a paragraph."""

    def on_text(self, token: Token) -> None:
        """Other words: nothing light, so the last concept is no longer near and 提升 was part of a name.

        中 behind an account that was told lists its parts (用车费用中，加油3万元，其他2万元), all with 其他 among them.
        """
        if self._lists(token):
            other = self.pack.text("extraction.within.rest")
            whole = any(other in self.text(found) for found in self.sentence_rest())
            self.on_nest(token._replace(kind="nest", value="parts" if whole else "bound"))
            return
        self.trigger = "" if self.trigger == "change" else self.trigger
        self.clause.clean = self.clause.tight = False
        self.clause.names.append(token)

    def _lists(self, token: Token) -> bool:
        """Whether 中 stands between an account that was told and a comma."""
        near, behind = self.clause.near, self.ahead()
        within = self.text(token) == self.pack.text("extraction.within.word") and self.clause.tight
        told = within and near is not None and self.latest(near) is not None
        return told and behind is not None and behind.kind == "comma"

    def on_concept(self, token: Token) -> None:
        """A concept comes near; after 占 it names the whole; after 完成 a count is of what was done."""
        plain = self.lexicon.concept(token.value)
        if plain.kin and plain.dimension == "score" and self.scored_heading is not None:
            self._near(token, self.scored_heading)
            return
        concept = self.lexicon.concept(self.resolved(token.value))
        if self._closes(token, concept):
            return
        if concept.side and self.flow.text[: token.start].endswith(self.pack.words("extraction.involving")):
            self.on_text(token)  # 涉及一般公共预算支出30万元 is so much of it
            return
        if (self.trigger == "completion" or self.done) and concept.done:
            concept, self.done = self.lexicon.concept(concept.done), True
        if concept.families and self.topic is not None and self.topic.scope.classification and self.awaited():
            self.measure = self.name("account")  # (项)年初预算3万元，当年支出2万元
            return
        concept = self._other_side(token, concept)
        prefix = (self._prefix(token) or self.opened) if concept.named else ""
        if prefix:
            self._near(token, Topic(concept.named, Scope(project=prefix)))
            return
        if self.text(token).endswith(self.pack.words("extraction.planned")):
            self.measure = self.name("budget")
        population = self.text(token) if concept.alias_of else self.population
        self._near(token, Topic(self._counted(concept), Scope(population=population)))

    def _closes(self, token: Token, concept: Concept) -> bool:
        """Whether a total only ends the narrower name right before it (“三公”经费支出合计)."""
        near, before = self.clause.near, self.tokens[self.at - 2] if self.at > 1 else token
        if near is None or not self.clause.tight or self.trigger or before.end != token.start:
            return False
        narrow = self.lexicon.concept(near.concept)
        alike = narrow.side in {"", concept.side} and narrow.dimension in {"", concept.dimension}
        return bool(concept.families and not narrow.families and alike and before.kind in {"concept", "path", "close"})

    def _other_side(self, token: Token, concept: Concept) -> Concept:
        """The other side of the account just told, by its short name (财政拨款收入总计10万元，支出总计10万元)."""
        told = self.topic.concept if self.topic is not None and self.figures else ""
        mirror = self.lexicon.concept(told).mirror if told else ""
        across = self.lexicon.concept(mirror)
        other = mirror.endswith(concept.name) or (across.side == concept.side and self._parallel(token, concept))
        return across if mirror and mirror != concept.name and other else concept

    def _parallel(self, token: Token, concept: Concept) -> bool:
        """Whether a total is named as shortly as its side allows, by the words of the account told before it.

        财政拨款收入合计10万元，支出合计9万元 are of the same funds (财政拨款本年收入10万元；本年支出9万元 too); a list
        between them is of its own.
        """
        name, behind = self.text(token), self.tokens[self.at - 2].kind if self.at > 1 else ""
        if not concept.families or self.frames:
            return False
        beside = self.wording != name and self.wording[:-ENDING].endswith(name[:-ENDING] or self.wording)
        closing = name == concept.name and behind == "comma" and self.wording.endswith(name[-ENDING:])
        return closing or (beside and behind in {"comma", "semicolon"})

    def _prefix(self, token: Token) -> str:
        """The words of the clause before a concept that make it somebody's own; the unit's own names do not.

        Nor does the end of such a name (孝南区市场监督管理局 of 孝感市孝南区市场监督管理局).
        """
        first = next((found for found in self.clause.names if found.kind != "number"), token)
        name = self.flow.text[first.start : token.start]
        for own in sorted((self.context.part.entity, *self.context.part.names), key=len, reverse=True):
            name = name.replace(own, "") if own else name
            name = "" if name and own.endswith(name) else name
        return name

    def _continues(self, token: Token) -> bool:
        """Whether a word only ends a longer name (行政单位离退休)."""
        before = self.tokens[self.at - 2] if self.at > 1 else token
        return before.kind == "text" and before.end == token.start

    def _ends_name(self, token: Token, side: str) -> bool:
        """Whether a weak word ends the name of a concept of its own side (接待费支出较上年)."""
        before, near = self.tokens[self.at - 2] if self.at > 1 else token, self.clause.near
        named = before.kind == "concept" and before.end == token.start and self.clause.tight
        return named and near is not None and bool(side) and self._side(near) == side

    def _counted(self, concept: Concept) -> str:
        """The concept of which a word names a population: the open list's whole, if it is such a count."""
        if not concept.alias_of:
            return concept.name
        wholes = (self.lexicon.concept(self.notes.facts[frame.whole].concept) for frame in reversed(self.frames))
        return next((whole.name for whole in wholes if whole.dimension == concept.dimension), concept.alias_of)

    def on_path(self, token: Token) -> None:
        """A classification path is a concept of its own name; one without its class is below the class told above."""
        self._near(token, topic_of(token.value, self.context.above))

    def on_weak(self, token: Token) -> None:
        """收入, 支出: a concept only where no topic of the same side is being spoken of."""
        topic, next_kind = self.clause.near or self.topic, self._kind_behind_colon()
        concept = self.lexicon.concept(self.resolved(token.value))
        if self._ends_name(token, concept.side):
            return
        if self.trigger == "share":
            self._near(token, Topic(concept.name))
            return
        told = next_kind == "number" or self._spent_ahead()
        if told and concept.side == "expenditure" and self._budget_told():
            self.measure = self.name("account")
            self.at += next_kind != "number"
        elif next_kind not in BESIDE or self._continues(token):
            self.on_text(token)
        elif topic is not None and self._mirrored(topic, concept):
            self._near(token, Topic(self._mirrored(topic, concept)))
        elif (
            next_kind == "lead"
            or topic is None
            or topic.concept in self.pack.words("extraction.balances")
            or self._apart(topic, concept.side, resolved=concept.name != token.value)
        ):
            self._near(token, Topic(concept.name))

    def _spent_ahead(self) -> bool:
        """Whether 完成 with an amount comes next (支出完成80万元)."""
        done, figure = [*self.tokens[self.at : self.at + 2], None, None][:2]
        unit = figure.numeral.quantity.unit if figure is not None and figure.numeral is not None else None
        return done is not None and done.kind == "complete" and unit is not None and unit.dimension not in PERCENT

    def _budget_told(self) -> bool:
        """Whether the sentence has told the budget of what it speaks of: 全年支出 is then what was spent of that."""
        topic = self.topic if self.clause.near is None and self.default == self.name("account") else None
        if topic is None or self._side(topic) == "income":
            return False
        return self.has_budget(topic, self.begun)

    def _kind_behind_colon(self) -> str:
        """The kind of the next token, or of the one behind it where it is a colon (收入：792万元)."""
        kinds = [token.kind for token in self.tokens[self.at : self.at + 2]]
        return kinds[-1] if kinds == ["colon", "number"] else next(iter(kinds), "")

    def _mirrored(self, topic: Topic, concept: Concept) -> str:
        """The other side of the account spoken of (政府性基金…收入10万元，支出10万元)."""
        mirror = self.lexicon.concept(topic.concept).mirror
        return mirror if mirror and self.lexicon.concept(mirror).side == concept.side else ""

    def _apart(self, topic: Topic, side: str, *, resolved: bool) -> bool:
        """Whether a weak word names something else than what is spoken of; what is scored has no money of its own."""
        scored = self.lexicon.concept(topic.concept).dimension == "score"
        return resolved or not side or scored or self._side(topic) not in {"", side}

    def on_led(self, token: Token) -> None:
        """项目: a concept only where a measure follows (项目全年预算数); else a plain word."""
        counted = self.clause.tight and self.clause.near is not None and self._is_count(self.clause.near)
        ahead = self.ahead()
        if ahead is None or ahead.kind != "measure":
            self._forget_money(token)
            if not counted:
                self.on_text(token)
        elif self._continues(token) or not self.flow.text[: token.start].strip():
            self.on_weak(token)
        else:
            self.holder = self._named(Topic(token.value), ahead)
            self._near(token, Topic(token.value, Scope(project=self.holder)))

    def _forget_money(self, token: Token) -> None:
        """Money that gives a project its name (公用经费项目：) is not what is spoken of."""
        near, before = self.clause.near, self.tokens[self.at - 2] if self.at > 1 else token
        joined = before.kind in {"concept", "text"} and before.end == token.start
        if joined and near is not None and self.lexicon.concept(near.concept).dimension == "money":
            self.clause.near = None

    def _named(self, topic: Topic, measure: Token) -> str:
        """One project of many: what the paragraph opens with, another one where this measure of it was told before."""
        opening = self.flow.text[: next((token.end for token in self.tokens if token.kind == "number"), measure.end)]
        own = topic._replace(scope=Scope(project=opening))
        told = any(self.stated(own, name) is not None for name in (measure.value, self.measure))
        return self.flow.text[: measure.end] if told else opening

    def _is_count(self, topic: Topic) -> bool:
        return self.lexicon.concept(topic.concept).dimension == "count"

    def _near(self, token: Token, topic: Topic) -> None:
        if self.trigger == "share":
            self.whole = topic.concept
            return
        self.clause.near, self.clause.tight, self.wording = topic, True, self.text(token)
        self.clause.names.append(token)
        self.listed.append(topic)

    def _side(self, topic: Topic) -> str:
        side = self.lexicon.concept(topic.concept).side
        return side or (str(self.pack.get("classification.side", "")) if topic.scope.classification else "")

    def on_after(self, token: Token) -> None:
        """编制了绩效目标 behind a count says what was counted; a second one counts the same things again."""
        if self.last is None or self.notes.facts[self.last].measure != self.name("count"):
            return
        fact = self.notes.facts[self.last]
        if fact.concept in self.lexicon.concepts:
            self.last = self.notes.fact(replace(fact, concept=token.value))
        else:
            self.notes.facts[self.last] = replace(fact, concept=token.value)
