"""The indicator library (绩效指标库): indicators by sector to search and to reuse in a form."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jiheng.performance.indicators import Indicator, Operator
from jiheng.performance.wording import PerformanceError, said
from jiheng.policy import Pack
from jiheng.policy.loader import BUILT_IN
from jiheng.quantity import Quantity, Unit

FILE = Path("schemes") / "indicator_library.csv"


class Entry(NamedTuple):
    """An indicator of the library; ``operator`` is a sign or ``qualitative``, ``formula`` says how it is computed."""

    sector: str
    level1: str
    level2: str
    name: str
    operator: str
    unit: str
    formula: str
    source: str

    def indicator(
        self, weight: Quantity, target: Quantity | None = None, units: Mapping[str, Unit] | None = None
    ) -> Indicator:
        """The entry as an indicator of a form; a target without unit takes the entry's."""
        unit = (units or {}).get(self.unit)
        if target is not None and target.unit is None and unit is not None:
            target = Quantity(target.coefficient, target.scale, unit)
        return Indicator(self.name, weight, Operator(self.operator), target, levels=(self.level1, self.level2))


def entries(pack: Pack, *folders: Path) -> tuple[Entry, ...]:
    """The library of a pack and its parents (``folders`` hold more); a child's entry replaces one of its name."""
    return _entries(pack.lineage, (BUILT_IN, *folders))


@cache
def _entries(lineage: tuple[str, ...], folders: tuple[Path, ...]) -> tuple[Entry, ...]:
    found: dict[tuple[str, str, str], Entry] = {}
    for identity in lineage:
        for folder in folders:
            for entry in _read(folder / identity / FILE):
                found[entry.sector, entry.level2, entry.name] = entry
    return tuple(found.values())


def _read(file: Path) -> Iterator[Entry]:
    if file.is_file():
        with file.open(encoding="utf-8-sig", newline="") as stream:
            yield from (Entry(**row) for row in csv.DictReader(stream))


def reused(row: Mapping[str, object], pack: Pack, *folders: Path) -> Mapping[str, object]:
    """The data of an indicator with what the library says of it: levels, name, operator, unit; its own values win.

    ``row["library"]`` names the entry, with its sector before a slash where several have it (教育/培训人次).

    Raises:
        PerformanceError: the library has no such entry, or several; the message names those that are near.
    """
    if "library" not in row:
        return row
    wanted = str(row["library"])
    sector, _, name = wanted.rpartition("/")
    library = entries(pack, *folders)
    found = [one for one in library if one.name == name and sector in {"", one.sector}]
    if len(found) != 1:
        near = found or search(library, name)[:5]
        listed = said("listing").join(f"{one.sector}/{one.name}" for one in near) or said("nothing")
        raise PerformanceError("library.several" if found else "library.unknown", name=wanted, near=listed)
    own = {key: value for key, value in row.items() if key != "library"}
    fields = ("level1", "level2", "name", "operator", "unit")
    return {field: getattr(found[0], field) for field in fields} | own


def sectors(library: Iterable[Entry]) -> tuple[str, ...]:
    """The sectors of a library, in its order."""
    return tuple(dict.fromkeys(entry.sector for entry in library))


def search(library: Iterable[Entry], words: str, sector: str = "", level: str = "") -> tuple[Entry, ...]:
    """The entries that fit, best first.

    Args:
        library: the entries.
        words: what is looked for; an entry fits when its name, formula or sector shares a pair of characters with it.
        sector: only of this sector.
        level: only of a level whose name holds this.
    """
    wanted = _pairs(words)
    ranked = [
        (-_fit(entry, wanted, words), place, entry)
        for place, entry in enumerate(library)
        if sector in {"", entry.sector} and (level in entry.level1 or level in entry.level2)
    ]
    return tuple(entry for fit, _, entry in sorted(ranked, key=lambda row: row[:2]) if fit < 0 or not words.strip())


def _fit(entry: Entry, wanted: set[str], words: str) -> int:
    name = _pairs(entry.name)
    whole = 10 if words.strip() and words.strip() in entry.name else 0
    return whole + 3 * len(wanted & name) + len(wanted & (_pairs(entry.formula) | _pairs(entry.sector)))


def _pairs(text: str) -> set[str]:
    plain: Sequence[str] = "".join(text.split())
    return {"".join(plain[start : start + 2]) for start in range(len(plain) - 1)} or set(plain)
