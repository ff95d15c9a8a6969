"""The readers by name, and the one way in: a path becomes a document."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from jiheng.document import Document
from jiheng.formats.child import CHILD
from jiheng.formats.detection import detected
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits, megabytes


class Reader(NamedTuple):
    """A module with ``read(data, path, limits)``, imported when needed, and the endings under which its files go.

    ``apart`` tells that its files are read in a child process.
    """

    module: str
    suffixes: tuple[str, ...]
    apart: bool = False

    def read(self, data: bytes, path: str, limits: Limits) -> Document:
        """Read a file's content."""
        if self.apart:
            return CHILD.read(self.module, data, path, limits)
        try:
            reader: Callable[[bytes, str, Limits], Document] = import_module(self.module).read
            return reader(data, path, limits)
        except RecursionError as error:
            raise unreadable(path, "nested", place=path, limit=limits.nesting) from error


READERS = {
    "text": Reader("jiheng.formats.text", (".txt",)),
    "docx": Reader("jiheng.formats.docx", (".docx", ".docm")),
    "html": Reader("jiheng.formats.html", (".html", ".htm")),
    "workbook": Reader("jiheng.formats.workbook", (".xlsx", ".xlsm")),
    "old_workbook": Reader("jiheng.formats.workbook", (".xls", ".et"), apart=True),
    "pdf": Reader("jiheng.formats.pdf", (".pdf",), apart=True),
    "ofd": Reader("jiheng.formats.ofd", (".ofd",), apart=True),
}


def suffixes() -> tuple[str, ...]:
    """The endings of files that can be read, for walking through a folder."""
    return tuple(suffix for reader in READERS.values() for suffix in reader.suffixes)


def read(path: Path, limits: Limits = STANDARD) -> Document:
    """Read a file of any known format.

    Raises:
        Unreadable: it is missing, not allowed, too large, of no known format, damaged or malicious.
    """
    return read_bytes(content(path, limits), str(path), limits)


def read_bytes(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a file's content; ``path`` names it in errors.

    Raises:
        Unreadable: it is of no known format, damaged or malicious.
    """
    if not data:
        raise unreadable(path, "empty")
    name = detected(data, path, limits)
    if name not in READERS:
        raise unreadable(path, "unsupported", name=name)
    return READERS[name].read(data, path, limits)


def content(path: Path, limits: Limits = STANDARD) -> bytes:
    """A file's bytes.

    Raises:
        Unreadable: it is missing, a folder, not allowed or too large.
    """
    try:
        if path.is_dir():
            raise unreadable(str(path), "folder")
        if (size := path.stat().st_size) > limits.file_bytes:
            raise unreadable(str(path), "too_large", size=megabytes(size), limit=megabytes(limits.file_bytes))
        with path.open("rb") as file:
            return file.read(limits.file_bytes + 1)
    except FileNotFoundError as error:
        raise unreadable(str(path), "missing") from error
    except PermissionError as error:
        raise unreadable(str(path), "denied") from error
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else type(error).__name__
        raise unreadable(str(path), "device", reason=reason) from error
