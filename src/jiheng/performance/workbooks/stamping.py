"""Saving an edited workbook so that the same content gives the same bytes."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

from jiheng.performance.workbooks.book import EPOCH

_STAMP = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def stamped(book: Workbook) -> bytes:
    """The bytes of a workbook without the time of day in them."""
    stream, result = BytesIO(), BytesIO()
    book.save(stream)
    with ZipFile(stream) as saved, ZipFile(result, "w", ZIP_DEFLATED) as fresh:
        for name in saved.namelist():
            fresh.writestr(_entry(name), _MODIFIED.sub(_dated, saved.read(name)) if name == _CORE else saved.read(name))
    return result.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _STAMP)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _dated(found: re.Match[bytes]) -> bytes:
    return found[1] + EPOCH.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
