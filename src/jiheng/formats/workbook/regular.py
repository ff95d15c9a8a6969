"""Rows of one regular form, read by an expression that grows with what the columns are seen to hold.

Programs write the cells of a column alike: the same attributes, a value or none. So some parsed rows tell an expression
that reads all rows like them, at twenty times the speed of a parser: any cell may be missing or empty, and where the
attributes of a column's cells differ, they are taken from the cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from jiheng.formats.workbook.display import plainly
from jiheng.formats.workbook.looks import Looks, Show
from jiheng.formats.workbook.references import column, letters
from jiheng.formats.workbook.sheet import BETWEEN, Row

_CELL = re.compile(r'<c r="([A-Z]{1,3})[0-9]{1,7}"([^>/]*+)/?>(<f)?')
_ROW, _END = r'<row(?:\s[^>]*?)??\sr="([0-9]{1,7})"[^>]*+(?<!/)>\s*+', r"\s*+</row>\s*+"
_NUMBER, _VALUE = "<v>([0-9.-]*+)</v>", r"<v>([^<&\r]*+)</v>"
_PADDED = r"<v>(-?[0-9]++(?:\.[0-9]*[1-9])?+)\.?+0*+</v>"
_LONG = 17  # a number this long may have digits that come of binary arithmetic
_WORDS, _ANY = r"<is><t[^>]*+>([^<&\r]*+)</t></is>", r"(?:<v>|<is><t[^>]*+>)([^<&\r]*+)(?:</v>|</t></is>)"
_FORMULA = r"(?:(<f)[^>]*+(?:(?<=/)>|>[^<]*+</f>))?+"
_HEAD = 8  # rows that may head the columns: they look unlike the others
_FIRST = 16  # cells a column that are parsed before there is an expression; each next one takes twice as many


class Column(NamedTuple):
    """What has been seen of a column: the attributes of its cells, None where they differ; whether it has formulas."""

    attributes: str | None
    formulas: bool

    def with_cell(self, attributes: str, *, formula: bool) -> Column:
        """The column with one more cell seen."""
        return Column(attributes if attributes == self.attributes else None, self.formulas or formula)

    def pattern(self, name: str, looks: Looks, number: str) -> str:
        """An expression for a cell: groups for attributes that differ, for the formula, for the value."""
        attributes, value = "([^>/]*+)", _ANY
        if self.attributes is not None:
            look = looks[self.attributes]
            attributes = re.escape(self.attributes)
            value = number if look.is_number else _WORDS if look.is_inline else _VALUE
        holds = f"{_FORMULA}(?:{value}|<v/>)?+" if self.formulas else value
        return f'(?:<c r="{name}[0-9]{{1,7}}+"{attributes}(?:>{holds}</c>|/>|></c>))?+'


class Expression:
    """An expression for rows of these columns, and what the groups of a row that it matches show."""

    def __init__(self, columns: Mapping[int, Column], looks: Looks, number: str) -> None:
        cells = "".join(column.pattern(letters(at), looks, number) for at, column in columns.items())
        self._match = re.compile(_ROW + cells + _END).match
        self._columns = tuple(columns)
        self._looks = looks
        self._words: list[tuple[int, Show]] = []
        self._numbers: list[tuple[int, Show]] = []
        self._differing: list[tuple[int, int]] = []
        self._formulas: list[tuple[int, int, int]] = []
        held = list(self._groups(columns.values()))
        all_between = slice(held[0], held[-1] + 1)
        self._held = itemgetter(all_between) if held == list(range(held[0], held[-1] + 1)) else itemgetter(*held)

    def _groups(self, columns: Iterable[Column]) -> Iterator[int]:
        """The groups of the values; what is to be made of them is noted by the way."""
        group = 0
        for at, (attributes, formulas) in enumerate(columns):
            look = self._looks[attributes or ""]
            group += attributes is None
            if attributes is None:
                self._differing.append((at, group))
            elif look.show is not None:
                (self._numbers if look.is_number else self._words).append((at, look.show))
            if formulas and not look.may_be_empty:
                self._formulas.append((at, group + 1, group if attributes is None else 0))
            group += formulas + 1
            yield group

    def read(self, text: str, at: int, rows: list[Row], number: int) -> tuple[int, int]:
        """Add the rows from an offset on, as far as they are like this.

        ``number`` is that of the row before; the offset where they end is returned with the number of the last.
        """
        columns, numbers, words, differing = self._columns, self._numbers, self._words, self._differing
        match, held, width = self._match, self._held, len(self._columns)
        while found := match(text, at):  # one loop with all there is to do: it runs for every row of a large sheet
            at, groups = found.end(), found.groups("")
            number, values = int(groups[0]) - 1, held(groups)
            texts = [value if len(value) < _LONG else plainly(value) for value in values]
            for place, show in numbers:
                if plain := texts[place]:
                    texts[place] = show(plain) or ""
            for place, show in words:
                texts[place] = show(values[place]) or ""
            for place, attributes in differing:
                if value := values[place]:
                    texts[place] = self._looks[groups[attributes]].text(value)
            line = BETWEEN.join(texts)
            blank = self._uncalculated(groups, values) if self._formulas else ()
            if blank or len(line) >= width:
                rows.append(Row(number, columns, line, blank))
        return at, number

    def _uncalculated(self, groups: Sequence[str], values: Sequence[str]) -> Sequence[int]:
        return [
            self._columns[at]
            for at, formula, attributes in self._formulas
            if groups[formula] and not values[at] and not (attributes and self._looks[groups[attributes]].may_be_empty)
        ]


class Regular:
    """The expression for the rows of a sheet, as far as it is known.

    ``padded`` tells that numbers may end in needless zeros.
    """

    def __init__(self, looks: Looks, *, padded: bool) -> None:
        self.expression: Expression | None = None
        self._columns: dict[int, Column] = {}
        self._looks, self._number = looks, _PADDED if padded else _NUMBER
        self._rows = self._cells = 0
        self._enough = _FIRST

    def learn(self, row: str) -> None:
        """Take in what a row is like that had to be parsed; now and then a new expression comes of it."""
        self._rows += 1
        for name, attributes, formula in _CELL.findall(row) if self._rows > _HEAD else ():
            at = column(name)
            seen = self._columns.get(at, Column(attributes, formulas=False))
            self._columns[at] = seen.with_cell(attributes, formula=bool(formula))
            self._cells += 1
        if self._cells >= self._enough * len(self._columns) > 0:
            self._enough *= 2
            self.expression = Expression(dict(sorted(self._columns.items())), self._looks, self._number)
