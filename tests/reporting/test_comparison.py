"""Two versions of a report, through the command line and the public function."""

import json

import openpyxl
import pytest

from jiheng import services
from jiheng.cli import main

OLD = (
    "四川省云岭县水务局2023年度部门决算\n"
    "一、收入支出决算情况说明\n"
    "2023年度本年支出合计100.00万元，其中：基本支出60.00万元，占60.00%；项目支出40.00万元，占46.00%。\n"
    "二、机关运行经费支出情况\n"
    "2023年度机关运行经费支出12.50万元。\n"
)
NEW = OLD.replace("46.00%", "40.00%").replace("12.50万元", "13.50万元") + "三、其他说明\n无其他需要说明的事项。\n"


@pytest.fixture
def versions(tmp_path):
    paths = tmp_path / "旧 稿.txt", tmp_path / "新稿.txt"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, "utf-8")
    return paths


def test_changed_figures_are_named_with_both_values(versions):
    values = {(change.old.content, change.new.content) for change in services.compare(*versions).figures}
    assert values == {(("46.00%",), ("40.00%",)), (("12.50万元",), ("13.50万元",))}


def test_a_corrected_finding_is_resolved(versions):
    (gone,) = services.compare(*versions).findings
    assert (gone.kind, gone.new) == ("resolved", None)
    (appeared,) = services.compare(*reversed(versions)).findings
    assert (appeared.kind, appeared.new.id) == ("new", gone.old.id)


def test_sections_that_came_or_were_reworded_are_listed(versions):
    kinds = sorted(change.kind for change in services.compare(*versions).sections)
    assert kinds == ["added", "changed", "changed"]


def test_a_version_does_not_differ_from_itself(versions, capfd):
    old, _ = versions
    assert main(["compare", str(old), str(old)]) == 0
    assert "都没有变化" in capfd.readouterr().out


def test_the_reader_sees_what_changed(versions, capfd):
    assert main(["compare", *map(str, versions)]) == 0
    said = capfd.readouterr().out
    assert "12.50万元 → 13.50万元" in said
    assert "已消除 【错误】" in said


def test_the_json_has_a_schema(versions, tmp_path):
    output = tmp_path / "比较.json"
    assert main(["compare", *map(str, versions), "--format", "json", "-o", str(output)]) == 0
    found = json.loads(output.read_text("utf-8"))
    assert found["schema"] == "jiheng.compare/1"
    assert len(found["figures"]) == 2


def test_a_version_that_cannot_be_read_is_said(versions, capfd):
    old, _ = versions
    assert main(["compare", str(old), str(old.with_name("没有.txt"))]) == 3
    assert "没有.txt" in capfd.readouterr().err


def test_the_name_of_the_file_says_how_it_is_written(versions, tmp_path):
    for name, begin in (
        ("比较.html", b"<!doctype html>"),
        ("比较.xlsx", b"PK"),
        ("比较.json", b"{"),
        ("比较.txt", "旧：".encode()),
    ):
        assert main(["compare", *map(str, versions), "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_bytes().startswith(begin)


def test_the_page_marks_what_changed_and_runs_nothing(versions, tmp_path):
    versions[1].write_text(NEW.replace("12.50", "13.50").replace("其他需要", "<script>需要"), "utf-8")
    main(["compare", *map(str, versions), "-o", str(tmp_path / "页.html")])
    page = (tmp_path / "页.html").read_text("utf-8")
    assert "12.50万元" in page.replace("<del>", "").replace("</del>", "")
    assert "<del>2</del>" in page
    assert "<ins>3</ins>" in page
    assert "<script" not in page


def test_the_workbook_has_a_sheet_for_each_group(versions, tmp_path):
    main(["compare", *map(str, versions), "-o", str(tmp_path / "表.xlsx")])
    book = openpyxl.load_workbook(tmp_path / "表.xlsx")
    assert book.sheetnames == ["说明", "数字", "章节", "审核意见"]
    rows = list(book["数字"].iter_rows(min_row=2, values_only=True))
    assert ("改动", "12.50万元", "13.50万元") in [(row[0], row[2], row[3]) for row in rows]


def test_reports_of_two_years_are_compared_figure_by_figure(tmp_path):
    for name, text in (("去年.txt", OLD), ("今年.txt", OLD.replace("2023", "2024").replace("12.50", "13.50"))):
        (tmp_path / name).write_text(text, "utf-8")
    found = services.compare(tmp_path / "去年.txt", tmp_path / "今年.txt").figures
    assert [(change.old.content, change.new.content) for change in found] == [(("12.50万元",), ("13.50万元",))]


def test_what_is_still_missing_is_no_change_wherever_it_is_missed(versions):
    versions[1].write_text(OLD + "三、其他说明\n无其他需要说明的事项。\n", "utf-8")
    assert services.compare(*versions).findings == ()


def test_a_version_without_headings_is_compared_too(tmp_path, versions):
    path = tmp_path / "无标题.txt"
    path.write_text("四川省云岭县水务局2023年度部门决算\n2023年度本年支出合计100.00万元。\n", "utf-8")
    added = {change.new.name for change in services.compare(path, versions[1]).sections if change.kind == "added"}
    assert any("其他说明" in name for name in added)


HEAD, INCOME, SPENDING, OFFICE = (
    "四川省云岭县水务局2023年度部门决算\n",
    "一、收入情况\n2023年度收入合计100.00万元。\n",
    "二、支出情况\n2023年度本年支出合计100.00万元。\n",
    "三、机关运行经费\n机关运行经费支出12.50万元。\n",
)


@pytest.fixture
def differing(tmp_path):
    """The changes of sections between the four lines above and another text."""

    def found(text):
        for name, words in (("旧.txt", HEAD + INCOME + SPENDING + OFFICE), ("新.txt", text)):
            (tmp_path / name).write_text(words, "utf-8")
        return services.compare(tmp_path / "旧.txt", tmp_path / "新.txt")

    return found


def test_a_section_in_another_place_was_moved(differing):
    moved = INCOME.replace("一、", "三、"), SPENDING.replace("二、", "一、"), OFFICE.replace("三、", "二、")
    found = differing(HEAD + moved[1] + moved[2] + moved[0])
    assert [(change.kind, change.new.name) for change in found.sections] == [("moved", "收入情况")]
    assert found.figures == ()


def test_a_section_with_the_same_words_under_another_title_was_renamed(differing):
    text = HEAD + INCOME + SPENDING + OFFICE.replace("、机关运行经费\n", "、机关运行经费支出情况\n")
    (change,) = differing(text).sections
    assert (change.kind, change.old.name, change.new.name) == ("renamed", "机关运行经费", "机关运行经费支出情况")


def test_sections_that_are_only_renumbered_did_not_change(differing):
    text = HEAD + INCOME + "二、概述\n无。\n" + SPENDING.replace("二、", "三、") + OFFICE.replace("三、", "四、")
    assert [(change.kind, change.new.name) for change in differing(text).sections] == [("added", "概述")]


def test_blanks_and_line_ends_of_another_format_are_no_change(differing):
    found = differing((HEAD + INCOME + SPENDING + OFFICE).replace("100.00万元", "100.00 万元"))
    assert (found.figures, found.sections, found.findings) == ((), (), ())


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("四川省云岭县水务局2023年度", "四川省云岭县水务局2024年度", "年度不同（2023年、2024年）"),
        ("四川省云岭县水务局", "四川省平川县教育局", "不是同一单位（四川省云岭县水务局、四川省平川县教育局）"),
        ("2023年度部门决算", "2023年部门预算", "种类不同（部门决算公开、部门预算公开）"),
        (HEAD + INCOME + SPENDING + OFFICE, "请按时报送。\n", "没有从"),
    ],
)
def test_what_the_two_are_is_said_where_it_is_not_the_same(differing, old, new, says):
    (note,) = differing((HEAD + INCOME + SPENDING + OFFICE).replace(old, new)).notes
    assert says in note


def test_a_unit_that_bears_its_place_or_does_not_is_the_same_and_so_are_its_figures(differing):
    found = differing((HEAD + INCOME + SPENDING + OFFICE).replace("四川省云岭县", "云岭县"))
    assert (found.notes, found.figures) == ((), ())


def test_the_note_stands_in_every_form(tmp_path, capfd):
    for name, text in (("去年.txt", OLD), ("今年.txt", OLD.replace("2023", "2024"))):
        (tmp_path / name).write_text(text, "utf-8")
    call = ["compare", str(tmp_path / "去年.txt"), str(tmp_path / "今年.txt")]
    assert main(call) == 0
    assert "年度不同" in capfd.readouterr().out
    for name in ("页.html", "数.json"):
        main([*call, "-o", str(tmp_path / name)])
        assert "年度不同" in (tmp_path / name).read_text("utf-8")
    main([*call, "-o", str(tmp_path / "表.xlsx")])
    about = openpyxl.load_workbook(tmp_path / "表.xlsx")["说明"]
    assert "年度不同" in about["A3"].value


def test_figures_that_have_little_in_common_are_marked_as_a_whole(versions, tmp_path):
    versions[1].write_text(NEW.replace("13.50万元", "905.7万元"), "utf-8")
    main(["compare", *map(str, versions), "-o", str(tmp_path / "页.html")])
    page = (tmp_path / "页.html").read_text("utf-8")
    assert "<del>12.50万元</del>" in page
    assert "<ins>905.7万元</ins>" in page
