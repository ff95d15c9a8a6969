"""Lists of uses against their totals: what is wrong, what is asked about, and what right reports say."""

from __future__ import annotations

import pytest

from jiheng.services import audit

HEAD = "某某县水务局2023年度部门决算公开\n第二部分 2023年度部门决算情况说明\n一、项目支出情况说明\n"
TOTAL = "2023年项目支出100.00万元，"


def found(sentence: str, folder) -> list[str]:
    path = folder / "report.txt"
    path.write_text(f"{HEAD}{sentence}\n", encoding="utf-8")
    return [f"{one.severity.value} {one.rule}" for one in audit(path).findings if one.kind == "sum"]


@pytest.mark.parametrize(
    ("sentence", "findings"),
    [
        (TOTAL + "用于河道整治20.00万元、堤防加固30.00万元、水库维修61.00万元。", ["error uses_exceed"]),
        (TOTAL + "用于河道整治20.00万元、堤防加固30.00万元、水库维修39.00万元。", ["warning uses_add_up"]),
        (TOTAL + "主要用于河道整治20.00万元、堤防加固30.00万元、水库维修39.00万元。", ["hint main_uses_short"]),
        (TOTAL + "预算执行率100%。资金主要用于河道整治60.00万元、水库维修61.00万元。", ["warning uses_add_up"]),
        (TOTAL + "用于河道整治60.00万元、水库维修61.00万元等。", ["warning parts_within_whole"]),
        (TOTAL + "用于河道整治60.00万元、水库维修30.00万元等。", []),
        (TOTAL + "具体项目为：河道整治60.00万元；水库维修41.00万元。", ["error uses_exceed"]),
        ("2023年基本支出300.00万元，项目支出210.00万元，共计500.00万元。", ["error parts_make_whole"]),
    ],
)
def test_uses_are_weighed_by_what_their_list_claims(sentence: str, findings: list[str], tmp_path) -> None:
    assert found(sentence, tmp_path) == findings


RIGHT = [
    TOTAL + "主要用于：一是防汛经费60.00万元，用于购买物资20.00万元、支付劳务40.00万元；二是抗旱经费40.00万元。",
    TOTAL + "用于防汛物资60.00万元、抗旱30.00万元，另有10.00万元用于日常维护。",
    "2023年安排项目支出100.00万元，安排基本支出200.00万元、上缴上级支出20.00万元。",
    "2023年中央财政下达资金100.00万元，省级配套50.00万元，用于河道整治80.00万元、堤防加固70.00万元。",
    "项目总投资1000.00万元，其中：中央资金600.00万元、省级资金400.00万元，用于新建泵站300.00万元、改造渠道700.00万元。",
    "2023年到位资金100.00万元，支出80.00万元，结转20.00万元，用于水库维修50.00万元、堤防加固30.00万元。",
    "2023年到位资金100.00万元，支出80.00万元，其中用于水库维修50.00万元、堤防加固30.00万元，结转20.00万元。",
    "本年支出300.00万元，其中：基本支出200.00万元，主要用于人员经费150.00万元，公用经费50.00万元；项目支出100.00万元。",
    "2023年专项资金100.00万元，带动社会投资500.00万元、实现产值300.00万元。",
    "2023年共投入资金150.00万元，投入100.00万元用于防汛，投入50.00万元用于抗旱。",
    "2023年安排资金100.00万元用于防汛，安排资金50.00万元用于抗旱。",
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_is_right_is_not_accused(sentence: str, tmp_path) -> None:
    assert found(sentence, tmp_path) == []


@pytest.mark.parametrize(
    ("sentence", "findings"),
    [
        ("我局核定编制30名，其中：行政编制20名。", ["hint staff_part_alone"]),
        ("我局编制总数30名（行政编制20名）。", ["hint staff_part_alone"]),
        ("我局编制总数30名（行政编制30名）。", []),
        ("我局编制49人，其中：行政编制11人，事业编制38人（其中：参公编制24人）。", []),
        ("我局在职人员28人，其中女性10人、党员15人。", []),
        ("我局在职人员28人，其中党员15人。", []),
    ],
)
def test_one_kind_of_staff_alone_is_asked_about(sentence: str, findings: list[str], tmp_path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"{HEAD}{sentence}\n", encoding="utf-8")
    told = [f"{one.severity.value} {one.rule}" for one in audit(path).findings if one.kind in {"sum", "staff_total"}]
    assert told == findings


@pytest.mark.parametrize(("total", "findings"), [(8, []), (88, ["error parts_make_whole"])])
def test_a_part_that_happens_to_be_the_sum_of_the_next_ones_is_still_a_part(total: int, findings: list[str], tmp_path):
    sentence = f"我局设置三级绩效指标{total}个：产出指标4个、效益指标3个、满意度指标1个。"
    assert found(sentence, tmp_path) == findings
