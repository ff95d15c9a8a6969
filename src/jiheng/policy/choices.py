"""Wordings with choices: [增加|减少]到 stands for 增加到 and 减少到; an empty choice may be left out ([|本]年度)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product

_CHOICE = re.compile(r"\[([^\[\]]*)\]")


def spelled(value: object) -> object:
    """A tree of wordings with every wording that has choices replaced by all that it stands for."""
    if isinstance(value, Mapping):
        return {key: spelled(below) for key, below in value.items()}
    if isinstance(value, list):
        return list(dict.fromkeys(wording for item in value for wording in _wordings(item)))
    return value


def _wordings(item: object) -> list[object]:
    if not isinstance(item, str) or "[" not in item:
        return [item]
    pieces = _CHOICE.split(item)  # plain text and choices in turn
    slots = (piece.split("|") if at % 2 else [piece] for at, piece in enumerate(pieces))
    return ["".join(choice) for choice in product(*slots)]
