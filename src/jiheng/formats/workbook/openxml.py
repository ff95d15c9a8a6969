"""The parts of an .xlsx file: its sheets, its shared strings, and how its styles show numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from posixpath import join, normpath
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from jiheng.formats.container import Container
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import Limits
from jiheng.formats.markup import character, guard, local, parsed, whole
from jiheng.formats.workbook.display import Show, display

_BOOK, _STYLES, _STRINGS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_WORKSHEET = "/worksheet"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # 22.4.2.4 bstr: a character that XML cannot hold
_TRUE = ("1", "true")
_IRREGULAR = ("<!", "<si ", "<si/", "\ufffd")
_PLAIN = re.compile(r'<si><t(?: xml:space="preserve")?>([^<&\r]*)</t></si>')
_ESCAPE = b"_x"
PARSING = MappingProxyType({"resolve_entities": False, "no_network": True, "remove_comments": True, "remove_pis": True})
"""How parts are parsed that are too large for a tree."""


class Part(NamedTuple):
    """A visible sheet: its name and its XML."""

    name: str
    data: bytes


class Book:
    """An .xlsx file; every part is unpacked within the limits and declares no DTD."""

    def __init__(self, data: bytes, path: str, limits: Limits) -> None:
        self._container = Container(data, path, limits)
        self._path = path
        self._limits = limits
        root = self._root(_BOOK)
        if root is None:
            raise unreadable(path, "no_part", place=_BOOK)
        self._book = root

    def sheets(self) -> Iterator[Part]:
        """The visible sheets in their order."""
        links = self._root(_LINKS)
        rows = [link for link in links if link.get("Type", "").endswith(_WORKSHEET)] if links is not None else []
        parts = {link.get("Id"): normpath(join("/xl", link.get("Target", ""))).lstrip("/") for link in rows}
        for sheet in self._book.iterfind("{*}sheets/{*}sheet"):
            identity = next((str(value) for key, value in sheet.items() if str(key).endswith("}id")), "")
            if sheet.get("state", "visible") == "visible" and identity in parts:
                yield Part(sheet.get("name", ""), self._part(parts[identity]) or b"")

    def displays(self) -> dict[str, Show]:
        """How the cell styles show numbers, by the style's number; those that show them as they are, are missing."""
        root = self._root(_STYLES)
        if root is None:
            return {}
        settings = self._book.find("{*}workbookPr")
        from_1904 = settings is not None and settings.get("date1904") in _TRUE
        codes = {
            whole(row.get("numFmtId"), 0): row.get("formatCode", "") for row in root.iterfind("{*}numFmts/{*}numFmt")
        }
        styles = [whole(style.get("numFmtId"), 0) for style in root.iterfind("{*}cellXfs/{*}xf")]
        shown = {identity: display(identity, codes.get(identity, ""), from_1904=from_1904) for identity in set(styles)}
        numbered = ((str(number), shown[identity]) for number, identity in enumerate(styles))
        return {number: show for number, show in numbered if show is not None}

    def strings(self) -> list[str]:
        """The shared strings, without phonetic guides."""
        data = self._part(_STRINGS) or b""
        try:
            found = _strings(data)
            found = [unescaped(words) for words in found] if _ESCAPE in data else found
            return [words.replace("\t", "\n") for words in found] if any("\t" in words for words in found) else found
        except etree.XMLSyntaxError as error:
            raise unreadable(self._path, "damaged", place=_STRINGS) from error

    def _root(self, name: str) -> etree._Element | None:
        data = self._part(name)
        return parsed(data, self._path, name, self._limits) if data else None

    def _part(self, name: str) -> bytes | None:
        data = self._container.find(name)
        if data is not None:
            guard(data, self._path, name)
        return data


def _strings(data: bytes) -> list[str]:
    """The strings, read one by one where the file has the form that programs write."""
    text = data.decode(errors="replace")
    if text.count("<si>") == text.count("</si>") > 0 and not any(sign in text for sign in _IRREGULAR):
        plain = _PLAIN.findall(text)
        if len(plain) == text.count("<si>"):
            return plain
        try:
            return [_string(f"<si>{item.partition('</si>')[0]}</si>") for item in text.split("<si>")[1:]]
        except etree.XMLSyntaxError:
            pass
    items = etree.iterparse(BytesIO(data), tag="{*}si", **PARSING) if data else ()
    return [string(item) for _, item in items]


def _string(item: str) -> str:
    if plain := _PLAIN.match(item):
        return plain[1]
    return string(etree.fromstring(item))


def string(item: etree._Element) -> str:
    """The words of a string with its runs; the element is emptied."""
    words = "".join(word.text or "" for word in item.iter("{*}t") if not _is_phonetic(word))
    item.clear()
    return words


def unescaped(words: str) -> str:
    """Words of the file with the characters that it writes as _x000D_."""
    return _ESCAPED.sub(lambda code: character(code[1]), words) if "_x" in words else words


def _is_phonetic(word: etree._Element) -> bool:
    parent = word.getparent()
    return parent is not None and local(parent) == "rPh"
