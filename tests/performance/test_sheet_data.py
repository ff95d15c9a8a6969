"""Score sheets filled from data: answers, figures and materials arrive, are scored, and strange ones are refused."""

import pytest

from jiheng.performance.wording import PerformanceError
from jiheng.policy import library
from jiheng.services.filing import filled
from jiheng.services.own_workbooks import own_workbook
from tests.performance.building import PACK

HUNAN = library().pack("hunan-yueyang-2022")


@pytest.fixture
def answer(tmp_path):
    """The record of a sheet that is filled from a data file and scored."""

    def answered(source, pack):
        (tmp_path / "表.xlsx").write_bytes(filled(source, pack))
        (record,) = own_workbook(tmp_path / "表.xlsx", pack, (), workbook=False).records
        return record

    return answered


def test_an_ex_ante_evaluation_is_held_back_by_a_missing_document(answer, root):
    found = answer(root / "examples/schemes/forms/事前评估.toml", PACK)
    # Fourteen items at 5 points, six at 4
    assert found["scored_total"] == "94.00"
    assert found["conclusion"] == "调整完善后予以支持"
    assert found["remarks"] == ["按得分应为“予以支持”", "缺少必备材料：实施方案"]


def test_a_reviewers_sheet_counts_its_deductions(answer, root):
    found = answer(root / "examples/units/science-centre/评分表（自评工作考核）.toml", HUNAN)
    # 20 + 9 + 8 + 7 + 5 + 5 + 4 + 3 + 2 + 18 + 14
    assert (found["scored_total"], found["grade"]) == ("95.00", "优")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[values]\n"天数" = "1"', "“天数”不在指标体系中"),
        ('[answers]\nx = { answer = "优" }', "“x”不在指标体系中"),
        ('values = "一"', "不是可用的数据文件"),
    ],
)
def test_data_of_another_scheme_are_refused(tmp_path, text, sentence):
    (tmp_path / "数据.toml").write_text(f'kind = "self-evaluation-review"\n{text}\n', "utf-8")
    with pytest.raises(PerformanceError, match=sentence):
        filled(tmp_path / "数据.toml", HUNAN)
