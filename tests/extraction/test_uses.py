"""Lists of what money was used for: what is a part of which total, and which lists tell all of it."""

from __future__ import annotations

import pytest

from tests.extraction.reading import ledger

TOTAL = "2023年水利发展专项资金支出100.00万元，"
ALL, MAIN, EARLIER, OPEN = "uses", "main_uses", "loose_uses", ""
LISTS = {
    TOTAL + "用于河道整治20.00万元、堤防加固30.00万元、水库维修50.00万元。": ALL,
    TOTAL + "用于河道整治20.00万元，用于堤防加固30.00万元，用于水库维修50.00万元。": ALL,
    TOTAL + "一是用于河道整治20.00万元；二是用于堤防加固30.00万元；三是用于水库维修50.00万元。": ALL,
    TOTAL + "20.00万元用于河道整治，30.00万元用于堤防加固，50.00万元用于水库维修。": ALL,
    TOTAL + "安排河道整治20.00万元、堤防加固30.00万元、水库维修50.00万元。": ALL,
    TOTAL + "分别为河道整治20.00万元、堤防加固30.00万元、水库维修50.00万元。": ALL,
    TOTAL + "支出明细：河道整治20.00万元、堤防加固30.00万元、水库维修50.00万元。": ALL,
    TOTAL + "用于河道整治（20.00万元）、堤防加固（30.00万元）、水库维修（50.00万元）。": ALL,
    TOTAL + "用于河道整治20.00万元、堤防加固30.00万元、剩余50.00万元结转下年。": ALL,
    TOTAL + "用于河道整治20.00万元、堤防加固30.00万元、水库维修50.00万元，执行率100%。": ALL,
    TOTAL + "主要用于河道整治20.00万元、堤防加固30.00万元、水库维修50.00万元。": MAIN,
    TOTAL + "资金到位率100%。资金主要用于河道整治20.00万元、堤防加固30.00万元、水库维修50.00万元。": EARLIER,
    TOTAL + "结余0.00万元。20.00万元用于河道整治，30.00万元用于堤防加固，50.00万元用于水库维修。": EARLIER,
    TOTAL + "用于河道整治20.00万元、堤防加固30.00万元、水库维修50.00万元等。": OPEN,
    TOTAL + "用于河道整治20.00万元、堤防加固30.00万元、水库维修50.00万元，其余用于日常维护。": OPEN,
    TOTAL + "用于河道整治20.00万元、堤防加固30.00万元、水库维修50.00万元、日常维护。": OPEN,
}


@pytest.mark.parametrize("sentence", LISTS)
def test_a_list_of_uses_has_its_total_and_says_how_much_of_it_is_told(sentence: str) -> None:
    read = ledger(sentence, kind="project_evaluation")
    (found,) = [statement for statement in read.statements if statement.form == "enumeration"]
    (whole,) = read.at(found.roles["whole"])
    printed = [fact.quantity.printed for fact in read.at(found.roles["parts"]) if fact.quantity]
    assert (whole.quantity.printed if whole.quantity else "", printed) == ("100.00", ["20.00", "30.00", "50.00"])
    assert (found.complete, found.word) == (False, LISTS[sentence])


NO_LISTS = [
    TOTAL + "比上年增加50.00万元，主要用于新增河道整治20.00万元、堤防加固30.00万元。",
    TOTAL + "主要原因是用于河道整治20.00万元、堤防加固30.00万元。",
    TOTAL + "2022年用于河道整治20.00万元、堤防加固30.00万元。",
    TOTAL + "用于河道整治，实际支出20.00万元，结余30.00万元。",
    TOTAL + "防汛中心用于河道整治20.00万元、堤防加固30.00万元。",
    "2023年专项资金用于河道整治20.00万元，用于堤防加固30.00万元，用于水库维修50.00万元。",
    "20.00万元用于河道整治，30.00万元用于堤防加固，50.00万元用于水库维修。",
]


@pytest.mark.parametrize("sentence", NO_LISTS)
def test_amounts_that_may_be_of_something_else_are_no_list_of_uses(sentence: str) -> None:
    read = ledger(sentence, kind="project_evaluation")
    assert [statement for statement in read.statements if statement.form == "enumeration"] == []


def test_uses_of_a_part_are_no_parts_of_the_whole() -> None:
    first = "其中：河道整治60.00万元，用于清淤40.00万元、护岸20.00万元；"
    read = ledger(TOTAL + first + "堤防加固40.00万元，用于材料15.00万元、人工25.00万元。", kind="project_evaluation")
    lists = [statement.roles for statement in read.statements if statement.form == "enumeration"]
    told = {
        fact.quantity.printed: [part.quantity.printed for part in read.at(roles["parts"]) if part.quantity]
        for roles in lists
        for fact in read.at(roles["whole"])
        if fact.quantity
    }
    assert told == {"100.00": ["60.00", "40.00"], "60.00": ["40.00", "20.00"], "40.00": ["15.00", "25.00"]}


def test_parts_that_make_up_a_total_are_complete() -> None:
    read = ledger(
        TOTAL + "由河道整治20.00万元、堤防加固30.00万元、水库维修50.00万元三部分组成。", kind="project_evaluation"
    )
    (found,) = [statement for statement in read.statements if statement.form == "enumeration"]
    assert (found.complete, len(found.roles["parts"])) == (True, 3)


def test_parts_told_before_their_total_are_added_up() -> None:
    text = "2023年专项资金用于河道整治20.00万元，用于堤防加固30.00万元，用于水库维修50.00万元，合计100.00万元。"
    read = ledger(text, kind="project_evaluation")
    (found,) = [statement for statement in read.statements if statement.form == "enumeration"]
    assert (len(found.roles["parts"]), read.at(found.roles["whole"])[0].quantity.printed) == (3, "100.00")  # type: ignore[union-attr]
