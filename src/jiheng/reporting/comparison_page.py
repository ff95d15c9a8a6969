"""What differs between two versions as an HTML page: a table a group, what changed inside of a text marked."""

from __future__ import annotations

from difflib import SequenceMatcher
from html import escape
from pathlib import Path
from string import Template

from jiheng.policy.messages import messages
from jiheng.reporting.changes import Change
from jiheng.reporting.comparison import GROUPS, Comparison, named, placed, shown

SAY = messages("comparison")
AROUND = 20  # characters shown on each side of what changed
ALIKE = 0.6  # texts that share less are marked as a whole: single signs that happen to be the same tell nothing
LONGEST = 4_000  # characters of a text that is compared sign by sign; of longer ones the beginning is


def whole(found: Comparison) -> str:
    """The page; it holds no script and loads nothing."""
    groups = "".join(_group(group, getattr(found, group)) for group in GROUPS if getattr(found, group))
    template = Template((Path(__file__).parent / "comparison_page.html").read_text("utf-8"))
    return template.substitute(
        title=escape(SAY.text("page.title")),
        old=escape(SAY.text("page.old", path=found.old)),
        new=escape(SAY.text("page.new", path=found.new)),
        notes="".join(f'<p class="note">{escape(note)}</p>' for note in found.notes),
        groups=groups or f"<p>{escape(SAY.text('none'))}</p>",
    )


def _group(group: str, changes: tuple[Change, ...]) -> str:
    heads = "".join(f"<th>{escape(head)}</th>" for head in SAY.table("columns").values())
    rows = "".join(_row(change) for change in changes)
    title = escape(SAY.text(f"headings.{group}", count=len(changes)).strip())
    return f"<h2>{title}</h2><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _row(change: Change) -> str:
    both = change.old and change.new
    told = shown(change.old), shown(change.new)
    sides = _sides(*told) if both else tuple(map(escape, told))
    kind, name = escape(SAY.text(f"kinds.{change.kind}")), escape(named(change))
    cells = zip(SAY.table("columns").values(), (kind, name, *sides, escape(placed(change))), strict=True)
    row = "".join(f'<td data-head="{escape(head)}">{cell}</td>' for head, cell in cells)
    return f'<tr class="{change.kind}">{row}</tr>'


def _sides(old: str, new: str) -> tuple[str, ...]:
    """Both texts with what is only in the one or only in the other marked, and the rest far from it left out."""
    compared = SequenceMatcher(None, old[:LONGEST], new[:LONGEST], autojunk=False)
    if compared.ratio() < ALIKE:
        return _marked(old, "del", first=True, last=True), _marked(new, "ins", first=True, last=True)
    parts = compared.get_opcodes()
    last = len(parts) - 1
    pieces = [
        (
            _marked(old[one:end], "" if tag == "equal" else "del", first=not at, last=at == last),
            _marked(new[other:stop], "" if tag == "equal" else "ins", first=not at, last=at == last),
        )
        for at, (tag, one, end, other, stop) in enumerate(parts)
    ]
    return tuple("".join(side) for side in zip(*pieces, strict=True))


def _marked(text: str, mark: str, *, first: bool, last: bool) -> str:
    """A piece under its mark; without one it is in both texts, and shown only near to what is not."""
    if mark:
        return f"<{mark}>{escape(text)}</{mark}>" if text else ""
    dots, head, tail = SAY.text("dots"), "" if first else text[:AROUND], "" if last else text[-AROUND:]
    return escape(text if len(text) <= len(head + dots + tail) else head + dots + tail)
