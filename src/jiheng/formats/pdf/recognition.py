"""Scanned pages read by optical character recognition, where the extra ``ocr`` is installed.

RapidOCR (Apache-2.0) with the PP-OCR models that its wheel carries; nothing is fetched. What it reads is marked as
such, because a picture can be misread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import accumulate, pairwise
from typing import Any

import pypdfium2 as pdfium

from jiheng.document import Document
from jiheng.formats.limits import STANDARD, Limits
from jiheng.formats.pages import layout
from jiheng.formats.pages.geometry import Letter
from jiheng.formats.pages.rules import Stroke
from jiheng.formats.pdf.page import Printed
from jiheng.formats.pdf.reader import pages

PACKAGES = ("rapidocr", "onnxruntime")
_SCALE = 200 / 72  # pixels in a point
_SURE = 0.6  # of 1: what is less certain is no word
_LONG = 60  # pixels: a ruled line is longer than any stroke of a sign
_THICK = 12  # pixels: and thinner than this
_FIRST_WIDE = "\u2e80"


def available() -> bool:
    """Whether the packages of the extra are installed."""
    return all(find_spec(name) is not None for name in PACKAGES)


def read(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a PDF as ``pdf.read`` does, its scanned pages too; ``Document.notes`` name them.

    Raises:
        Unreadable: as ``pdf.read``; or nothing was recognized on any page.
    """
    return layout.document(pages(data, path, limits, _recognized), data, path, "pdf", limits)


def _recognized(opened: pdfium.PdfPage) -> Printed:
    """The letters and the ruled lines on the picture of a page."""
    image = opened.render(scale=_SCALE).to_numpy()
    found = _engine()(image)
    if found.txts is None:
        return Printed((), ())
    rows = zip(found.boxes.tolist(), found.txts, found.scores, strict=True)
    sure = [(corners, words) for corners, words, score in rows if score >= _SURE]
    letters = [letter for run, box in enumerate(sure) for letter in _letters(*box, run)]
    return Printed(letters, list(_lines(image)))


@cache
def _engine() -> Any:  # noqa: ANN401 - an optional package
    import logging

    from rapidocr import RapidOCR

    logging.disable(logging.CRITICAL)  # this process reads files and does nothing else
    return RapidOCR()


def _letters(corners: Sequence[Sequence[float]], words: str, run: int) -> Iterator[Letter]:
    """The signs of a line, which share its room as wide and narrow ones do."""
    xs, ys = zip(*((x / _SCALE, y / _SCALE) for x, y in corners), strict=True)
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    shares = [2 if sign >= _FIRST_WIDE else 1 for sign in words]
    edges = [left + (right - left) * share / sum(shares) for share in accumulate(shares, initial=0)]
    for sign, (start, end) in zip(words, pairwise(edges), strict=True):
        if not sign.isspace():
            yield Letter(sign, start, top, end, bottom, run)


def _lines(image: Any) -> Iterator[Stroke]:  # noqa: ANN401 - an array of pixels
    """The ruled lines: what is dark, long in one direction and thin in the other."""
    import cv2

    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    dark = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    for size in ((_LONG, 1), (1, _LONG)):
        kept = cv2.morphologyEx(dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size))
        _, _, boxes, _ = cv2.connectedComponentsWithStats(kept)
        for left, top, width, height, _ in boxes.tolist()[1:]:  # the first is the paper
            if size[1] == 1 and height <= _THICK:
                yield _stroke(left, top + height / 2, left + width, top + height / 2)
            elif size[0] == 1 and width <= _THICK:
                yield _stroke(left + width / 2, top, left + width / 2, top + height)


def _stroke(x: float, y: float, v: float, w: float) -> Stroke:
    return (x / _SCALE, y / _SCALE), (v / _SCALE, w / _SCALE)
