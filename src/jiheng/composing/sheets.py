"""The sheets of our workbook that only people can fill in (基本情况, 原因 …): rows under heads.

What a sheet is (``composing.sheets.<id>``) says its ``kind``: ``named`` (a row for each thing asked, by its label),
``records`` (a small ledger), ``coded`` (figures by subject code), ``figures`` (figures by concept), ``reasons``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from jiheng.composing.account import Record
from jiheng.composing.items import REASON, SEPARATOR, Entry, Item, item_named
from jiheng.composing.numbers import number_in
from jiheng.document import Cell, Document, Table
from jiheng.policy import Pack
from jiheng.policy.messages import messages

SAY = messages("composing")
Row = Mapping[str, object]
Line = Mapping[str, Cell]


class Told(NamedTuple):
    """What the sheets say: figures (a ``path`` of one step is a code), texts by name, records by ledger.

    ``wrong`` names the cells that should hold figures and do not.
    """

    figures: Mapping[Item, Entry]
    texts: Mapping[str, str]
    records: Mapping[str, tuple[Record, ...]]
    wrong: tuple[str, ...] = ()

    def joined(self, other: Told) -> Told:
        """Both; what this one says stays, ledgers are put one behind the other."""
        records = {
            name: (*self.records.get(name, ()), *other.records.get(name, ()))
            for name in {**self.records, **other.records}
        }
        return Told(
            {**other.figures, **self.figures}, {**other.texts, **self.texts}, records, (*self.wrong, *other.wrong)
        )


class Source(NamedTuple):
    """A file and its document, to say where a cell stands."""

    name: str
    document: Document

    def of(self, cell: Cell) -> str:
        """Where a cell stands, in words."""
        place = self.document.place(cell.span)
        return SAY.text("source", file=self.name, place=place.cell or SAY.text("line", line=place.line))


def sheet_of(table: Table, pack: Pack) -> Row | None:
    """The definition of the sheet that a table is, by its title."""
    defined = cast("Mapping[str, Row]", pack.table("composing.sheets"))
    return next((row for row in defined.values() if row["title"] == table.caption), None)


def is_sheet(table: Table, pack: Pack) -> bool:
    """Whether a table is one of the sheets that people fill in."""
    return sheet_of(table, pack) is not None


def told(document: Document, name: str, pack: Pack) -> Told:
    """What the sheets of a document say."""
    found = Told({}, {}, {})
    for table in document.tables:
        row = sheet_of(table, pack)
        if row is not None:
            lines, source = _lines(table, row), Source(name, document)
            own = KINDS[str(row["kind"])](row, lines, source, pack)
            found = found.joined(own._replace(wrong=tuple(_wrong(row, lines, source, pack))))
    return found


def _wrong(row: Row, lines: Sequence[Line], source: Source, pack: Pack) -> Iterator[str]:
    """The cells under heads of figures, or beside labels of figures, that hold words."""
    label, value, *_ = columns(row)
    rows = cast("Sequence[Row]", row.get("rows", ())) if row["kind"] == "named" else ()
    asked = {str(one["label"]) for one in rows if "unit" in one}
    for line in lines:
        heads = [*cast("Sequence[str]", row.get("figures", ()))]
        heads += [value] if label in line and line[label].text in asked else []
        for head in heads:
            if head in line and number_in(line[head].text, pack.text("composing.print.money"), pack) is None:
                place = source.document.place(line[head].span).cell or ""
                yield SAY.text("problems.words", file=source.name, place=place, text=line[head].text)


def _lines(table: Table, row: Row) -> list[Line]:
    """The filled rows under the heads, each cell by its head."""
    heads, found = set(columns(row)), list[Line]()
    places: dict[int, str] = {}
    for cells in table.rows():
        texts = {cell.text for cell in cells}
        if not places and len(heads & texts) * 2 > len(heads):
            places = {cell.column: cell.text for cell in cells if cell.text in heads}
        elif places:
            line = {places[cell.column]: cell for cell in cells if cell.column in places and cell.text}
            found += [line] if line else []
    return found


def columns(row: Row) -> list[str]:
    """The heads of a sheet's columns."""
    return [text.partition("|")[0] for text in cast("Sequence[str]", row["columns"])]


def _keys(row: Row) -> dict[str, str]:
    """What each column is, by its head."""
    return {head: key for head, _, key in (text.partition("|") for text in cast("Sequence[str]", row["columns"]))}


def named(row: Row, lines: Sequence[Line], source: Source, pack: Pack) -> Told:
    """A row for each thing that is asked."""
    asked = {str(one["label"]): one for one in cast("Sequence[Row]", row["rows"])}
    label, value = columns(row)[:2]
    figures, texts = dict[Item, Entry](), dict[str, str]()
    for line in lines:
        one = asked.get(line[label].text) if label in line and value in line else None
        if one is None:
            continue
        if "text" in one:
            texts[str(one["text"])] = source.document.quote(line[value].span).strip()
        elif entry := _entry(line[value], str(one["unit"]), source, pack):
            item = item_named(str(one["concept"]), pack)
            figures[item._replace(measure=str(one["measure"]), population=str(one.get("population", "")))] = entry
    return Told(figures, texts, {})


def records(row: Row, lines: Sequence[Line], source: Source, pack: Pack) -> Told:
    """A small ledger; each record keeps where it stands."""
    del pack
    keys = _keys(row)
    rows = tuple(
        {**{keys[head]: cell.text for head, cell in line.items()}, "source": source.of(next(iter(line.values())))}
        for line in lines
    )
    return Told({}, {}, {str(row["record"]): rows})


def coded(row: Row, lines: Sequence[Line], source: Source, pack: Pack) -> Told:
    """Figures by subject code; the other columns are measures of the sheet's account."""
    code, *_ = columns(row)
    whole = item_named(str(row["account"]), pack)
    measures = {head: key for head, key in _keys(row).items() if key and head != code}
    return Told(dict(_coded(lines, code, (whole, measures), (str(row["unit"]), source, pack))), {}, {})


def _coded(
    lines: Sequence[Line], code: str, account: tuple[Item, Mapping[str, str]], reading: tuple[str, Source, Pack]
) -> Iterator[tuple[Item, Entry]]:
    whole, measures = account
    unit, source, pack = reading
    for line in lines:
        path = (line[code].text,) if code in line else ()
        for head, measure in measures.items():
            if head in line and path and (entry := _entry(line[head], unit, source, pack)):
                yield whole._replace(path=path, measure=measure), entry


def figures(row: Row, lines: Sequence[Line], source: Source, pack: Pack) -> Told:
    """Figures by concept, of another year or measure."""
    label, *_ = columns(row)
    found: dict[Item, Entry] = {}
    for line in lines:
        for head, key in _keys(row).items():
            if key and head in line and label in line and (entry := _entry(line[head], str(row["unit"]), source, pack)):
                measure, _, year = key.partition("@")
                found[item_named(line[label].text, pack)._replace(measure=measure, year=int(year or 0))] = entry
    return Told(found, {}, {})


def reasons(row: Row, lines: Sequence[Line], source: Source, pack: Pack) -> Told:
    """Why figures changed: what changed, against what, the reason."""
    del source, pack
    what, against, why = columns(row)
    bases = cast("Mapping[str, str]", row["bases"])
    texts = {
        SEPARATOR.join((REASON, bases[line[against].text], line[what].text)): line[why].text.rstrip(str(row["stops"]))
        for line in lines
        if len(line) == len(columns(row)) and line[against].text in bases
    }
    return Told({}, texts, {})


def _entry(cell: Cell, unit: str, source: Source, pack: Pack) -> Entry | None:
    quantity = number_in(cell.text, unit, pack)
    return Entry(quantity, source.of(cell)) if quantity else None


KINDS: Mapping[str, Callable[[Row, Sequence[Line], Source, Pack], Told]] = {
    kind.__name__: kind for kind in (named, records, coded, figures, reasons)
}
