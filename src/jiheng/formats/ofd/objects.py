"""The objects of an OFD page (GB/T 33190-2016, 8 to 11): text, paths and pictures in the page's own coordinates."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from itertools import accumulate, islice, repeat
from typing import NamedTuple

from lxml import etree

from jiheng.formats.markup import local
from jiheng.formats.pages.geometry import Box, Letter
from jiheng.formats.pages.rules import Point, Stroke, filled

_ASCENT, _DESCENT = 0.88, 0.12  # of a letter's size, above and below its baseline
_FIRST_WIDE = 0x2E80  # signs from here on are as wide as high, those before half as wide
_COMMAND = re.compile(r"([SMLQBAC])([^SMLQBAC]*)")
_PLAIN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 8  # composite units inside each other
_MOST = 100_000  # objects that a page may show by composite ones


class Objects(NamedTuple):
    """What a page or a template prints."""

    letters: list[Letter]
    strokes: list[Stroke]
    pictures: list[Box]


class Units:
    """Composite graphic units by their number, each read once; one that shows itself, or lies too deep, is empty."""

    def __init__(self, elements: Mapping[str, etree._Element]) -> None:
        self._elements = elements
        self._read: dict[str, Objects] = {}
        self._depth = 0

    def shown(self, number: str) -> Objects:
        """What a unit shows, in its own coordinates."""
        if number not in self._read:
            self._read[number] = Objects([], [], [])
            if number in self._elements and self._depth < _DEEPEST:
                self._depth += 1
                self._read[number] = objects(self._elements[number], 1.0, (0.0, 0.0), self)
                self._depth -= 1
        return self._read[number]


class Frame(NamedTuple):
    """Where an object's own coordinates lie on the page: its matrix, its corner, the size of the unit."""

    matrix: tuple[float, float, float, float, float, float]
    left: float
    top: float
    unit: float

    def point(self, x: float, y: float) -> Point:
        """A point of the object on the page."""
        a, b, c, d, e, f = self.matrix
        return (a * x + c * y + e) * self.unit + self.left, (b * x + d * y + f) * self.unit + self.top

    @property
    def scale(self) -> float:
        """How high a letter of size 1 stands."""
        return math.hypot(self.matrix[2], self.matrix[3]) * self.unit


def objects(root: etree._Element, unit: float, origin: Point, units: Units | None = None) -> Objects:
    """The visible objects under a page's or a template's root; ``unit`` is a millimetre in points.

    ``units`` are the composite graphic units (13) that composite objects show.
    """
    units, found = units or Units({}), Objects([], [], [])
    for element in root.iter("{*}TextObject", "{*}PathObject", "{*}ImageObject", "{*}CompositeObject"):
        if element.get("Visible") == "false":
            continue
        frame, boundary = _frame(element, unit, origin)
        kind = local(element)
        if kind == "TextObject":
            found.letters.extend(_letters(element, frame, len(found.letters)))
        elif kind == "PathObject":
            found.strokes.extend(_strokes(element, frame))
        elif kind == "CompositeObject":
            _put(units.shown(element.get("ResourceID", "")), frame, found)
        else:
            found.pictures.append(boundary)
    return found


def _put(inner: Objects, frame: Frame, found: Objects) -> None:
    """Objects of a unit of its own, laid where its frame lies."""
    if sum(len(kind) for kind in (*inner, *found)) > _MOST:
        return
    before = len(found.letters)
    found.letters.extend(Letter(one.text, *_box(frame, one[1:5]), before + one.run) for one in inner.letters)
    found.strokes.extend((frame.point(*start), frame.point(*end)) for start, end in inner.strokes)
    found.pictures.extend(_box(frame, box) for box in inner.pictures)


def _box(frame: Frame, box: Box) -> Box:
    """The room that a box takes on the page."""
    xs, ys = zip(*(frame.point(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def numbers(text: str | None) -> list[float]:
    """The numbers of an attribute; none where one of them is not a number."""
    try:
        values = [float(word) for word in (text or "").split()]
    except ValueError:
        return []
    return values if all(map(math.isfinite, values)) else []


def _frame(element: etree._Element, unit: float, origin: Point) -> tuple[Frame, Box]:
    left, top, width, height = (*numbers(element.get("Boundary")), 0.0, 0.0, 0.0, 0.0)[:4]
    matrix = numbers(element.get("CTM"))
    x, y = left * unit + origin[0], top * unit + origin[1]
    a, b, c, d, e, f = matrix if len(matrix) == len(_PLAIN) else _PLAIN
    return Frame((a, b, c, d, e, f), x, y, unit), (x, y, x + width * unit, y + height * unit)


def _letters(element: etree._Element, frame: Frame, first: int) -> Iterator[Letter]:
    size = (numbers(element.get("Size")) or [0.0])[0]
    height = size * frame.scale
    for run, code in enumerate(element.iterfind("{*}TextCode"), first):
        text = code.text or ""
        across = _steps(code.get("DeltaX"), [_width(sign) * size for sign in text])
        down = _steps(code.get("DeltaY"), [0.0] * len(text))
        xs = accumulate(across, initial=(numbers(code.get("X")) or [0.0])[0])
        ys = accumulate(down, initial=(numbers(code.get("Y")) or [0.0])[0])
        for sign, x, y in zip(text, xs, ys, strict=False):
            left, base = frame.point(x, y)
            if sign.isprintable():
                yield Letter(
                    sign, left, base - _ASCENT * height, left + _width(sign) * height, base + _DESCENT * height, run
                )


def _steps(deltas: str | None, usual: list[float]) -> list[float]:
    """From each letter to the next: what the file states, and beyond that what is usual."""
    stated = list(islice(_stated((deltas or "").split()), len(usual)))
    return [*stated, *usual[len(stated) :]]


def _stated(words: list[str]) -> Iterator[float]:
    """The steps of a delta attribute (11.3): "g 3 4.2" stands for 4.2 4.2 4.2."""
    given = iter(words)
    for word in given:
        times = numbers(next(given, "")) if word == "g" else [1.0]
        step = numbers(next(given, "") if word == "g" else word)
        if not times or not step:
            return
        yield from repeat(step[0], int(times[0]))


def _width(sign: str) -> float:
    return 1.0 if ord(sign) >= _FIRST_WIDE else 0.5


def _strokes(element: etree._Element, frame: Frame) -> Iterator[Stroke]:
    lines = list(_lines(element.findtext("{*}AbbreviatedData", ""), frame))
    if lines and element.get("Stroke") != "false":
        yield from lines
    elif lines and element.get("Fill") == "true":
        yield from filled(lines)


def _lines(data: str, frame: Frame) -> Iterator[Stroke]:
    """The straight segments of a path; a path with curves is a drawing."""
    first = here = (0.0, 0.0)
    commands = _COMMAND.findall(data)
    if any(command in "QBA" for command, _ in commands):
        return
    for command, values in commands:
        point = numbers(values)
        if command == "C":
            yield frame.point(*here), frame.point(*first)
            here = first
        elif point:
            after = (point[0], point[-1])
            if command == "L":
                yield frame.point(*here), frame.point(*after)
            else:
                first = after
            here = after
