"""Files ⇄ documents: one reader for each format, all behind ``read``."""

from jiheng.formats.errors import Unreadable
from jiheng.formats.limits import Limits
from jiheng.formats.registry import entries, read, read_bytes, suffixes

__all__ = ["Limits", "Unreadable", "entries", "read", "read_bytes", "suffixes"]
