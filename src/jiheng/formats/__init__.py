"""Files ⇄ documents: one reader for each format, all behind ``read``."""

from jiheng.formats.archive import LEFT_BEHIND
from jiheng.formats.errors import Unreadable
from jiheng.formats.limits import Limits
from jiheng.formats.registry import converted, entries, read, read_bytes, recognizes, suffixes, word
from jiheng.formats.storage import content

__all__ = [
    "LEFT_BEHIND",
    "Limits",
    "Unreadable",
    "content",
    "converted",
    "entries",
    "read",
    "read_bytes",
    "recognizes",
    "suffixes",
    "word",
]
