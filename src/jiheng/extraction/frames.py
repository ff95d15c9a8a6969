"""Wholes with their parts as sentences list them: 其中 nests, brackets close, semicolons divide or end."""

from __future__ import annotations

from dataclasses import dataclass, field

from jiheng.extraction.notes import Notes
from jiheng.extraction.topic import Topic
from jiheng.extraction.uses import Uses

ALONE = "alone"
SEVERAL = 2
_STRENGTH = ("", "item", "comma", "semicolon")


@dataclass
class Frame:
    """A whole whose parts are being listed.

    ``depth`` is the bracket depth at which the list was opened, ``changed`` whether a change of a part was told,
    ``loose`` whether a sentence began with it: what it lists by free names are then examples;
    ``further`` are amounts behind the semicolon that ended it: they may yet be parts (其中：…，…；项目支出…).
    ``uses`` is the list of uses that was seen ahead, ``word`` how it was told; ``verbed`` whether the parts have verbs.
    """

    whole: int
    topic: Topic
    complete: bool
    depth: int
    parts: list[int] = field(default_factory=list)
    further: list[int] = field(default_factory=list)
    shares: list[int] = field(default_factory=list)
    separator: str = ""
    seen: str = ""
    changed: bool = False
    loose: bool = False
    uses: Uses | None = None
    word: str = ""
    verbed: bool = False

    def separate(self, kind: str) -> None:
        """Remember the strongest separator since the last part."""
        self.seen = max(self.seen, kind, key=_STRENGTH.index)

    def holds(self, at: int) -> bool:
        """Whether a figure at this place of the flow may be one of the parts."""
        return self.uses is None or at in self.uses.figures

    def is_past(self, at: int) -> bool:
        """Whether the list of uses ends before this place of the flow."""
        return self.uses is not None and at > self.uses.last

    def add(self, part: int) -> None:
        """Take in one more part; what stands between the first two shows how this list is divided."""
        if len(self.parts) == 1:
            self.separator = self.seen
        self.parts.append(part)
        self.seen = ""

    @property
    def told_out(self) -> bool:
        """Whether several parts were listed in one breath, none of them with a change of its own."""
        return len(self.parts) > 1 and self.separator in {"item", "comma"} and not self.changed and not self.shares

    @property
    def claim(self) -> str:
        """How all uses of the whole were told, or that one part was told alone; "" for any other list.

        Where a figure of the uses was not understood, they are not all known.
        """
        if self.uses is None:
            return ALONE if self.complete and len(self.parts) == 1 else ""
        return self.word if self.uses.closed and len(self.parts) == len(self.uses.figures) else ""

    def ends_at_semicolon(self) -> bool:
        """Whether a semicolon ends the list because its parts are divided more finely."""
        if self.uses is not None:
            return len(self.parts) == len(self.uses.figures)
        return len(self.parts) > 1 and self.separator in {"", "item", "comma"}

    def end(self, notes: Notes) -> Topic:
        """State the list and give what its whole was about."""
        self.close(notes)
        return self.topic

    def close(self, notes: Notes) -> None:
        """State the list."""
        if self.parts:
            complete = self.complete and len(self.parts) > 1
            further = {"further": tuple(self.further)} if complete and self.further else {}
            roles = {"whole": (self.whole,), "parts": tuple(self.parts), **further}
            notes.state("enumeration", roles, complete=complete, word=self.claim)
            if complete and len(self.shares) == len(self.parts):
                notes.state("shares", {"shares": tuple(self.shares)})
            if beside := self._beside(notes):
                notes.state("enumeration", beside, complete=complete)

    def _beside(self, notes: Notes) -> dict[str, tuple[int, ...]]:
        """The money that is told with a list of counts (车辆9台，9万元，其中：轿车3台，4万元；其他6台，5万元)."""
        told, ends = (self.whole, *self.parts), (*self.parts, self.parts[-1] + 2)
        money = [at + 1 for at, end in zip(told, ends, strict=True) if at + 1 < min(end, len(notes.facts))]
        if len(money) != len(told) or len(self.parts) < SEVERAL or any(map(notes.is_money, told)):
            return {}
        alike = all(map(notes.is_money, money))
        return {"whole": (money[0],), "parts": tuple(money[1:])} if alike else {}
