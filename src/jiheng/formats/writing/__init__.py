"""Documents → files: one writer for each format, all behind ``write``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from jiheng.document import Document, Span
from jiheng.ledger import Fact
from jiheng.policy.look import Look

Writer = Callable[[Document, Look, Sequence[Fact], Sequence[Span]], bytes]

WRITERS: Mapping[str, str] = {
    ".docx": "jiheng.formats.writing.word",
    ".pdf": "jiheng.formats.writing.pdf",
    ".html": "jiheng.formats.writing.web",
    ".txt": "jiheng.formats.writing.text",
}
"""The writers by the ending of the file; each module has ``write`` and is imported when it is asked for."""

NEEDS: Mapping[str, str] = {".pdf": "typst"}
"""The package that a format needs on a machine without LibreOffice."""


def write(document: Document, look: Look, suffix: str, facts: Sequence[Fact] = (), gaps: Sequence[Span] = ()) -> bytes:
    """The document as a file of the format that ``suffix`` names; the same document gives the same bytes.

    Args:
        document: its blocks are written in their order, by role.
        look: how each role is set.
        suffix: an ending that ``WRITERS`` knows, with its dot.
        facts: what the figures mean and where they come from, for formats that can carry it.
        gaps: stretches that a person must still fill; they are made visible.
    """
    writer: Writer = import_module(WRITERS[suffix]).write
    return writer(document, look, facts, gaps)
