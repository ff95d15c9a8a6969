"""Flows: widths and marks folded, artefacts gone, what a wrap cut put together, every character with its place."""

import pytest

from jiheng.document import Role

LONG = (
    "2024年度收入总计1,234.56万元，其中一般公共预算财政拨款收入1,000.00万元，占81.00%；其他收入234.56万元，占19.00%。"
    "与上年相比增加12.30万元，增长1.01%，主要原因是新增城市管理项目经费，按照进度拨付到位。"
)
SECOND = (
    "支出总计1,234.56万元，其中基本支出834.56万元，项目支出400.00万元，均已按规定用途使用，年末没有结转和结余资金。"
)
HEAD = "某县城市管理局2024年度部门决算\n第二部分 2024年度部门决算情况说明\n一、收入支出决算总体情况说明\n"


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("２０２４年度收入１，２３４．５６万元，占８％。", "2024年度收入1,234.56万元，占8%。"),
        ("收入(含结转)合计:12万元;支出,10万元。", "收入（含结转）合计：12万元；支出，10万元。"),
        ("收入 12.30 万元，占 50 %。", "收入12.30万元，占50%。"),
        ("收\u00a0入\u3000合计\u200b12万元\ufeff。", "收入合计12万元。"),
        ("[bookmark: _Toc123]收入合计12万元，较上年增加。", "收入合计12万元，较上年增加。"),
        ('"三公"经费支出12万元，较上年减少。', "“三公”经费支出12万元，较上年减少。"),
        ("“三公“经费支出12万元，较上年减少。", "“三公”经费支出12万元，较上年减少。"),
        ("共有A B两类设备3 5台，情况如下。", "共有A B两类设备3 5台，情况如下。"),
        ("涉及资金12,345万元,共3项。", "涉及资金12,345万元，共3项。"),
        (
            "本年收入5,448,200元，本年支出6,095,\n600 元，年末结转和结余52,600元。",
            "本年收入5,448,200元，本年支出6,095,600元，年末结转和结余52,600元。",
        ),
        ("全年收入如下，24. 09万元已经入库。", "全年收入如下，24.09万元已经入库。"),
    ],
)
def test_folding(flows, printed, folded):
    assert flows(f"前言已经结束。\n{printed}\n")[1] == folded


def test_every_character_keeps_its_place(read):
    text = HEAD + "２０２４年度收入 １，２３４．５６\n万元，较上年 增加。\n"
    document = read(text)
    block, flow = list(document.flows())[-1]
    assert flow.text == "2024年度收入1,234.56万元，较上年增加。"
    assert len(flow.offsets) == len(flow.text) + 1
    figure = flow.text.index("1,234.56")
    assert document.quote(flow.span(figure, figure + 8)) == "１，２３４．５６"
    assert document.quote(block.span).endswith("较上年 增加。")


def test_a_list_number_stays_apart_from_a_year(flows):
    assert flows("前言已经结束。\n1.2024年收入12万元，已入库。\n2. 2024年支出11万元，已拨付。\n")[1:] == [
        "1. 2024年收入12万元，已入库。",
        "2. 2024年支出11万元，已拨付。",
    ]


def wrapped(text, width):
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


@pytest.mark.parametrize("width", [20, 25, 30, 36, 40, 45])
def test_wrapped_paragraphs_are_whole_again(flows, width):
    text = (
        HEAD + wrapped(LONG, width) + "\n" + wrapped(SECOND, width) + "\n二、收入决算情况说明\n" + wrapped(LONG, width)
    )
    read = flows(text)
    assert "".join(read[3:]) == LONG + SECOND + "二、收入决算情况说明" + LONG
    assert "二、收入决算情况说明" in read


@pytest.mark.parametrize("at", range(4, len(SECOND) - 2))
def test_one_break_anywhere_in_a_sentence_is_mended(flows, at):
    text = HEAD + LONG + "\n" + SECOND[:at] + "\n" + SECOND[at:] + "\n二、收入决算情况说明\n" + LONG + "\n"
    assert SECOND in flows(text)


@pytest.mark.parametrize("page", ["—10—", "- 10 -", "第10页 共32页", "10/32", "\n10\n", "\n"])
def test_a_page_break_in_mid_sentence_is_no_end(flows, page):
    lines = wrapped(LONG * 3, 30).split("\n")
    text = HEAD + "\n".join([*lines[:4], page, *lines[4:]])
    assert "".join(flows(text)[3:]) == LONG * 3


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("住房公积金（项）年初预算为10.36万", "元，支出决算为8.91万元。"),
        ("行政单位医疗（项）年初预算", "为49.98万元，支出决算为54.23万元。"),
        ("执行到位，自评得分", "12分。"),
        ("（六）环境保护管理事务（款）生态环境保护宣传（项", "）。年初预算18.96万元。"),
    ],
)
def test_a_bare_page_number_stands_in_no_figure(flows, before, after):
    assert before + after in "".join(flows(f"{HEAD}{LONG}\n{before}\n8\n\n{after}\n"))


def test_a_sum_of_what_was_listed_goes_on_with_the_list(flows):
    first, second = "公务用车购置费3万元，公务用车运行维护费2万元。", "两项合计5万元，较上年增加1万元。"
    assert first + second in flows(f"{HEAD}{first}\n{second}\n")


def test_a_comparison_without_a_subject_goes_on_with_the_sentence_before(flows):
    first, second = "“三公”经费支出30万元，其中公务接待费25万元。", "较上年减少2万元，下降6.25%。"
    assert first + second in flows(f"{HEAD}{first}\n{second}\n")


def test_bare_numbers_that_count_the_pages_are_page_numbers(flows):
    page = "".join(f"本局第{at}项工作按计划推进，完成较好。\n" for at in "一二三四五六七八九")
    cut = "本局共有\n{}\n车辆用房均按标准配置\n，没有超编。\n"
    text = HEAD + "".join(page + cut.format(number) for number in (3, 4, 5))
    assert sum("本局共有车辆用房均按标准配置，没有超编。" in flow for flow in flows(text)) == 3


def test_a_bare_number_below_a_full_line_is_a_page_number(flows):
    lines = wrapped(LONG * 3, 30).split("\n")
    text = HEAD + "\n".join([*lines[:5], "7", *lines[5:]])
    assert "".join(flows(text)[3:]) == LONG * 3


def test_figures_among_words_are_no_page_numbers(read):
    rows = "".join(f"某项工作数量指标\n{number}\n某项工作质量指标\n" for number in (3, 4, 5))
    assert not [block for block in read(HEAD + rows).blocks if block.role is Role.PAGE_BREAK]


def test_the_head_that_every_page_repeats_is_no_text(flows):
    lines = wrapped(LONG * 4, 30).split("\n")
    head = "某县城市管理局2024年度部门决算"
    pages = [[*lines[at : at + 5], f"— {at + 1} —", head] for at in range(0, len(lines), 5)]
    text = HEAD + "\n".join(line for page in pages for line in page)
    assert "".join(flows(text)[3:]) == LONG * 4


@pytest.mark.parametrize("cut", ["9,541,\n900", "9,\n541,900", "9\n,541,900", "9,5\n41,900"])
def test_a_number_in_groups_is_one_number_wherever_it_is_cut(flows, cut):
    text = HEAD + f"2024年度收入合计{cut}元，较上年增加，主要是项目增加。\n"
    assert "收入合计9,541,900元" in flows(text)[-1]


def test_a_line_that_ends_like_the_title_of_a_report_may_be_the_middle_of_a_sentence(flows):
    lines = ["2024年度，乡村振兴驻村帮扶项目", "自评得分99分，市政维护专项资金绩效评价报告", "详见附件2。"]
    assert "".join(lines) in flows(HEAD + "\n".join(lines))


@pytest.mark.parametrize("end", ["（项）。", "（项）", "（项）：", "（项\n）。"])
def test_a_path_alone_on_its_line_heads_what_is_said_of_it(flows, end):
    path, said = f"1、一般公共服务支出（类）财政事务（款）行政运行{end}", "年初预算为8.5万元，支出决算为8.2万元。"
    assert path.replace("\n", "") + said in flows(f"{HEAD}{path}\n{said}\n2、其他支出。\n")


def test_a_line_of_annexes_stands_alone(flows):
    assert "附件：2024年度部门决算公开表" in flows(HEAD + "附件：2024年度部门决算公开表\n各表另附，请下载查看。\n")


def test_a_title_that_loses_its_last_word_to_the_next_line_is_whole(flows):
    title = "七、一般公共预算财政拨款“三公”经费、会议费和培训费支出决算情况"
    prose = wrapped("本局按照上级部署推进各项工作，" * 20 + "完成全年任务。", len(title))
    text = f"{HEAD}{prose}\n{title}\n说明\n{prose}"
    assert title + "说明" in flows(text)


@pytest.mark.parametrize(("first", "second"), [("2009.", "46"), ("20", "09.46"), ("2009", ".46"), ("2,0", "09.46")])
def test_a_number_cut_in_two_is_one_number(flows, first, second):
    whole = (first + second).replace(",", "") if "," in first else first + second
    text = HEAD + f"2024年度收入合计{first}\n{second}万元，较上年增加，主要是项目增加。\n"
    assert whole in flows(text)[-1].replace(",", "")


def test_true_ends_of_paragraphs_stay(flows):
    items = ["1.某县市容管理中心。", "2.某县环境卫生所。"]
    text = (
        HEAD
        + "本局下属单位2个，其中：\n"
        + "\n".join(items)
        + "\n基本支出12万元，其中：\n人员经费10万元。\n公用经费2万元。\n"
    )
    assert flows(text)[3:] == [
        "本局下属单位2个，其中：",
        *items,
        "基本支出12万元，其中：",
        "人员经费10万元。",
        "公用经费2万元。",
    ]


def test_names_on_lines_of_their_own_are_not_joined(flows):
    names = ["某市公路养护中心", "某市道路运输服务站（含机关）", "某市交通干部学校"]
    assert flows("所属单位如下：\n" + "\n".join(names) + "\n以上单位均已纳入决算。\n")[1:4] == names


def test_paragraphs_of_a_word_file_are_not_joined():
    from jiheng.document import Block, Document, Role, Span
    from jiheng.extraction.structure import structured
    from jiheng.policy import library

    text = "本年执行率为98%，进度正常\n下一步将继续加强管理，提高效益。\n"
    blocks = (Block(Role.PARAGRAPH, Span(0, 15)), Block(Role.PARAGRAPH, Span(15, len(text) - 1)))
    read = structured(Document("报告.docx", text, blocks, format="docx"), library())
    assert [flow.text for _, flow in read.flows()] == ["本年执行率为98%，进度正常", "下一步将继续加强管理，提高效益。"]


ITEMS = (
    "1.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）一般行政管理事务（项）：支出决算为0.01万元，持平。",
    "2.社会保障和就业支出（类）抚恤（款）死亡抚恤（项）：支出决算为627.09万元，完成全年预算的70.76%。",
)


@pytest.mark.parametrize("width", range(24, 41))
def test_a_path_of_subjects_that_a_wrap_cuts_is_one_sentence(flows, width):
    text = f"{HEAD}{wrapped(LONG, 30)}\n" + "\n".join(wrapped(item, width) for item in ITEMS) + "\n"
    assert flows(text)[-2:] == list(ITEMS)
