"""The list of problems (整改清单) in Excel: who must publish, the findings to be answered, what is settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from jiheng.document import Document, Part
from jiheng.findings import Outcome, Severity
from jiheng.policy.messages import messages
from jiheng.reporting.audit import Audit, Failure
from jiheng.reporting.decisions import Answer, Key
from jiheng.reporting.entry import Entry, entries, part_name
from jiheng.reporting.listing import Line, Listing
from jiheng.reporting.roster import Due, Material, matched, met
from jiheng.reporting.verdict import Verdict, verdict

SAY = messages("rectification")
UNKNOWN = "unknown"  # the kind of a part that is of none
WIDTHS = {"id": 14, "path": 20, "part": 26, "place": 18, "quote": 28, "message": 44, "correction": 28, "basis": 26}
WIDTHS |= {"error": 8, "warning": 8, "hint": 8, "severity": 9, "measure": 22, "verdict": 36}


class Unit(NamedTuple):
    """A part of a document: its line in the sheet of units, and what it is."""

    line: Line
    material: Material


class Listed(NamedTuple):
    """One document: a line for each of its parts, and a line for each finding."""

    path: str
    units: tuple[Unit, ...]
    problems: tuple[Line, ...]


def document(audit: Audit) -> Listed:
    """The lines of an audited document."""
    path = audit.document.path
    return Listed(path, tuple(_units(audit)), tuple(_problem(path, entry) for entry in entries(audit)))


def whole(
    documents: Sequence[Listed],
    failures: Sequence[Failure],
    *,
    due: Sequence[Due] = (),
    answers: Mapping[Key, Answer] | None = None,
) -> bytes:
    """The workbook over all documents; files that were not audited stand among the units.

    Args:
        documents: what is kept of each document.
        failures: the files that could not be read.
        due: who must publish; those of whom nothing was given are named.
        answers: an earlier list, whose answers are kept where the finding is still there.
    """
    units = [*_sorted([unit for one in documents for unit in one.units], due), *map(_unread, failures)]
    before = answers or {}
    lines = [line for one in documents for line in one.problems]
    kept = _kept(lines, before)
    problems = [{**line, **_answer(before[kept[key]] if (key := _key(line)) in kept else None)} for line in lines]
    still = set(kept.values())
    settled = [_settled(key, answer) for key, answer in before.items() if key not in still]
    columns = SAY.table("unit_columns")
    asked = {key: text for key, text in SAY.table("problem_columns").items() if answers is not None or key != "news"}
    with Listing(WIDTHS) as book:
        wanted = {key: heading for key, heading in columns.items() if due or key != "listed"}
        book.sheet(SAY.text("list.units"), wanted, units)
        _choices(book.sheet(SAY.text("list.problems"), asked, problems), list(asked).index("choice"), len(problems))
        if settled:
            book.sheet(SAY.text("list.settled"), SAY.table("settled_columns"), settled)
    return book.data


def _sorted(units: Sequence[Unit], due: Sequence[Due]) -> Iterator[Line]:
    """The units that are due of whom there is nothing, then every unit with whether it is on the list."""
    found = matched(due, [unit.material for unit in units])
    given = {one for unit, dues in zip(units, found, strict=True) for one in dues if met(one, unit.material)}
    for one in due:
        if one not in given:
            name = SAY.text("list.due", unit=one.unit, kind=one.kind)
            yield {"part": name, "verdict": SAY.text("list.missing"), "listed": SAY.text("list.on_list")}
    for unit, dues in zip(units, found, strict=True):
        told = "list.on_list" if dues else "list.off_list"
        yield {**unit.line, "listed": SAY.text(told)} if due else unit.line


def _unread(failure: Failure) -> Line:
    return {"path": failure.path, "verdict": SAY.text("list.unread", message=failure.message)}


def _key(line: Line) -> Key:
    return Key(str(line["part"]), str(line["id"]))


def _kept(lines: Sequence[Line], answers: Mapping[Key, Answer]) -> dict[Key, Key]:
    """Where the answer to each line that was there stands: under its part, or else under an id that nothing else has.

    A part may be named otherwise now, or the column have been taken out.
    """
    old, new = Counter(key.id for key in answers), Counter(_key(line).id for line in lines)
    alone = {key.id: key for key in answers if old[key.id] == new[key.id] == 1}
    found = ((key, key if key in answers else alone.get(key.id)) for key in map(_key, lines))
    return {key: earlier for key, earlier in found if earlier}


def _answer(found: Answer | None) -> Line:
    if found is None:
        return {"news": SAY.text("list.new")}
    choice = SAY.text(f"choices.{found.decision.choice}") if found.decision.choice else ""
    return {"news": SAY.text("list.known"), **found.decision._asdict(), "choice": choice}


def _settled(key: Key, answer: Answer) -> Line:
    return {"id": key.id, "part": key.part, "message": answer.message, "quote": answer.quote, **_answer(answer)}


def _units(audit: Audit) -> Iterator[Unit]:
    """The parts of a document; a stretch of no known kind in which there is nothing to be checked is left out."""
    document = audit.document
    outcomes: dict[str, Counter[Outcome]] = {}
    for result in audit.results:
        outcomes.setdefault(_part_id(document, result.span.start), Counter())[result.outcome] += 1
    severities: dict[str, Counter[Severity]] = {}
    for finding in audit.findings:
        key = finding.part or _part_id(document, finding.span.start)
        severities.setdefault(key, Counter())[finding.severity] += 1
    facts = Counter(fact.part for fact in audit.ledger.facts if fact.quantity is not None)
    rest = [None] if "" in severities or not document.parts else []
    parts: list[Part | None] = [*document.parts, *rest]
    found = []
    for member in parts:
        key = member.id if member else ""
        judged = verdict(severities.get(key, Counter()), outcomes.get(key, Counter()), facts[key])
        found.append((member, severities.get(key, Counter()), judged))
    told = [one for one in found if not (one[2].level == "nothing" and one[0] and one[0].kind == UNKNOWN)]
    yield from (_unit(document.path, *one) for one in told or found[:1])


def _unit(path: str, part: Part | None, severities: Counter[Severity], judged: Verdict) -> Unit:
    counts = {severity.value: severities[severity] for severity in Severity}
    line = {"path": path, "part": part_name(part), **counts, "verdict": judged.sentence}
    names = (part.entity, *part.names) if part and part.entity else ()
    kind = messages("reporting").find(f"part_kinds.{part.kind}") if part else None
    return Unit(line, Material(names, kind or ""))


def _part_id(document: Document, offset: int) -> str:
    part = document.part_at(offset)
    return part.id if part else ""


def _problem(path: str, entry: Entry) -> Line:
    finding = entry.finding
    return {
        "id": entry.id,
        "path": path,
        "part": entry.part,
        "place": entry.place,
        "quote": entry.context.told,
        "message": finding.message or finding.title,
        "expected": finding.expected,
        "correction": finding.correction,
        "basis": finding.basis,
        "severity": messages("reporting").text(f"severities.{finding.severity}"),
    }


def _choices(sheet: Worksheet, column: int, count: int) -> None:
    rule = {
        "validate": "list",
        "source": list(SAY.table("choices").values()),
        "error_title": SAY.text("list.choice_title"),
        "error_message": SAY.text("list.choice_error"),
    }
    sheet.data_validation(1, column, max(count, 1), column, rule)
