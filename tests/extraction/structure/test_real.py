"""The real documents beside the repository: their parts, headings and tables."""

import pytest

REPORTS = {
    "luxian-economy-it-2023-evaluation": ("department_evaluation", "self_evaluation_form"),
    "luxian-sasac-finance-2023-disclosure": (
        "disclosure", "department_evaluation", "project_evaluation", "project_evaluation",
    ),
    "luzhou-foreign-affairs-2023-disclosure": ("disclosure", "department_evaluation", "project_evaluation"),
    "yueyanglou-finance-office-2022-selfevaluation": (
        "base_table", "self_evaluation_form", "self_evaluation_report", "self_evaluation_form", "review_sheet",
    ),
}  # fmt: skip


@pytest.fixture
def report(shared, read):
    return lambda name, folder="reports": read((shared / folder / f"{name}.txt").read_text("utf-8"))


@pytest.mark.parametrize("name", REPORTS)
def test_parts_of_the_reports(report, name):
    document = report(name)
    assert tuple(part.kind for part in document.parts) == REPORTS[name]
    assert len({part.entity for part in document.parts}) == 1
    assert {part.year for part in document.parts} == {2022 if "2022" in name else 2023}
    assert {part.policy for part in document.parts} == {"hunan-yueyang-2022" if "2022" in name else "sichuan-2023"}


def test_the_lost_score_of_the_form_is_named(report):
    document = report("luxian-economy-it-2023-evaluation")
    (table,) = document.tables
    ((row, column),) = table.missing
    lost = {cell.column: cell for cell in table.cells if cell.row == row}
    assert (column, document.line(lost[3].span.start)) == (9, 219)
    following = {cell.column: document.line(cell.span.start) for cell in table.cells if cell.row == row + 1}
    assert following == {2: 225, 3: 226, 4: 227, 5: 228, 6: 229, 7: 230, 8: 231, 9: 232}


def test_the_nine_tables_of_the_text_sample(report):
    tables = report("shanghai-2024-disclosure-social-work", "samples").tables
    assert len(tables) == 9
    assert {table.unit for table in tables} == {"万元"}
    assert [len(table.rows()) for table in tables[6:]] == [4, 2, 2]


@pytest.mark.parametrize("name", ["shanghai-2024-budget-subdistrict", "shanghai-2025-budget-subdistrict"])
def test_the_tables_of_a_printed_budget(report, name):
    document = report(name, "samples")
    assert [part.kind for part in document.parts] == ["budget"]
    assert len(document.tables) == 9
    left = [
        flow.text for block, flow in document.flows() if any(table.span.holds(block.span) for table in document.tables)
    ]
    assert len(left) < 12
