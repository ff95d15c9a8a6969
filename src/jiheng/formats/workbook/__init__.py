"""Workbooks (.xlsx, .xls, .et)."""

from jiheng.formats.workbook.reader import read

__all__ = ["read"]
