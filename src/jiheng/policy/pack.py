"""One resolved policy pack: its own data laid over its parent's, with the file that gave each setting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from jiheng.findings import Rule, Severity
from jiheng.quantity import NumberWords, number_words

_MISSING = object()


@dataclass(frozen=True, eq=False)
class Pack:
    """A pack with everything it inherits.

    ``data`` is the merged tree of all its TOML files, ``origin`` maps a dotted path to the file that gave its value,
    ``lineage`` lists the ids from the root (national) to this one. ``regions`` are the place names that choose it,
    ``years`` the first and last year it is meant for, ``folders`` those of the lineage's packs.
    """

    id: str
    name: str
    data: Mapping[str, object]
    origin: Mapping[str, str] = field(default_factory=dict)
    lineage: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    years: tuple[int, int] = (1900, 9999)
    folders: tuple[Path, ...] = ()

    @cache  # noqa: B019 - packs are few and live as long as the process
    def _found(self, path: str) -> object:
        value: object = self.data
        for key in path.split("."):
            if not isinstance(value, Mapping) or key not in value:
                return _MISSING
            value = value[key]
        return value

    def get(self, path: str, default: object = None) -> object:
        """The value at a dotted path, or ``default``."""
        value = self._found(path)
        return default if value is _MISSING else value

    @cache  # noqa: B019 - as above
    def table(self, path: str) -> Mapping[str, object]:
        """The table at a dotted path; empty where the pack has none."""
        value = self.get(path, {})
        if not isinstance(value, Mapping):
            raise TypeError(path)
        return value

    @cache  # noqa: B019 - as above
    def entries(self, path: str) -> Mapping[str, Mapping[str, object]]:
        """The named entries (sub-tables) of the table at a dotted path; its plain values are left out."""
        return {name: row for name, row in self.table(path).items() if isinstance(row, Mapping)}

    @cache  # noqa: B019 - as above
    def rows(self, path: str) -> tuple[Mapping[str, object], ...]:
        """The rows (array of tables) at a dotted path; empty where the pack has none."""
        value = self.get(path, [])
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise TypeError(path)
        return tuple(value)

    @cache  # noqa: B019 - as above
    def words(self, path: str) -> tuple[str, ...]:
        """The list of words at a dotted path; empty where the pack has none."""
        return tuple(str(word) for word in self.rows(path))

    @cache  # noqa: B019 - as above
    def text(self, path: str) -> str:
        """The single word or sentence at a dotted path.

        Raises:
            KeyError: the pack has no such entry.
        """
        value = self.get(path)
        if value is None:
            raise KeyError(path)
        return str(value)

    def number(self, path: str) -> int:
        """The whole number at a dotted path.

        Raises:
            KeyError: the pack has no such entry.
        """
        return int(self.text(path))

    @cached_property
    def numbers(self) -> NumberWords:
        """The compiled vocabulary of numbers and units."""
        return number_words(self.table("numbers"))

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """The rule records by id (table ``rules``)."""
        return {rule.id: rule for rule in self._rules()}

    def _rules(self) -> Iterator[Rule]:
        for identity, row in self.table("rules").items():
            if not isinstance(row, Mapping):
                raise TypeError(identity)
            severity = Severity(str(row["severity"]))
            verified = bool(row.get("verified", True))
            yield Rule(
                identity,
                str(row["kind"]),
                severity if verified else severity.lowered(),
                str(row["title"]),
                str(row["message"]),
                str(row.get("basis", "")),
                verified,
                str(row.get("correction", "")),
                row.get("settings", {}),
                tuple(row.get("examples", ())),
            )
