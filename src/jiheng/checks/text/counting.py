"""Counts in words or digits, and the items of a list in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jiheng.policy import Pack


def count(printed: str, pack: Pack) -> int:
    """The number that digits or Chinese numerals stand for; 0 where they stand for none."""
    if printed.isdecimal():
        return int(printed)
    found = pack.numbers.numerals(printed + pack.text("counting.unit"))
    return found[0].quantity.coefficient if len(found) == 1 else 0


def sizes(listed: str, settings: Mapping[str, object], pack: Pack) -> set[int]:
    """How many items a list may hold: split at its commas, and once more at a last 和.

    Brackets are no part of a list; an item that counts its own (4个支队) counts as so many.
    """
    plain = re.sub(str(settings["brackets"]), "", listed)
    items = [item for item in plain.split(str(settings["comma"])) if item]
    own = sum(_size(item, settings, pack) for item in items)
    last = re.search(str(settings["joined"]), items[-1]) if items else None
    return {own, own + 1} if last else {own}


def _size(item: str, settings: Mapping[str, object], pack: Pack) -> int:
    found = re.match(str(settings["counted"]), item)
    return (count(found["count"], pack) or 1) if found else 1
