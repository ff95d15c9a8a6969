"""XML as text: elements are joined from strings, which a big table needs to be fast."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape as escaped

from jiheng.formats.writing.marks import printable

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def tag(name: str, attributes: Mapping[str, object] | None = None, *inner: str) -> str:
    """An element; ``inner`` is markup already, attribute values are words."""
    pairs = "".join(f' {key}="{escape(str(value))}"' for key, value in (attributes or {}).items())
    content = "".join(inner)
    return f"<{name}{pairs}>{content}</{name}>" if content else f"<{name}{pairs}/>"


def escape(words: str) -> str:
    """Words as markup, without what XML cannot hold."""
    return escaped(printable(words))


def namespaces(**found: str) -> dict[str, str]:
    """The declarations of a root element."""
    return {f"xmlns:{prefix}": address for prefix, address in found.items()}
