"""Why a file could not be read: one Chinese sentence that a clerk can act on."""

from __future__ import annotations

from jiheng.policy.messages import messages


class Unreadable(Exception):  # noqa: N818 - it names the file's state, as callers say: except Unreadable
    """A file that cannot be read; ``message`` says what is wrong with it, where, and what to do.

    ``path`` is the file as the user named it; an entry of an archive stands behind it (报告.zip/附表.xlsx).
    ``reason`` is the message's name in the table.
    """

    def __init__(self, path: str, message: str, reason: str = "") -> None:
        super().__init__(path, message, reason)
        self.path = path
        self.message = message
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}：{self.message}"


def unreadable(path: str, reason: str, /, **values: object) -> Unreadable:
    """The error for a reason of the message table ``messages.formats``, its slots filled with ``values``."""
    return Unreadable(path, messages("formats").text(reason, **values), reason)
