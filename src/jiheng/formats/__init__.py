"""Files ⇄ documents: one reader for each format, all behind ``read``."""

from jiheng.formats.errors import Unreadable
from jiheng.formats.limits import Limits
from jiheng.formats.registry import read, read_bytes, suffixes

__all__ = ["Limits", "Unreadable", "read", "read_bytes", "suffixes"]
