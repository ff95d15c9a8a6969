"""Grids as files: a web page, a workbook, tab-separated text."""

from html import escape
from io import BytesIO

import xlsxwriter


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
