"""What money was used for (用于…, 安排…): mostly a reason, but with amounts of its own the list of a total's parts."""

from __future__ import annotations

from itertools import islice

from jiheng.extraction.allotting import Allotting
from jiheng.extraction.frames import Frame
from jiheng.extraction.tokens import Token
from jiheng.extraction.uses import ALLOT, amounts_first


class Spending(Allotting):
    """Reasons, purposes and the lists of uses of a paragraph."""

    def on_reason(self, _: Token) -> None:
        """What follows explains; after it the paragraph speaks again of what, and of when, it spoke before."""
        if not self.reason:
            self.main, self.main_year, self.main_wording = self.topic, self.year, self.wording
        self.reason = True

    def on_purpose(self, token: Token) -> None:
        """主要用于: what follows says what for, not of what; with amounts of its own it is a list of parts.

        A fund has a concept for what it is spent on.
        """
        self.using = next((use for told in self.told.values() if (use := self.lexicon.concept(told.concept).use)), "")
        listed = self.list_uses(token)
        if not listed and getattr(self.ahead(), "kind", "") == "colon" and self._several_amounts():
            self.on_nest(token._replace(value="bound"))
            return
        self.spent = self.spent or not (listed or self.frames or self.told_here)
        self.on_reason(token)
        self.on_text(token)

    def on_link(self, token: Token) -> None:
        """安排, 拨付 right behind a total may list what it was allotted to."""
        if token.value == ALLOT and self.clause.clean and not self.clause.names:
            self.list_uses(token)

    def on_listing(self, token: Token) -> None:
        """支出明细, 投入 right behind a total: a list of what it was spent on, else plain words."""
        if not self.list_uses(token):
            self.on_text(token)

    def on_comma(self, token: Token) -> None:
        """Figures may stand before what they are for (100万元，20万元用于甲，80万元用于乙)."""
        super().on_comma(token)
        self._list_figures_first()

    def on_stop(self, token: Token) -> None:
        """They may do so in a sentence of their own."""
        super().on_stop(token)
        self._list_figures_first()

    def on_made(self, token: Token) -> None:
        """由甲20万元、乙30万元组成 behind a total: its parts."""
        start = self.flow.text.rfind(self.pack.text("extraction.uses.made"), 0, token.start)
        opened = self.flow.span(start, start + 1).start if start >= 0 else None
        told = [] if self.frames else self.told_here
        parts = tuple(at for at in told if opened is not None and self.notes.facts[at].span.start > opened)
        wholes = told[: len(told) - len(parts)]
        quantities = [self.notes.facts[at].quantity for at in parts]
        if len(parts) > 1 and wholes and all(one is not None and self.fits(wholes[-1], one) for one in quantities):
            self.notes.state("enumeration", {"whole": (wholes[-1],), "parts": parts}, complete=not self.etc)
        self.on_text(token)

    def on_number(self, token: Token) -> None:
        """A figure behind a list of uses is none of its parts."""
        while self.frames and self.frames[-1].is_past(token.start) and not self._shared_out(self.frames[-1]):
            self.topic = self.frames.pop().end(self.notes)
        super().on_number(token)

    def _shared_out(self, uses: Frame) -> bool:
        """Whether the share of the last use comes, behind those of all the uses before it."""
        return bool(uses.shares) and len(uses.shares) == len(uses.parts) - 1 and not self.clause.names

    def _several_amounts(self) -> bool:
        """Whether the rest of the sentence has more than one figure."""
        return len(list(islice((found for found in self.sentence_rest() if found.kind == "number"), 2))) > 1

    def _list_figures_first(self) -> None:
        """Open the list of uses that the next clause begins with its first figure, behind a total."""
        if self.frames or not self.amounts:
            return
        follows = next((found for found in self.rest() if found.kind != "link"), None)
        if follows is None or follows.kind != "number":
            return
        whole = None if any(found.kind == "purpose" for found in self.sentence()) else self.last_total()
        found = amounts_first(self.chunks(self.at), self.money_of(whole)) if whole is not None else None
        if whole is not None and found is not None:
            self.open_uses(whole, found, ALLOT)
