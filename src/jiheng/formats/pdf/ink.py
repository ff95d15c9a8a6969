"""Whether text is seen: not if it is not drawn, lies beside the page, or has the colour of what is behind it."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any, NamedTuple

from pypdfium2 import raw

from jiheng.formats.pages.geometry import Box
from jiheng.formats.pdf.drawings import Drawing

_UNSEEN = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_DRAWN_ROUND = (raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_FILL_STROKE)
_ALIKE = 8  # of 255: colours that the eye does not tell apart
_THIN = 3.0  # points: what is thinner is a line, and no ground
_OPAQUE = 255
Colour = tuple[int, int, int]
_PAPER: Colour = (255, 255, 255)


class Ground(NamedTuple):
    """What is painted over a part of the page, when, and in which colour; None where it has many or lets through."""

    at: int
    box: Box
    colour: Colour | None


class Ink:
    """The grounds of a page, and which text on them is not seen."""

    def __init__(self, drawn: Sequence[Drawing], page: Box) -> None:
        self._drawn = drawn
        self._page = page
        self._grounds = [ground for at, one in enumerate(drawn) if (ground := _ground(at, one)) is not None]
        self._known = {_PAPER, *(ground.colour for ground in self._grounds if ground.colour)}

    def hides(self, at: int, box: Box) -> bool:
        """Whether the text that is the page's drawing ``at`` is not seen where a letter of it stands."""
        left, bottom, right, top = self._page
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        mode = raw.FPDFTextObj_GetTextRenderMode(self._drawn[at].handle)
        if mode in _UNSEEN or not (left <= x <= right and bottom <= y <= top):
            return True
        found = _fill(self._drawn[at].handle)
        if mode in _DRAWN_ROUND or found is None:
            return False
        *colour, opacity = found
        if not opacity:
            return True
        alike = [known for known in self._known if _are_alike((colour[0], colour[1], colour[2]), known)]
        return bool(alike) and self._behind(at, x, y) in alike

    def _behind(self, at: int, x: float, y: float) -> Colour | None:
        """The colour that was painted last before a drawing at a point."""
        for ground in reversed(self._grounds):
            if ground.at < at and ground.box[0] <= x <= ground.box[2] and ground.box[1] <= y <= ground.box[3]:
                return ground.colour
        return _PAPER


def _ground(at: int, drawing: Drawing) -> Ground | None:
    if drawing.is_text:
        return None
    if drawing.is_picture:
        return Ground(at, drawing.box, None)
    fill, stroke = ctypes.c_int(raw.FPDF_FILLMODE_WINDING), ctypes.c_int()
    if drawing.is_path:
        raw.FPDFPath_GetDrawMode(drawing.handle, fill, stroke)
    box = drawing.bounds
    if not fill.value or box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN:
        return None
    found = _fill(drawing.handle) if drawing.is_path else None
    return Ground(at, box, found[:3] if found and found[3] == _OPAQUE else None)


def _fill(handle: Any) -> tuple[int, int, int, int] | None:  # noqa: ANN401 - PDFium's handles have no type of their own
    """The colour that an object is filled with, and how much of it covers what is behind; None where it has many."""
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(handle, red, green, blue, opacity):
        return None
    return red.value, green.value, blue.value, opacity.value


def _are_alike(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= _ALIKE for a, b in zip(one, other, strict=True))
