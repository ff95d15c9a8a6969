"""Workbooks as users bring them: the public tables, and the sheets that only people can fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

from jiheng.composing import Account, compose
from jiheng.document import Table
from jiheng.policy import Pack, library
from jiheng.policy.classification import classifications
from tests.composing.accounts import GENERAL, SUBJECTS

Grid = list[list[object]]
Sheets = dict[str, Grid]


def number(text: str) -> object:
    """A cell's text as the number that it is; codes stay text."""
    try:
        return float(text) if "." in text else text
    except ValueError:
        return text


def tables(account: Account, pack: Pack) -> dict[str, Table]:
    """The public tables of an account by their titles."""
    return {table.caption: table for table in compose(account, pack, "disclosure").document.tables}


def told(account: Account) -> Sheets:
    """The sheets that people fill in, for an account of the tests."""
    sheets = {"基本情况": _basics(account), "上年决算数": _last(account), "一般公共预算支出的预算数": _budgets(account)}
    sheets["增减原因"] = _reasons(account)
    return {**sheets, **{title: _rows(account, record, heads) for title, (record, heads) in LEDGERS.items()}}


def _basics(account: Account) -> Grid:
    texts = account.texts
    names = {
        "单位名称": account.entity,
        "年度": account.year,
        "部门职责": texts["duties"],
        "机构设置": texts["institution"],
    }
    names |= {"预算绩效管理情况": texts["performance"], "附件目录": texts["annexes"]}
    for item, entry in account.entries.items():
        label = UNITS.get(entry.quantity.unit.symbol) if item.measure == "数量" else None
        label = "万元" if item.concept == "机关运行经费" and not item.year else label
        if label:
            names[f"{item.concept}（{label}）"] = float(entry.quantity.value)
    return [["项目", "内容", "填写说明"], *([name, value, ""] for name, value in names.items())]


def _last(account: Account) -> Grid:
    past = [[item.concept, float(entry.quantity.value)] for item, entry in account.entries.items() if item.year == -1]
    return [["项目", "上年决算数"], *past]


def _budgets(account: Account) -> Grid:
    codes, rows = {path: code for (_, path), code in account.codes.items()} | KNOWN, []
    for item, entry in account.entries.items():
        value = float(entry.quantity.value)
        if item.measure == "年初预算数":
            rows.append([codes[item.path], item.path[-1], value, ""])
        elif item.measure == "全年预算数":
            rows.append([codes[item.path], item.path[-1], "", value])
    return [["科目编码", "科目名称", "年初预算数", "全年预算数"], *rows]


def _reasons(account: Account) -> Grid:
    bases = {"last": "与上年比", "budget": "与预算比"}
    keys = (key.split("/", 2) for key in account.texts if key.startswith("reason/"))
    return [
        ["事项", "对比", "原因"],
        *([what, bases[base], account.texts[f"{kind}/{base}/{what}"]] for kind, base, what in keys),
    ]


UNITS = {"辆": "辆", "台（套）": "台、套"}
LEDGERS = {
    "预算单位名单": ("units", {"单位名称": "name", "单位性质": "nature"}),
    "因公出国（境）团组": ("trips", {"带队人职务": "leader", "人数": "persons", "目的地": "place", "任务": "task"}),
    "公务接待": ("receptions", {"类别": "kind", "批次": "batches", "人次": "guests", "金额（万元）": "amount"}),
    "公务用车": ("vehicles", {"用途": "use", "数量（辆）": "number"}),
    "政府采购": ("purchases", {"类别": "kind", "金额（万元）": "amount", "授予中小企业": "small"}),
    "预算绩效管理项目": (
        "projects",
        {"项目名称": "name", "事前评估": "assessed", "绩效目标": "target", "绩效监控": "watched"},
    ),
}
KNOWN = {
    path: subjects[-1].code
    for path in SUBJECTS[GENERAL]
    if len(subjects := classifications(library().pack("national"))["functional"].path(path)) == len(path)
}


def _rows(account: Account, record: str, heads: dict[str, str]) -> Grid:
    return [[*heads], *([row.get(key, "") for key in heads.values()] for row in account.records.get(record, ()))]


def write(path: Path, printed: Mapping[str, Table], sheets: Mapping[str, Sequence[Sequence[object]]] = {}) -> Path:
    """A workbook of tables and sheets, each under its own title."""
    with xlsxwriter.Workbook(path) as book:
        title = book.add_format({"align": "center"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name[:31])
            for row, values in enumerate([[name], *rows]):
                sheet.write_row(row, 0, values)
        for index, (caption, table) in enumerate(printed.items(), 1):
            sheet = book.add_worksheet(f"公开{index:02}表")
            sheet.write(0, 0, caption)
            sheet.write(1, 0, "单位：万元")
            for cell in table.cells:
                top, left = cell.row + 2, cell.column
                if cell.row_span * cell.column_span > 1:
                    bottom, right = top + cell.row_span - 1, left + cell.column_span - 1
                    sheet.merge_range(top, left, bottom, right, number(cell.text), title)
                else:
                    sheet.write(top, left, number(cell.text))
    return path
