"""The scored sheet of a scheme to sign (评分结果): points, steps, computed measures, results, conclusion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiheng.performance.exact import shown
from jiheng.performance.exante import ExAnteEvaluation
from jiheng.performance.schemes import Assessment
from jiheng.performance.wording import said
from jiheng.performance.workbooks.book import Formats, Workbook, written
from jiheng.performance.workbooks.fitting import height, page_of
from jiheng.performance.workbooks.paper_writing import strings
from jiheng.policy import Pack

TITLE = 32
WIDTHS = (16, 16, 24, 9, 10, 12, 80)


def write_assessment(found: Assessment, pack: Pack, conclusion: ExAnteEvaluation | None = None) -> bytes:
    """The scored sheet with its working: every indicator's points and steps, computed measures, results, signatures.

    ``conclusion`` is that of an ex-ante evaluation.
    """

    def write(workbook: Workbook, formats: Formats) -> None:
        page, last = page_of(workbook, said("sheet.result"), WIDTHS), len(WIDTHS) - 1
        page.merge_range(0, 0, 0, last, found.scheme.name, formats["title"])
        page.set_row(0, height([(found.scheme.name * 3, sum(WIDTHS) * 2)], TITLE))
        page.merge_range(1, 0, 1, last, found.sheet.explanation.text, formats["note"])
        strings(page, 2, said("sheet.result_heads").split(said("listing")), formats["label"])
        rows = [*_rows(found), *_conclusion(conclusion)]
        for row, texts in enumerate(rows, 3):
            strings(page, row, texts, formats["long"], WIDTHS)
        page.merge_range(4 + len(rows), 0, 4 + len(rows), last, said("sheet.foot"), formats["note"])

    return written(write, pack.text("layout_settings.fonts"), pack.text("layout_settings.heading_font"))


def _conclusion(found: ExAnteEvaluation | None) -> Iterator[Sequence[str]]:
    if found is not None:
        reasons = [found.explanation.text, *(one.text for one in found.explanation.children[:-1])]
        name = found.conclusion.name if found.conclusion else said("nothing")
        yield (said("sheet.conclusion"), "", name, "", "", "", said("sheet.semicolon").join(reasons))


def _rows(found: Assessment) -> Iterator[Sequence[str]]:
    for one in found.sheet.scores:
        levels = [*one.indicator.levels, "", ""][:2]
        points = f"{one.points:f}" if one.scored else ""
        yield (
            *levels,
            one.indicator.name,
            shown(one.full),
            points,
            said(f"sheet.{one.award.state}"),
            str(one.explanation),
        )
    for kind, rows in (("measure", found.measures), ("outcome", found.results)):
        for name, value in rows.items():
            yield (said(f"sheet.{kind}"), "", name, "", value.explanation.value, "", str(value.explanation))
