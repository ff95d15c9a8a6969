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


class Turn(NamedTuple):
    """One of several things that figures behind 分别 belong to in turn, with its year where years were listed."""

    topic: Topic
    year: int | None = None
