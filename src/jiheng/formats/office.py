"""Old and foreign text documents (.doc, .wps, .rtf, .odt) through LibreOffice, where it is installed."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from jiheng.document import Document
from jiheng.formats import docx
from jiheng.formats.converter import CONVERTER, program
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits

_KNOWN = (".doc", ".wps", ".rtf", ".odt", ".dot", ".xml")


def read(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a document by having it converted to .docx; places are those of the converted file.

    Raises:
        Unreadable: LibreOffice is not installed, cannot read the file, or takes too long.
    """
    found = docx.read(converted(data, path, limits), path, limits)
    return replace(found, sha256=sha256(data).hexdigest())


def converted(data: bytes, path: str, limits: Limits = STANDARD) -> bytes:
    """The document as a .docx file.

    Raises:
        Unreadable: as ``read``.
    """
    found = program()
    if found is None:
        raise unreadable(path, "no_office")
    suffix = PurePath(path).suffix.lower()
    with TemporaryDirectory(prefix="jiheng-") as folder:
        source = Path(folder, f"source{suffix if suffix in _KNOWN else '.doc'}")
        source.write_bytes(data)
        try:
            made = CONVERTER.convert(found, source, "docx", limits.seconds)
        except TimeoutError as error:
            raise unreadable(path, "too_slow", seconds=limits.seconds) from error
        if made is None:
            raise unreadable(path, "not_converted")
        return made.read_bytes()
