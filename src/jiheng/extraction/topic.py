"""What figures are about."""

from __future__ import annotations

from typing import NamedTuple

from jiheng.ledger import ANY, Scope


class Topic(NamedTuple):
    """What figures are about: a concept of the catalogue (``known``) or the words of a clause."""

    concept: str
    scope: Scope = ANY
    known: bool = True
    entity: str = ""
