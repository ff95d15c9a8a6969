"""The indicator library: what fits a search, as lines, as data to fill a form with, as a workbook."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from jiheng.performance.indicator_library import Entry, entries, search, sectors
from jiheng.performance.indicators import Operator
from jiheng.performance.wording import said
from jiheng.performance.workbooks.book import Formats, Workbook, written
from jiheng.performance.workbooks.fitting import page_of
from jiheng.performance.workbooks.paper_writing import strings
from jiheng.policy import Pack

WIDTHS = (18, 14, 16, 30, 10, 10, 44, 50)


def found(
    words: str, pack: Pack, folders: Sequence[Path] = (), *, sector: str = "", level: str = ""
) -> Sequence[Entry]:
    """The entries that fit, best first (see ``indicator_library.search``)."""
    return search(entries(pack, *folders), words, sector, level)


def lines(rows: Sequence[Entry], pack: Pack, folders: Sequence[Path] = ()) -> Iterator[str]:
    """A line for each entry; where there is none, which sectors there are."""
    if not rows:
        yield said("library.none", sectors=said("listing").join(sectors(entries(pack, *folders))))
    for one in rows:
        yield said("library.line", **{**one._asdict(), "operator": _sign(one, pack)})


def data(rows: Sequence[Entry]) -> str:
    """A data file for ``jiheng forms fill``: targets and weights are left to be filled in."""
    parts = [said("library.head"), 'kind = "target_form"', 'project = ""', 'entity = ""', "indicators = ["]
    for one in rows:
        name = json.dumps(f"{one.sector}/{one.name}", ensure_ascii=False)
        parts.append(f'  {{ library = {name}, target = "", weight = "" }},')
    return "\n".join([*parts, "]", ""])


def sheet(rows: Sequence[Entry], pack: Pack) -> bytes:
    """The entries as a workbook with a filter."""

    def write(workbook: Workbook, formats: Formats) -> None:
        page = page_of(workbook, said("library.sheet"), WIDTHS)
        strings(page, 0, said("library.heads").split(said("listing")), formats["label"])
        for row, one in enumerate(rows, 1):
            strings(page, row, one._replace(operator=_sign(one, pack)), formats["text"], WIDTHS)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(len(rows), 1), len(WIDTHS) - 1)

    return written(write, pack.text("layout_settings.fonts"), pack.text("layout_settings.heading_font"))


def _sign(one: Entry, pack: Pack) -> str:
    return str(pack.table("layout_settings.signs").get(one.operator, Operator(one.operator)))
