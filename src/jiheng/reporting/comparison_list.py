"""What differs between two versions as an Excel workbook: a sheet a group."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.policy.messages import messages
from jiheng.reporting.comparison import GROUPS, Change, Comparison, placed, shown
from jiheng.reporting.listing import Line, Listing

SAY = messages("comparison")
WIDTHS = {"kind": 10, "name": 44, "old": 40, "new": 40, "place": 26}


def whole(found: Comparison) -> bytes:
    """The workbook; a group without a change has an empty sheet."""
    with Listing(WIDTHS) as book:
        for group in GROUPS:
            book.sheet(SAY.text(f"sheets.{group}"), SAY.table("columns"), list(_lines(getattr(found, group))))
    return book.data


def _lines(changes: tuple[Change, ...]) -> Iterator[Line]:
    for change in changes:
        item = change.new or change.old
        yield {
            "kind": SAY.text(f"kinds.{change.kind}"),
            "name": item.name if item else "",
            "old": shown(change.old),
            "new": shown(change.new),
            "place": placed(change),
        }
