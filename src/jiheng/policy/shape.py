"""What a pack's data may look like, read off the data that is there: the parent is the schema of the child."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

KINDS = {bool: "switch", int: "number", float: "number", str: "text", list: "list", dict: "table"}


def kind(value: object) -> str:
    """What a value is in TOML's terms: switch, number, text, list or table; all else (dates) is other."""
    return KINDS.get(type(value), "other")


class Shape(NamedTuple):
    """The values that stand at one place of the known data, as examples of what may stand there."""

    values: tuple[object, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of value that occur here; none where nothing is known."""
        return frozenset(map(kind, self.values))

    @property
    def items(self) -> Shape:
        """The shape of the items of a list."""
        return Shape(tuple(item for value in self.values if isinstance(value, list) for item in value))

    def keys(self) -> frozenset[str]:
        """The keys that tables have here."""
        return frozenset(key for table in self._tables() for key in table)

    def child(self, key: str) -> Shape | None:
        """What may stand under a key; None where the key is unknown.

        Tables that hold nothing but tables are collections of records (rules, concepts): a new name is welcome and has
        the fields that the others have. Tables with Chinese keys are lists of words: a new word is welcome.
        """
        inner = tuple(value for table in self._tables() for value in table.values())
        if len(inner) > 1 and all(isinstance(value, Mapping) for value in inner):
            return Shape(inner)
        here = tuple(table[key] for table in self._tables() if key in table)
        if here or not inner:
            return Shape(here)
        return Shape(inner) if any(not name.isascii() for name in self.keys()) else None

    def _tables(self) -> Iterator[Mapping[str, object]]:
        return (value for value in self.values if isinstance(value, Mapping))
