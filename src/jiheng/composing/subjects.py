"""The subjects of an account (科目) in the order of their codes."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.composing.account import Account
from jiheng.composing.items import ECONOMIC, FUNCTIONAL, Item, naming
from jiheng.composing.writer import Writer
from jiheng.policy import Pack
from jiheng.policy.classification import classifications

Path = tuple[str, ...]


def code(account: Account, pack: Pack, item: Item) -> str:
    """The code of a subject: as the user's tables have it, or as the classification does; else empty."""
    economic = item.population == naming(pack).basic
    known = account.codes.get((ECONOMIC if economic else FUNCTIONAL, item.path))
    if known:
        return known
    found = classifications(pack)[ECONOMIC if economic else FUNCTIONAL].path(item.path)
    return found[-1].code if len(found) == len(item.path) and found else ""


def paths(writer: Writer, bases: Iterable[Item], depth: int) -> list[Path]:
    """The paths of that length under which one of the accounts has a figure that is not nought."""
    wanted = {base._replace(path=()) for base in bases}
    found: dict[Path, Item] = {}
    for item in writer.account.entries:
        if len(item.path) == depth and item._replace(path=()) in wanted and writer.coefficient(item):
            found.setdefault(item.path, item)
    return ordered(writer, found.values())


def ordered(writer: Writer, items: Iterable[Item]) -> list[Path]:
    """The paths of items by their codes, each under its parent; steps without one stand last."""
    found = {item.path: item for item in items}
    return sorted(found, key=lambda path: [_rank(writer, found[path], depth) for depth in range(1, len(path) + 1)])


def _rank(writer: Writer, item: Item, depth: int) -> tuple[bool, str, str]:
    step = item._replace(path=item.path[:depth])
    known = code(writer.account, writer.pack, step)
    return not known, known, step.path[-1]
