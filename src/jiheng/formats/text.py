"""Plain text files: the text is the decoded file without its byte order mark, line ends as in the file."""

from __future__ import annotations

import re
from hashlib import sha256

from jiheng.document import Block, Document, Role, Span
from jiheng.formats.decoding import decoded
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits, megabytes

_LINE = re.compile(r"[^\r\n\x0c]+")


def read(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a text file (UTF-8, GB18030, UTF-16); every line that is not blank is a block.

    Raises:
        Unreadable: too large, no known encoding, or not a text.
    """
    if len(data) > limits.text_bytes:
        size, most = megabytes(len(data)), megabytes(limits.text_bytes)
        raise unreadable(path, "too_large", size=size, limit=most)
    text = decoded(data, path)
    if len(text) > limits.characters:
        raise unreadable(path, "too_long", limit=limits.characters)
    if not text.strip():
        raise unreadable(path, "empty")
    lines = (line for line in _LINE.finditer(text) if not line[0].isspace())
    blocks = tuple(Block(Role.PARAGRAPH, Span(*line.span())) for line in lines)
    return Document(path, text, blocks, sha256=sha256(data).hexdigest(), format="txt")
