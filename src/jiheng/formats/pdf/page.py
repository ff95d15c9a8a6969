"""One page of a PDF: its characters, paths and pictures."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from jiheng.formats.pages.geometry import Box, Letter, Sheet
from jiheng.formats.pages.page import Page, page
from jiheng.formats.pages.rules import Stroke
from jiheng.formats.pdf.drawings import Drawing, drawings, strokes
from jiheng.formats.pdf.ink import Ink

_FIRST_SIGN = 0x20
_MEANINGLESS = frozenset((0x7F, 0xFFFD, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))
_UPRIGHT = 0.05  # of a quarter turn: text that leans more is a watermark


class Glyph(NamedTuple):
    """A character of the file: its box in user space, how it runs (quarters counter-clockwise), which object sets it.

    ``hidden`` where it is not seen.
    """

    sign: int
    box: Box
    quarter: int
    run: int
    hidden: bool = False


class Printed(NamedTuple):
    """Letters and strokes of a page, as it is seen."""

    letters: Sequence[Letter]
    strokes: Sequence[Stroke]


Recognize = Callable[[pdfium.PdfPage], Printed]


def page_of(document: pdfium.PdfDocument, number: int, recognize: Recognize | None = None) -> Page:
    """Read the page of that number (from 1) and let go of it; a scanned one is left to ``recognize``."""
    opened = document[number - 1]
    try:
        drawn = list(drawings(opened))
        glyphs = _shown(sorted(_glyphs(opened, drawn), key=lambda one: one.run), drawn)
        sheet = _sheet(opened, glyphs)
        letters = (Letter(chr(sign), *sheet.seen_box(box), run) for sign, box, _, run, _ in glyphs)
        pictures = [sheet.seen_box(drawing.box) for drawing in drawn if drawing.is_picture]
        paths = [stroke for drawing in drawn if drawing.is_path for stroke in strokes(drawing, sheet)]
        found = page(number, sheet, letters, paths, pictures)
        if recognize is None or not found.scanned:
            return found
        read = page(number, sheet, *recognize(opened), ())
        return replace(read, recognized=True) if read.items else found
    finally:
        opened.close()


def _glyphs(opened: pdfium.PdfPage, drawn: Sequence[Drawing]) -> Iterator[Glyph]:
    """The characters that stand in the file and have a meaning; PDFium adds blanks and line ends of its own.

    Their runs are the places of what sets them in ``drawn``; PDFium itself reads lines from left to right.
    """
    order = {one.address: at for at, one in enumerate(drawn) if one.is_text}
    ink, hidden = Ink(drawn, opened.get_bbox()), dict[int, bool]()
    text = opened.get_textpage()
    try:
        box, handle = raw.FS_RECTF(), text.raw
        for index in range(text.count_chars()):
            sign = raw.FPDFText_GetUnicode(handle, index)
            if sign < _FIRST_SIGN or sign in _MEANINGLESS or raw.FPDFText_IsGenerated(handle, index) == 1:
                continue
            quarters = raw.FPDFText_GetCharAngle(handle, index) / (math.pi / 2)
            if abs(quarters - round(quarters)) < _UPRIGHT:
                raw.FPDFText_GetLooseCharBox(handle, index, box)
                setting = raw.FPDFText_GetTextObject(handle, index)
                run = order.get(ctypes.addressof(setting.contents), -1) if setting else -1
                place = (box.left, box.bottom, box.right, box.top)
                if run not in hidden:  # as it begins: of a sheet cut into pages it is read once and whole
                    hidden[run] = run >= 0 and ink.hides(run, place)
                yield Glyph(sign, place, round(-quarters) % 4, run, hidden[run])
    finally:
        text.close()


def _shown(glyphs: Sequence[Glyph], drawn: Sequence[Drawing]) -> Sequence[Glyph]:
    """The glyphs that are seen; where none is, but something is drawn, they are the words of a scanned page."""
    seen = [glyph for glyph in glyphs if not glyph.hidden]
    return seen if seen or all(one.is_text for one in drawn) else glyphs


def _sheet(opened: pdfium.PdfPage, glyphs: Sequence[Glyph]) -> Sheet:
    """The page as most of its text is read; without text as it is shown."""
    left, bottom, right, top = opened.get_bbox()
    shown = opened.get_rotation() // 90 % 4
    quarters = Counter(glyph.quarter for glyph in glyphs).most_common(1)[0][0] if glyphs else shown
    sides = (right - left, top - bottom)
    return Sheet(*(sides if quarters % 2 == 0 else sides[::-1]), quarters, left, bottom)
