"""The user's own file that a document was read from, as bytes to write remarks into."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from jiheng.document import Document
from jiheng.formats import Unreadable, content, word
from jiheng.policy.messages import messages
from jiheng.reporting.audit import Unsuited

SAY = messages("rectification")


def original(document: Document) -> bytes:
    """The file, or the entry of an archive; what is read through its conversion to .docx as that conversion.

    Raises:
        Unsuited: it has changed since it was read, or cannot be read any more.
    """
    try:
        data = content(Path(document.path))
        if sha256(data).hexdigest() != document.sha256:
            raise Unsuited(document.path, SAY.text("remarks.changed"))
        return word(data, document.path)
    except Unreadable as error:
        raise Unsuited(document.path, error.message) from error
