"""Files ⇄ documents: one reader for each format, all behind ``read``."""

from jiheng.formats.errors import Unreadable
from jiheng.formats.limits import Limits
from jiheng.formats.registry import entries, read, read_bytes, suffixes
from jiheng.formats.storage import content

__all__ = ["Limits", "Unreadable", "content", "entries", "read", "read_bytes", "suffixes"]
