"""Facts of account tables: every figure with what its row and its column say of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from jiheng.document import Part
from jiheng.extraction.notes import Notes
from jiheng.extraction.tables.blocks import Block
from jiheng.extraction.tables.cells import Entry, Row
from jiheng.extraction.tables.headers import Column, Panel
from jiheng.extraction.tables.lines import UPPER, lines
from jiheng.extraction.tables.topics import Line, Sheet, budgeted, topic
from jiheng.extraction.tables.values import Value, unit_of, value
from jiheng.extraction.tables.words import Meaning, Words, pattern
from jiheng.ledger import Fact, Key, Scope
from jiheng.quantity import Unit


@dataclass(frozen=True)
class Reading:
    """Lines that have been read: the value of each column by its position, and the fact made of it.

    ``adrift`` are the facts of each line that stand in one of several columns, with the positions of these.
    """

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    values: tuple[Mapping[int, Value], ...]
    facts: tuple[Mapping[int, int], ...]
    adrift: tuple[Mapping[int, frozenset[int]], ...]

    def followed_by(self, other: Reading) -> Reading:
        """Both as one list of lines (panels side by side that go on with each other)."""
        values, facts = (*self.values, *other.values), (*self.facts, *other.facts)
        return Reading(self.columns, (*self.lines, *other.lines), values, facts, (*self.adrift, *other.adrift))


@cache
def measure(words: Words, name: str) -> str:
    """The pack's name of a measure."""
    return words.pack.text(f"measures.{name}")


@cache
def usual_measure(words: Words, concept: str) -> str:
    """The measure that the pack gives a concept in forms or in its catalogue, "" where it gives none."""
    named = words.pack.table("tables.usual_measures").get(concept)
    if named:
        return measure(words, str(named))
    own = words.pack.table("concepts").get(concept)
    row = own if isinstance(own, Mapping) else {}
    counted = measure(words, "count") if row.get("dimension") == "count" else ""
    return str(row.get("measure", counted))


@dataclass(frozen=True)
class Source:
    """Where facts come from: part, sheet, notes, and the measure that figures have where no header names one.

    ``untitled`` says that no title tells of what budget the table is.
    """

    part: Part
    sheet: Sheet
    notes: Notes
    default: str
    untitled: bool = False

    def measure(self, name: str) -> str:
        """The pack's name of a measure."""
        return measure(self.sheet.words, name)

    def usual(self, concept: str) -> str:
        """The measure of a figure whose header names none: that of its concept, else the table's."""
        return usual_measure(self.sheet.words, concept) or self.default

    def counted(self, concept: str, told: str) -> str:
        """The measure of a figure: the account of what is counted (统计数) is its number."""
        return self.measure("count") if self.is_count(concept) and told == self.measure("account") else told

    def is_count(self, concept: str) -> bool:
        """Whether a concept is a number of things."""
        return self.sheet.words.pack.get(f"concepts.{concept}.dimension") == "count"

    def key(self, concept: str, measure: str, scope: Scope, year: int | None) -> Key:
        """The identity of a fact of the part's entity."""
        return Key(self.part.entity, year, concept, measure, scope)

    def note(
        self, key: Key, found: Value, row: Row, entry: Entry, *, among: tuple[str, ...] = (), untitled: bool = False
    ) -> int:
        """Note the figure of a cell; a printed minus of a change or a rate becomes its direction."""
        quantity, direction = found.quantity, ""
        if (
            quantity is not None
            and quantity.coefficient
            and key.measure in {self.measure("change"), self.measure("rate")}
        ):
            fall = quantity.coefficient < 0
            direction = self.sheet.words.pack.text(f"directions.{'decrease' if fall else 'increase'}")
            quantity = quantity.negated() if fall else quantity
        own = (key.concept, key.measure, quantity, found.span, self.part.id, key.entity, key.year)
        fact = Fact(
            *own,
            direction=direction,
            scope=key.scope,
            table=row.table,
            cell=(entry.cell.row, entry.cell.column),
            among=among,
            untitled=untitled,
        )
        return self.notes.fact(fact)

    def told(self, line: Line) -> Meaning:
        """What a line that is a measure (上年预算数, 决算数 down the side) says of its figures."""
        return self.sheet.words.meaning(line.label.name) if line.kind == "measure" else Meaning()

    def year(self, words: Column | Meaning) -> int | None:
        """The year that a header or a line's label gives: printed, or told from the report's."""
        if words.year is not None:
            return words.year
        return self.part.year + (words.shift or 0) if self.part.year is not None else None


def read(block: Block, source: Source) -> list[Reading]:
    """The facts of all panels of a block, noted in the source; panels of the same columns by code are one list."""
    found: dict[tuple[str, ...], Reading] = {}
    for at, panel in enumerate(_uncoded(block, panel, source.sheet.words) for panel in block.header.panels):
        coded = any(column.role == "code" for column in panel.labels)
        shape = tuple(column.header for column in panel.values) if coded else (str(at),)
        reading = _panel(block, panel, source)
        found[shape] = found[shape].followed_by(reading) if shape in found else reading
    return list(found.values())


def _uncoded(block: Block, panel: Panel, words: Words) -> Panel:
    """The panel with a column of codes as a label, whatever its header is called or became."""
    if any(column.role == "code" for column in panel.labels):
        return panel
    coded = [column for column in panel.values if _holds_codes(block, column, words)]
    if not coded:
        return panel
    labels = (*panel.labels, *(column._replace(role="code") for column in coded))
    return panel._replace(labels=labels, values=tuple(column for column in panel.values if column not in coded))


def _holds_codes(block: Block, column: Column, words: Words) -> bool:
    """Whether every cell of a column is the code of a subject, one of them of a level under another.

    Amounts in yuan have as many digits as codes; none begins with another one.
    """
    entries = [row.at(column.at) for row in block.lines]
    texts = {entry.text for entry in entries if entry is not None and entry.text}
    if not all(map(pattern(words, "tables.codes").fullmatch, texts)):
        return False
    return any(text[:digits] in texts for text in texts for digits in UPPER if digits < len(text))


def _panel(block: Block, panel: Panel, source: Source) -> Reading:
    seen = list(lines(block, panel, source.sheet))
    values = tuple(
        {at: _value(row, column, line, block, source) for at, column in enumerate(panel.values)} for row, line in seen
    )
    facts = tuple(dict(_facts(row, line, own, panel, source)) for (row, line), own in zip(seen, values, strict=True))
    adrift = tuple(dict(_adrift(row, line, block, panel, source)) for row, line in seen)
    return Reading(panel.values, tuple(line for _, line in seen), values, facts, adrift)


def _facts(
    row: Row, line: Line, values: Mapping[int, Value], panel: Panel, source: Source
) -> Iterator[tuple[int, int]]:
    for at, column in enumerate(panel.values):
        entry = row.at(column.at)
        merged = at and entry is row.at(panel.values[at - 1].at) and column.header == panel.values[at - 1].header
        if values[at].kind == "figure" and entry is not None and not merged:
            concept, scope = topic(line, column, source.sheet)
            scope = scope._replace(month=column.month)
            told = source.told(line)
            own = source.counted(concept, told.measure or column.measure or source.usual(concept))
            key = source.key(concept, own, scope, source.year(told if told.measure else column))
            lost = source.untitled and not column.fund and budgeted(line, source.sheet)
            yield at, source.note(key, values[at], row, entry, untitled=lost)


def _adrift(row: Row, line: Line, block: Block, panel: Panel, source: Source) -> Iterator[tuple[int, frozenset[int]]]:
    """The figures of a line that stand in one of several columns, noted by what the line says, and these columns."""
    for entry in row.adrift:
        among = [column for column in panel.values if column.at in entry.columns]
        if len(among) < len(entry.columns):
            continue
        measures = {column.measure for column in among}
        unknown = Column(entry.cell.column, "", "", measure=measures.pop() if len(measures) == 1 else "")
        concept, scope = topic(line, unknown, source.sheet)
        told = source.told(line)
        found = value(entry, _unit(unknown, line, block, source), source.sheet.words)
        if found.kind == "figure" and (concept := concept or line.label.name):
            own = told.measure or unknown.measure or source.usual(concept)
            years = {source.year(told if told.measure else column) for column in among}
            year = years.pop() if len(years) == 1 else None
            headers = tuple(column.header for column in among)
            fact = source.note(source.key(concept, own, scope, year), found, row, entry, among=headers)
            yield fact, frozenset(at for at, column in enumerate(panel.values) if column in among)


def _value(row: Row, column: Column, line: Line, block: Block, source: Source) -> Value:
    if column.at in row.lost:
        return Value("lost")
    return value(row.at(column.at), _unit(column, line, block, source), source.sheet.words)


def _unit(column: Column, line: Line, block: Block, source: Source) -> Unit | None:
    """The unit of a column's figures: its own, its line's, its block's or the table's; ratios are percentages.

    What is counted is in no unit of money.
    """
    words = source.sheet.words
    if column.measure in {source.measure(name) for name in ("completion", "rate", "share")}:
        return unit_of(words.pack.text("tables.percent_unit"), words)
    own = pattern(words, "tables.unit_in_words").search(line.label.text)
    found = unit_of(column.unit or (own["unit"] if own else block.unit(words)), words)
    concept = line.label.concept or column.concept
    counted = column.measure == source.measure("count") or source.is_count(concept)
    if not counted or (found is not None and found.dimension != "money"):
        return found
    units = words.pack.table("tables.count_units")
    return unit_of(str(units.get(concept, units["usual"])), words)
