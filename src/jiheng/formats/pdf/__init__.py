"""PDF files."""

from jiheng.formats.pdf.reader import read

__all__ = ["read"]
