"""One page of a PDF: its letters, lines, ruled tables and pictures, as they lie on it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from jiheng.formats.pdf.geometry import Box, Letter, Sheet
from jiheng.formats.pdf.lattice import Lattice, Place, lattices
from jiheng.formats.pdf.lines import Line, lines
from jiheng.formats.pdf.rules import rules

_FIRST_SIGN = 0x20
_MEANINGLESS = frozenset((0x7F, 0xFFFD, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))
_TWICE = 0.1  # of a letter's height
_UPRIGHT = 0.05  # of a quarter turn: text that leans more is a watermark
_PICTURE = 0.02  # of the page: a smaller picture is an ornament
_SCAN = 0.5  # of the page: a page without letters under such a picture is a scan


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruled table with the lines in each of its cells."""

    lattice: Lattice
    cells: Sequence[tuple[Place, Sequence[Line]]]


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows, from top to bottom; ``scanned`` where it is a picture without letters."""

    number: int
    sheet: Sheet
    items: Sequence[Line | Ruled | Box]
    scanned: bool = False


class Glyph(NamedTuple):
    """A character of the file: its box in user space and which way it runs, in quarters counter-clockwise."""

    sign: int
    box: Box
    quarter: int


def page_of(document: pdfium.PdfDocument, number: int) -> Page:
    """Read the page of that number (from 1) and let go of it."""
    opened = document[number - 1]
    try:
        glyphs = list(_glyphs(opened))
        sheet = _sheet(opened, glyphs)
        letters = list(_letters(glyphs, sheet))
        pictures = list(_pictures(opened, sheet))
        tables = lattices(*rules(opened, sheet))
    finally:
        opened.close()
    items = [*pictures, *_arranged(letters, tables, number)]
    scanned = not letters and any(_share(picture, sheet) >= _SCAN for picture in pictures)
    return Page(number, sheet, sorted(items, key=_top), scanned)


def _glyphs(opened: pdfium.PdfPage) -> Iterator[Glyph]:
    """The characters that stand in the file and have a meaning; PDFium adds blanks and line ends of its own."""
    text = opened.get_textpage()
    try:
        box = raw.FS_RECTF()
        for index in range(text.count_chars()):
            sign = raw.FPDFText_GetUnicode(text, index)
            if sign < _FIRST_SIGN or sign in _MEANINGLESS or raw.FPDFText_IsGenerated(text, index) == 1:
                continue
            quarters = raw.FPDFText_GetCharAngle(text, index) / (math.pi / 2)
            if abs(quarters - round(quarters)) < _UPRIGHT:
                raw.FPDFText_GetLooseCharBox(text, index, box)
                yield Glyph(sign, (box.left, box.bottom, box.right, box.top), round(-quarters) % 4)
    finally:
        text.close()


def _sheet(opened: pdfium.PdfPage, glyphs: Sequence[Glyph]) -> Sheet:
    """The page as most of its text is read; without text as it is shown."""
    left, bottom, right, top = opened.get_cropbox()
    shown = opened.get_rotation() // 90 % 4
    quarters = Counter(glyph.quarter for glyph in glyphs).most_common(1)[0][0] if glyphs else shown
    sides = (right - left, top - bottom)
    return Sheet(*(sides if quarters % 2 == 0 else sides[::-1]), quarters, left, bottom)


def _letters(glyphs: Sequence[Glyph], sheet: Sheet) -> Iterator[Letter]:
    """The letters that the page prints, each once."""
    before = None
    for sign, box, _ in glyphs:
        letter = Letter(chr(sign), *sheet.seen_box(box))
        if before is None or not _is_same(before, letter):
            yield letter
        before = letter


def _is_same(one: Letter, other: Letter) -> bool:
    """Whether a letter is printed twice to look bold."""
    near = (other.bottom - other.top) * _TWICE
    return one.text == other.text and abs(one.left - other.left) < near and abs(one.top - other.top) < near


def _pictures(opened: pdfium.PdfPage, sheet: Sheet) -> Iterator[Box]:
    for picture in opened.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        box = sheet.seen_box(picture.get_bounds())
        if _share(box, sheet) >= _PICTURE:
            yield box


def _share(box: Box, sheet: Sheet) -> float:
    """How much of the page a box takes."""
    return (box[2] - box[0]) * (box[3] - box[1]) / max(sheet.width * sheet.height, 1.0)


def _arranged(letters: Sequence[Letter], tables: Sequence[Lattice], number: int) -> Iterator[Line | Ruled]:
    """Letters as the lines of tables' cells and as those around the tables."""
    inside: dict[tuple[int, int], list[Letter]] = defaultdict(list)
    outside: list[Letter] = []
    for letter in letters:
        place = _cell(letter, tables)
        inside[place].append(letter) if place else outside.append(letter)
    for index, table in enumerate(tables):
        yield Ruled(table, [(cell, lines(inside[index, at], number)) for at, cell in enumerate(table.cells)])
    yield from lines(outside, number)


def _cell(letter: Letter, tables: Sequence[Lattice]) -> tuple[int, int] | None:
    for index, table in enumerate(tables):
        owner = table.owner(letter)
        if owner is not None:
            return index, owner
    return None


def _top(item: Line | Ruled | Box) -> float:
    return item[1] if isinstance(item, tuple) else item.top if isinstance(item, Line) else item.lattice.box[1]
