"""Workbooks: official forms to fill, score sheets of schemes, allocations with their working; all read back.

Forms in the official layouts are read like any published document (``performance.forms`` over a ledger); score sheets
and allocations are ours alone and are read cell by cell.
"""

from __future__ import annotations

from pathlib import Path

from jiheng.performance.allocation import Allocation, allocated
from jiheng.performance.workbooks.allocation_form import new_allocation
from jiheng.performance.workbooks.allocation_reading import read_plan
from jiheng.performance.workbooks.cells import Book, book
from jiheng.performance.workbooks.forms import fill, new_form
from jiheng.performance.workbooks.layout import layouts
from jiheng.performance.workbooks.sheet_form import new_sheet
from jiheng.performance.workbooks.sheet_reading import assess_workbook, evaluate_workbook, is_score_sheet
from jiheng.performance.workbooks.sheet_result import write_assessment
from jiheng.performance.workbooks.working_paper import working_paper
from jiheng.performance.workbooks.worksheet_book import is_worksheet, new_worksheet, read_worksheet, write_answer
from jiheng.policy import Pack

__all__ = [
    "Book",
    "allocate_workbook",
    "assess_workbook",
    "book",
    "evaluate_workbook",
    "fill",
    "is_score_sheet",
    "is_worksheet",
    "layouts",
    "new_allocation",
    "new_form",
    "new_sheet",
    "new_worksheet",
    "read_plan",
    "read_worksheet",
    "working_paper",
    "write_answer",
    "write_assessment",
]


def allocate_workbook(source: bytes | Path, pack: Pack, name: str = "") -> Allocation:
    """Read the plan of a filled workbook and carry it out.

    Raises:
        PerformanceError: it cannot be read or carried out; the message names the place and says what to do.
    """
    return allocated(read_plan(source, pack, name))
