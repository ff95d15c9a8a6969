"""The commands of performance: forms, scores and allocations from the command line, one file and folders."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from jiheng.performance.workbooks import fill, new_sheet
from jiheng.policy import library
from tests.performance.building import PACK
from tests.performance.test_allocation_workbooks import workbook
from tests.performance.test_forms import DATA


def test_a_form_is_made_empty_and_filled_and_scored(call, tmp_path, root):
    assert call("forms", "new", "项目支出绩效自评表", "-o", "空表.xlsx").returncode == 0
    assert load_workbook(tmp_path / "空表.xlsx").worksheets[0]["A1"].value.endswith("项目支出绩效自评表")
    done = call("forms", "fill", root / "examples/schemes/forms", "-o", "已填")
    assert (done.returncode, done.stderr) == (0, "")
    answer = call("score", tmp_path / "已填" / "项目自评.xlsx", "-o", "计分.xlsx")
    assert answer.returncode == 1
    assert "计分说明" in load_workbook(tmp_path / "计分.xlsx").sheetnames
    shown = call("score", tmp_path / "已填" / "项目自评.xlsx")
    # 1.89 against at most 1.8: (2 − 1.05) × 10 = 9.5
    assert "“每公里养护成本”" in shown.stdout or "每公里养护成本" in shown.stdout
    assert "按规则应为 9.5 分" in shown.stdout


def test_the_record_of_a_score_is_json(call, tmp_path):
    (tmp_path / "表.xlsx").write_bytes(fill([{**DATA, "kind": "project_self_evaluation"}], PACK))
    answer = call("score", "表.xlsx", "--format", "json")
    found = json.loads(answer.stdout)
    assert (found["schema"], found["failures"]) == ("jiheng.score/1", [])
    (form,) = found["documents"][0]["forms"]
    assert (form["stated_total"], form["grade"]) == ("93.02", "优")
    wrong = [one for one in form["scores"] if one["judgement"] == "differs"]
    assert [(one["name"], one["stated"], one["expected"]) for one in wrong] == [("企业满意度", "10", "9.83")]
    assert wrong[0]["explanation"][0].startswith("企业满意度：9.83 分")


def test_a_folder_of_forms_gives_a_workbook_each_and_a_summary(call, tmp_path):
    folder = tmp_path / "各单位"
    folder.mkdir()
    for index in range(6):
        data = {**DATA, "kind": "project_self_evaluation", "project": f"项目{index}"}
        (folder / f"单位{index}.xlsx").write_bytes(fill([data], PACK))
    (folder / "坏的.xlsx").write_bytes(b"broken")
    answer = call("score", "各单位", "-o", "结果")
    assert answer.returncode == 3
    assert "坏的.xlsx" in answer.stderr
    names = sorted(path.name for path in (tmp_path / "结果").iterdir())
    assert names == [*(f"单位{index}（计分）.xlsx" for index in range(6)), "汇总.xlsx"]
    rows = CalamineWorkbook.from_path(str(tmp_path / "结果" / "汇总.xlsx")).get_sheet_by_index(0).to_python()
    assert [row[4] for row in rows[1:7]] == [f"项目{index}" for index in range(6)]
    assert any("坏的.xlsx" in str(row[0]) for row in rows)


def test_namesakes_of_several_units_keep_their_own_results(call, tmp_path):
    for unit in ("甲局", "乙局"):
        (tmp_path / "报送" / unit).mkdir(parents=True)
        data = {**DATA, "kind": "project_self_evaluation", "entity": unit}
        (tmp_path / "报送" / unit / "自评表.xlsx").write_bytes(fill([data], PACK))
        (tmp_path / "报送" / unit / "自评表.docx").write_bytes(b"")
    assert call("score", "报送", "-o", "结果").returncode == 3
    names = sorted(path.name for path in (tmp_path / "结果").iterdir())
    assert names == ["乙局-自评表（计分）.xlsx", "汇总.xlsx", "甲局-自评表（计分）.xlsx"]
    texts = [str(cell.value) for line in load_workbook(tmp_path / "结果" / names[0]).worksheets[0] for cell in line]
    assert "乙局" in texts


def test_a_score_sheet_knows_its_own_pack(call, tmp_path):
    pack = library().pack("hunan-yueyang-2022")
    book = load_workbook(BytesIO(new_sheet("self-evaluation-review", pack)))
    book["数据"].cell(4, 3).value = "3"
    book.save(tmp_path / "考核.xlsx")
    answer = call("score", "考核.xlsx")
    assert answer.returncode == 0
    assert "推迟报送：3 × 1 分，扣 3 分" in answer.stdout


def test_an_allocation_and_its_paper(call, tmp_path):
    (tmp_path / "测算.xlsx").write_bytes(workbook())
    answer = call("allocate", "测算.xlsx")
    assert answer.returncode == 0
    assert "甲区：247 万元，上年 100" in answer.stdout
    assert "丙县：90 万元（封顶）" in answer.stdout
    assert "丁县：0 万元（不参与分配）" in answer.stdout
    assert "合计 500 万元，先行切块 20 万元，资金总额 520 万元" in answer.stdout
    assert call("allocate", "测算.xlsx", "-o", "底稿.xlsx").returncode == 0
    assert CalamineWorkbook.from_path(str(tmp_path / "底稿.xlsx")).sheet_names[0] == "分配结果"


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("forms", "new", "年终奖", "-o", "x.xlsx"), 2, "没有名为“年终奖”的表"),
        (("forms", "fill", "无.json", "-o", "x.xlsx"), 3, "不是可用的数据文件"),
        (("allocate", "无.xlsx"), 3, "不是可以读取的表格文件"),
        (("score", "无.xlsx"), 3, "找不到该文件"),
        (("score", "空.xlsx"), 3, "没有找到绩效自评表"),
        (("score", "测算.xlsx", "-o", "测算.xlsx"), 2, "不能覆盖"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(call, tmp_path, arguments, code, sentence):
    (tmp_path / "测算.xlsx").write_bytes(workbook())
    book = load_workbook(BytesIO(workbook()))
    for name in book.sheetnames[1:]:
        book.remove(book[name])
    book.save(tmp_path / "空.xlsx")
    answer = call(*arguments)
    assert answer.returncode == code
    assert sentence in answer.stderr
    assert "Traceback" not in answer.stderr


def test_the_example_pack_is_sound_and_a_wrong_example_is_named(call, tmp_path, root):
    source = root / "examples/schemes/policies/yunling-2024"
    assert call("policies", "check", source.parent).returncode == 0
    copy = tmp_path / "packs" / "yunling-2024"
    for file in source.rglob("*.toml"):
        target = copy / file.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(file.read_text("utf-8").replace('total = "88.37"', 'total = "99"'), "utf-8")
    answer = call("policies", "check", "packs")
    assert answer.returncode == 1
    assert "示例中“总分”应为 99，算出来是 88.37" in answer.stdout
