"""What differs between two versions, for a reader and as data."""

from __future__ import annotations

from jiheng.policy.messages import messages
from jiheng.reporting.changes import Change, Item
from jiheng.reporting.comparison import GROUPS, Comparison, named, placed, shown
from jiheng.reporting.contract import Tree, dumped

SCHEMA = "jiheng.compare/1"
SAY = messages("comparison")


def text(found: Comparison) -> str:
    """The comparison for a reader."""
    lines = [SAY.text("head", old=found.old, new=found.new), *found.notes]
    begun = len(lines)
    for group in GROUPS:
        changes: tuple[Change, ...] = getattr(found, group)
        if changes:
            lines += [SAY.text(f"headings.{group}", count=len(changes)), *(_row(group, change) for change in changes)]
    return "\n".join(lines if len(lines) > begun else [*lines, SAY.text("none")]) + "\n"


def json(found: Comparison) -> str:
    """The comparison as an object of schema ``jiheng.compare/1``."""
    groups = {group: [_tree(change) for change in getattr(found, group)] for group in GROUPS}
    return dumped({"schema": SCHEMA, "old": found.old, "new": found.new, "notes": list(found.notes), **groups})


def _row(group: str, change: Change) -> str:
    return SAY.text(
        f"rows.{group}",
        kind=SAY.text(f"kinds.{change.kind}"),
        name=named(change),
        id=change.item.id,
        old=shown(change.old),
        new=shown(change.new),
        place=placed(change),
    )


def _tree(change: Change) -> Tree:
    sides = {"old": change.old, "new": change.new}
    return {"change": change.kind, **{name: _side(item) for name, item in sides.items()}}


def _side(item: Item | None) -> Tree | None:
    if item is None:
        return None
    return {"name": item.name, "place": item.place, "content": list(item.content), "id": item.id or None}
