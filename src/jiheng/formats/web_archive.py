"""Web pages in one file (.mht, and the .doc files that many systems export so): the page inside (RFC 2557)."""

from __future__ import annotations

from email import message_from_bytes, policy

from jiheng.document import Document
from jiheng.formats import html
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits, megabytes


def read(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read the first page of a web archive as ``html.read`` does.

    Raises:
        Unreadable: there is no page in it, or as ``html.read``.
    """
    if len(data) > limits.text_bytes:
        raise unreadable(path, "too_large", size=megabytes(len(data)), limit=megabytes(limits.text_bytes))
    for part in message_from_bytes(data, policy=policy.default).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return html.read(content, path, limits)
    raise unreadable(path, "no_text")
