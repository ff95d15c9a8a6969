"""Where clauses, sentences, brackets and lists begin and end, and what ends with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from jiheng.extraction.claims import Claims
from jiheng.extraction.frames import Frame
from jiheng.extraction.scene import Clause
from jiheng.extraction.tokens import Token
from jiheng.extraction.topic import Topic
from jiheng.quantity import Quantity

LONGEST_RUN_IN = 24


class Boundaries(Claims):
    """The stops of a paragraph."""

    def on_nest(self, token: Token) -> None:
        """其中: the amount of the concept just named, or else the last amount, is the whole of what comes."""
        near = self.clause.near
        self.listed_whole = near.concept if near else ""
        self.aside = token.value == "bound" and self._figureless()
        self.holder = self._holder(near)
        whole = self.latest(near) if near else self._divided_again() if token.value == "again" else self._sided()
        ends = {"stop", "number", "semicolon"} if token.value == "bound" else {"stop", "number"}
        follows = next((found for found in self.rest() if found.kind in ends), None)
        if whole is None and not self._unstated(token, near):
            whole = self._account(self._alike_before(follows))
        if whole is None or follows is None or follows.kind != "number" or self._behind_change() or self.aside:
            return
        complete = token.value in {"parts", "again"} or (token.value == "included" and not self.saved)
        self.frames.append(Frame(whole, self.told[whole], complete, len(self.saved), loose=self._begins_loosely()))
        if self.year == self.context.part.year:  # a list that names no year is of its whole's
            self.year = self.clause.year = self.notes.facts[whole].year

    def _divided_again(self) -> int | None:
        """The total that the sentence before divided, where this one has told none of its own."""
        return self.divided if len(self.notes.facts) == self.begun else None

    def _begins_loosely(self) -> bool:
        """Whether 其中 begins a sentence with no mark behind it."""
        before = self.tokens[self.at - 2].kind if self.at > 1 else "stop"
        return before == "stop" and getattr(self.ahead(), "kind", "") not in {"colon", "comma"}

    def _sided(self) -> int | None:
        """The whole of the other side of an account (收入包括…；支出包括…): that of the list before."""
        lists = [*self.rested, *self.frames]
        sided = [name.kind for name in self.clause.names] == ["weak"]
        return lists[-1].whole if sided and lists else None

    def _behind_change(self) -> bool:
        """Whether a bracket says what a change consists of (增加8个（含…5个）): it lists no parts of an amount."""
        fresh = bool(self.saved) and not self.clause.names and bool(self.notes.facts)
        return fresh and self.notes.facts[-1].measure == self.name("change")

    def _unstated(self, token: Token, near: Topic | None) -> bool:
        """Whether 含, 主要包括 tell of an account that has no figure (用车费用中含购置费): then of no other's parts."""
        return token.value == "bound" and near is not None and self.lexicon.concept(near.concept).dimension == "money"

    def _figureless(self) -> bool:
        """Whether the clause from here on has no figure: it says what something is, not of what parts."""
        ahead = (found.kind for found in self.rest())
        return next((kind for kind in ahead if kind in {"number", "comma", "stop", "semicolon"}), "stop") != "number"

    def _account(self, whole: int | None) -> int | None:
        """The account of what a budget and more was told of behind it (支出10万元，预算12万元，差值2万元。其中：)."""
        if whole is None or whole == len(self.notes.facts) - 1:
            return whole
        account = self.stated(self.told[whole], self.default)
        return whole if account is None else account

    def _alike_before(self, first: Token | None) -> int | None:
        """The last amount that the first part could be a part of (5个项目，涉及10万元，其中常年2个), or the last."""
        if first is None or first.numeral is None:
            return self.last
        part = first.numeral.quantity
        return next((at for at in reversed(self.told_here) if self.fits(at, part)), self.last)

    def fits(self, at: int, part: Quantity) -> bool:
        """Whether a quantity can be a part of a told amount."""
        whole = self.notes.facts[at].quantity
        nothing = whole is not None and bool(part.coefficient) and not whole.coefficient
        return whole is not None and not nothing and self.alike(whole, part)

    def _holder(self, near: Topic | None) -> str:
        """The name of a fund or of something free whose parts are listed: its parts are not the unit's own totals."""
        free = near is None or not near.known or bool(self.lexicon.concept(near.concept).child)
        if not free:
            return ""
        if near is None and self.last is not None and self.told[self.last].known:
            return self.holder
        names = [found for found in self.clause.names if found.kind not in {"number", "weak"}]
        return self.flow.text[names[0].start : names[-1].end] if names else self.told_name()

    def told_name(self) -> str:
        """The words of the last amount's topic, if it is one of free words."""
        topic = self.told.get(self.last) if self.last is not None else None
        return topic.concept if topic is not None and not topic.known else ""

    def _open_list(self) -> None:
        before = self.tokens[self.at - 2].kind if self.at > 1 else ""
        if before == "number" and self.last is not None:
            self.frames.append(Frame(self.last, self.told[self.last], complete=True, depth=len(self.saved)))

    def on_open(self, token: Token) -> None:
        """A bracket: what it says does not touch the clause around it; behind a figure it may list its parts."""
        self._open_bracket()
        self.saved.append((self.clause, self.topic, self.year))
        self.clause = replace(self.clause, start=token.end, names=[])

    def _open_bracket(self) -> None:
        """A bracket right behind an amount that holds several figures of its kind is the list of its parts.

        So is one that holds a single figure of a kin concept (编制总数17名（行政编制15名）).
        """
        before = self.tokens[self.at - 2].kind if self.at > 1 else ""
        end = next((i for i in range(self.at, len(self.tokens)) if self.tokens[i].kind == "close"), self.at)
        inside = [found.numeral.quantity for found in self.tokens[self.at : end] if found.numeral is not None]
        if before == "number" and self.last is not None and (len(inside) > 1 or self._holds_kin(self.last, end)):
            at = self.last
            if all(self.fits(at, part) for part in inside):
                self.frames.append(Frame(at, self.told[at], complete=True, depth=len(self.saved) + 1))

    def _holds_kin(self, whole: int, end: int) -> bool:
        """Whether the bracket that ends there names a kind of what the whole counts."""
        kin = self.lexicon.concept(self.notes.facts[whole].concept).local.values()
        return any(found.kind in {"concept", "weak"} and found.value in kin for found in self.tokens[self.at : end])

    def on_close(self, _: Token) -> None:
        """The end of a bracket ends the lists that it holds."""
        self._close(lambda frame: frame.depth >= len(self.saved) > 0)
        if self.saved:
            inside = self.clause
            self.clause, self.topic, self.year = self.saved.pop()
            self._sum_up(inside)

    def _sum_up(self, inside: Clause) -> None:
        """A bracket that only names the whole of what was listed before it (公务接待费（“三公”经费）)."""
        listed, whole = self.clause.near, inside.near
        if listed is None or whole is None or not inside.tight or any(name.kind == "number" for name in inside.names):
            return
        above = self.lexicon.concept(listed.concept).whole
        if whole.concept in {above, self.lexicon.concept(above).whole}:
            self.clause.near, self.clause.tight = whole, True

    def on_item(self, token: Token) -> None:
        """、 divides parts."""
        listed, spread = self.listed, (self.trigger, self.measure, self.spread)
        self.items.append(self.flow.text[self.clause.start : token.start])
        self._boundary(token)
        self.listed = listed
        if spread[-1]:  # the trigger that several figures have in common is over once the last of them was read
            self.trigger, self.measure, self.spread = spread

    def on_colon(self, token: Token) -> None:
        """： keeps what is near; right behind a figure it opens the list of its parts."""
        near, tight = self.clause.near, self.clause.tight
        self.opened = self.opened or self._run_in()
        self._open_list()
        self._boundary(token)
        self.clause.near, self.clause.tight = near, tight

    def _run_in(self) -> str:
        """The name that the paragraph opens with, where it is one of a project (某某项目：全年预算数…)."""
        opens = not self.flow.text[: self.clause.start].strip()
        name = "".join(self.text(found) for found in self.clause.names if found.kind != "number")
        return name if opens and name.endswith(self.pack.words("extraction.names.projects")) else ""

    def on_comma(self, token: Token) -> None:
        """， ends a clause; the concept that it ended with becomes what is spoken of."""
        if self.clause.near is not None and self.clause.tight and not self.reason and not self.aside:
            self.topic = self.clause.near
        self.aside = False
        if self.items:
            self.enumerated = [*self.items, self.flow.text[self.clause.start : token.start]]
            self.items = []
        self._unsaid()
        self._boundary(token)

    def on_semicolon(self, token: Token) -> None:
        """； ends a clause and the lists that are divided more finely; with it a year without a figure (上年无此项)."""
        self.year = self._figured_year()
        self._unsaid()
        self._boundary(token)
        self._rest()
        self.using = self.using if self.frames and self.frames[-1].uses else ""
        self.flush()
        self._resume()
        self.last = None

    def on_stop(self, token: Token) -> None:
        """。 ends everything but the topic; a short sentence without a figure is a run-in heading that names it.

        Right before the end of a bracket it ends no more than that.
        """
        behind = self.ahead()
        if self.saved and behind is not None and behind.kind == "close":
            self.on_comma(token)
            return
        short = self.clause.tight or token.start - self.clause.start < LONGEST_RUN_IN
        if not self.figures and self.clause.near is not None and short:
            self.topic = self.clause.near
        self._unsaid()
        self._boundary(token)
        self.listed_topic = self.frames[0].topic if self.frames and not self.frames[0].changed else None
        lists = [*self.rested, *self.frames]
        self.divided = lists[0].whole if lists else None
        self._close(lambda _: True)
        while self.rested:
            self.rested.pop(0).close(self.notes)
        self.flush()
        self.state_sentence()
        self._resume()
        self.holder = self.using = ""
        self.base, self.area, self.year = None, "", self.context.part.year
        self.figures = self.done = self.etc = self.spent = False
        self.enumerated = []
        if self.last is not None and self.notes.facts[self.last].measure == self.name("count"):
            counted = self.told.get(self.last)
            if counted is not None and counted == self.topic and not counted.known:
                self.topic = self.context.topic  # things counted under a name of their own have no money behind a stop
            self.last = self.last if behind is not None and behind.kind == "nest" else None
        self.listed_whole = self.shared_whole = ""
        self.queue, self.listed, self.months, self.items, self.turns = [], [], [], [], []

    def _resume(self) -> None:
        """After a reason the paragraph speaks again of what it spoke of before."""
        if self.reason:
            self.topic, self.year, self.wording, self.reason = self.main, self.main_year, self.main_wording, False

    def _figured_year(self) -> int | None:
        """The year of the last figures: a clause without a figure hands on the year that it began with."""
        return self.year if any(name.kind == "number" for name in self.clause.names) else self.clause.year

    def _boundary(self, token: Token) -> None:
        for frame in self.frames[-1:]:
            frame.separate(token.kind if token.kind in {"item", "comma", "semicolon"} else "comma")
        self.clause, self.listed = Clause(token.end, self._figured_year()), []
        self.years, self.spread = [], False
        self.measure = self.trigger = self.whole = self.compared = self.tier = self.population = ""
        self.per_head = self.adjusting = False

    def _close(self, ended: Callable[[Frame], bool]) -> None:
        while self.frames and ended(self.frames[-1]):
            self.frames.pop().close(self.notes)

    def _rest(self) -> None:
        """Lists that end at a semicolon wait for what stands behind it until the sentence ends."""
        while self.frames and self.frames[-1].depth == len(self.saved) and self.frames[-1].ends_at_semicolon():
            self.rested.append(self.frames.pop())

    def _unsaid(self) -> None:
        """A change word that no figure followed is a direction without a figure (略微下降)."""
        topic = self.clause.near or self.topic
        if (
            self.reason
            or self.trigger != "change"
            or self.base is None
            or topic is None
            or not (topic.known and self.clause.clean)
        ):
            return
        token = next(found for found in self.back() if found.kind == "change")
        self.link("amount", topic, self.add(token, topic, self.name("change"), None))
