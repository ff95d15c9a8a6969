"""Lists beside an audit: who must publish, what an earlier list was answered, and what is refused."""

import openpyxl
import pytest


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text(
        "云岭县水务局2023年度部门决算\n2023年度本年支出合计100.00万元，其中：基本支出60.00万元；项目支出46.00万元。\n",
        "utf-8",
    )
    return path


def test_missing_units_and_earlier_answers_stand_in_the_new_list(report, tmp_path, call):
    first, second, names = tmp_path / "一.xlsx", tmp_path / "二.xlsx", tmp_path / "名单.csv"
    names.write_text("单位名称\n云岭县水务局\n云岭县文化馆\n", "utf-8-sig")
    assert call("audit", report, "--format", "xlsx", "-o", first).code == 1
    book = openpyxl.load_workbook(first)
    heads = [cell.value for cell in book["问题"][1]]
    book["问题"].cell(2, heads.index("处理意见") + 1, "接受")
    book.save(first)
    renamed = report.rename(tmp_path / "改名.txt")
    assert call("audit", renamed, "--format", "xlsx", "-o", second, "--units", names, "--answers", first).code == 1
    made = openpyxl.load_workbook(second)
    assert made["问题"].cell(2, heads.index("处理意见") + 1).value == "接受"
    assert [cell.value for cell in made["单位"][2]][1] == "云岭县文化馆"


@pytest.mark.parametrize("option", ["--units", "--answers"])
def test_a_list_that_cannot_be_used_is_a_wrong_call_and_nothing_is_written(report, tmp_path, call, option):
    out, bad = tmp_path / "清单.xlsx", tmp_path / "坏.xlsx"
    bad.write_bytes(b"PK")
    refused = call("audit", report, "--format", "xlsx", "-o", out, option, bad)
    assert (refused.code, out.exists()) == (2, False)
    assert "坏.xlsx：打不开" in refused.err
    assert call("audit", report, option, bad).code == 2


def test_lists_that_lie_among_the_reports_are_no_reports(call, wrong, tmp_path):
    folder = tmp_path / "报送"
    folder.mkdir()
    wrong.rename(folder / "报告.txt")
    (folder / "名单.txt").write_text("云岭县水务局\n", "utf-8")
    first, second = tmp_path / "一.xlsx", tmp_path / "二.xlsx"
    call("audit", folder, "-o", first, "--units", folder / "名单.txt")
    answers = first.rename(folder / "整改清单.xlsx")
    call("audit", folder, "-o", second, "--units", folder / "名单.txt", "--answers", answers)
    files = {row[0] for row in openpyxl.load_workbook(second)["单位"].iter_rows(min_row=2, values_only=True)}
    assert files - {None} == {str(folder / "报告.txt")}
