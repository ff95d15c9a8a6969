"""The JSON of ``jiheng extract --format json`` (schema ``jiheng.extract/1``): the text that all offsets count in."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.document import Cell, Section, Table
from jiheng.reporting.audit import Audit, Failure
from jiheng.reporting.contract import Tree, dumped, figures, parts, report
from jiheng.reporting.facts import rows

SCHEMA = "jiheng.extract/1"


def document(audit: Audit) -> Tree:
    """One document: its text, what its stretches are, and every fact."""
    read = audit.document
    return {
        "path": read.path,
        "sha256": read.sha256,
        "notes": list(read.notes),
        "text": read.text,
        "parts": parts(read),
        "sections": [_section(section) for section in read.sections],
        "tables": [_table(table) for table in read.tables],
        "figures": figures(audit),
        "facts": list(rows(audit)),
    }


def whole(documents: Sequence[Tree], failures: Sequence[Failure]) -> str:
    """The object over all documents of a call."""
    return dumped(report(documents, failures, SCHEMA))


def _section(section: Section) -> Tree:
    return {
        "number": section.number,
        "title": section.title,
        "level": section.level,
        "path": list(section.path),
        "start": section.span.start,
        "end": section.span.end,
    }


def _table(table: Table) -> Tree:
    return {
        "caption": table.caption or None,
        "unit": table.unit or None,
        "page": table.page,
        "start": table.span.start,
        "end": table.span.end,
        "missing": [list(place) for place in table.missing],
        "cells": [_cell(cell) for cell in table.cells],
    }


def _cell(cell: Cell) -> Tree:
    return {
        "row": cell.row,
        "column": cell.column,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
        "text": cell.text,
        "start": cell.span.start,
        "end": cell.span.end,
    }
