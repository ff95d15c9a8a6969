"""What differs between two sets of items: what was changed, came, went, was moved or bears another name."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

PAIR = 2


class Item(NamedTuple):
    """What is compared: its name in words, its place, what it says, and for a finding its id."""

    name: str
    place: str
    content: tuple[str, ...]
    id: str = ""


class Change(NamedTuple):
    """An item that differs; one of its sides is always there.

    ``kind`` is changed, added or removed; of sections also moved or renamed; of findings new or resolved.
    """

    kind: str
    old: Item | None
    new: Item | None

    @property
    def item(self) -> Item:
        """The item as it is now; as it was, where it is gone."""
        return self.new or cast("Item", self.old)


Items = Mapping[tuple[object, ...], Item]


def changes(old: Items, new: Items, *, added: str = "added", removed: str = "removed") -> Iterator[Change]:
    """The items that differ, in the order of the new ones, what is gone at the end."""
    for key, item in new.items():
        before = old.get(key)
        if before is None:
            yield Change(added, None, item)
        elif _unspaced(before) != _unspaced(item):
            yield Change("changed", before, item)
    yield from (Change(removed, item, None) for key, item in old.items() if key not in new)


def moved_apart(found: Iterable[Change]) -> Iterator[Change]:
    """The changes without findings that only stand elsewhere now (something is missing still)."""
    whole = list(found)
    sides = Counter(item.name for change in whole for item in (change.old, change.new) if item)
    appeared = {change.new.name for change in whole if change.old is None and change.new}
    gone = {change.old.name for change in whole if change.new is None and change.old}
    for change in whole:
        if change.item.name not in appeared & gone or sides[change.item.name] != PAIR:
            yield change


def rearranged(old: Items, new: Items) -> Iterator[Change]:
    """The changes of sections: one with the same words under another title was renamed, one in another order moved.

    A section that came or went with its words alone is told so; what moves with the section around it is not told.
    """
    found = list(changes(old, new))
    gone = {_words(change.old): change.old for change in found if change.old and not change.new}
    renamed = {_words(change.new): change.new for change in found if change.new and not change.old}
    renamed = {words: item for words, item in renamed.items() if words and words in gone}
    for change in found:
        item, words = change.item, _words(change.item)
        if item is renamed.get(words):
            yield Change("renamed", gone[words], item)
        elif words not in renamed or item is not gone[words]:
            yield change
    yield from (Change("moved", old[key], new[key]) for key in _moved(old, new))


def _moved(old: Items, new: Items) -> Iterator[tuple[object, ...]]:
    """The keys of both that do not stand in the order in which most of them stand."""
    places = {key: at for at, key in enumerate(old)}
    both = [key for key in new if key in places]
    still = {both[at] for at in _rising([places[key] for key in both])}
    moved = [key for key in both if key not in still]
    for key in moved:
        path = key[0]
        if not any(isinstance(path, tuple) and path[:-1] == other[0] for other in moved):
            yield key


def _rising(numbers: Sequence[int]) -> Iterator[int]:
    """The places of a longest rising row among different numbers."""
    ends: list[int] = []
    last: list[int] = []
    before = dict[int, int]()
    for at, number in enumerate(numbers):
        size = bisect_left(ends, number)
        ends[size : size + 1] = [number]
        last[size : size + 1] = [at]
        if size:
            before[at] = last[size - 1]
    place = last[-1] if last else None
    while place is not None:
        yield place
        place = before.get(place)


def _words(item: Item) -> str:
    return "".join(_unspaced(item))


def _unspaced(item: Item) -> list[str]:
    """What an item says without blanks: another format breaks its lines elsewhere."""
    return ["".join(text.split()) for text in item.content]
