"""One hardened parser for all XML of office files: no entities, no DTD, no network, bounded depth and size."""

from __future__ import annotations

import re

from lxml import etree

from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits, megabytes

_DECLARATIONS = tuple("!DOCTYPE".encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be"))
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|spreadsheetml|drawingml)/(main|chart)")
_STRICT_RELATIONSHIPS = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
_CHARACTERS = (range(0x9, 0xB), range(0x20, 0xD800), range(0xE000, 0xFFFE), range(0x10000, 0x110000))  # of XML 1.0, 2.2
_TRANSITIONAL = {
    b"wordprocessingml": rb"http://schemas.openxmlformats.org/wordprocessingml/2006/\2",
    b"spreadsheetml": rb"http://schemas.openxmlformats.org/spreadsheetml/2006/\2",
    b"drawingml": rb"http://schemas.openxmlformats.org/drawingml/2006/\2",
}


def parsed(data: bytes, path: str, place: str, limits: Limits = STANDARD) -> etree._Element:
    """The root element of an XML entry.

    Args:
        data: the entry's bytes.
        path: the file, for the error.
        place: the entry's name, for the error.
        limits: how much is taken on.

    Raises:
        Unreadable: the entry declares a DTD, is too large, too deep or not well formed.
    """
    guard(data, path, place)
    if len(data) > limits.markup_bytes:
        raise unreadable(path, "bomb_size", place=place, limit=megabytes(limits.markup_bytes))
    if data.count(b"<") > limits.tags:
        raise unreadable(path, "too_many_tags", limit=limits.tags)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(_transitional(data), parser)
    except etree.XMLSyntaxError as error:
        raise unreadable(path, "damaged", place=place) from error
    return root


def guard(data: bytes, path: str, place: str) -> None:
    """Refuse an XML entry that declares a DTD.

    Raises:
        Unreadable: it does.
    """
    if b"!" in data and any(declaration in data for declaration in _DECLARATIONS):  # few have the sign, found at once
        raise unreadable(path, "entities", place=place)


def _transitional(data: bytes) -> bytes:
    """Strict Open XML in the names of the transitional one (ISO/IEC 29500-1 against -4)."""
    if b"purl.oclc.org/ooxml" not in data[:4096]:
        return data
    data = data.replace(_STRICT_RELATIONSHIPS, b"http://schemas.openxmlformats.org/officeDocument/2006/relationships")
    return _STRICT.sub(lambda match: match.expand(_TRANSITIONAL[match[1]]), data)


def whole(value: str | None, default: int) -> int:
    """A whole number of an attribute; ``default`` where it is missing or none."""
    try:
        return int(value) if value is not None else default
    except ValueError:
        return default


def character(code: str) -> str:
    """The character of a hexadecimal code; "" where text has none for it (half a character, a control sign)."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if any(number in held for held in _CHARACTERS) else ""


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(element).localname
