"""What users read: the sentences of one room, by name, from ``packs/national/messages/<room>.toml``.

The file is read alone, without resolving a pack, so that help and error texts cost a start-up nothing else.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jiheng.policy.loader import BUILT_IN

FOLDER = BUILT_IN / "national" / "messages"


class Messages(NamedTuple):
    """The sentences of a room; a name is a dotted path, slots stand in braces."""

    rows: Mapping[str, object]

    def text(self, name: str, /, **slots: object) -> str:
        """The sentence of that name with its slots filled.

        Raises:
            KeyError: there is no such sentence, or a slot is not given.
        """
        found = self.find(name)
        if found is None:
            raise KeyError(name)
        return found.format_map(slots) if slots else found

    def find(self, name: str) -> str | None:
        """The sentence of that name as it is written, or None."""
        value: object = self.rows
        for key in name.split("."):
            value = value.get(key) if isinstance(value, Mapping) else None
        return value if isinstance(value, str) else None

    def table(self, name: str) -> Mapping[str, str]:
        """The sentences directly under a name, in their order; empty where there are none."""
        value: object = self.rows
        for key in name.split("."):
            value = value.get(key) if isinstance(value, Mapping) else None
        if not isinstance(value, Mapping):
            return {}
        return {key: text for key, text in value.items() if isinstance(text, str)}


@cache
def messages(room: str, folder: Path = FOLDER) -> Messages:
    """The sentences of a room (``cli``, ``reporting``, ``services``)."""
    content = tomllib.loads((folder / f"{room}.toml").read_text("utf-8"))
    return Messages(content["messages"][room])
