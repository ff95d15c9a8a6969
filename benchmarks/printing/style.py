"""The styles that reports are printed in."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "styles.toml"


class Style(NamedTuple):
    """A style sheet, how the tables are built, and what the press is told (see ``styles.toml``)."""

    name: str
    sheet: str
    header: bool = False
    turned: bool = False
    levels: bool = False
    thirds: bool = False
    press: str = "browser"


@cache
def styles() -> dict[str, Style]:
    """Every style by its name."""
    data = tomllib.loads(FILE.read_text("utf-8"))
    return {
        name: Style(name, data["base"] + one["css"], **{key: value for key, value in one.items() if key != "css"})
        for name, one in data["styles"].items()
    }
