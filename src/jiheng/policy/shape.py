"""What a pack's data may look like, read off the data that is there: known packs are the schema of a new one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

KINDS = {bool: "switch", int: "number", float: "number", str: "text", list: "list", dict: "table"}


def kind(value: object) -> str:
    """What a value is in TOML's terms: switch, number, text, list or table; all else (dates) is other."""
    return KINDS.get(type(value), "other")


class Shape:
    """The values that stand at one place of the known data, as examples of what may stand there."""

    def __init__(self, *values: object) -> None:
        self._values = values
        self._tables = [value for value in values if isinstance(value, Mapping)]
        self._children: dict[str, Shape | None] = {}

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of value that occur here; none where nothing is known."""
        return frozenset(map(kind, self._values))

    @cached_property
    def items(self) -> Shape:
        """The shape of the items of a list."""
        return Shape(*(item for value in self._values if isinstance(value, list) for item in value))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys that tables have here."""
        return frozenset(key for table in self._tables for key in table)

    def child(self, key: str) -> Shape | None:
        """What may stand under a key; None where the key is unknown.

        Tables that hold nothing but tables are collections of records (rules, concepts): a new name is welcome and has
        the fields that the others have. Tables with Chinese keys are lists of words: a new word is welcome.
        """
        if self._records is not None:
            return self._records
        if key not in self._children:
            self._children[key] = self._under(key)
        return self._children[key]

    @cached_property
    def _inner(self) -> list[object]:
        return [value for table in self._tables for value in table.values()]

    @cached_property
    def _records(self) -> Shape | None:
        alike = len(self.keys) > 1 and all(isinstance(value, Mapping) for value in self._inner)
        return Shape(*self._inner) if alike else None

    def _under(self, key: str) -> Shape | None:
        here = [table[key] for table in self._tables if key in table]
        if here or not self._inner:
            return Shape(*here)
        return Shape(*self._inner) if any(not name.isascii() for name in self.keys) else None
