"""A zip container (docx, xlsx, ofd, zip) read within limits that are checked on the bytes really unpacked."""

from __future__ import annotations

import struct
import zipfile
import zlib
from contextlib import suppress
from io import BytesIO

from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits, megabytes

_CENTRAL_HEADER = b"PK\x01\x02"
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# what the standard library raises at damaged headers, streams and names
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError, OverflowError)
_UTF8_NAME = 0x800
_CHINESE = 0x2E80  # from here on signs are Chinese ones


class Container:
    """The entries of a zip file; what is read counts against one common bound."""

    def __init__(self, data: bytes, path: str, limits: Limits = STANDARD) -> None:
        """Open the container.

        Raises:
            Unreadable: it is damaged or has too many entries.
        """
        self._path = path
        self._limits = limits
        self._unpacked = 0
        count = data.count(_CENTRAL_HEADER)
        if count > limits.entries:
            raise unreadable(path, "bomb_entries", count=count, limit=limits.entries)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise unreadable(path, "damaged", place="zip") from error
        self._entries = {name_of(info): info for info in self._zip.infolist() if not info.filename.endswith("/")}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all entries, in the container's order."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """An entry's bytes.

        Raises:
            Unreadable: it is missing, encrypted, damaged or unpacks beyond a limit.
        """
        if name not in self._entries:
            raise unreadable(self._path, "no_part", place=name)
        info = self._entries[name]
        if info.flag_bits & _ENCRYPTED:
            raise unreadable(self._path, "encrypted")
        if info.compress_type not in _METHODS:
            raise unreadable(self._path, "zip_method", place=name)
        try:
            return self._unpack(info, name)
        except _BROKEN as error:
            raise unreadable(self._path, "damaged", place=name) from error

    def find(self, name: str) -> bytes | None:
        """An entry's bytes, or None where the container has none of that name."""
        return self.read(name) if name in self._entries else None

    def _unpack(self, info: zipfile.ZipInfo, name: str) -> bytes:
        limits, packed = self._limits, info.compress_size
        ratio, room = max(limits.ratio_from, limits.ratio * packed), limits.unpacked_bytes - self._unpacked
        with self._zip.open(info) as stream:
            data = stream.read(min(ratio, room, limits.entry_bytes) + 1)  # at once: it is not copied together
        self._unpacked += len(data)
        if len(data) > ratio:
            raise unreadable(self._path, "bomb_ratio", place=name, limit=limits.ratio)
        if len(data) > limits.entry_bytes:
            raise unreadable(self._path, "bomb_size", place=name, limit=megabytes(limits.entry_bytes))
        if self._unpacked > limits.unpacked_bytes:
            raise unreadable(self._path, "bomb_size", place=name, limit=megabytes(limits.unpacked_bytes))
        return data


def name_of(info: zipfile.ZipInfo) -> str:
    """An entry's name; archivers write GB18030 or UTF-8 without saying so, which zipfile reads as cp437."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        with suppress(UnicodeError):
            name = _decoded(name.encode("cp437"))
    return name.replace("\\", "/").lstrip("/")


def _decoded(name: bytes) -> str:
    """A name as UTF-8 where that makes Chinese of it: words of GB18030 hardly ever are UTF-8 too."""
    with suppress(UnicodeError):
        found = name.decode()
        if name.isascii() or any(ord(sign) >= _CHINESE for sign in found):
            return found
    return name.decode("gb18030")
