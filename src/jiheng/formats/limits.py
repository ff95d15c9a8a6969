"""Limits of reading: bounded memory and time for any file, as data in ``limits.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reader takes on before it refuses; ``limits.toml`` says what each limit counts."""

    file_bytes: int
    text_bytes: int
    characters: int
    markup_bytes: int
    entries: int
    entry_bytes: int
    unpacked_bytes: int
    ratio: int
    ratio_from: int
    tags: int
    page_tags: int
    archives: int
    cells: int
    pages: int
    seconds: int
    child_bytes: int

    @classmethod
    def of(cls, table: Mapping[str, int]) -> Limits:
        """Limits from a table that names those which differ from the standard ones."""
        return cls(**{**_STANDARD, **table})


_STANDARD: Mapping[str, int] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["limits"]
STANDARD = Limits.of({})


def megabytes(count: int) -> int:
    """Bytes as whole megabytes, rounded up, for messages."""
    return -(-count // (1 << 20))
