"""The workbook over many scored files (汇总): one line for each form, then what the batch as a whole raises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jiheng.performance.wording import said
from jiheng.performance.workbooks.book import Formats, Workbook, written
from jiheng.performance.workbooks.fitting import page_of
from jiheng.policy import Pack

FIELDS = ("entity", "year", "title", "project", "stated_total", "stated_sum", "scored_total", "full", "grade")
WIDTHS = (30, 28, 8, 30, 28, 10, 12, 12, 8, 8, 10, 60)


def summary(rows: Sequence[tuple[str, Mapping[str, object]]], remarks: Sequence[str], pack: Pack) -> bytes:
    """The summary.

    Args:
        rows: the path of the file and the record of each form (schema ``jiheng.score/1``).
        remarks: what the batch as a whole raises, and which files could not be read.
        pack: the policy pack, for the fonts.
    """

    def write(workbook: Workbook, formats: Formats) -> None:
        page = page_of(workbook, said("summary.sheet"), WIDTHS)
        for column, head in enumerate(said("summary.heads").split(said("listing"))):
            page.write_string(0, column, head, formats["label"])
        for row, (path, record) in enumerate(rows, 1):
            for column, text in enumerate(_texts(path, record)):
                page.write_string(row, column, text, formats["text"])
        for row, remark in enumerate(remarks, len(rows) + 2):
            page.write_string(row, 0, remark, formats["note"])
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, max(len(rows), 1), len(WIDTHS) - 1)

    return written(write, pack.text("layout_settings.fonts"), pack.text("layout_settings.heading_font"))


def _texts(path: str, record: Mapping[str, object]) -> Sequence[str]:
    fields = ("" if record[name] is None else str(record[name]) for name in FIELDS)
    total = record["total"]
    message = str(total["message"]) if isinstance(total, Mapping) else ""
    return (path, *fields, str(record["wrong"]), message)
