"""The scores of the dimensions of an evaluation, however a report tells them, against its total."""

from __future__ import annotations

import pytest

from jiheng.services import audit

SCORES = {
    "履职效能": (15, 14), "预算管理": (25, 23), "财务管理": (10, 10), "资产管理": (9, 9),
    "采购管理": (6, 6), "项目决策": (12, 12), "项目执行": (12, 11), "目标实现": (11, 10),
}  # fmt: skip
WORDINGS = [
    ("{number}.{name}。制度健全，执行到位，自评得分{score}分。", "\n"),
    ("{name}自评得分{score}分", "、"),
    ("{name}{score}分", "，"),
    ("{name}得{score}分", "；"),
    ("{name}分值{full}分，得分{score}分", "；"),
    ("{name}{full}分，自评得{score}分", "；"),
    ("{number}.{name}（{full}分）。制度健全，自评{score}分。", "\n"),
    ("{number}.{name}方面，制度健全，扣{lost}分，得{score}分。", "\n"),
    ("（{number}）{name}\n制度健全，该项满分{full}分，自评得分{score}分。", "\n"),
]


@pytest.mark.parametrize(("item", "separator"), WORDINGS)
@pytest.mark.parametrize(("total", "found"), [(95, []), (59, ["dimension_scores"])])
def test_dimensions_add_up_in_any_wording(item: str, separator: str, total: int, found: list[str], tmp_path) -> None:
    told = separator.join(
        item.format(number=number, name=name, full=full, score=score, lost=full - score)
        for number, (name, (full, score)) in enumerate(SCORES.items(), 1)
    )
    text = "某某县水务局2023年度部门整体绩效评价报告\n一、部门概况\n某某县水务局是县政府工作部门。\n二、绩效分析\n"
    path = tmp_path / "report.txt"
    path.write_text(
        f"{text}从八个方面自评：\n{told}。\n三、评价结论\n部门整体绩效自评得分{total}分。\n", encoding="utf-8"
    )
    findings = audit(path).findings
    assert [finding.rule for finding in findings if finding.kind == "score_total"] == found
