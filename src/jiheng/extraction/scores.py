"""Points and what was scored of them in one breath: 产出指标50分，得48分，得分率96%."""

from __future__ import annotations

import re

from jiheng.extraction.binding import Binder
from jiheng.extraction.subjects import LONGEST_NAME, PERCENT
from jiheng.extraction.tokens import Token
from jiheng.extraction.topic import Topic


class Scores(Binder):
    """The scores of a paragraph that are told behind their points."""

    def on_number(self, token: Token) -> None:
        """A figure of points with its score behind it is the weight; the score is of the same name."""
        before = self.tokens[self.at - 2] if self.at > 1 else None
        if self._scored(self.at) and (name := self._weighed_name(token)):
            topic = Topic(name, known=name in self.lexicon.concepts)
            self.weighed = topic, self._note(token, topic, "weight"), None
        elif self.weighed is not None and before is not None and self._got(before) and self._points(token):
            topic, weight, _ = self.weighed
            score = self._note(token, topic, "score")
            self.weighed = topic, weight, score
            self.take(score, topic, token)
        else:
            super().on_number(token)
            self._state_rate(token)

    def _scored(self, at: int) -> bool:
        """Whether the figure before a place is one of points and the next one, behind 得, is too."""
        at += self.tokens[at].kind in {"comma", "close"} if at < len(self.tokens) else 0
        ahead = self.tokens[at : at + 2]
        return (
            self._points(self.tokens[self.at - 1]) and len(ahead) > 1 and self._got(ahead[0]) and self._points(ahead[1])
        )

    def _got(self, token: Token) -> bool:
        return self.text(token) in self.pack.words("extraction.scores.got")

    @staticmethod
    def _points(token: Token) -> bool:
        unit = token.numeral.quantity.unit if token.numeral is not None else None
        return unit is not None and unit.dimension == "score"

    def _weighed_name(self, token: Token) -> str:
        """The words before the points: in their clause, else before the bracket that they stand in."""
        name = self._bare(self.flow.text[self.clause.start : token.start])
        if not name and self.saved:
            name = self._bare(self.flow.text[self.saved[-1][0].start : self.clause.start - 1])
        return name[-LONGEST_NAME:]

    def _bare(self, name: str) -> str:
        for word in self.pack.words("extraction.scores.points"):
            name = name.removesuffix(word)
        for word in self.pack.words("words.nest.parts"):
            name = name.removeprefix(word)
        return re.sub(self.pack.text("extraction.scores.numbered"), "", name)

    def _note(self, token: Token, topic: Topic, measure: str) -> int:
        self.figures = True
        self.clause.tight, self.trigger, self.measure = False, "", ""
        self.clause.names.append(token)
        return self.add(token, topic, self.name(measure), token.numeral.quantity if token.numeral else None)

    def _state_rate(self, token: Token) -> None:
        """得分率 behind a score is that score over its points."""
        unit = token.numeral.quantity.unit if token.numeral is not None else None
        named = self.flow.text[self.clause.start : token.start].startswith(self.pack.text("extraction.scores.rate"))
        weighed = self.weighed if named and unit is not None and unit.dimension in PERCENT else None
        if weighed is None or weighed[2] is None:
            return
        rate = len(self.notes.facts) - 1
        self.notes.state("quotient", {"numerator": (weighed[2],), "denominator": (weighed[1],), "result": (rate,)})
        self.weighed = None
