"""OFD files."""

from jiheng.formats.ofd.reader import read

__all__ = ["read"]
