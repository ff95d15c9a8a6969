"""The empty workbook of an allocation (因素法测算表), to fill by hand."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.performance.workbooks.allocation_words import AllocationWords, allocation_words
from jiheng.performance.workbooks.book import Formats, Sheet, Workbook, written
from jiheng.performance.workbooks.fitting import height, page_of
from jiheng.policy import Pack

WIDTH = 22
EMPTY_ROWS = 60
"""Lines of the areas that are prepared."""


def new_allocation(pack: Pack, factors: Sequence[str] = ()) -> bytes:
    """An empty workbook; ``factors`` name columns of the areas, more can be added by hand."""
    words = allocation_words(pack)

    def write(workbook: Workbook, formats: Formats) -> None:
        heads, sheets = words.heads, words.sheets
        plan = [(words.items[key], "", words.notes[key]) for key in words.items]
        _sheet(workbook, formats, sheets["plan"], _heads(words, "item", "content", "note"), plan)
        _sheet(workbook, formats, sheets["carve_outs"], _heads(words, "name", "amount"))
        columns = _heads(words, "factor", "parent", "weight", "inverse", "damping")
        page = _sheet(workbook, formats, sheets["factors"], columns, [(factor, "", "", "", "") for factor in factors])
        for column, choices in ((3, words.inverse), (4, words.damping)):
            page.data_validation(1, column, EMPTY_ROWS, column, {"validate": "list", "source": list(choices)})
        _sheet(workbook, formats, sheets["coefficients"], _heads(words, "coefficient", "grade", "value"))
        limits = _heads(words, "floor", "cap", "last_year", "excluded", "reason", "published")
        columns = (heads["area"], *factors, *limits)
        _sheet(workbook, formats, sheets["areas"], columns, [[""] * len(columns)] * EMPTY_ROWS)

    return written(write, pack.text("layout_settings.fonts"), pack.text("layout_settings.heading_font"))


def _heads(words: AllocationWords, *names: str) -> tuple[str, ...]:
    return tuple(words.heads[name] for name in names)


def _sheet(
    workbook: Workbook, formats: Formats, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]] = ()
) -> Sheet:
    page = page_of(workbook, title, [WIDTH] * len(heads))
    page.freeze_panes(1, 1)
    for column, head in enumerate(heads):
        page.write_string(0, column, head, formats["label"])
    for row, texts in enumerate(rows, 1):
        for column, text in enumerate(texts):
            page.write(row, column, text or None, formats["label" if text else "entry"])
        page.set_row(row, height((text, WIDTH) for text in texts))
    return page
