"""How a value came about, as a tree: each node one sentence, its children what it was computed from (计分说明)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

INDENT = "  "


@dataclass(frozen=True, slots=True)
class Explanation:
    """One step of a computation.

    ``text`` is a Chinese sentence with the figures in it, ``value`` the result as it is shown, ``source`` the legal or
    policy source of the rule applied, ``verified`` whether that source was read.
    """

    text: str
    value: str = ""
    source: str = ""
    verified: bool = True
    children: tuple[Explanation, ...] = ()

    def lines(self, depth: int = 0) -> Iterator[str]:
        """The tree as indented lines."""
        yield INDENT * depth + self.text
        for child in self.children:
            yield from child.lines(depth + 1)

    def __str__(self) -> str:
        return "\n".join(self.lines())
