"""Web pages (.html)."""

from jiheng.formats.html.reader import read

__all__ = ["read"]
