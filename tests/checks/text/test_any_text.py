"""Whatever the text, no check fails, and every finding stands inside it."""

from hypothesis import given
from hypothesis import strategies as st

from jiheng.checks.text import CHECKS
from jiheng.findings import Outcome

from .reading import PACK, case

PIECES = [
    "2023年度", "泸县商务局", "部门决算", "第一部分 部门概况\n", "第三部分 名词解释\n", "一、", "（二）", "3、",
    "附件1\n", "目录\n", "XX", "\n", "\t", "（", "”", "》", "一般公共服务支出（类）", "商贸事务（款）",
    "行政运行（项）", "：", "，", "。", "支出12.5万元", "增长3%", "主要原因是", "减少", "3个科室", "、",
    "详见附件2", "《办法》（泸县府办发〔2021〕17号）", "13800138000", "一是", "三是", "（图3：结构图）\n",
    "用于用于", "\u3000", "🙂", "\x00", "Ⅳ", "㈡",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_mixture_of_pieces(text):
    made = case(text)
    for check in CHECKS:
        for result in check(made, PACK.rules[check.__name__]):
            assert 0 <= result.span.start <= result.span.end <= len(text)
            assert (result.finding is not None) == (result.outcome is Outcome.FAILED)


def test_an_empty_text_passes():
    for text in ("", "\n\n", " "):
        outcomes = {result.outcome for check in CHECKS for result in check(case(text), PACK.rules[check.__name__])}
        assert Outcome.FAILED not in outcomes
