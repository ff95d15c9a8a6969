"""Headings and sections: by numbers, titles and looks; contents, lists and sentences told apart."""

import pytest

from jiheng.document import Block, Document, Role, Span
from jiheng.extraction.structure import structured
from jiheng.policy import library

BODY = "2024年度有关工作按计划完成，资金使用规范，达到预期目标。"


def paths(document):
    return [section.path for section in document.sections]


def test_the_tree_follows_the_numbers(read):
    text = (
        f"第二部分 2024年度部门决算情况说明\n一、收入支出决算总体情况说明\n{BODY}\n"
        "五、一般公共预算财政拨款支出决算情况说明\n"
        f"（一）总体情况\n{BODY}\n（二）具体情况\n{BODY}\n1.项目决策。\n{BODY}\n（1）决策程序。{BODY}\n六、名词解释\n{BODY}"
    )
    document = read(text)
    assert [(section.level, section.number, section.title) for section in document.sections] == [
        (1, "第二部分", "2024年度部门决算情况说明"),
        (2, "一、", "收入支出决算总体情况说明"),
        (2, "五、", "一般公共预算财政拨款支出决算情况说明"),
        (3, "（一）", "总体情况"),
        (3, "（二）", "具体情况"),
        (4, "1.", "项目决策"),
        (5, "（1）", "决策程序"),
        (2, "六、", "名词解释"),
    ]
    assert paths(document)[6] == (
        "2024年度部门决算情况说明", "一般公共预算财政拨款支出决算情况说明", "具体情况", "项目决策", "决策程序",
    )  # fmt: skip
    spans = {section.title: document.quote(section.span) for section in document.sections}
    assert spans["总体情况"] == f"（一）总体情况\n{BODY}\n"
    assert spans["一般公共预算财政拨款支出决算情况说明"].endswith(f"决策程序。{BODY}\n")


@pytest.mark.parametrize(
    "line",
    [
        "（一）收入情况。",
        "（一） 收入情况：",
        "(一)收入情况。",
        "（一）、收入情况。",
        "1.收入情况。",
        "1、收入情况。",
        "收入情况。",
    ],
)
def test_a_title_run_into_its_text_is_cut_off(read, line):
    document = read(f"二、部门资金收支情况\n{line}2024年收入12万元，支出11万元。\n")
    assert document.sections[-1].path == ("部门资金收支情况", "收入情况")
    assert [flow.text for _, flow in document.flows()][-1] == "2024年收入12万元，支出11万元。"


@pytest.mark.parametrize(
    "line",
    [
        "1.根据县政府授权，依法对城市管理工作进行监督检查",
        "1.财政拨款收入：指单位从同级财政部门取得的财政预算资金。",
        "1.机关运行经费：为保障行政单位运行用于购买货物和服务的各项资金。",
        "一、其他收入：指单位取得的除财政拨款以外的收入。",
        "2.公务用车购置及运行维护费支出0.00万元。",
        "3.一般公共服务支出（类）财政事务（款）行政运行（项）。主要用于：机关人员支出。",
        "一是加强管理；二是严格考核。",
        "在6、9、11月支出进度分别达到58.8%、68.8%和86.4%，符合要求。",
        "我部门2024年无重点领域绩效分析。",
    ],
)
def test_sentences_are_no_headings(read, line):
    assert read(f"一、部门职责\n{line}\n" + BODY).sections[1:] == ()


def test_items_of_a_list_are_no_headings(read):
    items = [
        f"{number}.{name}" for number, name in enumerate(["办公室", "法规股", "市容股（行政审批股）", "环卫股"], 1)
    ]
    document = read("（二）机构职能\n" + BODY + "内设4个股室：\n" + "\n".join(items) + "\n（三）人员概况\n" + BODY)
    assert [section.title for section in document.sections] == ["机构职能", "人员概况"]
    assert [block.number for block in document.blocks if block.role is Role.PARAGRAPH][1:5] == ["1.", "2.", "3.", "4."]


def test_wrong_styles_keep_their_print_and_find_their_level(read):
    document = read(
        f"一、部门概况\n（一）机构组成\n{BODY}\n二、部门资金收支情况\n1.收入情况。{BODY}\n2.支出情况。{BODY}\n"
        f"（三）结余分配和结转结余情况\n{BODY}\n3、 部门预算绩效分析\n（一）部门预算总体绩效分析。\n{BODY}\n"
        f"（二）部门预算项目绩效分析。\n{BODY}\n（3） 重点领域绩效分析。\n{BODY}\n（4）绩效结果应用情况。\n{BODY}\n"
        f"四、评价结论及建议\n{BODY}"
    )
    levels = {section.title: (section.level, section.number) for section in document.sections}
    assert levels["部门预算绩效分析"] == (2, "3、")
    assert levels["重点领域绩效分析"] == (3, "（3）")
    assert levels["绩效结果应用情况"] == (3, "（4）")
    assert levels["结余分配和结转结余情况"] == (3, "（三）")
    assert (
        dict(zip([s.title for s in document.sections], paths(document), strict=True))["绩效结果应用情况"][0]
        == "部门预算绩效分析"
    )


def test_lost_numbers_are_made_up_for_by_known_titles(read):
    document = read(
        f"部门（单位）基本情况\n机构组成。\n{BODY}\n机构职能\n{BODY}\n（三）人员概况\n{BODY}\n二、部门资金收支情况\n{BODY}"
    )
    assert paths(document) == [
        ("部门（单位）基本情况",),
        ("部门（单位）基本情况", "机构组成"),
        ("部门（单位）基本情况", "机构职能"),
        ("部门（单位）基本情况", "人员概况"),
        ("部门资金收支情况",),
    ]


def test_a_number_alone_takes_its_title_from_the_next_line(read):
    document = read(f"第三部分\n某市城市管理局2024年度部门决算情况说明\n一、收入决算情况说明\n{BODY}")
    assert document.sections[0].title == "某市城市管理局2024年度部门决算情况说明"
    assert document.sections[0].number == "第三部分"


ENTRIES = [
    "第一部分 部门概况",
    "一、部门职责",
    "二、机构设置",
    "第二部分 2024年度部门决算情况说明",
    "一、收入支出决算总体情况说明",
]


@pytest.mark.parametrize(
    "mark", ["", "……………………{page}", "\t{page}", "   {page}", "......... {page}", " PAGEREF _Toc{page} \\h {page}"]
)
@pytest.mark.parametrize("title", ["目录", "目  录", "目\n录"])
def test_pages_of_contents_are_no_sections(read, title, mark):
    contents = "\n".join(entry + mark.format(page=page) for page, entry in enumerate(ENTRIES, 3))
    body = "\n".join(part for entry in ENTRIES for part in ([entry] if entry.startswith("第") else [entry, BODY]))
    document = read(f"某县城市管理局2024年度部门决算\n{title}\n{contents}\n{body}\n")
    assert [section.title for section in document.sections] == [
        "部门概况", "部门职责", "机构设置", "2024年度部门决算情况说明", "收入支出决算总体情况说明",
    ]  # fmt: skip
    assert all(block.flow is None for block in document.blocks if block.role is Role.CONTENTS)


def test_a_lone_title_of_contents_marks_nothing_else(read):
    document = read(f"目录\n第一部分 部门概况\n一、部门职责\n{BODY}\n二、机构设置\n{BODY}")
    assert [section.title for section in document.sections] == ["部门概况", "部门职责", "机构设置"]


def test_the_styles_of_a_word_file_give_unnumbered_headings_their_level():
    lines = [
        ("第一部分 部门概况", 1),
        ("一、部门职责", 2),
        (BODY, 0),
        ("我们的特色工作", 2),
        (BODY, 0),
        ("工作亮点", 0),
        (BODY, 0),
    ]
    text = "\n".join(line for line, _ in lines)
    blocks, at = [], 0
    for line, level in lines:
        blocks.append(Block(Role.HEADING if level else Role.PARAGRAPH, Span(at, at + len(line)), level))
        at += len(line) + 1
    document = structured(Document("报告.docx", text, tuple(blocks), format="docx"), library())
    assert [(section.level, section.title) for section in document.sections] == [
        (1, "部门概况"),
        (2, "部门职责"),
        (2, "我们的特色工作"),
    ]


def test_a_section_ends_where_its_part_ends(read):
    document = read(
        f"某县城市管理局2024年度部门决算\n一、收入决算情况说明\n{BODY}\n附件1\n某县城市管理局\n2024年部门整体绩效评价报告\n一、部门概况\n{BODY}"
    )
    first, second = document.parts
    assert document.sections[0].span.end == first.span.end
    assert document.sections[1].span == Span(document.text.index("一、部门概况"), second.span.end)


def test_a_heading_printed_twice_opens_one_section(read):
    document = read(f"一、部门职责\n一、部门职责\n{BODY}\n二、机构设置\n{BODY}")
    assert [section.title for section in document.sections] == ["部门职责", "机构设置"]


def test_headings_are_found_in_a_report_that_is_one_line(read):
    lines = [
        "某县气象站2024年度单位决算", "三、2024 年度单位决算情况说明", "（一）收入支出决算总体情况说明", BODY * 4,
        "（二）收入决算情况说明", BODY * 4, "（三）支出决算情况说明", BODY * 4,
    ]  # fmt: skip
    titles = [section.title for section in read(" ".join(lines)).sections]
    assert titles[-3:] == ["收入支出决算总体情况说明", "收入决算情况说明", "支出决算情况说明"]
    assert titles == [section.title for section in read("\n".join(lines)).sections]


def test_a_long_paragraph_that_names_sections_is_no_report(read):
    text = f"一、工作情况\n{BODY * 6} （一）收入决算情况说明 见前。{BODY * 6}"
    assert [section.title for section in read(text).sections] == ["工作情况"]
