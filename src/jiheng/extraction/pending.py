"""Changes while they are being read: amount, rate and base are gathered until their sentence ends."""

from __future__ import annotations

from jiheng.extraction.subjects import Subjects
from jiheng.extraction.topic import Topic
from jiheng.ledger import Fact


class Pending(Subjects):
    """The changes of a paragraph that are not stated yet."""

    def link(self, role: str, topic: Topic, index: int) -> None:
        """Add a fact to the change of its topic that is being read; several are read at once behind 分别 only."""
        known = self.changes.get(topic)
        if known is None or role in known:
            if known is not None or not self.spread:
                self.flush()
            known = self.changes[topic] = {}
        for frame in self.frames[:1]:
            frame.changed = True
        known[role] = (index,)

    def flush(self) -> None:
        """State the changes that have been read, with their two years where the paragraph gives them."""
        for topic, roles in self.changes.items():
            told = next((self.notes.facts[roles[role][0]] for role in ("amount", "rate") if role in roles), None)
            current = self._current(topic, told.year if told is not None else self.year)
            base = self._base_told(topic, told, current) if told is not None else None
            found = {"current": current, "base": base if base != current else None}
            known = {role: (at,) for role, at in found.items() if at is not None}
            self.notes.state("change", {**known, **roles})
        self.changes = {}

    def _base_told(self, topic: Topic, told: Fact, current: int | None) -> int | None:
        """The base that the paragraph tells: of the measure that is named, else of the current figure's own."""
        if not told.base_year:
            return None
        if current is not None and told.base_measure == self.default:
            own = self.stated(topic, self.notes.facts[current].measure, told.base_year)
            if own is not None:
                return own
        return self.budgeted(topic, told.base_measure, told.base_year)

    def _current(self, topic: Topic, year: int | None) -> int | None:
        """The amount that a change is of; a total may be gone on with under its shorter name."""
        told = (at for at in reversed(self.amounts) if self.told[at] == topic and self.notes.facts[at].year == year)
        found, families = self.latest(topic, year), {*self.lexicon.concept(topic.concept).families}
        found = next(told, None) if found is None and topic.known else found
        if found is not None or not families:
            return found
        kindred = (seen for seen in self.seen if families & {*self.lexicon.concept(seen[0].concept).families})
        return next((self.seen[seen] for seen in kindred if seen[1:] == (self.default, year)), None)
