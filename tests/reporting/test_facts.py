"""Facts as JSON, CSV, Excel and Parquet: the same figures in each."""

import csv
import json
from dataclasses import replace
from io import BytesIO, StringIO

import openpyxl
import pytest

from jiheng.ledger import Scope
from jiheng.quantity import Quantity
from jiheng.reporting import extracted, facts_csv, facts_parquet, facts_xlsx
from jiheng.reporting.audit import Failure
from jiheng.reporting.facts import COLUMNS

from .conftest import FACTS, TEXT

FAILURES = [Failure("坏.docx", "文件已损坏。")]


def facts(audit):
    return json.loads(extracted.whole([extracted.document(audit)], FAILURES))["documents"][0]["facts"]


def test_json_holds_the_text_that_offsets_count_in(audit):
    (document,) = json.loads(extracted.whole([extracted.document(audit)], []))["documents"]
    assert list(document) == ["path", "sha256", "notes", "text", "parts", "sections", "tables", "figures", "facts"]
    assert document["text"] == TEXT
    for fact in document["facts"]:
        assert TEXT[fact["start"] : fact["end"]] == fact["quote"]
    (section,) = document["sections"]
    assert (section["number"], section["title"], section["level"]) == ("（一）", "公务接待费", 2)
    (table,) = document["tables"]
    assert [cell["text"] for cell in table["cells"]] == ["项目", "金额", "合计", "120.50"]


def test_a_fact_carries_every_field_of_the_contract(audit):
    found = facts(audit)
    assert [fact["value"] for fact in found] == ["82", "94.19", "14.19"]
    assert list(found[0]) == list(COLUMNS)
    assert found[0]["fund"] == "一般公共预算"
    assert (found[2]["direction"], found[2]["base_year"], found[2]["measure"]) == ("减少", 2022, "增减额")
    assert found[0]["approximate"] is False
    assert found[0]["of"] is None


def test_a_direction_without_a_figure_has_no_value(audit):
    level = replace(FACTS[2], quantity=None, direction="持平")
    (found,) = facts(replace(audit, ledger=replace(audit.ledger, facts=(level,))))
    assert (found["value"], found["unit"], found["direction"]) == (None, None, "持平")


def test_csv_opens_in_office_programs_and_runs_no_formula(audit):
    risky = replace(FACTS[0], scope=Scope(project='=HYPERLINK("x")'))
    data = facts_csv.whole([facts_csv.document(replace(audit, ledger=replace(audit.ledger, facts=(risky,))))], FAILURES)
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(StringIO(data.decode("utf-8-sig")))
    assert row["project"] == '\'=HYPERLINK("x")'
    assert (row["path"], row["value"]) == ("报告/清江 商贸局.txt", "82")


def test_excel_shows_values_as_printed_and_lists_unread_files(audit):
    long = replace(FACTS[0], quantity=Quantity(1234567890123456789, 2), scope=Scope(project="=1+1"))
    many = replace(audit, ledger=replace(audit.ledger, facts=(*FACTS, long)))
    data = facts_xlsx.whole([facts_xlsx.document(many)], FAILURES)
    assert data == facts_xlsx.whole([facts_xlsx.document(many)], FAILURES)
    sheet, failures = openpyxl.load_workbook(BytesIO(data)).worksheets
    column = {cell.value: cell.column - 1 for cell in sheet[1]}
    values = [row[column["数值"]] for row in sheet.iter_rows(min_row=2)]
    printed = {(cell.value, cell.number_format) for cell in values}
    assert {(82, "0"), (94.19, "0.00"), ("12345678901234567.89", "General")} <= printed
    assert [row[column["项目"]].data_type for row in sheet.iter_rows(min_row=2)].count("f") == 0
    assert [cell.value for cell in failures[2]] == ["坏.docx", "文件已损坏。"]


def test_parquet_keeps_exact_integers_with_their_scale(audit):
    polars = pytest.importorskip("polars", reason="polars, which writes Parquet, is not installed")
    huge = replace(FACTS[0], quantity=Quantity(10**30, 1))
    many = replace(audit, ledger=replace(audit.ledger, facts=(*FACTS, huge)))
    frame = polars.read_parquet(facts_parquet.whole([facts_parquet.document(many)], FAILURES))
    exact = {row["value"]: (row["coefficient"], row["scale"]) for row in frame.iter_rows(named=True)}
    assert exact["94.19"] == (9419, 2)
    assert exact["82"] == (82, 0)
    assert exact[str(10**29) + ".0"] == (None, None)
