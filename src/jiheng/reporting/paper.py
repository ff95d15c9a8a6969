"""A page of so many columns as a string, the same wherever it is made; a Chinese character takes two columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.containers import Lines
from rich.text import Text

WIDTH = 100  # columns of a page that is no terminal
UNBROKEN = re.compile(r"(?:[!-~]+|[“（《〔]*.)[，。；：、！？）》〕”…]*", re.DOTALL)


CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")  # a report must not steer the terminal that shows it


class Sentence(Text):
    """Text that breaks between Chinese characters, never inside a number or before a closing mark."""

    @classmethod
    def of(cls, *pieces: str | tuple[str, str]) -> Sentence:
        """A sentence of words and (words, style) pairs."""
        made = cls()
        for words, style in ((piece, "") if isinstance(piece, str) else piece for piece in pieces):
            made.append(CONTROL.sub("", words), style)
        return made

    def wrap(self, console: Console, width: int, **_: Any) -> Lines:  # noqa: ANN401
        """The lines of at most ``width`` columns."""
        del console
        return Lines(part for line in self.split(allow_blank=True) for part in line.divide(breaks(line.plain, width)))


def breaks(text: str, width: int) -> Iterator[int]:
    """Where lines of at most ``width`` columns end; a word that is wider is cut."""
    used = 0
    for word in UNBROKEN.finditer(text):
        pieces = [word[0]] if cell_len(word[0]) <= width else word[0]
        at = word.start()
        for piece in pieces:
            if used and used + cell_len(piece) > width:
                yield at
                used = 0
            used += cell_len(piece)
            at += len(piece)


def printed(items: Iterable[RenderableType], width: int = WIDTH, *, colour: bool = False) -> str:
    """The items one under the other, with a terminal's colours where they are wanted."""
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False, emoji=False)
    console.print(Group(*items))  # printed one by one, sentences would be joined into plain text
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())
