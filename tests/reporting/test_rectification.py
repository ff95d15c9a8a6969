"""The list of problems in Excel: what it says, that it is safe, and that answers come back."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from jiheng.reporting import rectification
from jiheng.reporting.audit import Failure, Unsuited
from jiheng.reporting.decisions import Answer, Decision, Key, answers
from jiheng.reporting.roster import Due, Material, matched, met, roster
from tests import office


def book(*audits, failures=()):
    return rectification.whole([rectification.document(audit) for audit in audits], failures)


def opened(data):
    return openpyxl.load_workbook(BytesIO(data))


def lines(sheet):
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_a_finding_is_a_line(audit):
    (line,) = lines(opened(book(audit))["问题"])
    assert line["编号"] == audit.ids[0]
    assert line["原文"] == "减少14.19万元"
    assert line["应为"] == "12.19万元"
    assert line["改正后的表述"] == "减少12.19万元，下降12.94%"
    assert line["依据"] == "财预〔2016〕143号"
    assert line["严重程度"] == "错误"
    assert [line[name] for name in ("处理意见", "整改情况", "责任人")] == [None, None, None]


def test_units_are_counted_and_judged(audit, clean):
    first, second, third = lines(opened(book(audit, clean, failures=[Failure("坏.docx", "打不开。")]))["单位"])
    assert first["单位和材料"] == "清江县商贸局2023年度部门决算公开"
    assert (first["错误"], first["提醒"], first["提示"]) == (1, 0, 0)
    assert first["结论"] == "× 有错误：错误1处"
    assert (second["错误"], second["结论"]) == (0, "√ 未发现问题")
    assert (third["文件"], third["结论"]) == ("坏.docx", "没有审核：打不开。")


def test_the_sheet_is_ready_to_be_filled_in(audit):
    sheet = opened(book(audit))["问题"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:M2"
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == '"接受,不接受,已说明"'
    assert str(rule.sqref) == "K2"


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+SUM(A1)",
        "-2",
        "@x",
        '=HYPERLINK("http://例","看")',
        "=" * 40_000,
        "\uff1d1\uff0b1",
        "\uff20x",
        "\uff0d2",
        "\n=1",
    ],
)
def test_text_never_becomes_a_formula(audit, text):
    hostile = replace(audit, findings=(replace(audit.findings[0], message=text),))
    sheet = opened(book(hostile))["问题"]
    cell = sheet["F2"]
    assert (cell.data_type, cell.value) == ("s", text[:32_767])
    assert cell.quotePrefix


ANSWERED = ("接受", "已改为12.19万元", "王某")


def answered(audit, path):
    """A list with its one line answered, as openpyxl's sheet and workbook."""
    workbook = opened(book(audit))
    sheet = workbook["问题"]
    sheet["K2"], sheet["L2"], sheet["M2"] = ANSWERED
    return sheet, workbook, path


def moved(sheet):
    sheet.move_range("A1:M2", cols=2)


def titled(sheet):
    sheet.title = "水务局问题"
    sheet.insert_rows(1, 2)
    sheet["A1"] = "云岭县2023年度决算公开整改清单"
    sheet.parent.move_sheet(sheet, -1)


def with_blank_lines(sheet):
    sheet.insert_rows(2, 3)
    sheet["F3"] = "我们自己发现的问题"


def without_what_it_tells(sheet):
    sheet.delete_cols(2, 8)


@pytest.mark.parametrize("edit", [moved, titled, with_blank_lines, without_what_it_tells])
def test_answers_come_back_by_id_however_the_sheet_was_edited(audit, tmp_path, edit):
    sheet, workbook, path = answered(audit, tmp_path / "清单 一.xlsx")
    edit(sheet)
    workbook.save(path)
    ((key, answer),) = answers(path).items()
    assert (key.id, answer.decision) == (audit.ids[0], Decision("accepted", *ANSWERED[1:]))
    (line,) = lines(opened(rectification.whole([rectification.document(audit)], (), answers=answers(path)))["问题"])
    assert tuple(line[name] for name in ("处理意见", "整改情况", "责任人")) == ANSWERED


@office.needed
@pytest.mark.parametrize("format", ["ods", "xls", "xlsx"])
def test_a_list_that_libreoffice_saved_is_read(audit, tmp_path, format):
    _, workbook, path = answered(audit, tmp_path / "清单.xlsx")
    workbook.save(path)
    (answer,) = answers(office.saved(path, format, tmp_path / "存")).values()
    assert answer.decision == Decision("accepted", *ANSWERED[1:])


def test_what_is_new_is_told_and_what_was_settled_long_ago_is_still_known(audit, clean, tmp_path):
    _, workbook, path = answered(audit, tmp_path / "一.xlsx")
    workbook.save(path)
    path.write_bytes(rectification.whole([rectification.document(clean)], (), answers=answers(path)))
    path.write_bytes(rectification.whole([rectification.document(clean)], (), answers=answers(path)))
    assert lines(opened(path.read_bytes())["已解决"])[0]["整改情况"] == ANSWERED[1]
    again = opened(rectification.whole([rectification.document(audit)], (), answers=answers(path)))
    (line,) = lines(again["问题"])
    assert (line["与上次相比"], line["处理意见"]) == ("上次已提出", "接受")
    (fresh,) = lines(opened(rectification.whole([rectification.document(audit)], (), answers={}))["问题"])
    assert fresh["与上次相比"] == "新增"


def test_answers_survive_in_the_list_of_the_next_version_and_what_is_settled_is_told(audit, clean, tmp_path):
    workbook = opened(book(audit))
    workbook["问题"]["K2"], workbook["问题"]["L2"] = "已说明", "见附注"
    workbook.save(tmp_path / "清单.xlsx")
    before = answers(tmp_path / "清单.xlsx")
    renamed = replace(audit, document=replace(audit.document, path="新版/改名.docx"))
    kept = opened(rectification.whole([rectification.document(renamed)], (), answers=before))
    (line,) = lines(kept["问题"])
    assert (line["处理意见"], line["整改情况"], line["责任人"]) == ("已说明", "见附注", None)
    assert "已解决" not in kept.sheetnames
    gone = opened(rectification.whole([rectification.document(clean)], (), answers=before))
    (settled,) = lines(gone["已解决"])
    assert (settled["编号"], settled["上次的原文"], settled["处理意见"]) == (audit.ids[0], "减少14.19万元", "已说明")


def test_who_must_publish_and_has_not_is_named_first(audit, clean, tmp_path):
    path = tmp_path / "名单.csv"
    path.write_bytes("序号,单位名称\n1,清江县商贸局\n2,清江县文化馆\n2,清江县文化馆\n".encode("gb18030"))
    data = rectification.whole([rectification.document(one) for one in (audit, clean)], (), due=roster(path))
    missing, *others = lines(opened(data)["单位"])
    assert (missing["单位和材料"], missing["结论"]) == ("清江县文化馆", "没有收到材料")
    assert {line["应公开名单"] for line in others if "清江县商贸局" in line["单位和材料"]} == {"在名单内"}


def test_a_list_copied_from_a_sheet_is_divided_by_tabs(tmp_path):
    path = tmp_path / "名单.txt"
    path.write_text("序号\t单位名称\t材料\n1\t清江县商贸局\t部门决算公开\n", "utf-8")
    assert roster(path) == [Due("清江县商贸局", "部门决算公开")]


@pytest.mark.parametrize(
    "text",
    ["1,清江县商贸局\n2,清江县文化馆\n", "清江县商贸局\n清江县文化馆\n", "1\t清江县商贸局\t已报\n2\t清江县文化馆\t\n"],
)
def test_a_list_without_headings_names_units_in_its_first_column_of_words(tmp_path, text):
    path = tmp_path / "名单.txt"
    path.write_text(text, "utf-8")
    assert [due.unit for due in roster(path)] == ["清江县商贸局", "清江县文化馆"]


def test_a_list_may_say_what_is_due():
    final = Material(("清江县商贸局",), "部门决算公开")
    assert met(Due("清江县商贸局", "部门决算公开"), final)
    assert met(Due("清江县商贸局", "决算公开"), final)
    assert not met(Due("清江县商贸局", "部门预算公开"), final)


@pytest.mark.parametrize(
    ("listed", "names", "same"),
    [
        ("清江县商贸局", ["清江县商贸局"], True),
        ("清江县商贸局 ", ["清江县 商贸局"], True),
        ("商贸局", ["清江县商贸局"], True),
        ("商贸局", ["清江县商贸局", "白水县商贸局"], False),
        ("云岭省清江县商贸局", ["清江县商贸局"], True),
        ("清江县商贸局（本级）", ["清江县商贸局"], True),
        ("清江县商贸局(汇总)", ["清江县商贸局（汇总）"], True),
        ("清江县商贸局本级", ["清江县商贸局"], True),
        ("清江县商贸局", ["清江县商贸局市场服务中心"], False),
        ("局", ["清江县商贸局"], False),
    ],
)
def test_a_unit_of_the_list_is_known_by_the_ways_its_name_is_written(listed, names, same):
    first, *_ = matched([Due(listed)], [Material((name,), "部门决算公开") for name in names])
    assert bool(first) is same


def test_a_unit_and_its_joint_accounts_that_are_both_due_are_told_apart():
    dues = [Due("清江县商贸局（本级）"), Due("清江县商贸局（汇总）")]
    own, joint, bare = matched(dues, [Material((name,), "") for name in (*(due.unit for due in dues), "清江县商贸局")])
    assert (own, joint, bare) == ({dues[0]}, {dues[1]}, set())


@pytest.mark.parametrize(("name", "content"), [("空.csv", b"\n\n"), ("坏.xlsx", b"PK\x03\x04"), ("无.xlsx", None)])
def test_a_list_of_nobody_is_refused_in_one_sentence(tmp_path, name, content):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(Unsuited, match=r"打不开|没有单位名称"):
        roster(tmp_path / name)


def test_a_list_without_answers_gives_none(audit, tmp_path):
    path = tmp_path / "清单.xlsx"
    path.write_bytes(book(audit))
    assert answers(path) == {
        Key("清江县商贸局2023年度部门决算公开", audit.ids[0]): Answer(
            Decision("", "", ""), audit.findings[0].message, "减少14.19万元"
        )
    }


def test_what_is_no_list_is_refused_in_one_sentence(audit, tmp_path):
    other = openpyxl.Workbook()
    other.save(tmp_path / "别的.xlsx")
    (tmp_path / "坏.xlsx").write_bytes(book(audit)[:300])
    workbook = opened(book(audit))
    workbook["问题"]["K2"] = "再议"
    workbook.save(tmp_path / "再议.xlsx")
    said = {"别的.xlsx": "不是整改清单", "坏.xlsx": "打不开", "没有.xlsx": "打不开", "再议.xlsx": "第2行"}
    for name, words in said.items():
        with pytest.raises(Unsuited) as refused:
            answers(tmp_path / name)
        assert words in refused.value.message


def test_the_same_findings_give_the_same_bytes(audit):
    assert book(audit) == book(audit)
