"""Documents → PDF files without an office program: set by typst from data, with the faces of a package."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jiheng.document import Document, Span
from jiheng.formats.writing import word
from jiheng.formats.writing.marks import Marks
from jiheng.formats.writing.pdf.data import report
from jiheng.formats.writing.pdf.office import converted
from jiheng.formats.writing.stretches import layout
from jiheng.ledger import Fact
from jiheng.policy.look import Look

TEMPLATE = Path(__file__).with_name("template.typ")
FONTS = "pylopdf_fonts_zh_cn"
STANDARDS: Sequence[list[Any]] = (["a-2a", "ua-1"], ["a-2a"], [])
"""For the archive and for all readers, for the archive, or what can be shown: headings that skip a level are not for
all readers, and what the packaged faces lack is taken from the machine's, which an archive may not."""


def write(document: Document, look: Look, facts: Sequence[Fact] = (), gaps: Sequence[Span] = ()) -> bytes:
    """The document as a tagged PDF file with an outline; ``facts`` have no place in it, ``gaps`` are coloured.

    Raises:
        Unreadable: neither typst nor LibreOffice is there to set it.
    """
    try:
        import typst  # noqa: F401 - it has no package for some machines
    except ImportError:
        return converted(word.write(document, look, facts, gaps))
    given = json.dumps(report(document, look, layout(document, look), Marks(document, (), gaps)), ensure_ascii=False)
    return _set(given, STANDARDS)


def _set(given: str, standards: Sequence[list[Any]]) -> bytes:
    import typst

    first, *others = standards
    fonts = _fonts(system=not others)
    try:
        made: bytes = typst.compile(
            TEMPLATE.read_bytes(), sys_inputs={"report": given}, font_paths=fonts, pdf_standards=first
        )
    except typst.TypstError:
        if not others:
            raise
        return _set(given, others)
    return made


@cache
def _fonts(*, system: bool) -> Any:  # noqa: ANN401 - typst has no types
    """The faces of the package alone, so that a report looks the same on every machine; or the machine's too."""
    import typst

    found = find_spec(FONTS)
    folders = list(found.submodule_search_locations or ()) if found else []
    return typst.Fonts(font_paths=folders, include_system_fonts=system, include_embedded_fonts=False)
