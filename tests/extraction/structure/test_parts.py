"""Parts: where bodies begin and end, their kinds, whose they are, of which year, under which policy pack."""

import pytest

from jiheng import services
from jiheng.document import Role
from tests.formats.printed import pdf, text

BODY = "2024年度有关工作按计划完成，资金使用规范，达到预期目标。"
DISCLOSURE = (
    "泸县城市管理局2024年度部门决算\n第一部分 部门概况\n二、机构设置\n"
    "泸县城市管理局是一级预算单位，属行政机关，下属单位1个。\n第二部分 2024年度部门决算情况说明\n"
    f"一、收入决算情况说明\n我局{BODY}县城管局已完成整改，市财政局另行批复。\n第四部分 附件\n"
)
REPORT = f"附件1\n泸县城市管理局\n2024年部门整体绩效评价报告\n一、部门概况\n{BODY}\n二、部门资金收支情况\n{BODY}\n"
PROJECT = f"附件2\n环卫车辆更新项目\n绩效评价报告\n一、项目概况\n{BODY}\n"
HEADER = "\t一级指标\n\t二级指标\n\t三级指标\n\t分值\n\t得分\n"
FORM = f"附件3：项目支出绩效自评表（2024年度）\n\t项目名称\n\t环卫车辆更新\n\n{HEADER}"


def kinds(document):
    return [part.kind for part in document.parts]


def test_parts_cover_the_file_without_gaps(read):
    document = read(DISCLOSURE + REPORT + PROJECT + FORM)
    assert kinds(document) == ["disclosure", "department_evaluation", "project_evaluation", "self_evaluation_form"]
    assert [part.span.start for part in document.parts[1:]] == [part.span.end for part in document.parts[:-1]]
    assert (document.parts[0].span.start, document.parts[-1].span.end) == (0, len(document.text))
    assert [document.quote(part.span)[:3] for part in document.parts[1:]] == ["附件1", "附件2", "附件3"]


def test_titles_over_several_lines_are_one(read):
    document = read(DISCLOSURE + REPORT + PROJECT)
    assert [part.title for part in document.parts] == [
        "泸县城市管理局2024年度部门决算",
        "泸县城市管理局2024年部门整体绩效评价报告",
        "环卫车辆更新项目绩效评价报告",
    ]


def test_names_stand_for_the_full_one(read):
    part = read(DISCLOSURE).parts[0]
    assert part.entity == "泸县城市管理局"
    assert set(part.names) == {"泸县城市管理局", "我局", "县城管局"}


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("纳入衡阳市水利局2023年度部门决算编制范围的二级预算单位包括：\n", "衡阳市水利局"),
        ("预算单位名称：岳阳市云溪区人民政府办公室\n", "岳阳市云溪区人民政府办公室"),
        (f"\t部门名称\n\t通渭县司法局\n\n{HEADER}", "通渭县司法局"),
        ("上海市普陀区长风新村街道办事处\n2023年度部门决算\n", "上海市普陀区长风新村街道办事处"),
        ("2023年度中共渝中区委宣传部部门决算\n", "中共渝中区委宣传部"),
        ("安定区水利局内设机构8个，编制35名。\n", "安定区水利局"),
    ],
)
def test_the_entity_is_read_where_it_is_named(read, text, entity):
    assert read(f"{text}一、收入决算情况说明\n{BODY}").parts[0].entity == entity


def test_a_title_printed_twice_is_one(read):
    (part,) = read(f"某县水文中心决算公开说明\n某县水文中心2023年度决算公开说明\n一、概况\n{BODY}").parts
    assert (part.entity, part.year) == ("某县水文中心", 2023)


def test_an_annex_without_a_name_is_of_the_body_before(read):
    document = read(DISCLOSURE + PROJECT)
    assert {part.entity for part in document.parts} == {"泸县城市管理局"}


def test_a_shorter_full_name_is_the_same_body(read):
    text = "附件1\n基础数据表\n\t预算单位名称\n\t岳阳市云溪区金融工作办公室\n\n"
    text += "\t项目\n\t预算数\n\t决算数\n\n\t会议费\n\t1.20\n\t1.10\n"
    text += f"附件2\n2023年度云溪区金融工作办公室整体支出绩效自评报告\n一、单位基本情况\n金融办{BODY}\n"
    first, second = read(text).parts
    assert (first.entity, second.entity) == ("岳阳市云溪区金融工作办公室",) * 2
    assert "金融办" in second.names


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("某县财政局2022年度部门决算\n2023年10月5日公开\n", 2022),
        ("项目支出绩效自评表\n（2021年度）\n\t项目名称\n\t会议\n", 2021),
        ("一、收入决算情况说明\n2024年度收入12万元，比2023年度增加1万元。\n2024年度支出11万元。\n", 2024),
        ("其他收入0万元。较2021年度决算数持平。\n上年结转2万元，较2021年度增加1万元。\n2022年度总支出9万元。\n", 2022),
    ],
)
def test_the_year_of_a_part(read, text, year):
    assert read(text + BODY.replace("2024", str(year))).parts[0].year == year


@pytest.mark.parametrize(
    ("leads", "year"), [("2023", 2023), ("2022", 2022), ("2018", 2022), ("本部门2023", 2023), ("较2021", 2022)]
)
def test_sentences_tell_the_year_of_a_title_taken_over_from_the_year_before(read, leads, year):
    sentences = "".join(f"{leads}年度{what}10.5万元。\n" for what in ("收入合计", "支出合计", "机关运行经费支出"))
    assert read("某县财政局2022年度部门决算\n" + sentences).parts[0].year == year


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("某县司法局2022年“三公”经费预算情况", "budget"),
        ("某县司法局2022年“三公”经费支出决算情况说明", "disclosure"),
    ],
)
def test_a_disclosure_of_some_figures_has_the_kind_and_the_year_of_its_title(read, title, kind):
    (part,) = read(f"{title}\n“三公”经费79万元，比2021年减少49万元；公务接待费4万元，比2021年减少4万元。\n").parts
    assert (part.kind, part.year) == (kind, 2022)


def test_reports_of_several_units_are_parts_of_their_own(read):
    second = DISCLOSURE.replace("泸县城市管理局", "合江县水务局").replace("2024", "2023")
    third = (
        "重庆市渝中区教育委员会\n2022年部门预算情况说明\n一、部门基本情况\n"
        + BODY
        + "\n二、收支预算情况\n"
        + BODY
        + "\n"
    )
    document = read(DISCLOSURE + REPORT + second + third)
    assert [(part.kind, part.entity, part.year) for part in document.parts] == [
        ("disclosure", "泸县城市管理局", 2024),
        ("department_evaluation", "泸县城市管理局", 2024),
        ("disclosure", "合江县水务局", 2023),
        ("budget", "重庆市渝中区教育委员会", 2022),
    ]


def test_the_accounts_of_two_years_are_two_parts(read):
    document = read(DISCLOSURE + DISCLOSURE.replace("2024", "2023"))
    assert [(part.kind, part.year) for part in document.parts] == [("disclosure", 2024), ("disclosure", 2023)]


@pytest.mark.parametrize("title", ["泸县城市管理局2024年度部门决算", "泸县城管局2024年度部门决算情况说明"])
def test_a_title_that_heads_a_page_or_a_section_begins_no_other_report(read, title):
    middle = DISCLOSURE.index("一、收入决算情况说明")
    assert kinds(read(f"{DISCLOSURE[:middle]}{title}\n{DISCLOSURE[middle:]}")) == ["disclosure"]


def test_units_of_a_list_begin_no_report(read):
    listed = "纳入编制范围的单位包括：\n合江县水务局2024年度单位决算\n叙永县水务局2024年度单位决算\n"
    middle = DISCLOSURE.index("第二部分")
    assert kinds(read(DISCLOSURE[:middle] + listed + DISCLOSURE[middle:])) == ["disclosure"]


def test_an_announced_form_is_no_part(read):
    document = read(REPORT + f"四、评价结论\n{BODY}\n附表：部门预算项目支出绩效自评表（2024年度）\n" + PROJECT)
    assert kinds(document) == ["department_evaluation", "project_evaluation"]


def test_a_list_of_annexes_is_no_part(read):
    listed = "报告需要以下附件：\n1、部门整体支出绩效自评表\n2、项目支出绩效自评表\n3、部门整体支出绩效自评报告\n"
    assert kinds(read(REPORT + listed)) == ["department_evaluation"]


def test_a_form_in_the_midst_of_a_report_belongs_to_it(read):
    form = "项目绩效目标表\n\t一级指标\n\t二级指标\n\t三级指标\n\t指标值\n\n\t产出指标\n\t数量指标\n\t车辆数\n\t3辆\n"
    assert kinds(read(REPORT + form + f"三、部门整体绩效分析\n{BODY}\n")) == ["department_evaluation"]


def test_the_tables_behind_the_annexes_are_a_part(read):
    tables = "第五部分 附表\n收入决算表\n单位：万元\n科目编码\t科目名称\t合计\n201\t一般公共服务支出\t12.00\n"
    document = read(DISCLOSURE + REPORT + tables)
    assert kinds(document) == ["disclosure", "department_evaluation", "tables"]
    assert document.parts[2].entity == "泸县城市管理局"


def test_a_budget_is_a_budget(read):
    part = read(f"某市农业农村局2025年部门预算公开说明\n一、收支预算情况说明\n{BODY}").parts[0]
    assert (part.kind, part.year) == ("budget", 2025)


@pytest.mark.parametrize(
    ("title", "policy", "named"),
    [
        ("泸县城市管理局2023年度部门决算", "sichuan-2023", "四川省"),
        ("岳阳市岳阳楼区审计局2022年度部门决算", "hunan-yueyang-2022", "岳阳市"),
        ("上海市普陀区审计局2024年度部门决算", "shanghai-2024", "上海市"),
        ("浙江省舟山市普陀区审计局2024年度部门决算", "national", "舟山市"),
        ("某单位2023年度部门决算", "national", "未提及地区"),
    ],
)
def test_the_pack_is_chosen_by_place_and_the_reason_said(read, title, policy, named):
    part = read(f"{title}\n一、收入决算情况说明\n{BODY}").parts[0]
    assert part.policy == policy
    assert named in part.policy_reason


def test_the_text_tells_the_place_where_the_name_does_not(read):
    part = read(
        f"县审计局2023年度部门决算\n一、部门职责\n负责合江县审计工作，按照泸州市统一部署实施。合江县{BODY}"
    ).parts[0]
    assert part.policy == "sichuan-2023"


def test_the_outline_tells_the_pack_where_no_place_is_named(read):
    titles = [
        "一、部门概况",
        "二、部门资金收支情况",
        "三、部门整体绩效分析",
        "（二）部门预算项目绩效分析",
        "（四）绩效结果应用情况",
    ]
    body = "".join(f"{title}\n{BODY}\n" for title in titles)
    part = read("某单位2023年部门整体绩效评价报告\n" + body).parts[0]
    assert part.policy == "sichuan-2023"
    assert "提纲" in part.policy_reason


def test_a_named_pack_serves_every_part(read):
    document = read(DISCLOSURE + REPORT, "shanghai-2024")
    assert {part.policy for part in document.parts} == {"shanghai-2024"}
    assert "指定" in document.parts[0].policy_reason


@pytest.mark.parametrize("text", ["", "\n \n", "\t\t\t", "一", "123", "（", "附件1", "目录", "[image: a.png]", "\f"])
def test_little_text_is_one_part(read, text):
    document = read(text)
    assert [part.span for part in document.parts] == [(0, len(text))]


def test_pictures_leave_no_figures_of_theirs(read):
    text = (
        f"一、收入决算情况说明\n{BODY}\n[image: image2.png]2700\n\n2650\n\n2600\nB B\n265766 252079\n20235 20225\n"
        f"（图2：收入决算结构图）（饼状图）\n二、支出决算情况说明\n{BODY}\n"
    )
    document = read(text)
    assert [flow.text for block, flow in document.flows() if block.role is Role.CAPTION] == [
        "（图2：收入决算结构图）（饼状图）"
    ]
    assert not any("26" in flow.text for _, flow in document.flows())
    assert sum(block.role is Role.FIGURE for block in document.blocks) == 6


def test_a_title_goes_on_over_the_end_of_a_page(tmp_path):
    """The line of an annex, or half of its title, is the last of a page: the parts are those of unbroken text."""
    lines = [
        "某县审计局2023年度部门决算",
        "一、部门职责",
        "负责审计监督。",
        "附件1",
        "某县审计局",
        "2023年部门整体绩效评价报告",
    ]
    lines += ["一、部门概况", "本单位属一级预算单位。"]
    path = tmp_path / "公开.pdf"
    for last in (4, 5):  # lines on the first page
        pages = (
            "".join(text(60, 80 + 25 * at, line) for at, line in enumerate(part))
            for part in (lines[:last], lines[last:])
        )
        path.write_bytes(pdf(*pages))
        found = services.extract(path).document
        assert [part.kind for part in found.parts] == ["disclosure", "department_evaluation"]
        assert found.text[found.parts[1].span.start :].startswith("附件1")
