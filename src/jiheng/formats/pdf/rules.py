"""The straight lines that a page draws: strokes along the axes, and thin filled rectangles."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from jiheng.formats.pdf.geometry import Rule, Sheet

_THIN = 3.0  # a filled rectangle up to this width is a line
_SLANT = 1.0  # what a line may lean
_SHORTEST = 4.0
_GAP = 3.0  # between the dashes of one line
_SAME = 1.5  # between two strokes of one line
_SEGMENTS = 2_000  # a path with more is a drawing

Point = tuple[float, float]


def rules(page: pdfium.PdfPage, sheet: Sheet) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and the vertical lines of a page."""
    strokes = [stroke for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]) for stroke in _strokes(path, sheet)]
    across = [Rule((y + w) / 2, min(x, v), max(x, v)) for (x, y), (v, w) in strokes if abs(y - w) <= _SLANT]
    down = [Rule((x + v) / 2, min(y, w), max(y, w)) for (x, y), (v, w) in strokes if abs(x - v) <= _SLANT]
    return list(_joined(across)), list(_joined(down))


def _strokes(path: pdfium.PdfObject, sheet: Sheet) -> Iterator[tuple[Point, Point]]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(path, fill, stroke) or not (fill.value or stroke.value):
        return
    lines = [(sheet.seen(*start), sheet.seen(*end)) for start, end in _lines(path)]
    if stroke.value:
        yield from lines
    elif lines:
        yield from _thin(lines)


def _thin(lines: list[tuple[Point, Point]]) -> Iterator[tuple[Point, Point]]:
    """A filled shape as the line that it draws, if it is thin."""
    xs, ys = zip(*(point for line in lines for point in line), strict=True)
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if bottom - top <= _THIN:
        yield (left, (top + bottom) / 2), (right, (top + bottom) / 2)
    elif right - left <= _THIN:
        yield ((left + right) / 2, top), ((left + right) / 2, bottom)


def _lines(path: pdfium.PdfObject) -> Iterator[tuple[Point, Point]]:
    """The straight segments of a path in user space; a path with curves or too many segments is a drawing."""
    count = raw.FPDFPath_CountSegments(path)
    segments = [raw.FPDFPath_GetPathSegment(path, place) for place in range(count)] if count <= _SEGMENTS else []
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


def _point(segment: object, path: pdfium.PdfObject) -> Point:
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    point = x.value, y.value
    holder: pdfium.PdfObject | None = path
    while holder is not None:  # the path's own matrix, then those of the forms that hold it
        point = holder.get_matrix().on_point(*point)
        holder = holder.container
    return point


def _joined(found: Iterable[Rule]) -> Iterator[Rule]:
    """Lines that lie on each other or follow one another as one."""
    open_rule: Rule | None = None
    for rule in _grouped(sorted(found)):
        if open_rule is not None and rule.at == open_rule.at and rule.start - open_rule.end <= _GAP:
            open_rule = open_rule._replace(end=max(open_rule.end, rule.end))
            continue
        if open_rule is not None and open_rule.end - open_rule.start >= _SHORTEST:
            yield open_rule
        open_rule = rule
    if open_rule is not None and open_rule.end - open_rule.start >= _SHORTEST:
        yield open_rule


def _grouped(found: list[Rule]) -> list[Rule]:
    """The lines with one place for all that nearly share it, sorted along each."""
    grouped: list[Rule] = []
    at = last = float("-inf")
    for rule in found:
        at = at if rule.at - last <= _SAME else rule.at
        last = rule.at
        grouped.append(rule._replace(at=at))
    return sorted(grouped)
