"""Limits of reading: bounded memory and time for any file, as data in ``limits.toml``.

A user sets his own by the environment variable JIHENG_LIMITS (``pages=5000,seconds=300``).
"""

from __future__ import annotations

import os
import re
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
    recognition_seconds: int
    recognition_bytes: int

    @classmethod
    def of(cls, table: Mapping[str, int]) -> Limits:
        """Limits from a table that names those which differ from the standard ones."""
        return cls(**{**_STANDARD, **table})


def _own(settings: str) -> tuple[Mapping[str, int], str]:
    """The limits that a user sets, and the first setting that is none."""
    found: dict[str, int] = {}
    for setting in filter(None, re.split(r"[,;\s]+", settings)):
        name, _, value = setting.partition("=")
        if name not in _STANDARD or not re.fullmatch(r"[1-9][0-9]{0,17}", value):
            return found, setting
        found[name] = int(value)
    return found, ""


VARIABLE = "JIHENG_LIMITS"
_STANDARD: Mapping[str, int] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["limits"]
OWN, FAULT = _own(os.environ.get(VARIABLE, ""))
"""The user's own limits; ``FAULT`` is a setting that is none: then nothing is read until it is mended."""
STANDARD = Limits.of(OWN)


def megabytes(count: int) -> int:
    """Bytes as whole megabytes, rounded up, for messages."""
    return -(-count // (1 << 20))
