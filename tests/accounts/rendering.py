"""Grids as files: a web page, a workbook, a Word file, a PDF."""

from collections.abc import Callable
from html import escape
from io import BytesIO
from typing import NamedTuple

import xlsxwriter

from tests.formats import made, printed, test_ofd

_COLUMN = 900  # twentieths of a point: without widths other programs merge cells as they please


def cells(rows):
    """The cells of a grid with their places and how far they reach: row, column, words, height, width."""
    for row, line in enumerate(rows):
        for column, words in enumerate(line):
            if words not in {"<", "^"}:
                wide = next((at for at in range(column + 1, len(line)) if line[at] != "<"), len(line)) - column
                tall = next((at for at in range(row + 1, len(rows)) if rows[at][column] != "^"), len(rows)) - row
                yield row, column, words, tall, wide


def table(rows, header=0):
    """A grid as an HTML table; the first ``header`` lines are repeated on every page."""
    lines = [[] for _ in rows]
    for row, _, words, tall, wide in cells(rows):
        spans = (f' rowspan="{tall}"' if tall > 1 else "") + (f' colspan="{wide}"' if wide > 1 else "")
        lines[row].append(f"<td{spans}>{escape(words)}</td>")
    drawn = [f"<tr>{''.join(line)}</tr>" for line in lines]
    head = f"<thead>{''.join(drawn[:header])}</thead>" if header else ""
    return f"<table>{head}<tbody>{''.join(drawn[header:])}</tbody></table>"


def page(lines, sheets, style="", entity=""):
    """A web page: the text, then each sheet under its title."""
    text = "".join(f"<p>{escape(line)}</p>" for line in lines)
    tables = "".join(
        f'<div class="sheet"><h3>{sheet.title}</h3><p class="r">{sheet.number}</p>'
        f'<p>部门：{entity}<span class="r">单位：{sheet.unit}</span></p>{table(sheet.rows, sheet.header)}</div>'
        for sheet in sheets
    )
    look = "body{font-family:'Noto Serif CJK SC',serif;font-size:10pt}table{border-collapse:collapse}"
    look += "td{border:1px solid black;padding:2px}.sheet{break-before:page}.r{float:right}" + style
    return f'<html><head><meta charset="utf-8"><style>{look}</style></head><body>{text}{tables}</body></html>'


def workbook(sheets, entity="", *, numbers=True):
    """A workbook with a sheet for each grid: title, number and unit in its first lines, amounts as numbers."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        money = book.add_format({"num_format": "#,##0.00"})
        for place, sheet in enumerate(sheets, 1):
            own = book.add_worksheet(
                f"{sheet.number or place} {sheet.title}".translate(str.maketrans("“”[]:*?/\\", "         "))[:31]
            )
            own.write_string(0, 0, sheet.title)
            own.write_string(1, 0, sheet.number)
            own.write_string(2, 0, f"编制单位：{entity}" if entity else "")
            own.write_string(2, 4, f"金额单位：{sheet.unit}")
            for row, column, words, tall, wide in cells(sheet.rows):
                _cell(own, (row + 3, column), words, (tall, wide), money if numbers else None)
    return out.getvalue()


def _cell(sheet, place, words, size, money):
    amount = money is not None and "." in words and words.replace(".", "").lstrip("-").isdecimal()
    if size != (1, 1):
        sheet.merge_range(*place, place[0] + size[0] - 1, place[1] + size[1] - 1, words)
    elif amount:
        sheet.write_number(*place, float(words), money)
    else:
        sheet.write_string(*place, words)


def word(lines, sheets, entity=""):
    """A Word file: the text, then each sheet under its title; merged cells as Word merges them."""
    body = "".join(made.p(escape(line)) for line in lines)
    for sheet in sheets:
        above = (sheet.title, sheet.number, f"部门：{entity}", f"单位：{sheet.unit}")
        body += "".join(made.p(escape(line)) for line in above) + _word_table(sheet.rows)
    return made.docx(body + made.p(""))  # a table must not be the last


def _word_table(rows):
    places = {(row, column): (words, tall, wide) for row, column, words, tall, wide in cells(rows)}
    lines = ["" for _ in rows]
    for (row, column), (words, tall, wide) in sorted(places.items()):
        for at in range(tall):
            merge = f'<w:vMerge w:val="{"continue" if at else "restart"}"/>' if tall > 1 else ""
            span = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
            room = f'<w:tcW w:w="{_COLUMN * wide}" w:type="dxa"/>'
            inside = made.p("" if at else escape(words))
            lines[row + at] += f"\0{column:03}<w:tc><w:tcPr>{room}{span}{merge}</w:tcPr>{inside}</w:tc>"
    ordered = ("".join(part[3:] for part in sorted(line.split("\0")[1:])) for line in lines)
    grid = f'<w:gridCol w:w="{_COLUMN}"/>' * len(rows[-1])
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{line}</w:tr>' for line in ordered)}</w:tbl>"


class Ink(NamedTuple):
    """How words and lines come on a page, in points from its top left corner, and pages into a file."""

    text: Callable[..., str]
    line: Callable[..., str]
    file: Callable[..., bytes]


def _sealed_text(x, y, words, size=12):
    steps = " ".join(f"{size / _POINTS / (1 if ord(sign) > 0xFF else 2):.3f}" for sign in words[:-1])
    return test_ofd.text(x / _POINTS, y / _POINTS, escape(words), size / _POINTS, steps)


def _sealed_line(*ends):
    return test_ofd.line(*(end / _POINTS for end in ends))


_POINTS = 72 / 25.4
PDF = Ink(printed.text, printed.line, printed.pdf)
OFD = Ink(_sealed_text, _sealed_line, test_ofd.ofd)


def paper(lines, sheets, entity="", ink=PDF):
    """A file of pages: the text on its first ones, then a sheet a page, ruled."""
    width = 40
    cut = [line[at : at + width] for line in lines for at in range(0, len(line), width)]
    pages = [
        "".join(ink.text(50, 60 + 18 * at, words) for at, words in enumerate(cut[start : start + 38]))
        for start in range(0, len(cut), 38)
    ]
    return ink.file(*pages, *(_page(sheet, entity, ink) for sheet in sheets))


def _page(sheet, entity, ink):
    count = len(sheet.rows[-1])
    wide = [max(len(row[at]) for row in sheet.rows if row[at] not in "<^") for at in range(count)]
    scale = min(520 / sum(one + 1 for one in wide), 7)
    xs = [30 + scale * sum(one + 1 for one in wide[:at]) for at in range(count + 1)]
    head = [
        ink.text(200, 40, sheet.title),
        ink.text(30, 60, f"部门：{entity}"),
        ink.text(450, 60, f"单位：{sheet.unit}"),
    ]
    drawn = [ink.text(450, 40, sheet.number)] if sheet.number else []
    for row, column, words, tall, span in cells(sheet.rows):
        left, right, top, bottom = xs[column], xs[column + span], 80 + 16 * row, 80 + 16 * (row + tall)
        drawn += [ink.line(left, at, right, at) for at in (top, bottom)]
        drawn += [ink.line(at, top, at, bottom) for at in (left, right)]
        if words:
            drawn.append(ink.text(left + 1, top + 11, words, min(scale * 0.95, 6.5)))
    return "".join(head + drawn)
