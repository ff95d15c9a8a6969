"""A monitoring round as a sheet to sign (监控结果)."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.performance.forms.form import Form
from jiheng.performance.monitoring import Round, Watched
from jiheng.performance.scoring.saying import printed
from jiheng.performance.wording import said
from jiheng.performance.workbooks.book import Formats, Sheet, Workbook, written
from jiheng.performance.workbooks.fitting import page_of
from jiheng.performance.workbooks.paper_writing import strings
from jiheng.policy import Pack

WIDTHS = (18, 14, 16, 26, 12, 12, 8, 60, 14, 12, 14, 40)


def monitoring_sheet(rounds: Sequence[tuple[Form, Round]], pack: Pack) -> bytes:
    """One sheet for each form: the verdict, the lights with their reasons, forecasts, what is due, signatures."""

    def write(workbook: Workbook, formats: Formats) -> None:
        for index, (form, found) in enumerate(rounds, 1):
            name = said("monitoring.sheet")
            page = page_of(workbook, name if len(rounds) == 1 else f"{name}{index}", WIDTHS)
            _write(page, formats, form, found)

    return written(write, pack.text("layout_settings.fonts"), pack.text("layout_settings.heading_font"))


def _write(page: Sheet, formats: Formats, form: Form, found: Round) -> None:
    last = len(WIDTHS) - 1
    title = " ".join(part for part in (form.entity, form.title, form.project) if part)
    page.merge_range(0, 0, 0, last, title, formats["title"])
    verdict = said("monitoring.head", month=found.month, name=found.name, verdict=found.verdict)
    page.merge_range(1, 0, 1, last, verdict, formats["note"])
    page.merge_range(2, 0, 2, last, found.execution.explanation.text, formats["note"])
    strings(page, 3, said("monitoring.heads").split(said("listing")), formats["label"])
    for row, watched in enumerate(found.rows, 4):
        strings(page, row, _texts(watched), formats["text"], WIDTHS)
    page.merge_range(5 + len(found.rows), 0, 5 + len(found.rows), last, said("monitoring.foot"), formats["note"])


def _texts(row: Watched) -> Sequence[str]:
    indicator, outlook = row.seen.indicator, row.forecast.outlook
    return (
        indicator.place,
        *[*indicator.levels, "", ""][:2],
        indicator.name,
        printed(indicator.target, indicator.target_text),
        printed(indicator.attainment, indicator.attainment_text),
        row.light.name,
        row.light.explanation.text,
        printed(row.forecast.value) if row.forecast.value is not None else "",
        outlook.name if outlook else "",
        row.seen.expected,
        row.due,
    )
