"""Word documents (.docx)."""

from jiheng.formats.docx.reader import read

__all__ = ["read"]
