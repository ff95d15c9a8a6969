"""The data files of wordings, loaded once: classification, places, common phrases and one file per province."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
PROVINCES = DATA / "provinces"
HELD_OUT = DATA / "held_out"

Phrases = Mapping[str, Any]


@cache
def load(name: str) -> dict[str, Any]:
    """One TOML file of the data folder by its path without suffix."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def known() -> tuple[str, ...]:
    """Provinces whose wording may be read while a lexicon is written."""
    return tuple(sorted(path.stem for path in PROVINCES.glob("*.toml")))


def held_out() -> tuple[str, ...]:
    """Provinces whose wording is kept from the authors of the lexicon."""
    return tuple(sorted(path.stem for path in HELD_OUT.glob("*.toml")))


@cache
def blocks(name: str) -> frozenset[str]:
    """Every block that the outlines of a province and its annexes name."""
    own = province(name)
    outlines = [own["outline"], own["budget_outline"], *(load("annexes")["outline"][a] for a in own.get("annexes", ()))]
    entries = [entry for outline in outlines for entry in outline]
    return frozenset(block for entry in entries for block in (entry.partition("|")[0], *entry.split("|")[-1].split()))


@cache
def province(name: str) -> dict[str, Any]:
    """The wording of a province: its own phrases over the common ones."""
    own = load(f"held_out/{name}" if name in held_out() else f"provinces/{name}")
    phrases = {
        **load("common")["phrase"],
        **load("annexes")["phrase"],
        **load("budget")["phrase"],
        **own.get("phrase", {}),
    }
    plan = {"budget_outline": load("budget")["outline"], "budget_tables": load("budget")["tables"]}
    return {**plan, **own, "phrase": phrases}


def numeral(number: int) -> str:
    """1 → 一, 12 → 十二: the Chinese numeral of a heading."""
    digits = load("common")["numerals"]
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else digits[tens - 1]) + (digits[9] if tens else "") + (digits[ones - 1] if ones else "")
