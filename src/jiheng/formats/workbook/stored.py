"""The rows of an .xlsx sheet as the file stores them (ECMA-376-1, 18.3.1.4).

Rows of the regular form that programs write are read by an expression, any other row is parsed, and a sheet that is not
regular at all is parsed as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from jiheng.formats.markup import local, whole
from jiheng.formats.workbook.looks import Looks
from jiheng.formats.workbook.openxml import PARSING, string
from jiheng.formats.workbook.references import Place, place
from jiheng.formats.workbook.regular import Regular
from jiheng.formats.workbook.sheet import Filled, Row

_START, _ROW_END, _END = "<sheetData>", "</row>", "</sheetData>"
_HEAD = 1024
_FOREIGN = re.compile(rb"""<\?xml[^>]*\sencoding=["'](?!utf-?8["'])""", re.IGNORECASE)
_NAMED = re.compile(r"<(\w+):worksheet[\s>]")
_OWN = re.compile(r'\s\w+:\w+="[^"]*"')  # an attribute of a program's own
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^<>]*?\bref=["']([A-Z]{1,3}[0-9]{1,7}):([A-Z]{1,3}[0-9]{1,7})["']""")
_PADDED = re.compile(rb"\.[0-9]*0<")  # a number that ends in a needless zero


def filled(data: bytes, looks: Looks, *, quickly: bool) -> Filled:
    """The rows of a sheet that say something.

    Raises:
        etree.XMLSyntaxError: it is not well formed; or, if read ``quickly``, it has not the regular form.
    """
    text = _regular(data) if quickly else ""
    start, end = text.find(_START), text.rfind(_END)
    if not 0 <= start < end:
        return Filled.of(_parsed(data, looks))
    return Filled(_quickly(text, start + len(_START), end, Regular(looks, padded=bool(_PADDED.search(data))), looks))


def merged(data: bytes) -> list[tuple[Place, Place]]:
    """The merged cells of a sheet by their first and last place."""
    behind = data[max(data.rfind(b"sheetData>"), 0) :].replace(b"\0", b"")  # the zeros are those of UTF-16
    return [(place(first.decode()), place(last.decode())) for first, last in _MERGED.findall(behind)]


def _regular(data: bytes) -> str:
    """The text of a sheet, its elements without the prefix that some programs give them.

    It is "" where the bytes may mean more than they say: there are comments or the like, or another encoding.
    """
    if (b"!" in data and b"<!" in data) or _FOREIGN.search(data[:_HEAD]):
        return ""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return ""
    if named := _NAMED.search(text, 0, _HEAD):
        text = text.replace(f"<{named[1]}:", "<").replace(f"</{named[1]}:", "</")
    return text


def _quickly(text: str, at: int, end: int, regular: Regular, looks: Looks) -> list[Row]:
    number, rows = -1, list[Row]()
    while at < end:
        if regular.expression is not None:
            at, number = regular.expression.read(text, at, rows, number)
            if at >= end:
                break
        start, head, at = at, *_next(text, at, end)
        row = _row(etree.fromstring(_OWN.sub("", text[start:head]) + text[head:at]), number + 1, looks)
        regular.learn(text[head:at])
        number = row.number
        if row.says_something:
            rows.append(row)
    return rows


def _next(text: str, at: int, end: int) -> tuple[int, int]:
    """Where the opening tag of the row at an offset ends, and where the row does."""
    head = text.find(">", at) + 1 or end
    return head, head if text[head - 2] == "/" else text.find(_ROW_END, at) + len(_ROW_END)


def _parsed(data: bytes, looks: Looks) -> Iterator[Row]:
    number = -1
    for _, element in etree.iterparse(BytesIO(data), tag="{*}row", **PARSING):
        row = _row(element, number + 1, looks)
        number = row.number
        yield row
        element.clear()


def _row(element: etree._Element, number: int, looks: Looks) -> Row:
    """A parsed row; ``number`` is its own where it names none."""
    texts: dict[int, str] = {}
    uncalculated, column = [], -1
    for cell in element.iterchildren("{*}c"):
        column = place(cell.get("r", ""))[1] if cell.get("r") else column + 1
        look = looks.of(cell.get("s", ""), cell.get("t", ""))
        parts = {local(part): part for part in cell.iterchildren("{*}f", "{*}v", "{*}is")}
        value = parts["v"].text or "" if "v" in parts else string(parts["is"]) if "is" in parts else ""
        texts[column] = look.text(value) if value else ""
        if "f" in parts and not value and not look.may_be_empty:
            uncalculated.append(column)
    columns = tuple(sorted(texts))
    number = whole(element.get("r"), number + 1) - 1
    return Row.of(number, columns, [texts[column] for column in columns], uncalculated)
