"""Shares (占…的…%): what they are of, and the statement that they make."""

from __future__ import annotations

from jiheng.extraction.pending import Pending
from jiheng.extraction.subjects import Figure
from jiheng.extraction.topic import Topic


class Shares(Pending):
    """Binds shares to their part and their whole."""

    def share(self, figure: Figure, topic: Topic) -> None:
        """Note a share of a topic with the whole that is named, listed, told before, known for it or shared before."""
        framed = self.frames[-1].whole if self.frames else None
        listed = self.notes.facts[framed].concept if framed is not None else ""
        told = self.listed_whole if self.listed_whole != topic.concept else ""  # nothing is a share of itself
        self.whole = self.whole or self._free_whole()
        named = self._named_whole(listed, topic) or listed or told
        of = named or self.lexicon.concept(topic.concept).whole or self.shared_whole
        self.shared_whole = named or self.shared_whole
        index = self.add(figure.token, topic, self.name("share"), figure.quantity, of)
        whole = framed if framed is not None and not self.whole else self.latest(Topic(of))
        found = {"share": index, "part": self.latest(topic), "whole": whole}
        self.notes.state("share", {role: (at,) for role, at in found.items() if at is not None})
        for frame in self.frames[-1:]:
            frame.shares.append(index)

    def _free_whole(self) -> str:
        """The words behind 占 that name a whole which the pack does not know."""
        count, _ = self.clause.before_share
        return "".join(self.text(name) for name in self.clause.names[count:] if name.kind == "text")

    def _named_whole(self, listed: str, part: Topic) -> str:
        """The whole that 占 names; a total under its other name (占总收入的) is the one being listed or told last.

        Nothing is a share of itself.
        """
        families = {*self.lexicon.concept(self.whole).families}
        told = [listed, *(self.told[at].concept for at in reversed(self.amounts))]
        told = [name for name in told if name != part.concept]
        alike = [name for name in told if families & {*self.lexicon.concept(name).families}]
        self.whole = "" if listed in alike else self.whole
        return self.whole if self.whole in told or not alike else alike[0]
