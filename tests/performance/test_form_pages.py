"""Filled forms as Word documents, PDF and web pages: what they state is read back as the same facts."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from jiheng.findings import Outcome
from jiheng.performance.workbooks import new_form
from jiheng.policy import library
from jiheng.services.filing import data_of
from jiheng.services.form_pages import composed_forms
from tests.composing.reading_back import read_back, stated
from tests.performance.building import PACK
from tests.performance.test_forms import DATA

OFFICIAL = ("项目自评", "目标申报", "绩效监控")


@pytest.mark.parametrize("name", OFFICIAL)
def test_what_a_form_states_is_read_back(root, name):
    found = composed_forms(data_of(root / f"examples/schemes/forms/{name}.toml", PACK), PACK)
    told, back = stated(found.ledger), stated(read_back(found, PACK.id).ledger)
    assert len(told) > 11
    assert told.items() <= back.items()


@pytest.mark.parametrize(
    ("kind", "pack"),
    [("overall_self_evaluation", "hunan-yueyang-2022"), ("budget_project_self_evaluation", "sichuan-2023")],
)
def test_forms_of_provinces_are_read_back(kind, pack):
    found = composed_forms([{**DATA, "kind": kind}], library().pack(pack))
    told, back = stated(found.ledger), stated(read_back(found, pack).ledger)
    assert len(told) > 20
    assert told.items() <= back.items()


@pytest.mark.parametrize("suffix", ["docx"])
def test_a_form_is_written_and_scored_again(call, root, suffix):
    source = root / "examples/schemes/forms/项目自评.toml"
    assert call("forms", "fill", source, "-o", f"自评表.{suffix}").returncode == 0
    shown = call("score", f"自评表.{suffix}").stdout
    assert "总分 89.78 分，等于各项得分之和" in shown
    assert "按规则应为 9.5 分" in shown


def test_a_reviewers_sheet_has_the_standards_of_its_scheme(root):
    """Levels with their points and the printed standards, in the empty form; read back and clean when filled."""
    pack = library().pack("hunan-yueyang-2022")
    page = load_workbook(BytesIO(new_form("review_sheet", pack))).worksheets[0]
    texts = [[cell.value for cell in row] for row in page.iter_rows(min_row=4, max_row=9, max_col=3)]
    assert texts[0] == ["实施评价（30分）", "单位自查（20分）", "每发现一个单位没有做相应工作的，扣1分，最多扣20分"]
    assert texts[2][1] == "自评报告的完整性（15分）"
    assert texts[2][2].startswith("1.每少一个部分扣2分，最多扣8分\n2.")
    found = composed_forms(data_of(root / "examples/units/science-centre/考核评分表.toml", pack), pack)
    told, back = stated(found.ledger), read_back(found, pack.id)
    assert told.items() <= stated(back.ledger).items()
    assert [result.rule for result in back.results if result.outcome is Outcome.FAILED] == []
