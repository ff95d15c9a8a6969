"""The sentences of this room, by name (``messages/performance.toml``)."""

from __future__ import annotations

from jiheng.policy.messages import messages

ROOM = "performance"


class PerformanceError(ValueError):
    """Something that a user gave cannot be used; the message is one Chinese sentence: what, where, what to do.

    ``name`` is the sentence's name, stable for programs.
    """

    def __init__(self, name: str, /, **slots: object) -> None:
        super().__init__(said(name, **slots))
        self.name = name


def said(name: str, /, **slots: object) -> str:
    """The sentence of that name with its slots filled."""
    return messages(ROOM).text(name, **slots)
