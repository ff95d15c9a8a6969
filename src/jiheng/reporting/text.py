"""The terminal's output: verdict first, then the findings by severity and part, each with its proof."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from rich.console import ConsoleRenderable
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from jiheng.findings import Severity
from jiheng.policy.messages import messages
from jiheng.reporting.audit import Audit, Failure
from jiheng.reporting.entry import Entry, follower_line, operand_line
from jiheng.reporting.paper import WIDTH, Sentence, printed
from jiheng.reporting.places import Context
from jiheng.reporting.sheet import Sheet, counts, sheet_of, unmade
from jiheng.reporting.verdict import GRAVEST_FIRST

SAY = messages("reporting")
STYLES = {"error": "bold red", "warning": "yellow", "hint": "cyan", "clean": "green", "nothing": "yellow"}


def document(audit: Audit) -> Sheet:
    """What is shown of one document."""
    return sheet_of(audit)


def whole(
    sheets: Sequence[Sheet],
    failures: Sequence[Failure],
    width: int = WIDTH,
    *,
    colour: bool = False,
    listed: bool = True,
) -> str:
    """The page over all documents, ``width`` columns wide (Chinese characters take two).

    ``listed`` is false where the failures are said elsewhere.
    """
    head = [Sentence.of(f"{_overall(sheets, failures)}\n")] if len(sheets) + len(failures) > 1 else []
    items = chain(head, _spaced(map(_sheet, sheets)), _failures(failures if listed else ()))
    return printed(items, width, colour=colour)


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
    yield Sentence.of((sheet.verdict.sentence, STYLES[sheet.verdict.level]), "  ", (sheet.path, "bold"))
    yield from map(Sentence.of, counts(sheet))
    yield from (Sentence.of((line, "dim")) for line in (*sheet.parts, *sheet.beside))
    for severity in GRAVEST_FIRST:
        yield from _group(severity, sheet.of(severity))
    for heading, lines in unmade(sheet):
        yield Sentence.of(f"\n{heading}")
        yield from map(_item, lines)


def _group(severity: Severity, members: Sequence[Entry]) -> Iterator[ConsoleRenderable]:
    if not members:
        return
    name = SAY.text(f"severities.{severity}")
    yield Sentence.of((f"\n{SAY.text('text.heading', severity=name, count=len(members))}", STYLES[severity]))
    for part, group in groupby(enumerate(members, 1), key=lambda numbered: numbered[1].part):
        yield Sentence.of((part, "bold"))
        for number, entry in group:
            yield Padding(_entry(number, entry), (0, 0, 0, 1))


def _entry(number: int, entry: Entry) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column()
    style = STYLES[entry.finding.severity]
    grid.add_row(Text(f"{number}.", style), Sentence.of((entry.finding.title, style), "  ", (entry.id, "dim")))
    for label, content in _rows(entry):
        grid.add_row(Text(SAY.text(f"labels.{label}"), "dim"), content)
    return grid


def _rows(entry: Entry) -> Iterator[tuple[str, Text]]:
    finding = entry.finding
    yield "place", Sentence.of(entry.place)
    if entry.context.quote:
        yield "stated", _context(entry.context, STYLES[finding.severity])
    lines = {
        "problem": finding.message,
        "expected": finding.expected,
        "formula": finding.formula,
        "evidence": "\n".join(map(operand_line, entry.operands)),
        "correction": finding.correction,
        "basis": finding.basis,
        "consequences": "\n".join(map(follower_line, entry.followers)),
    }
    yield from ((label, Sentence.of(line)) for label, line in lines.items() if line)


def _context(context: Context, style: str) -> Text:
    return Sentence.of(context.before, (context.quote, f"{style} underline"), context.after)


def _item(line: str) -> Text:
    return Sentence.of(SAY.text("text.item", line=line))


def _failures(failures: Sequence[Failure]) -> Iterator[Text]:
    if failures:
        yield Sentence.of("\n" + SAY.text("text.failures", count=len(failures)))
        yield from (_item(SAY.text("text.failure", **failure._asdict())) for failure in failures)
