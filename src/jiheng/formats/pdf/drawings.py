"""What a page draws: paths, pictures and text, those inside forms too."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from jiheng.formats.pages.geometry import Box, Sheet
from jiheng.formats.pages.rules import Point, Stroke, filled

_SEGMENTS = 2_000  # a path with more is a drawing
_DEEPEST = 8  # forms inside each other
Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Drawing(NamedTuple):
    """A path, picture, shading or text of the page (PDFium's handle), and the matrix from its own space to the page's.

    ``outer`` is the matrix of the forms that it is in.
    """

    handle: Any
    kind: int
    matrix: Matrix
    outer: Matrix

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture."""
        return bool(self.kind == raw.FPDF_PAGEOBJ_IMAGE)

    @property
    def is_path(self) -> bool:
        """Whether it is a path."""
        return bool(self.kind == raw.FPDF_PAGEOBJ_PATH)

    @property
    def is_text(self) -> bool:
        """Whether it is text; its matrix tells nothing."""
        return bool(self.kind == raw.FPDF_PAGEOBJ_TEXT)

    @property
    def address(self) -> int:
        """What PDFium knows it by."""
        return ctypes.addressof(self.handle.contents)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of its own space on the page."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    @property
    def bounds(self) -> Box:
        """The room that it takes (left, bottom, right, top)."""
        sides = [ctypes.c_float() for _ in range(4)]
        raw.FPDFPageObj_GetBounds(self.handle, *sides)
        left, bottom, right, top = (side.value for side in sides)
        return self._replace(matrix=self.outer).around((left, bottom, right, top))

    @property
    def box(self) -> Box:
        """The room that a picture takes (left, bottom, right, top): the unit square, put on the page."""
        return self.around((0.0, 0.0, 1.0, 1.0))

    def around(self, box: Box) -> Box:
        """The room on the page of one in its own space (left, bottom, right, top)."""
        xs, ys = zip(*(self.point(x, y) for x in box[::2] for y in box[1::2]), strict=True)
        return min(xs), min(ys), max(xs), max(ys)


def drawings(page: pdfium.PdfPage) -> Iterator[Drawing]:
    """The drawings of a page in the order of painting."""
    count = raw.FPDFPage_CountObjects(page)
    yield from _drawings((raw.FPDFPage_GetObject(page, place) for place in range(count)), _PLAIN, 0)


def _drawings(handles: Iterator[Any], outer: Matrix, depth: int) -> Iterator[Drawing]:
    for handle in handles:
        kind = raw.FPDFPageObj_GetType(handle)
        if kind in (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_SHADING):
            yield Drawing(handle, kind, outer, outer)
        elif kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            yield Drawing(handle, kind, _after(_matrix(handle), outer), outer)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            count = raw.FPDFFormObj_CountObjects(handle)
            inner = (raw.FPDFFormObj_GetObject(handle, place) for place in range(count))
            yield from _drawings(inner, _after(_matrix(handle), outer), depth + 1)


def _matrix(handle: Any) -> Matrix:  # noqa: ANN401 - PDFium's handles have no type of their own
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, ctypes.byref(found)):
        return _PLAIN
    return found.a, found.b, found.c, found.d, found.e, found.f


def _after(first: Matrix, then: Matrix) -> Matrix:
    """One matrix that does what two do one after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def strokes(path: Drawing, sheet: Sheet) -> Iterator[Stroke]:
    """The straight lines that a path draws, as they are seen."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(path.handle, fill, stroke) or not (fill.value or stroke.value):
        return
    lines = [(sheet.seen(*start), sheet.seen(*end)) for start, end in _lines(path)]
    if lines:
        yield from lines if stroke.value else filled(lines)


def _lines(path: Drawing) -> Iterator[Stroke]:
    """The straight segments of a path; a path with curves or too many segments is a drawing."""
    count = raw.FPDFPath_CountSegments(path.handle)
    segments = [raw.FPDFPath_GetPathSegment(path.handle, place) for place in range(count)] if count <= _SEGMENTS else []
    kinds = [raw.FPDFPathSegment_GetType(segment) for segment in segments]
    if raw.FPDF_SEGMENT_BEZIERTO in kinds:
        return
    points = [_point(segment, path) for segment in segments]
    first = 0
    for before, after in pairwise(range(len(points))):
        if kinds[after] == raw.FPDF_SEGMENT_MOVETO:
            first = after
            continue
        yield points[before], points[after]
        if raw.FPDFPathSegment_GetClose(segments[after]):
            yield points[after], points[first]


def _point(segment: Any, path: Drawing) -> Point:  # noqa: ANN401
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return path.point(x.value, y.value)
