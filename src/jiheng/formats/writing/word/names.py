"""Small elements of WordprocessingML that every part uses."""

from __future__ import annotations

from jiheng.formats.writing.tags import tag
from jiheng.policy.look import Face

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
JUSTIFY = {"left": "left", "right": "right", "center": "center", "justify": "both"}


def value(name: str, setting: object) -> str:
    """An element with one value."""
    return tag(name, {"w:val": setting})


def on(name: str) -> str:
    """A switch that is on."""
    return tag(name)


def twips(points: float) -> int:
    """Points in twentieths."""
    return round(points * 20)


def millimetres(length: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(length * 1440 / 25.4)


def faces(face: Face) -> str:
    """The face of Chinese and other letters alike."""
    return tag("w:rFonts", {"w:ascii": face.name, "w:hAnsi": face.name, "w:eastAsia": face.name, "w:hint": "eastAsia"})


def size(points: float) -> str:
    """The size of letters, which Word counts in half points."""
    half = round(points * 2)
    return value("w:sz", half) + value("w:szCs", half)
