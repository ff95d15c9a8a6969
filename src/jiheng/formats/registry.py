"""The readers by name, and the one way in: a path becomes a document."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from jiheng.document import Document
from jiheng.formats import archive
from jiheng.formats.child import CHILD, RECOGNIZING
from jiheng.formats.detection import detected
from jiheng.formats.errors import Unreadable, unreadable
from jiheng.formats.limits import STANDARD, Limits
from jiheng.formats.storage import content
from jiheng.uncollected import uncollected


class Reader(NamedTuple):
    """A module with ``read(data, path, limits)``, imported when needed, and the endings under which its files go.

    ``apart`` tells that its files are read in a child process; ``recognition`` is a module that reads scans too, by
    recognizing their letters, where ``available`` of it says so.
    """

    module: str
    suffixes: tuple[str, ...]
    apart: bool = False
    recognition: str = ""

    def read(self, data: bytes, path: str, limits: Limits) -> Document:
        """Read a file's content; where pages of it are scans, these too if they can be."""
        try:
            document = self._read(data, path, limits)
        except Unreadable as error:
            if error.reason != _SCAN or not self.recognizes:
                raise
            return self._recognized(data, path, limits)
        if not document.notes or not self.recognizes:
            return document
        with suppress(Unreadable):  # it takes too long, for example: then the other pages are what there is
            return self._recognized(data, path, limits)
        return document

    @property
    def recognizes(self) -> bool:
        """Whether it reads scans."""
        return bool(self.recognition) and bool(import_module(self.recognition).available())

    def _recognized(self, data: bytes, path: str, limits: Limits) -> Document:
        wider = replace(limits, seconds=limits.recognition_seconds, child_bytes=limits.recognition_bytes)
        return RECOGNIZING.read(self.recognition, data, path, wider)

    def _read(self, data: bytes, path: str, limits: Limits) -> Document:
        if self.apart:
            return CHILD.read(self.module, data, path, limits)
        try:
            reader: Callable[[bytes, str, Limits], Document] = import_module(self.module).read
            return reader(data, path, limits)
        except RecursionError as error:
            raise unreadable(path, "nested") from error


READERS = {
    "text": Reader("jiheng.formats.text", (".txt",)),
    "docx": Reader("jiheng.formats.docx", (".docx", ".docm")),
    "html": Reader("jiheng.formats.html", (".html", ".htm")),
    "web_archive": Reader("jiheng.formats.web_archive", (".mht", ".mhtml")),
    "office": Reader("jiheng.formats.office", (".doc", ".wps", ".rtf", ".odt")),
    "workbook": Reader("jiheng.formats.workbook.xlsx", (".xlsx", ".xlsm")),
    "old_workbook": Reader("jiheng.formats.workbook.xls", (".xls", ".et"), apart=True),
    "xml_workbook": Reader("jiheng.formats.workbook.spreadsheetml", ()),
    "pdf": Reader("jiheng.formats.pdf", (".pdf",), apart=True, recognition="jiheng.formats.pdf.recognition"),
    "ofd": Reader("jiheng.formats.ofd", (".ofd",), apart=True),
}
_ARCHIVE, _OFFICE = "archive", "office"
_SCAN = "scan"


def _readable() -> tuple[str, ...]:
    return tuple(suffix for reader in READERS.values() for suffix in reader.suffixes)


def suffixes() -> tuple[str, ...]:
    """The endings of files that can be read, archives among them, for walking through a folder."""
    return (*_readable(), archive.SUFFIX)


def converted() -> tuple[str, ...]:
    """The endings of files that are read through LibreOffice."""
    return READERS[_OFFICE].suffixes


def recognizes() -> bool:
    """Whether scanned pages are read."""
    return READERS["pdf"].recognizes


def entries(path: Path, limits: Limits = STANDARD) -> list[Path | Unreadable]:
    """The readable files in a zip archive, as paths that ``read`` takes (报告.zip/附表.xlsx); any other file is itself.

    An archive in it that cannot be read is the reason why.

    Raises:
        Unreadable: the archive is missing, damaged, beyond a limit, or holds nothing to read.
    """
    if path.suffix.lower() != archive.SUFFIX:
        return [path]
    data = content(path, limits)
    if detected(data, str(path), limits) != _ARCHIVE:
        return [path]
    return archive.entries(data, path, _readable(), limits)


def read(path: Path, limits: Limits = STANDARD) -> Document:
    """Read a file of any known format, also one inside a zip archive; an archive itself only if it holds one.

    Raises:
        Unreadable: it is missing, not allowed, too large, of no known format, damaged or malicious.
    """
    return read_bytes(content(path, limits), str(path), limits)


@uncollected(acyclic=True)
def read_bytes(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a file's content; ``path`` names it in errors.

    Raises:
        Unreadable: it is of no known format, damaged or malicious.
    """
    if not data:
        raise unreadable(path, "empty")
    name = detected(data, path, limits)
    return _only(data, path, limits) if name == _ARCHIVE else READERS[name].read(data, path, limits)


def word(data: bytes, path: str, limits: Limits = STANDARD) -> bytes:
    """A file that is read as a Word document as that document: converted if it is another program's or an old one.

    Raises:
        Unreadable: it cannot be converted.
    """
    if detected(data, path, limits) != _OFFICE:
        return data
    converted: Callable[[bytes, str, Limits], bytes] = import_module(READERS[_OFFICE].module).converted
    return converted(data, path, limits)


def _only(data: bytes, path: str, limits: Limits) -> Document:
    """The one readable file in an archive."""
    first, *others = archive.entries(data, Path(path), _readable(), limits)
    if others:
        raise unreadable(path, "archive", count=1 + len(others))
    if isinstance(first, Unreadable):
        raise first
    inner = first.relative_to(path).as_posix()
    return read_bytes(archive.entry(data, inner, str(first), limits), str(first), limits)
