"""What differs between two versions as an Excel workbook: a sheet a group."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.policy.messages import messages
from jiheng.reporting.changes import Change
from jiheng.reporting.comparison import GROUPS, Comparison, named, placed, shown
from jiheng.reporting.listing import Line, Listing

SAY = messages("comparison")
WIDTHS = {"kind": 10, "name": 60, "old": 40, "new": 40, "place": 26}


def whole(found: Comparison) -> bytes:
    """The workbook: what the two versions are, then the groups; one without a change has an empty sheet."""
    about = [{"name": SAY.text("head", old=found.old, new=found.new)}, *({"name": note} for note in found.notes)]
    with Listing(WIDTHS) as book:
        book.sheet(SAY.text("sheets.about"), SAY.table("about_columns"), about)
        for group in GROUPS:
            book.sheet(SAY.text(f"sheets.{group}"), SAY.table("columns"), list(_lines(getattr(found, group))))
    return book.data


def _lines(changes: tuple[Change, ...]) -> Iterator[Line]:
    for change in changes:
        yield {
            "kind": SAY.text(f"kinds.{change.kind}"),
            "name": named(change),
            "old": shown(change.old),
            "new": shown(change.new),
            "place": placed(change),
        }
