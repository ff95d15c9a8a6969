"""The scored line of a form's funds: execution rate, its points and its score (预算执行率)."""

from __future__ import annotations

from jiheng.extraction.tables.blocks import Block
from jiheng.extraction.tables.cells import Row
from jiheng.extraction.tables.headers import Column
from jiheng.extraction.tables.labels import label
from jiheng.extraction.tables.matrix import Source
from jiheng.extraction.tables.values import unit_of, value
from jiheng.ledger import Scope, Statement


def read(block: Block, source: Source) -> dict[str, int]:
    """Note weight and score of every scored line of a block of funds; give those of the first, the form's own."""
    first: dict[str, int] = {}
    for row in block.lines:
        roles = {
            role: _fact(row, column, role, source)
            for role in ("weight", "score")
            if (column := block.header.column(role))
        }
        known = {role: index for role, index in roles.items() if index is not None}
        if known:
            _state(row, known, block, source)
            first = first or known
    return first


def _fact(row: Row, column: Column, role: str, source: Source) -> int | None:
    words = source.sheet.words
    entry = row.at(column.at)
    found = value(entry, unit_of(words.pack.text("tables.score_unit"), words), words)
    if entry is None or found.quantity is None:
        return None
    concept = words.pack.text("forms.execution.concept")
    scope = Scope(indicator=concept, project=source.sheet.project)
    return source.note(source.key(concept, source.measure(role), scope, source.part.year), found, row, entry)


def _state(row: Row, known: dict[str, int], block: Block, source: Source) -> None:
    """The line's points with the amounts and the rate that the same line prints."""
    measures = {source.measure(name): name for name in ("initial", "adjusted", "budget", "account", "completion")}
    cells = [entry.cell for entry in row.filled]
    roles = {
        measures[fact.measure]: (index,)
        for index, fact in enumerate(source.notes.facts)
        if fact.table == row.table
        and fact.measure in measures
        and fact.cell in {(cell.row, cell.column) for cell in cells}
    }
    roles |= {role: (index,) for role, index in known.items()}
    name = label(row, block.header.panels[0], source.sheet.words).text if block.header.panels else ""
    lost = "" if not row.lost else ",".join(column.role for column in block.header.columns if column.at in row.lost)
    texts = {key: text for key, text in {"name": name, "lost": lost, "project": source.sheet.project}.items() if text}
    span = row.filled[0].span._replace(end=row.filled[-1].span.end)
    source.notes.statements.append(Statement("execution_row", span, roles, not row.lost, "", texts))
