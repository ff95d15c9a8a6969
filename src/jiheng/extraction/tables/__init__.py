"""Facts from tables and forms: columns and rows are read by the meaning of their words, never by their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from jiheng.document import Document, Part
from jiheng.extraction.lexicon import lexicon
from jiheng.extraction.notes import Notes
from jiheng.extraction.scene import Context
from jiheng.extraction.tables import execution, indicators, inline, matrix, pairs, sums
from jiheng.extraction.tables.blocks import Block, blocks, tables
from jiheng.extraction.tables.cells import Row
from jiheng.extraction.tables.matrix import Source
from jiheng.extraction.tables.others import numbered, others
from jiheng.extraction.tables.projects import projects
from jiheng.extraction.tables.titles import printed_unit, sheet
from jiheng.extraction.tables.topics import Sheet
from jiheng.extraction.tables.wording import read_wording
from jiheng.extraction.tables.words import Words, words
from jiheng.ledger import Fact, Other, Statement
from jiheng.policy import Pack

__all__ = ["Tables", "read_tables", "table_facts"]


class Tables(NamedTuple):
    """What the tables of a part say; statements hold indices of these facts.

    Forms of statements: ``enumeration`` (totals of lines, classes and columns), ``completion``, ``quotient``,
    ``change`` (a remark such as （调减20万）), ``indicator_row`` and ``execution_row`` (target, attainment, weight,
    score of a line; ``texts`` keep what is said in words, ``blank`` and ``lost`` the roles of cells that are empty or
    were lost), ``indicator_group`` (the points that a level prints, with the weights under it),
    ``indicator_table`` (a whole form: the rows before it, back to the last such statement, are its lines).
    ``others`` are the cells whose numerals are no facts.
    """

    facts: list[Fact]
    statements: list[Statement]
    others: list[Other]


def table_facts(document: Document, part: Part, pack: Pack) -> tuple[list[Fact], list[Statement]]:
    """The facts of all tables of a part, and what the tables claim by their form."""
    read = read_tables(document, part, pack)
    return read.facts, read.statements


def read_tables(document: Document, part: Part, pack: Pack) -> Tables:
    """Everything that the tables of a part say."""
    notes, known = Notes(), words(pack)
    lines = tables(document, part)
    cut = blocks(document, part, lines, known)
    named = projects(document, part, lines, cut, known)
    scored: dict[str, int] = {}
    for block in cut:
        source = _source(block, part, known, notes, named)
        if _is_form(block):
            indicators.read(block, source, scored)
            scored = {}
        elif block.header.panels:
            scored = _read_matrix(block, source) or scored
    _read_inline(document, lines, cut, Source(part, Sheet({}, known), notes, _default(part, "", known)), named)
    silent = [*numbered(lines.values(), known), *(other for block in cut for other in others(block))]
    taken = [*(fact.span for fact in notes.facts), *(other.span for other in silent)]
    said = read_wording(lines, cut, Context(part, lexicon(pack)), taken)
    _append(notes, said, named)
    return Tables(notes.facts, notes.statements, silent)


def _append(notes: Notes, said: Notes, named: dict[int, str]) -> None:
    """Add what sentences in cells say, as facts of the project that their form is of."""
    shift = len(notes.facts)
    for fact in said.facts:
        project = fact.scope.project or named.get(fact.table if fact.table is not None else -1, "")
        notes.fact(replace(fact, scope=fact.scope._replace(project=project)))
    for statement in said.statements:
        roles = {role: tuple(index + shift for index in indices) for role, indices in statement.roles.items()}
        notes.statements.append(replace(statement, roles=roles))


def _source(block: Block, part: Part, known: Words, notes: Notes, named: dict[int, str]) -> Source:
    project = named.get(block.header.lines[0].table, "")
    row = sheet(block.title.text, known) if block.title.own else {}
    untitled = not (block.title.own and block.title.text)
    return Source(part, Sheet(row, known, project), notes, _default(part, block.title.text, known), untitled)


def _default(part: Part, title: str, known: Words) -> str:
    """The measure of figures whose header names none: as the title says (决算表, 预算表), else the part's own."""
    told = (str(measure) for word, measure in known.pack.table("tables.title_measures").items() if word in title)
    usual = known.pack.text(f"extraction.default_measure.{part.kind}")
    return next((known.pack.text(f"measures.{measure}") for measure in told), usual)


def _is_form(block: Block) -> bool:
    """Whether the header names indicators with their targets, weights or printed rules."""
    roles = {column.role for column in block.header.columns}
    return bool(roles & {"level1", "level2", "level3"}) and bool(roles & {"target", "weight", "criterion"})


def _read_matrix(block: Block, source: Source) -> dict[str, int]:
    blank_is_nought = bool(source.sheet.row)
    readings = matrix.read(block, source)
    for reading in readings:
        sums.state(reading, source, blank_is_nought=blank_is_nought)
    sums.state_sides(readings, source)
    return execution.read(block, source)


def _read_inline(
    document: Document,
    lines: Mapping[int, tuple[Row, ...]],
    cut: Sequence[Block],
    source: Source,
    named: dict[int, str],
) -> None:
    words = source.sheet.words
    units = {block.header.lines[0].table: block.unit(words) for block in reversed(cut)}
    covered = {(row.table, row.index) for block in cut for row in (*block.header.lines, *block.lines)}
    for number, rows in lines.items():
        own = replace(source, sheet=replace(source.sheet, project=named.get(number, "")))
        unit = units.get(number) or document.tables[number].unit or printed_unit(rows, words)
        inline.read(rows, unit, own)
        pairs.read([row for row in rows if (row.table, row.index) not in covered], unit, own)
