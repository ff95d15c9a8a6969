"""The styles of our workbooks and the opening and closing of one, so that the same content gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

EPOCH = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The date of creation that every workbook of ours bears: a date of today would change the bytes every day."""
PAPER = 9
"""A4, in the numbering of spreadsheets."""
STYLES: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 16, "align": "center", "border": 0},
    "subtitle": {"align": "center", "border": 0},
    "unit": {"align": "right", "border": 0},
    "note": {"align": "left", "border": 0},
    "label": {"align": "center", "bg_color": "#F2F2F2"},
    "text": {"align": "left", "locked": False},
    "long": {"align": "left", "valign": "top", "locked": False},
    "count": {"align": "right", "num_format": "0", "locked": False},
    "amount": {"align": "right", "num_format": "#,##0.00", "locked": False},
    "number": {"align": "right", "num_format": "General", "locked": False},
    "points": {"align": "center", "num_format": "0.##", "locked": False},
    "score": {"align": "center", "num_format": "0.00"},
    "percent": {"align": "center", "num_format": "0.00%"},
    "entry": {"align": "left", "num_format": "@", "locked": False},
    "choice": {"align": "center", "locked": False},
    "computed": {"align": "right", "num_format": "#,##0.00######", "bg_color": "#FFF9E5"},
    "bad": {"align": "left", "font_color": "#9C0006", "bg_color": "#FFC7CE"},
}
BASE: Mapping[str, object] = {"valign": "vcenter", "text_wrap": True, "border": 1, "font_size": 11}

# xlsxwriter has no types of its own.
Workbook = Any
Sheet = Any
Format = Any


class Formats:
    """The formats of one workbook by name, made when they are first used."""

    def __init__(self, workbook: Workbook, font: str, heading: str) -> None:
        self._workbook = workbook
        self._fonts = {"title": heading}
        self._font = font
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        if name not in self._made:
            font = {"font_name": self._fonts.get(name, self._font)}
            self._made[name] = self._workbook.add_format({**BASE, **font, **STYLES[name]})
        return self._made[name]


def written(write: Callable[[Workbook, Formats], None], font: str, heading: str) -> bytes:
    """The bytes of a workbook that ``write`` fills."""
    import xlsxwriter

    stream = BytesIO()
    workbook = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"created": EPOCH})
    write(workbook, Formats(workbook, font, heading))
    workbook.close()
    return stream.getvalue()
