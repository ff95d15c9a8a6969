"""PDF files through LibreOffice, on machines that typst has no package for."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from jiheng.formats.converter import CONVERTER, program
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD

_PDF = "pdf"


def converted(word: bytes) -> bytes:
    """A Word file as LibreOffice prints it.

    Raises:
        Unreadable: LibreOffice is not installed, fails, or takes too long.
    """
    found = program()
    if found is None:
        raise unreadable(_PDF, "no_typesetter")
    with TemporaryDirectory(prefix="jiheng-") as folder:
        source = Path(folder, "report.docx")
        source.write_bytes(word)
        try:
            made = CONVERTER.convert(found, source, _PDF, STANDARD.seconds)
        except TimeoutError as error:
            raise unreadable(_PDF, "too_slow", seconds=STANDARD.seconds) from error
        if made is None:
            raise unreadable(_PDF, "not_printed")
        return made.read_bytes()
