"""A table found among lines that no rule parts, and the words that stand around one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from jiheng.formats.pages.page import Ruled
from jiheng.formats.pages.rooms import Room

_MARGIN = 2.0  # points around the outermost words
_WORDS = tomllib.loads(Path(__file__).with_name("columns.toml").read_text("utf-8"))
AROUND = re.compile("|".join(_WORDS["around"]))
ABOVE = re.compile("|".join((*_WORDS["above"], *_WORDS["around"])))
APART = re.compile("|".join(_WORDS["apart"]))


@dataclass(frozen=True, slots=True)
class Unruled:
    """A table found: from which line to which, its cells, and its columns for what follows on the next page.

    ``hung`` is how many lines at the end of the page before are the beginning of its header.
    """

    start: int
    end: int
    table: Ruled
    columns: Sequence[Room]
    hung: int = 0


def edges(columns: Sequence[Room]) -> list[float]:
    """Where columns end and begin, halfway between their words."""
    inner = [(one.right + other.left) / 2 for one, other in pairwise(columns)]
    return [columns[0].left - _MARGIN, *inner, columns[-1].right + _MARGIN]
