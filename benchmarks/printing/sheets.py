"""A generated report as a web page, its tables as an office draws them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from benchmarks.accuracy.writing.report import Item, Line, Table
from benchmarks.printing.style import Style

TAGS = {"title": "h1", "part": "h2", "h1": "h3"}
CODES = ("科目编码", "科目名称")
HEADS = {"form": 0, "": 1}
Cell = tuple[str, int, int]
"""The words of a cell, and how many rows and columns it covers."""


def page(items: Sequence[Item], style: Style) -> str:
    """The report as a web page in a style."""
    body = "".join(_item(item, style) for item in items)
    return f'<html><head><meta charset="utf-8"><style>{style.sheet}</style></head><body>{body}</body></html>'


def _item(item: Item, style: Style) -> str:
    if isinstance(item, Line):
        tag = TAGS.get(item.role, "p")
        kind = "title" if item.role == "table title" else item.role
        return f'<{tag} class="{kind}">{escape(item.text)}</{tag}>'
    rows = [["".join(run.text for run in cell) for cell in row] for row in item.rows]
    head, body = _grid(rows, item, style)
    return f"<table><thead>{_rows(head)}</thead><tbody>{_rows(body)}</tbody></table>"


def _grid(rows: list[list[str]], item: Table, style: Style) -> tuple[list[list[Cell]], list[list[Cell]]]:
    """The header and the rows of a table, every row as wide as the widest."""
    width = max(map(len, rows))
    coded = tuple(rows[0][:2]) == CODES and rows[0].count(CODES[0]) == 1 and item.name != "form"
    if not (coded and style.levels):
        cells = [list(_filled(row, width)) for row in rows]
        count = HEADS.get(item.name, 1)
        return cells[:count], cells[count:]
    names = rows[0][2:]
    across = 3 if style.thirds else 1
    head: list[list[Cell]] = [
        [("项目", 1, across + 1), *((name, 2, 1) for name in names)],
        [("科目编码" if not style.thirds else "类款项", 1, across), (CODES[1], 1, 1)],
        [("栏次", 1, across + 1), *((str(at), 1, 1) for at, _ in enumerate(names, 1))],
    ]
    if style.thirds:
        head[1] = [*((sign, 1, 1) for sign in "类款项"), (CODES[1], 1, 1)]
    return head, [list(_coded(row, across)) for row in rows[1:]]


def _filled(row: list[str], width: int) -> Iterator[Cell]:
    yield from ((words, 1, 1) for words in row[:-1])
    yield row[-1], 1, width - len(row) + 1


def _coded(row: list[str], across: int) -> Iterator[Cell]:
    """A row with its code in one cell or three; the row of the whole has none."""
    code, name, *amounts = row
    if not code:
        yield name, 1, across + 1
    else:
        yield from ((part, 1, 1) for part in ((code[:3], code[3:5], code[5:7]) if across > 1 else (code,)))
        yield name, 1, 1
    yield from ((amount, 1, 1) for amount in amounts)


def _rows(rows: list[list[Cell]]) -> str:
    return "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)


def _cell(cell: Cell) -> str:
    words, tall, wide = cell
    money = words.replace(".", "").replace(",", "").lstrip("-").isdecimal() and "." in words
    kind = "money" if money else "name"
    spans = (f' rowspan="{tall}"' if tall > 1 else "") + (f' colspan="{wide}"' if wide > 1 else "")
    return f'<td class="{kind}"{spans}>{escape(words)}</td>'
