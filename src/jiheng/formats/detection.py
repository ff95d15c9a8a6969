"""What a file is: by its content first, by its ending only where the content leaves a choice."""

from __future__ import annotations

import re
from pathlib import PurePath

from jiheng.formats.container import Container
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits

_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_UNSUPPORTED = {b"Rar!": "RAR", b"7z\xbc\xaf\x27\x1c": "7Z", b"\x1f\x8b": "GZ", b"MZ": "EXE", b"\x7fELF": "ELF"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARTS = (("word/", "docx"), ("xl/", "workbook"), ("OFD.xml", "ofd"), ("content.xml", "office"))
_OTHER_PARTS = (("ppt/", "PPT"), ("xl/workbook.bin", "XLSB"))
_OTHER_DOCUMENTS = ((b"opendocument.spreadsheet", "ODS"), (b"opendocument.presentation", "ODP"))
_MARKUP = re.compile(rb"<(?:!doctype html|html|head|body|table|div|meta)[\s>]", re.IGNORECASE)
_SPREADSHEET = b'"urn:schemas-microsoft-com:office:spreadsheet"'
_WEB_ARCHIVE = re.compile(rb"^(?:MIME-Version|From|Content-Type):.*?multipart/related", re.DOTALL | re.IGNORECASE)
_BLANK = b" \t\r\n\xef\xbb\xbf\xff\xfe"  # white space and byte order marks
_HEAD = 4096
_OFFICE = re.compile(r"\.(?:docx?|docm|wps|rtf|odt|xlsx?|xlsm|et|pdf|ofd|zip)$", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # no text has them
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_WORKS = ("CONTENTS", "MatOST", "MN0")  # streams of Microsoft Works (.wps)
_WORD_SUFFIXES = (".doc", ".wps", ".dot")


def detected(data: bytes, path: str, limits: Limits = STANDARD) -> str:
    """The name of the reader for a file's content.

    Raises:
        Unreadable: the content is of a known kind that is not read (a picture, an encrypted document).
    """
    if data.startswith(_IMAGES):
        raise unreadable(path, "image")
    for magic, name in _UNSUPPORTED.items():
        if data.startswith(magic):
            raise unreadable(path, "unsupported", name=name)
    if data.startswith(b"PK"):
        return _zipped(data, path, limits)
    if data.startswith(_OLE):
        return _compound(data, path)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if _OFFICE.search(path) and _CONTROL.search(data[:_HEAD]) and not data.startswith(_WIDE_MARKS):
        raise unreadable(path, "unknown")
    return _readable(data)


def _zipped(data: bytes, path: str, limits: Limits) -> str:
    container = Container(data, path, limits)
    names, mime = container.names, container.find("mimetype") or b""
    others = [name for part, name in _OTHER_PARTS if any(entry.startswith(part) for entry in names)]
    others += [name for kind, name in _OTHER_DOCUMENTS if kind in mime]
    if others:
        raise unreadable(path, "unsupported", name=others[0])
    return next((kind for part, kind in _PARTS if any(name.startswith(part) for name in names)), "archive")


def _compound(data: bytes, path: str) -> str:
    """A compound file (MS-CFB): the names of its streams stand in it as UTF-16."""
    if _stream("EncryptedPackage") in data:
        raise unreadable(path, "encrypted")
    word, sheet = _stream("WordDocument") in data, _stream("Workbook") in data or _stream("Book") in data
    if sheet and not (word and PurePath(path).suffix.lower() in _WORD_SUFFIXES):
        return "old_workbook"
    if _stream("PowerPoint Document") in data:
        raise unreadable(path, "unsupported", name="PPT")
    if not word and not any(_stream(name) in data for name in _WORKS):
        raise unreadable(path, "damaged", place="OLE")  # LibreOffice would show its bytes as letters
    return "office"


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\0\0"


def _readable(data: bytes) -> str:
    head = data[:_HEAD].replace(b"\0", b"").lstrip(_BLANK)  # without the zeros of UTF-16
    if head.startswith(b"<") and _SPREADSHEET in head and b"<html" not in head.lower():
        return "xml_workbook"
    if head.startswith(b"{\\rtf") or b"<?mso-application" in head:
        return "office"
    if _WEB_ARCHIVE.match(head):
        return "web_archive"
    return "html" if head.startswith(b"<") and _MARKUP.search(head) else "text"
