"""The terminal's output: verdict first, then the findings by severity and part, each with its proof."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import groupby

from rich.console import Console, ConsoleRenderable
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from jiheng.findings import Severity
from jiheng.policy.messages import messages
from jiheng.reporting.audit import Audit, Failure
from jiheng.reporting.entry import Context, Entry, Follower, Operand
from jiheng.reporting.sheet import Sheet, counts, sheet_of, unmade
from jiheng.reporting.verdict import GRAVEST_FIRST

SAY = messages("reporting")
WIDTH = 100  # columns of a page that is no terminal
STYLES = {"error": "bold red", "warning": "yellow", "hint": "cyan", "clean": "green", "nothing": "yellow"}


def document(audit: Audit) -> Sheet:
    """What is shown of one document."""
    return sheet_of(audit)


def whole(sheets: Sequence[Sheet], failures: Sequence[Failure], width: int = WIDTH, *, colour: bool = False) -> str:
    """The page over all documents, ``width`` columns wide; Chinese characters take two."""
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False, emoji=False)
    if len(sheets) + len(failures) > 1:
        console.print(Text(_overall(sheets, failures)), end="\n\n")
    for item in _spaced(map(_sheet, sheets)):
        console.print(item)
    for line in _failures(failures):
        console.print(line)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _spaced(sheets: Iterable[Iterable[ConsoleRenderable]]) -> Iterator[ConsoleRenderable]:
    for number, lines in enumerate(sheets):
        yield from [Text()] * (2 * bool(number))
        yield from lines


def _overall(sheets: Sequence[Sheet], failures: Sequence[Failure]) -> str:
    levels = Counter(sheet.verdict.level for sheet in sheets)
    return SAY.text(
        "text.overall",
        documents=len(sheets),
        errors=levels["error"],
        others=levels["warning"] + levels["hint"],
        clean=levels["clean"],
        nothing=levels["nothing"],
        failures=len(failures),
    )


def _sheet(sheet: Sheet) -> Iterator[ConsoleRenderable]:
    yield Text.assemble((sheet.verdict.sentence, STYLES[sheet.verdict.level]), "  ", (sheet.path, "bold"))
    yield from map(Text, counts(sheet))
    yield from (Text(line, "dim") for line in sheet.parts)
    for severity in GRAVEST_FIRST:
        yield from _group(severity, sheet.of(severity))
    for heading, lines in unmade(sheet):
        yield Text(f"\n{heading}")
        yield from map(_item, lines)


def _group(severity: Severity, members: Sequence[Entry]) -> Iterator[ConsoleRenderable]:
    if not members:
        return
    name = SAY.text(f"severities.{severity}")
    yield Text()
    yield Text(SAY.text("text.heading", severity=name, count=len(members)), STYLES[severity])
    for part, group in groupby(enumerate(members, 1), key=lambda numbered: numbered[1].part):
        yield Text(part, "bold")
        for number, entry in group:
            yield Padding(_entry(number, entry), (0, 0, 0, 1))


def _entry(number: int, entry: Entry) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    style = STYLES[entry.finding.severity]
    grid.add_row(Text(f"{number}.", style), Text.assemble((entry.finding.title, style), "  ", (entry.id, "dim")))
    for label, content in _rows(entry):
        grid.add_row(Text(SAY.text(f"labels.{label}"), "dim"), content)
    return grid


def _rows(entry: Entry) -> Iterator[tuple[str, Text]]:
    finding = entry.finding
    yield "place", Text(entry.place)
    yield "stated", _context(entry.context, STYLES[finding.severity])
    lines = {
        "problem": finding.message,
        "expected": finding.expected,
        "formula": finding.formula,
        "evidence": "\n".join(map(_operand, entry.operands)),
        "correction": finding.correction,
        "basis": finding.basis,
        "consequences": "\n".join(map(_follower, entry.followers)),
    }
    yield from ((label, Text(line)) for label, line in lines.items() if line)


def _context(context: Context, style: str) -> Text:
    return Text.assemble(context.before, (context.quote, f"{style} underline"), context.after)


def _operand(operand: Operand) -> str:
    return SAY.text("text.operand", quote=operand.quote, meaning=operand.meaning, place=operand.place)


def _follower(follower: Follower) -> str:
    expected = SAY.text("text.consequence_expected", expected=follower.expected) if follower.expected else ""
    return SAY.text("text.consequence", quote=follower.quote, place=follower.place, expected=expected)


def _item(line: str) -> Text:
    return Text(SAY.text("text.item", line=line))


def _failures(failures: Sequence[Failure]) -> Iterator[Text]:
    if failures:
        yield Text("\n" + SAY.text("text.failures", count=len(failures)))
        yield from (_item(SAY.text("text.failure", **failure._asdict())) for failure in failures)
