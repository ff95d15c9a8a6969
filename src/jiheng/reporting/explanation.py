"""How a finding was computed, as a tree: each operand with its meaning and its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from rich.tree import Tree

from jiheng.document import Span
from jiheng.policy.messages import messages
from jiheng.reporting.contract import Found
from jiheng.reporting.entry import Follower, Operand, follower_line, operand_line
from jiheng.reporting.paper import WIDTH, Sentence, printed
from jiheng.reporting.places import Places

SAY = messages("reporting")
PLAIN = ("expected", "formula", "correction", "basis", "rule")
Row = Mapping[str, object]


def explained(found: Found, width: int = WIDTH) -> str:
    """The tree of one finding, ``width`` columns wide; without the document its places are offsets."""
    tree = Tree(Sentence.of(SAY.text("explanation.head", **found.finding)))
    for label, content, children in _branches(found):
        branch = tree.add(
            Sentence.of(SAY.text("explanation.branch", label=SAY.text(f"labels.{label}"), content=content))
        )
        for child in children:
            branch.add(Sentence.of(child))
    return printed([tree], width)


def _branches(found: Found) -> Iterator[tuple[str, str, Sequence[str]]]:
    finding = found.finding
    yield "problem", str(finding["message"]), ()
    yield "place", SAY.text("explanation.place", path=found.path, place=_place(finding, found)), ()
    yield "stated", str(finding["quote"]), ()
    operands = [_operand(row, found) for row in _rows(finding, "evidence")]
    if operands:
        yield "evidence", SAY.text("explanation.count", count=len(operands)), operands
    yield from ((label, str(finding[label]), ()) for label in PLAIN if finding.get(label))
    followers = [_follower(row, found) for row in _rows(finding, "consequences")]
    if followers:
        yield "consequences", SAY.text("explanation.count", count=len(followers)), followers


def _rows(finding: Row, key: str) -> Sequence[Row]:
    return cast("Sequence[Row]", finding.get(key) or ())


def _operand(row: Row, found: Found) -> str:
    known = {name: row[name] for name in ("year", "entity", "concept", "measure") if row.get(name)}
    words = [SAY.text(f"explanation.{name}", **{name: value}) for name, value in known.items()]
    return operand_line(Operand(str(row["quote"]), _place(row, found), SAY.text("explanation.join").join(words), None))


def _follower(row: Row, found: Found) -> str:
    expected = str(row.get("expected") or "")
    return follower_line(Follower(str(row["quote"]), _place(row, found), expected, _span(row)))


def _place(row: Row, found: Found) -> str:
    span = _span(row)
    offsets = SAY.text("explanation.offsets", start=span.start + 1, end=span.end)
    if row.get("path", found.path) != found.path:
        return SAY.text("places.foreign", path=row["path"], place=_printed(row) or offsets)
    return Places(found.document).printed(span) if found.document else offsets


def _printed(row: Row) -> str:
    """Page and cell, else the line, as the report of the audit keeps them."""
    found = {name: row[name] for name in ("page", "cell", "line") if row.get(name) is not None}
    told = [name for name in found if name != "line"] or list(found)
    return "".join(SAY.text(f"places.{name}", **{name: found[name]}) for name in told)


def _span(row: Row) -> Span:
    return Span(int(str(row["start"])), int(str(row["end"])))
