"""Lists of what money was used for (用于甲20万元、乙30万元), found by looking ahead so that each list has its end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from jiheng.extraction.tokens import Token

ALLOT, FEWEST = "allot", 2
ENDS = frozenset({"stop", "colon"})
SEPARATORS = frozenset({"item", "comma", "semicolon"})
NAMES = frozenset({"text", "concept", "path", "weak", "led", "complete", "qualifier", "tier", "own", "per_head"})
FOREIGN = frozenset(
    {"measure", "change", "share", "compare", "lead", "tail", "level", "same_period", "reason", "nest", "total", "sum"}
)
"""Words by which a clause says something else than what money was used for."""


class Uses(NamedTuple):
    """A list ahead: the places of its figures in their order, and whether it tells all uses that there are."""

    figures: tuple[int, ...]
    closed: bool

    @property
    def last(self) -> int:
        """The place of the last figure."""
        return self.figures[-1]


class Manner(NamedTuple):
    """How a list is told: its kind of figures, whether it is ordered (一是), behind a colon, within another list.

    Between marks of order only what has one is an item.
    """

    fits: Callable[[Token], bool]
    ordered: bool
    colon: bool
    within: bool


class Chunk(NamedTuple):
    """What stands between two separators, without brackets; ``told`` are its words without the mark of order.

    ``ordered`` says that it had such a mark, ``rest`` that it tells what is left over.
    """

    separator: str
    tokens: tuple[Token, ...]
    ordered: bool
    rest: bool

    @property
    def verbed(self) -> bool:
        """Whether it has a verb of using or allotting of its own before its name."""
        return any(is_verb(token) for token in self.tokens[:3])

    @property
    def foreign(self) -> bool:
        """Whether it says something else than what money was used for."""
        return any(token.kind in FOREIGN for token in self.tokens)

    def figures(self, fits: Callable[[Token], bool]) -> list[Token]:
        """Its figures of the kind that is listed."""
        return [token for token in self.tokens if token.kind == "number" and fits(token)]

    def is_item(self, figure: Token) -> bool:
        """Whether its figure is told by a name before it, with nothing said behind it."""
        before = {token.kind for token in self.tokens if token.start < figure.start}
        behind = [token.kind for token in self.tokens if token.start > figure.start]
        behind = behind[: behind.index("etc")] if "etc" in behind else behind
        return bool(before & {*NAMES, "noun"}) and not self.foreign and not {*behind} & {*NAMES, "purpose"}

    def goes_on(self, figure: Token) -> bool:
        """Whether 等 behind the figure leaves the list open."""
        return any(token.kind == "etc" and token.start > figure.start for token in self.tokens)


def is_verb(token: Token) -> bool:
    """Whether a token says that money is used or allotted."""
    return token.kind == "purpose" or (token.kind == "link" and token.value == ALLOT)


def chunks(tokens: Iterable[Token], text: str, words: Callable[[str], Sequence[str]]) -> Iterator[Chunk]:
    """The rest of a sentence by its separators; a bracket is left out, one that closes around it ends it."""
    separator, found, depth = "", list[Token](), 0
    rest, orders = words("rest"), tuple(words("orders"))

    def chunk() -> Chunk:
        told = text[found[0].start : found[-1].end] if found else ""
        ordered = bool(found) and (found[0].kind == "other" or told.startswith(orders))
        return Chunk(separator, tuple(found), ordered, any(word in told for word in rest))

    held: list[Token] = []
    for token in tokens:
        depth += (token.kind == "open") - (token.kind == "close")
        if depth < 0 or (token.kind in ENDS and not depth):
            break
        if token.kind in SEPARATORS and not depth:
            yield chunk()
            separator, found = token.kind, []
        elif token.kind == "close":  # a bracket that holds a figure alone gives that of the name before it
            found += held if [one.kind for one in held] == ["number"] else []
            held = []
        elif depth:
            held += [token] if token.kind != "open" else []
        else:
            found.append(token)
    yield chunk()


@dataclass
class Listing:
    """The figures of a list as they are found; ``bare`` says that a name is still waiting for its figure."""

    manner: Manner
    figures: list[Token] = field(default_factory=list)
    separator: str = ""
    bare: bool = False
    closed: bool = True

    def take(self, chunk: Chunk, following: str) -> bool:
        """Take a chunk in, given the separator behind it; whether the list may go on."""
        figures = chunk.figures(self.manner.fits)
        if self.figures and self.manner.ordered and not chunk.ordered and chunk.separator != "semicolon":
            return True
        if self.figures and chunk.rest:  # 剩余10万元 makes the list whole, 其余用于 leaves it open
            self.closed = self.closed and len(figures) == 1
            self.figures += figures if self.closed else []
            return False
        if self._ended(chunk):
            self.closed = self.closed and not (chunk.verbed and not figures)
            return False
        names = chunk.separator in {"", "item"} or (following == "item" and not chunk.foreign and not chunk.verbed)
        if not figures and names:
            self.bare = True
            return True
        if len(figures) != 1 or not chunk.is_item(figures[0]):
            self.closed = self.closed and (chunk.foreign or not figures) and not chunk.verbed
            return False
        self.separator = chunk.separator
        self.figures += figures
        self.bare, self.closed = False, not chunk.goes_on(figures[0])
        return self.closed

    def _ended(self, chunk: Chunk) -> bool:
        """Whether a chunk is none of the list's items, by the separator before it."""
        if self.bare and chunk.separator != "item":
            return True
        if chunk.separator == "comma":
            return self.manner.within and not chunk.verbed
        again = chunk.verbed or self.manner.colon or (self.manner.ordered and chunk.ordered)
        return chunk.separator == "semicolon" and not (again and self.separator in {"", "semicolon"})


def amounts_first(parts: Iterator[Chunk], fits: Callable[[Token], bool]) -> Uses | None:
    """The list of several uses whose figures stand before them (20万元用于甲，30万元用于乙)."""
    figures: list[Token] = []
    closed = True
    for chunk in parts:
        found = chunk.figures(fits)
        first = next((token for token in chunk.tokens if token.kind != "link"), None)
        verbed = [token for token in chunk.tokens if first is not None and token.start > first.start and is_verb(token)]
        if len(found) == 1 and found[0] == first and verbed:
            figures += found
        elif found or chunk.separator != "item":
            closed = not (chunk.rest or chunk.verbed or found)
            break
    return _listed(figures, closed=closed)


def ahead(parts: Iterator[Chunk], manner: Manner) -> Uses | None:
    """The list of several uses that these chunks begin with, if they do."""
    listed = list(parts)
    if not manner.ordered:
        manner = manner._replace(ordered=any(chunk.ordered for chunk in listed[:1]))
    found = Listing(manner)
    behind = [*(chunk.separator for chunk in listed[1:]), ""]
    for chunk, following in zip(listed, behind, strict=True):
        if not found.take(chunk, following):
            break
    return _listed(found.figures, closed=found.closed and not found.bare)


def _listed(figures: Sequence[Token], *, closed: bool) -> Uses | None:
    return Uses(tuple(token.start for token in figures), closed) if len(figures) >= FEWEST else None
