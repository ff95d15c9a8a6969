"""Worksheets (工作表单) of what follows the scores: review, rectification, use of results; filled, answered, signed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jiheng.performance.worksheets.adjusting import adjusting
from jiheng.performance.worksheets.linking import linking
from jiheng.performance.worksheets.model import Answer, Cell, Entry, Filled, Worksheet, names, worksheet
from jiheng.performance.worksheets.reconciling import reconciling
from jiheng.performance.worksheets.rectifying import rectifying
from jiheng.performance.worksheets.sampling import sampling
from jiheng.policy import Pack

__all__ = ["Answer", "Cell", "Entry", "Filled", "Worksheet", "answered", "names", "worksheet"]

ANSWERS: Mapping[str, Callable[[Filled, Pack], Answer]] = {
    "review_sample": sampling,
    "review_scores": reconciling,
    "review_adjustments": adjusting,
    "result_use": linking,
    "problem_register": rectifying,
}


def answered(filled: Filled, pack: Pack) -> Answer:
    """The answer to a filled worksheet.

    Raises:
        PerformanceError: a cell that is due is empty or holds something else; the message names it.
    """
    return ANSWERS[filled.sheet.id](filled, pack)
