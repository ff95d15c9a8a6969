"""The working paper of an allocation (测算底稿): the result, the computation in formulas, sensitivity, explanations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jiheng.performance.allocation import Allocation, Row, compared, explained, sensitivity
from jiheng.performance.exact import shown
from jiheng.performance.workbooks.book import Formats, Sheet, Workbook, written
from jiheng.performance.workbooks.paper_working import write_working
from jiheng.performance.workbooks.paper_writing import number, strings
from jiheng.policy import Pack

PAPER = "allocation.paper"
AMOUNT, SHARES = 5, frozenset({1, 3, 9})
"""The column of the amounts, and those that are shares."""


def working_paper(found: Allocation, pack: Pack) -> bytes:
    """The workbook of a finished allocation; every formula stands beside the value that was computed exactly."""

    def write(workbook: Workbook, formats: Formats) -> None:
        _result(workbook.add_worksheet(pack.text(f"{PAPER}.result")), formats, found, pack)
        write_working(workbook.add_worksheet(pack.text(f"{PAPER}.working")), formats, found, pack)
        _sensitivity(workbook.add_worksheet(pack.text(f"{PAPER}.sensitivity")), formats, found, pack)
        _explanations(workbook.add_worksheet(pack.text(f"{PAPER}.explanation")), formats, found)

    return written(write, pack.text("layout_settings.fonts"), pack.text("layout_settings.heading_font"))


def _result(page: Sheet, formats: Formats, found: Allocation, pack: Pack) -> None:
    heads = pack.words(f"{PAPER}.result_heads")
    page.set_column(0, len(heads) - 1, 16)
    page.merge_range(0, 0, 0, len(heads) - 1, found.plan.title or pack.text(f"{PAPER}.result"), formats["title"])
    strings(page, 1, heads, formats["label"])
    for row, cells in enumerate(_rows(found, pack), 2):
        for column, value in enumerate(cells):
            _put(page, row, column, value, formats)
    _closing(page, formats, found, pack, 2 + len(found.plan.areas))


def _rows(found: Allocation, pack: Pack) -> Iterator[Sequence[object]]:
    """One row for each area: what it gets and why, beside last year's amount."""
    rows = {row.area.name: row for row in found.rows}
    for change, area in zip(compared(found), found.plan.areas, strict=True):
        row = rows.get(area.name)
        if row is None:
            limit = pack.text(f"{PAPER}.excluded").format(reason=area.reason)
            yield (area.name, "", "", "", "", change.amount, limit, *map(_given, change[2:]))
        else:
            limit = _limit(row, pack)
            why = (row.share, row.coefficient, row.weighted, row.exact)
            yield (area.name, *why, change.amount, limit, *map(_given, change[2:]))


def _limit(row: Row, pack: Pack) -> str:
    return pack.text(f"{PAPER}.{row.bound}") if row.bound else ""


def _given(value: object) -> object:
    return "" if value is None else value


def _put(page: Sheet, row: int, column: int, value: object, formats: Formats) -> None:
    if isinstance(value, Fraction):
        number(page, row, column, value, formats["percent" if column in SHARES else "number"])
    else:
        page.write_string(row, column, str(value), formats["label"])


def _closing(page: Sheet, formats: Formats, found: Allocation, pack: Pack, first: int) -> None:
    """The sum of the areas, what was set aside, the whole pool, and that nothing is left over."""
    areas = f"F3:F{first}"
    rows = [(pack.text(f"{PAPER}.total"), f"=SUM({areas})", found.total)]
    rows += [(one.name, "", one.amount) for one in found.plan.carve_outs]
    whole = first + len(rows)
    rows.append((pack.text(f"{PAPER}.whole"), f"=SUM(F{first + 1}:F{whole})", found.plan.pool))
    rows.append((pack.text(f"{PAPER}.check"), f"=F{whole + 1}-{shown(found.plan.pool, 6)}", Fraction(0)))
    for row, (name, formula, value) in enumerate(rows, first):
        page.write_string(row, 0, name, formats["label"])
        number(page, row, AMOUNT, value, formats["number"], formula)


def _sensitivity(page: Sheet, formats: Formats, found: Allocation, pack: Pack) -> None:
    shifts = sensitivity(found)
    page.set_column(0, len(shifts) + 1, 16)
    page.write_string(0, 0, pack.text(f"{PAPER}.sensitivity_title"), formats["note"])
    strings(page, 1, [pack.text("allocation.heads.area"), *(shift.factor for shift in shifts)], formats["label"])
    for row, area in enumerate(found.plan.areas, 2):
        page.write_string(row, 0, area.name, formats["label"])
        for column, shift in enumerate(shifts, 1):
            number(page, row, column, shift.changes[area.name], formats["number"])


def _explanations(page: Sheet, formats: Formats, found: Allocation) -> None:
    page.set_column(0, 0, 20)
    page.set_column(1, 1, 100)
    for row, one in enumerate(found.rows):
        page.write_string(row, 0, one.area.name, formats["label"])
        page.write_string(row, 1, str(explained(found, one)), formats["long"])
