"""What a check is given: the document, its ledger and the policy pack of each part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from jiheng.document import Document, Part
from jiheng.findings import Result, Rule
from jiheng.ledger import Ledger
from jiheng.policy import Pack

Seen = TypeVar("Seen")
P = ParamSpec("P")
T = TypeVar("T")


def once(look: Callable[Concatenate[Seen, P], T]) -> Callable[Concatenate[Seen, P], T]:
    """A look over a whole case, or over a body of it, that is made once, whoever asks, and kept with what was seen.

    What it looks for, further arguments by position, must be hashable.
    """
    name = f"{look.__module__}.{look.__qualname__}"

    @wraps(look)
    def looked(seen: Seen, /, *sought: P.args, **named: P.kwargs) -> T:
        kept: dict[object, T] = vars(seen).setdefault(name, {})
        if sought not in kept:
            kept[sought] = look(seen, *sought, **named)
        return kept[sought]

    return looked


@dataclass(frozen=True)
class Case:
    """One document under audit. ``packs`` maps a part's id to its pack; ``pack`` serves what stands in no part."""

    document: Document
    ledger: Ledger
    packs: Mapping[str, Pack]
    pack: Pack

    def pack_of(self, part: Part | None) -> Pack:
        """The pack of a part."""
        return self.packs.get(part.id, self.pack) if part else self.pack

    def parts(self) -> Iterator[tuple[Part, Pack]]:
        """Every part with its pack."""
        return ((part, self.pack_of(part)) for part in self.document.parts)


Check = Callable[[Case, Rule], Iterable[Result]]
"""A check that is not arithmetic: one small file, one function whose name is the rule's id."""
