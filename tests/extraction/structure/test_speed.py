"""The cost of structure is linear in the length, whatever the text is made of."""

import time

import pytest

SENTENCE = (
    "一、收入决算情况说明\n2024年度收入12.30万元，比上年增加1.20万元，\n增长10.81%。\n1.基本支出情况。支出3万元。\n"
)
HEADER = "\t一级指标\n\t二级指标\n\t三级指标\n\t年度指标值\n\t实际完成值\n\t分值\n\t得分\n\n"
ROW = "\t产出指标\n\t数量指标\n\t培训次数\n\t≥3次\n\t3次\n\t10\n\t10\n\n"
MATERIAL = {
    "report": SENTENCE,
    "form": "附件1\n2024年度项目支出绩效自评表\n" + HEADER + ROW * 8,
    "broken form": HEADER + "\t1\n\t甲\n" * 30,
    "figures": "12.30\n45.60\n",
    "one sentence": "收入，支出和结余，",
    "brackets": "（“《",
    "blanks": " \t\u3000",
    "numbers": "1 2,3 4.",
    "names": "某县城市管理局局管理城县",
}


@pytest.mark.parametrize("material", MATERIAL)
def test_ten_times_the_text_takes_about_ten_times_as_long(read, material):
    def seconds(size):
        text = MATERIAL[material] * (size // len(MATERIAL[material]))
        start = time.process_time()
        read(text)
        return time.process_time() - start

    small = max(min(seconds(2_000) for _ in range(3)), 0.002)
    assert min(seconds(20_000) for _ in range(2)) < 60 * small
    assert seconds(200_000) < 800 * small
