"""Allocation in workbooks: filled by hand, read, carried out; the working paper recomputed by LibreOffice."""

import shutil
import subprocess
from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from jiheng.findings import Outcome
from jiheng.performance.allocation import Area, CarveOut, Factor, Plan, allocated
from jiheng.performance.wording import PerformanceError
from jiheng.performance.workbooks import allocate_workbook, new_allocation, read_plan, working_paper
from jiheng.services.allocating import check
from tests.performance.building import PACK

F = Fraction
AREAS = [
    # 地区, 投资, 就业, 绩效系数, 保底, 封顶, 上年金额, 不参与分配, 不参与原因
    ("甲区", "30", "100", "优", None, None, "100", None, None),
    ("乙县", "10.5", "300", "良", "60", None, "50", None, None),
    ("丙县", "20", "80", "0.9", None, "90", "80", None, None),
    ("丁县", "5", "20", None, None, None, None, "是", "未按时申报"),
]
PLAN = {"资金名称": "2024年度奖补资金", "资金总额": "520", "计量单位": "万元", "上年基数保障比例": "80%"}


def workbook(plan=PLAN, areas=AREAS, weights=("60%", "0.4"), change=None):
    """The empty workbook with a plan typed into it."""
    book = load_workbook(BytesIO(new_allocation(PACK, ["投资", "就业"])))
    items = {str(line[0].value): line[0].row for line in book["方案"].iter_rows()}
    for name, value in plan.items():
        book["方案"].cell(items[name], 2).value = value
    book["先行切块"].append(["市级部门", 20])
    for row, weight in enumerate(weights, 2):
        book["因素"].cell(row, 3).value = weight
    book["因素"].cell(3, 5).value = "平方根"
    for grade, value in (("优", "1.1"), ("良", 1)):
        book["系数"].append(["绩效系数", grade, value])
    sheet = book["地区"]
    sheet.insert_cols(4)
    sheet.cell(1, 4).value = "绩效系数"
    for row, values in enumerate(areas, 2):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value
    if change:
        change(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_plan_is_read_as_it_was_typed():
    plan = read_plan(workbook(), PACK, "测算表.xlsx")
    assert (plan.pool, plan.available, plan.unit, plan.guarantee) == (520, 500, "万元", F("0.8"))
    assert plan.factors == (Factor("投资", F("0.6")), Factor("就业", F("0.4"), "", "", "sqrt"))
    assert [area.coefficients for area in plan.areas] == [
        {"绩效系数": F("1.1")},
        {"绩效系数": F(1)},
        {"绩效系数": F("0.9")},
        {},
    ]
    assert plan.areas[1].values == {"投资": F("10.5"), "就业": F(300)}
    assert (plan.areas[3].excluded, plan.areas[3].reason) == (True, "未按时申报")


def test_the_allocation_of_a_workbook():
    found = allocate_workbook(workbook(), PACK)
    # by hand: 投资 30/60.5, 10.5/60.5, 20/60.5; 就业 √ 10, 17.3205, 8.9443 of 36.2648; 60/40; × 1.1, 1, 0.9;
    # 甲 0.4488, 乙 0.2952, 丙 0.2673; 丙 is capped at 90, the other 410 go 0.4488 : 0.2952
    assert {name: int(amount) for name, amount in found.amounts.items()} == {
        "甲区": 247,
        "乙县": 163,
        "丙县": 90,
        "丁县": 0,
    }
    assert [row.bound for row in found.rows] == ["", "", "cap"]


def sheet_cell(sheet, row, column, value):
    def change(book):
        book[sheet].cell(row, column).value = value

    return change


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (workbook(areas=[("甲区", "三十", "1")]), "单元格地区!B2应填写数字，而不是“三十”"),
        (workbook(areas=[("甲区", "30", None)]), "“甲区”缺少因素“就业”的数据（单元格地区!A2）"),
        (workbook(weights=("60%", "30%")), "权重合计 90%，应为 100%"),
        (workbook(plan={"计量单位": "万元"}), "没有填写“资金总额”"),
        (workbook(plan={**PLAN, "资金总额": "约五百万"}), "单元格方案!B3应填写数字，而不是“约五百万”"),
        (
            workbook(change=sheet_cell("因素", 3, 5, "立方根")),
            "单元格因素!E3的“立方根”不能识别；可填：不平滑、平方根、对数",
        ),
        (workbook(change=sheet_cell("地区", 1, 2, "招商")), "第 1 行最接近表头，但缺少：投资"),
        (workbook(change=lambda book: book.remove(book["因素"])), "没有名为“因素”的工作表"),
        (workbook(areas=[("甲区", "1", "1", "特优")]), "应填写数字，而不是“特优”"),
        (b"\x00\x01", "不是可以读取的表格文件"),
    ],
)
def test_a_workbook_that_cannot_be_used_is_refused_with_the_place(data, message):
    with pytest.raises(PerformanceError, match=message):
        allocate_workbook(data, PACK, "测算表.xlsx")


def paper():
    names = ("投资", "税收", "就业", "工作")
    factors = (
        Factor("投资", F("0.4")),
        Factor("税收", F("0.4"), "", "", "sqrt"),
        Factor("就业", F("0.1"), "", "reciprocal", "log"),
        Factor("工作", F("0.1"), "", "complement"),
    )  # fmt: skip
    areas = [
        Area(
            f"地区{index}",
            {name: F((index * 37 + at * 101) % 900 + 1, 4) for at, name in enumerate(names)},
            {"绩效系数": F(8 + index % 4, 10)},
            floor=F(40 * (index % 3)),
            cap=F(300 + 50 * (index % 4)) if index % 2 else None,
            last_year=F(100 + index),
        )
        for index in range(14)
    ]
    areas.append(Area("园区", {}, excluded=True, reason="未申报"))
    plan = Plan(
        F(3000), factors, tuple(areas), (CarveOut("市级部门", F(120)),), guarantee=F("0.9"), unit="万元", title="某资金"
    )
    return allocated(plan)


def test_the_working_paper_is_the_same_bytes_each_time_and_shows_every_area():
    found = paper()
    written = working_paper(found, PACK)
    assert written == working_paper(found, PACK)
    book = CalamineWorkbook.from_filelike(BytesIO(written))
    assert book.sheet_names == ["分配结果", "测算过程", "敏感性", "测算说明"]
    rows = book.get_sheet_by_name("分配结果").to_python(skip_empty_area=False)
    amounts = {row[0]: row[5] for row in rows[2:17]}
    assert amounts == {name: float(amount) for name, amount in found.amounts.items()}
    assert [row[5] for row in rows[17:21]] == [2880, 120, 3000, 0]


RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


def test_libreoffice_computes_the_same_from_the_formulas(tmp_path):
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    profile = tmp_path / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(RECALCULATE, "utf-8")
    source = tmp_path / "paper.xlsx"
    source.write_bytes(working_paper(paper(), PACK))
    command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx"]
    done = subprocess.run(
        [*command, "--outdir", str(tmp_path / "out"), str(source)], capture_output=True, timeout=120, check=False
    )
    if not (tmp_path / "out" / "paper.xlsx").exists():
        pytest.skip(f"LibreOffice did not convert: {done.stderr[:200]!r}")
    stored, computed = (CalamineWorkbook.from_path(str(path)) for path in (source, tmp_path / "out" / "paper.xlsx"))
    compared = 0
    for name in stored.sheet_names:
        pairs = zip(
            *(book.get_sheet_by_name(name).to_python(skip_empty_area=False) for book in (stored, computed)),
            strict=False,
        )
        for left, right in pairs:
            for before, after in zip(left, right, strict=False):
                if isinstance(before, float):
                    assert after == pytest.approx(before, abs=1e-6)
                    compared += 1
    assert compared > 500


def test_published_amounts_are_held_against_the_plan(tmp_path):
    areas = [(*row, None) for row in AREAS]
    areas = [(*row[:9], amount) for row, amount in zip(areas, (247, 164, 90, 0), strict=True)]
    path = tmp_path / "测算.xlsx"
    path.write_bytes(workbook(areas=areas))
    found = {one.message: one.outcome for one in check(path)}
    assert found["资金总额 520 万元，各项合计 521 万元，两者不符"] == Outcome.FAILED
    assert found["甲区 247，与重新测算相符"] == Outcome.PASSED
    assert found["乙县 164，重新测算为 163"] == Outcome.FAILED
    assert check_of(tmp_path, workbook()) == ()


def check_of(folder, data):
    path = folder / "另一张.xlsx"
    path.write_bytes(data)
    return check(path)


def test_published_amounts_without_factor_values_say_what_is_missing(tmp_path):
    areas = [(name, *[None] * 8, amount) for name, amount in (("甲区", 300), ("乙县", 200))]
    path = tmp_path / "测算.xlsx"
    path.write_bytes(workbook(areas=areas))
    found = check(path)
    assert [one.outcome for one in found][:2] == [Outcome.PASSED, Outcome.PASSED]
    assert any("缺少：各地区的因素数据（投资、就业）" in one.message for one in found)
