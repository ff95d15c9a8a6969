"""Finding, reading and resolving policy packs: folders of TOML files, each naming its parent.

A pack is a folder with ``pack.toml`` (name, parent, regions, years, source) and any further TOML files, whose tables
make one tree. A child states only what differs: tables merge by key, rows with an ``id`` merge by it, other lists
are joined, everything else is overridden. A list named in ``pack.replace`` (dotted paths) is taken whole.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import cast

from jiheng.policy.choices import spelled
from jiheng.policy.pack import Pack

Tree = dict[str, object]

BUILT_IN = Path(__file__).parent / "packs"
WORDED = frozenset({"words", "concepts"})
"""Tables of wordings, in which a wording may have choices."""


class Library:
    """All packs of the given folders, resolved on demand; later folders may override earlier ones by id."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = {found.parent.name: found.parent for folder in folders for found in folder.glob("*/pack.toml")}
        self._packs: dict[str, Pack] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all packs, sorted."""
        return tuple(sorted(self._folders))

    def pack(self, identity: str) -> Pack:
        """The resolved pack.

        Raises:
            KeyError: no folder holds a pack of this id.
        """
        if identity not in self._packs:
            self._packs[identity] = self._resolve(identity)
        return self._packs[identity]

    def _resolve(self, identity: str) -> Pack:
        folder = self._folders[identity]
        own, origin = _read(folder)
        head = cast("Tree", own.pop("pack"))
        parent = self.pack(str(head["parent"])) if head.get("parent") else None
        replaced = frozenset(cast("list[str]", head.get("replace", [])))
        data = merged(parent.data if parent else {}, own, replaced)
        first, last = cast("list[int]", head.get("years", [1900, 9999]))
        return Pack(
            identity,
            str(head["name"]),
            data,
            {**(parent.origin if parent else {}), **origin},
            (*(parent.lineage if parent else ()), identity),
            tuple(cast("list[str]", head.get("regions", []))),
            (first, last),
            (*(parent.folders if parent else ()), folder),
        )


@cache
def library(*folders: Path) -> Library:
    """The packs that come with Jiheng and those of the folders that the user names."""
    return Library((BUILT_IN, *folders))


def merged(base: Mapping[str, object], over: Mapping[str, object], replaced: frozenset[str], at: str = "") -> Tree:
    """``over`` laid on ``base`` by the rules of this module; neither is changed."""
    result: Tree = dict(base)
    for key, value in over.items():
        path = f"{at}.{key}" if at else key
        result[key] = _laid(result.get(key), value, replaced, path)
    return result


def _laid(old: object, new: object, replaced: frozenset[str], path: str) -> object:
    if path in replaced or old is None:
        return new
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return merged(old, new, replaced, path)
    if isinstance(old, list) and isinstance(new, list):
        return _joined(old, new)
    return new


def _joined(old: list[object], new: list[object]) -> list[object]:
    rows = {row["id"]: row for row in new if isinstance(row, Mapping) and "id" in row}
    kept = [
        {**row, **rows.pop(row["id"])} if isinstance(row, Mapping) and row.get("id") in rows else row for row in old
    ]
    fresh = [row for row in new if not (isinstance(row, Mapping) and "id" in row and row["id"] not in rows)]
    return [*kept, *(row for row in fresh if row not in kept)]


def _read(folder: Path) -> tuple[Tree, dict[str, str]]:
    tree: Tree = {}
    origin: dict[str, str] = {}
    for file in sorted(folder.rglob("*.toml")):
        content = tomllib.loads(file.read_text("utf-8"))
        worded = {key: spelled(value) if key in WORDED else value for key, value in content.items()}
        tree = merged(tree, worded, frozenset())
        origin.update(dict.fromkeys(_paths(content), f"{folder.name}/{file.relative_to(folder).as_posix()}"))
    return tree, origin


def _paths(tree: Mapping[str, object], at: str = "") -> Iterable[str]:
    for key, value in tree.items():
        path = f"{at}.{key}" if at else key
        yield path
        if isinstance(value, Mapping):
            yield from _paths(value, path)
