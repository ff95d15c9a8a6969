"""From an account to a report: the sections of the pack's outline, in their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from jiheng.composing.account import Account
from jiheng.composing.charts import write_chart
from jiheng.composing.counted import counted, follows
from jiheng.composing.derived import completed
from jiheng.composing.glossary import write_glossary
from jiheng.composing.lists import clauses
from jiheng.composing.masking import masked
from jiheng.composing.numbers import numeral
from jiheng.composing.page import Page, Piece
from jiheng.composing.tables import write_table
from jiheng.composing.tallies import quantity_of
from jiheng.composing.views import VIEWS
from jiheng.composing.writer import Writer
from jiheng.document import Role
from jiheng.ledger import Composed
from jiheng.policy import Pack

Row = Mapping[str, object]
Annexes = Mapping[str, Sequence[Callable[[Page], None]]]
"""Forms that go with a report, by kind; each lays itself on the page."""


@dataclass
class Report:
    """A report in the making: its page, its writer, and how many headings of each level are open."""

    page: Page
    writer: Writer
    headings: dict[int, int] = field(default_factory=dict)
    annexes: Annexes = field(default_factory=dict)


def compose(account: Account, pack: Pack, report: str, path: str = "", annexes: Annexes | None = None) -> Composed:
    """The report of that kind (``composing.reports.<report>``) as the pack has it.

    Raises:
        KeyError: the pack has no such report.
    """
    given = {"entity": account.entity, "year": str(account.year), "last": str(account.year - 1)}
    words = {name: [Piece(text)] for name, text in given.items()}
    account = masked(account, pack)
    whole = completed(account.with_entries(counted(account, pack)), pack)
    whole = whole.with_entries(follows(whole, pack))
    made = Report(Page(account.entity, account.year), Writer(whole, pack, VIEWS, words), annexes=annexes or {})
    for section in pack.words(f"composing.reports.{report}.order"):
        row = pack.table(f"composing.sections.{section}")
        if _holds(made.writer, row):
            for name, write in PARTS.items():
                if name in row:
                    write(made, row)
    return made.page.composed(path)


def _new_page(report: Report, _: Row) -> None:
    report.page.point(Role.PAGE_BREAK)


def _cover(report: Report, row: Row) -> None:
    for line in _strings(row["cover"]):
        report.page.words(Role.TITLE, report.writer.text(line))


def _contents(report: Report, row: Row) -> None:
    report.page.point(Role.CONTENTS, str(row["contents"]))


def _heading(report: Report, row: Row) -> None:
    level = cast("int", row["level"])
    number = report.headings.get(level, 0) + 1
    report.headings = {**{own: count for own, count in report.headings.items() if own < level}, level: number}
    writer = report.writer
    form = writer.pack.words("composing.numbers.levels")[level - 1]
    printed = form.format(chinese=numeral(number, writer.setting("numbers.digits")), arabic=number)
    report.page.heading(level, printed, writer.text(str(row["title"])))


def _paragraphs(report: Report, row: Row) -> None:
    for paragraph in cast("Sequence[Row]", row["paragraphs"]):
        if _holds(report.writer, paragraph):
            (_each if "each" in paragraph else _text)(report, paragraph)


def _each(report: Report, row: Row) -> None:
    """A paragraph for each member of a list."""
    form = report.writer.setting("numbers.item")
    for number, pieces in enumerate(clauses(report.writer, str(row["each"])), 1):
        report.page.paragraph([Piece(form.format(number)), *pieces] if row.get("numbered") else pieces)


def _text(report: Report, row: Row) -> None:
    for line in _lines(report.writer.write(str(row["text"]))):
        report.page.paragraph(line)


def _lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces as paragraphs: what a person has written may have several."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        found[-1].append(piece._replace(text=first))
        found += [[piece._replace(text=line)] for line in others]
    return [line for line in found if any(piece.text.strip() for piece in line)]


def _charts(report: Report, row: Row) -> None:
    for chart in _strings(row["charts"]):
        write_chart(report.page, report.writer, chart)


def _tables(report: Report, row: Row) -> None:
    for table in _strings(row["tables"]):
        write_table(report.page, report.writer, table)


def _forms(report: Report, row: Row) -> None:
    """The forms of these kinds that go with the report, each on a page of its own."""
    for kind in _strings(row["forms"]):
        for lay in report.annexes.get(kind, ()):
            report.page.point(Role.PAGE_BREAK)
            lay(report.page)


def _glossary(report: Report, _: Row) -> None:
    write_glossary(report.page, report.writer)


def _holds(writer: Writer, row: Row) -> bool:
    """Whether something stands under a name of ``when`` (where it names any), and nothing under those of ``unless``."""
    some, none = _strings(row.get("when")), _strings(row.get("unless"))
    return (not some or any(_present(writer, name) for name in some)) and not any(
        _present(writer, name) for name in none
    )


def _present(writer: Writer, name: str) -> bool:
    """Whether there is something under a name: a tally or figure that is not nought, a text, rows of a ledger."""
    account = writer.account
    if name in writer.pack.table("composing.tallies"):
        found = quantity_of(writer, name)
        return found is not None and bool(found.quantity.coefficient)
    return bool(account.texts.get(name) or account.records.get(name) or writer.coefficient(writer.item(name)))


def _strings(value: object) -> list[str]:
    return [str(one) for one in cast("Sequence[object]", value or ())]


PARTS: Mapping[str, Callable[[Report, Row], None]] = {
    "new_page": _new_page,
    "cover": _cover,
    "contents": _contents,
    "title": _heading,
    "paragraphs": _paragraphs,
    "charts": _charts,
    "tables": _tables,
    "glossary": _glossary,
    "forms": _forms,
}
"""What a section can have, in the order in which it is written."""
