"""Performance forms: funds, indicators, score sheets, base tables; what a lost or blank cell leaves behind."""
# ruff: noqa: E501 - the lines of a drawn table are as wide as the table

from .printed import read, said, sums

SELF_EVALUATION = """
项目名称 | 信息化建设 | < | < | < | < | < | <
主管部门 | 某局 | < | < | 实施单位 | 某中心 | < | <
项目资金（万元） | | 年初预算数 | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分
^ | 年度资金总额 | 120 | 100（调减20万） | 95.50 | 10 | 95.50% | 9.55
^ | 其中：当年财政拨款 | | 90.00 | 85.50 | — | | —
^ | 上年结转资金 | | 10.00 | 10.00 | — | | —
^ | 其他资金 | | 0 | 0 | — | | —
年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | <
^ | 建成系统1套，培训200人次。 | < | < | 建成系统1套，培训210人次。 | < | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
^ | 产出指标（50分） | 数量指标 | 建设系统数量 | ＝1套 | 1套 | 20 | 20
^ | ^ | 质量指标 | 工作例会 | 每季度1次，共4次 | 完成4次，会议记录齐全。 | 20 | 20
^ | ^ | 成本指标 | 总成本控制 | ≤100万 | 95.5万元 | 10 | 10
^ | 效益指标（30分） | 社会效益指标 | 服务群众人次 | ≥2万人次 | 1.6万人次 | 30 | 24
^ | ^ | 生态效益指标 | | | | |
^ | 满意度指标（10分） | 服务对象满意度指标 | 群众满意度 | 不低于90% | 92% | 10 | 10
总分 | < | < | < | < | < | 100 | 93.55
"""


def form():
    return read(("项目支出绩效自评表\n（2023年度）", SELF_EVALUATION), kind="self_evaluation_form")


def rows(statements, which="indicator_row"):
    return [statement for statement in statements if statement.form == which]


def figures(facts, statement):
    return {role: facts[indices[0]].quantity.printed for role, indices in statement.roles.items()}


def test_funds_carry_their_measures_and_the_project():
    _, facts, statements = form()
    funds = [said(fact) for fact in facts if fact.concept == "年度资金总额"]
    assert funds == [
        ("年度资金总额", "年初预算数", "120", "万元"),
        ("年度资金总额", "全年预算数", "100", "万元"),
        ("年度资金总额", "决算数", "95.50", "万元"),
        ("年度资金总额", "完成率", "95.50", "%"),
        ("年度资金总额", "增减额", "20", "万元"),
    ]
    assert {fact.scope.project for fact in facts} == {"信息化建设"}
    change = rows(statements, "change")[0]
    assert figures(facts, change) == {"current": "100", "base": "120", "amount": "20"}
    assert facts[change.roles["amount"][0]].direction == "减少"
    assert figures(facts, rows(statements, "completion")[0]) == {"rate": "95.50", "current": "95.50", "budget": "100"}
    assert ("100", ("90.00", "10.00", "0"), True) in sums(facts, statements)


def test_scored_line_of_execution():
    _, facts, statements = form()
    assert [figures(facts, row) for row in rows(statements, "execution_row")] == [
        {
            "initial": "120",
            "adjusted": "100",
            "account": "95.50",
            "completion": "95.50",
            "weight": "10",
            "score": "9.55",
        }
    ]


def test_a_public_table_behind_a_form_is_of_no_project():
    accounts = ("收入决算表\n单位：万元", "科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入\n | 合计 | 5.00 | 5.00")
    _, facts, _ = read("项目名称 | 办公设备购置\n年度资金总额 | 3.00", accounts, kind="disclosure")
    assert {fact.scope.project for fact in facts if fact.quantity.printed == "5.00"} == {""}
    assert {fact.scope.project for fact in facts if fact.quantity.printed == "3.00"} == {"办公设备购置"}


def test_indicators_have_operator_unit_and_levels():
    _, facts, statements = form()
    found = [(row.texts.get("name", ""), row.word, figures(facts, row)) for row in rows(statements)]
    assert found == [
        ("建设系统数量", "=", {"target": "1", "attainment": "1", "weight": "20", "score": "20"}),
        ("工作例会", "", {"target": "4", "attainment": "4", "weight": "20", "score": "20"}),
        ("总成本控制", "<=", {"target": "100", "attainment": "95.5", "weight": "10", "score": "10"}),
        ("服务群众人次", ">=", {"target": "2", "attainment": "1.6", "weight": "30", "score": "24"}),
        ("", "", {}),
        ("群众满意度", ">=", {"target": "90", "attainment": "92", "weight": "10", "score": "10"}),
    ]
    assert [row.texts["level1"] for row in rows(statements)][3:] == ["效益指标", "效益指标", "满意度指标"]
    targets = {fact.concept: said(fact)[2:] for fact in facts if fact.measure == "指标值" and fact.scope.indicator}
    assert targets["总成本控制"] == ("100", "万元")
    assert targets["服务群众人次"] == ("2", "万人次")
    assert targets["工作例会"] == ("4", "次")


def test_printed_points_of_levels_and_totals():
    _, facts, statements = form()
    groups = rows(statements, "indicator_group")
    assert [(group.texts["name"], facts[group.roles["points"][0]].quantity.printed) for group in groups] == [
        ("产出指标", "50"),
        ("效益指标", "30"),
        ("满意度指标", "10"),
    ]
    assert [facts[index].quantity.printed for index in groups[0].roles["weights"]] == ["20", "20", "10"]
    whole = rows(statements, "indicator_table")[0]
    assert figures(facts, whole) | {"weights": "", "scores": ""} == {
        "weights": "",
        "scores": "",
        "execution_weight": "10",
        "execution_score": "9.55",
        "total_weight": "100",
        "total_score": "93.55",
    }
    assert (whole.texts["title"], whole.texts["project"], whole.texts["kind"]) == (
        "项目支出绩效自评表",
        "信息化建设",
        "scored",
    )


def test_sentences_of_goals_are_targets_and_those_of_results_attainments():
    _, facts, _ = form()
    assert [said(fact) for fact in facts if fact.concept == "培训"] == [
        ("培训", "指标值", "200", "人次"),
        ("培训", "完成值", "210", "人次"),
    ]


WITH_OPERATORS = """
一级指标 | 二级指标 | 三级指标 | 绩效指标性质 | 绩效指标值 | 绩效度量单位 | 权重 | 实际完成指标值 | 得分
产出指标 | 数量指标 | 开展检查 | ≥ | 120 | 次 | 50 | 132 | 50
效益指标 | 生态效益指标 | 守住环保底线 | 定性 | 优 | | 30 | 优 | {lost}
满意度指标 | 公众满意度指标 | 公众满意度 | ≥ | 90 | % | 10 | 92 | 10
"""


def test_units_stand_in_their_own_column():
    _, facts, _ = read(("部门整体支出绩效自评表", WITH_OPERATORS.format(lost="30")), kind="self_evaluation_form")
    assert [said(fact) for fact in facts][:4] == [
        ("开展检查", "指标值", "120", "次"),
        ("开展检查", "完成值", "132", "次"),
        ("开展检查", "分值", "50", "分"),
        ("开展检查", "得分", "50", "分"),
    ]
    assert ("公众满意度", "完成值", "92", "%") in [said(fact) for fact in facts]


def test_lost_cell_is_named_and_shifts_nothing():
    _, facts, statements = read(
        ("部门整体支出绩效自评表", WITH_OPERATORS.format(lost="?")), kind="self_evaluation_form"
    )
    line = rows(statements)[1]
    assert line.texts["lost"] == "score"
    assert "blank" not in line.texts
    assert not line.complete
    assert line.word == "qualitative"
    assert figures(facts, line) == {"weight": "30"}
    assert figures(facts, rows(statements)[2])["score"] == "10"


def test_blank_cell_is_blank_and_not_nought():
    _, _, statements = read(("部门整体支出绩效自评表", WITH_OPERATORS.format(lost="")), kind="self_evaluation_form")
    assert rows(statements)[1].texts["blank"] == "score"
    _, facts, statements = read(
        ("部门整体支出绩效自评表", WITH_OPERATORS.format(lost="0")), kind="self_evaluation_form"
    )
    assert "blank" not in rows(statements)[1].texts
    assert figures(facts, rows(statements)[1])["score"] == "0"
    _, facts, statements = read(
        ("部门整体支出绩效自评表", WITH_OPERATORS.format(lost="—")), kind="self_evaluation_form"
    )
    assert "blank" not in rows(statements)[1].texts
    assert "score" not in figures(facts, rows(statements)[1])


def test_indicators_of_one_name_are_told_apart():
    _, facts, _ = read(
        (
            "部门整体支出绩效自评表",
            """
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        产出指标 | 数量指标 | 培训 | 5次 | 5次 | 10 | 10
        产出指标 | 质量指标 | 培训 | 合格率95% | 96% | 10 | 10
        """,
        ),
        kind="self_evaluation_form",
    )
    assert len({fact.key for fact in facts}) == len(facts)


def test_ambiguous_words_give_no_attainment():
    _, facts, statements = read(
        (
            "部门整体支出绩效自评表",
            """
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        产出指标 | 质量指标 | 培育企业 | 4家 | 入库省级企业4家，市级企业5家 | 5 | 5
        """,
        ),
        kind="self_evaluation_form",
    )
    assert figures(facts, rows(statements)[0]) == {"target": "4", "weight": "5", "score": "5"}


def test_whole_budget_of_a_department_form():
    _, facts, statements = read(
        (
            "部门整体支出绩效自评表\n单位：万元",
            "年度部门整体支出预算 | 资金总额 | 财政拨款 | 其他资金\n^ | 768.15 | 760.15 | 8",
        ),
        kind="self_evaluation_form",
    )
    assert [said(fact) for fact in facts] == [
        ("年度资金总额", "年初预算数", "768.15", "万元"),
        ("年度财政拨款资金", "年初预算数", "760.15", "万元"),
        ("其他资金", "年初预算数", "8", "万元"),
    ]
    assert sums(facts, statements) == [("768.15", ("760.15", "8"), True)]


def test_funds_by_kind_of_income_and_of_spending_in_cells_of_their_own():
    _, facts, statements = read(
        (
            "2022年度预算单位整体支出绩效自评表",
            """
        年度预算申请（万元） | | 年初预算数 | 全年预算数 | 全年执行数
        ^ | 年度资金总额 | 300 | 350 | 350.5
        ^ | 按收入性质分：350.5万元 | < | 按支出性质分：350.5万元 | <
        ^ | 其中：一般公共预算：340.5万元 | < | 其中：基本支出：250.5万元 | <
        ^ | 政府性基金拨款：10 | < | 项目支出：100万元 | <
        ^ | 其他资金：0 | < | | <
        """,
        ),
        kind="self_evaluation_form",
        year=2022,
    )
    claimed = sums(facts, statements)
    assert ("350.5", ("340.5", "10", "0"), True) in claimed
    assert ("350.5", ("250.5", "100"), True) in claimed
    assert [said(fact) for fact in facts if fact.concept in {"基本支出", "项目支出"}] == [
        ("基本支出", "决算数", "250.5", "万元"),
        ("项目支出", "决算数", "100", "万元"),
    ]
    assert ("年度资金总额", "决算数", "10", "万元") in [said(fact) for fact in facts]


def test_parts_told_in_cells_of_their_own_without_their_whole_are_figures_alone():
    _, facts, statements = read(
        (
            "2022年度预算单位整体支出绩效自评表",
            """
        部门名称 | 某某局
        其中：基本支出：250.5万元 | 项目支出：100万元
        """,
        ),
        kind="self_evaluation_form",
        year=2022,
    )
    assert [said(fact)[0::2] for fact in facts] == [("基本支出", "250.5"), ("项目支出", "100")]
    assert sums(facts, statements) == []


def test_base_table_has_years_units_and_ratios():
    _, facts, statements = read(
        (
            "2022年度预算单位整体支出绩效评价基础数据表",
            """
        财政供养人员情况(人) | 编制数 | 2022年实际在职人数 | 控制率 | | |
        ^ | 20 | 19 | 95% | | |
        经费控制情况(万元) | 2021年决算数 | 2022年预算数 | 2022年决算数 | | |
        三公经费 | 2.7 | 3 | 1.9 | | |
        1、公务用车购置和维护经费 | 0 | 0 | 0 | | |
        其中：公车购置 | | | | | |
        公车运行维护 | | | | | |
        2、出国经费 | 0 | 0 | 0 | | |
        3、公务接待 | 2.7 | 3 | 1.9 | | |
        会议费、培训费 | 0 | 1.5 | — | | |
        """,
        ),
        kind="base_table",
        year=2022,
    )
    assert [said(fact) for fact in facts][:3] == [
        ("编制数", "数量", "20", "人"),
        ("在职人员数", "数量", "19", "人"),
        ("在职人员控制率", "完成率", "95", "%"),
    ]
    spent = [(fact.year, *said(fact)[1:]) for fact in facts if fact.concept == "“三公”经费"]
    assert spent == [(2021, "决算数", "2.7", "万元"), (2022, "预算数", "3", "万元"), (2022, "决算数", "1.9", "万元")]
    ratio = rows(statements, "quotient")[0]
    assert figures(facts, ratio) == {"numerator": "19", "denominator": "20", "result": "95"}
    assert ("3", ("0", "0", "3"), True) in sums(facts, statements)
    assert "会议费、培训费" in {fact.concept for fact in facts}


def test_score_sheet_takes_its_points_from_the_labels():
    _, facts, statements = read(
        (
            "区级预算单位绩效自评工作考核评分表",
            """
        一级指标 | 二级指标 | 评分标准 | 评分
        实施评价30分 | 单位自查（20分） | 每发现一个单位没有自查的，扣1分，最多扣20分。 | 20
        ^ | 提交报告（10分） | 按时报送的得10分；每推迟一天扣1分。 | 9
        合计 | 30分 | | 29
        """,
        ),
        kind="review_sheet",
    )
    assert [(row.texts["name"], figures(facts, row)) for row in rows(statements)] == [
        ("单位自查", {"weight": "20", "score": "20"}),
        ("提交报告", {"weight": "10", "score": "9"}),
    ]
    assert figures(facts, rows(statements, "indicator_group")[0])["points"] == "30"
    whole = rows(statements, "indicator_table")[0]
    assert whole.texts["kind"] == "review"
    assert figures(facts, whole)["total_score"] == "29"
    assert figures(facts, whole)["total_weight"] == "30"
    assert not [fact for fact in facts if fact.quantity.printed == "1"]


def test_form_of_targets_has_no_attainments():
    _, facts, statements = read(
        (
            "项目支出绩效目标申报表",
            "一级指标 | 二级指标 | 三级指标 | 指标值\n产出指标 | 数量指标 | 新建公路 | ≥0.565km\n效益指标 | 社会效益指标 | 受益人口 | 3000余人",
        ),
        kind="target_form",
    )
    assert [said(fact) for fact in facts] == [
        ("新建公路", "指标值", "0.565", "km"),
        ("受益人口", "指标值", "3000", "人"),
    ]
    assert facts[1].quantity.approximate
    assert rows(statements, "indicator_table")[0].texts["kind"] == "target"
    assert all("blank" not in row.texts for row in rows(statements))


def test_points_of_levels_in_columns_of_their_own_and_subtotals():
    _, facts, statements = read(
        (
            "部门整体支出绩效评价评分表",
            """
        一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值 | 评分标准 | 得分
        投入 | 15 | 目标设定 | 5 | 目标合理性 | 2 | 合理的得2分 | 2
        ^ | ^ | ^ | ^ | 指标明确性 | 3 | 明确的得3分 | 3
        ^ | ^ | 预算配置 | 10 | 在职人员控制率 | 10 | 不超编的得10分 | 9
        小计 | 15 | | | | 15 | | 14
        产出 | 85 | 职责履行 | 85 | 完成及时率 | 85 | 按时的得85分 | 80
        合计 | 100 | | 100 | | 100 | | 94
        """,
        ),
        kind="review_sheet",
    )
    groups = {row.texts["name"]: figures(facts, row)["points"] for row in rows(statements, "indicator_group")}
    assert groups == {"投入": "15", "目标设定": "5", "预算配置": "10", "产出": "85", "职责履行": "85"}
    weights = {
        row.texts["name"]: [facts[index].quantity.printed for index in row.roles["weights"]]
        for row in rows(statements, "indicator_group")
    }
    assert weights["投入"] == ["2", "3", "10"]
    assert figures(facts, rows(statements, "indicator_table")[0])["total_score"] == "94"
    assert [row.texts["name"] for row in rows(statements)] == [
        "目标合理性",
        "指标明确性",
        "在职人员控制率",
        "完成及时率",
    ]


def test_levels_printed_again_in_every_line_are_one_level():
    _, facts, statements = read(
        (
            "部门整体支出绩效自评表",
            """
        一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
        产出指标（50分） | 数量指标 | 甲 | 5次 | 5次 | 20 | 20
        产出指标（50分） | 数量指标 | 乙 | 5次 | 5次 | 30 | 30
        """,
        ),
        kind="self_evaluation_form",
    )
    groups = rows(statements, "indicator_group")
    assert len(groups) == 1
    assert [facts[index].quantity.printed for index in groups[0].roles["weights"]] == ["20", "30"]


def test_funds_beside_their_labels_where_no_header_stands():
    _, facts, statements = read(
        (
            "项目支出绩效目标申报表",
            """
        项目名称 | 老旧小区改造 | 项目类别 | 特定目标类
        项目资金（万元） | 年度资金总额： | 500 | <
        ^ | 其中：财政拨款 | 450 | <
        ^ | 其他资金 | 50 | <
        联系电话 | 0830-1234567 | 邮编 | 646000
        """,
        ),
        kind="target_form",
    )
    assert [said(fact) for fact in facts if fact.table is not None][:3] == [
        ("年度资金总额", "年初预算数", "500", "万元"),
        ("年度财政拨款资金", "年初预算数", "450", "万元"),
        ("其他资金", "年初预算数", "50", "万元"),
    ]
    assert sums(facts, statements) == [("500", ("450", "50"), True)]
    assert not [fact for fact in facts if fact.quantity.printed in {"646000", "1234567"}]


def test_monitoring_up_to_a_month():
    _, facts, _ = read(
        (
            "项目支出绩效目标执行监控表",
            """
        项目资金（万元） | | 年初预算数 | 1-7月执行数 | 1-7月执行率
        ^ | 年度资金总额 | 500 | 200 | 40%
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-7月执行情况 | 全年预计完成情况
        产出指标 | 数量指标 | 改造小区数量 | ≥12个 | 5个 | 12个
        """,
        ),
        kind="monitoring_form",
    )
    assert [(*said(fact)[:3], fact.scope.month) for fact in facts] == [
        ("年度资金总额", "年初预算数", "500", ""),
        ("年度资金总额", "决算数", "200", "7"),
        ("年度资金总额", "完成率", "40", "7"),
        ("改造小区数量", "指标值", "12", ""),
        ("改造小区数量", "完成值", "5", "7"),
    ]


def test_words_below_the_total_are_no_indicator():
    below = "偏差原因分析 | 网购类投诉量上升，人手不足。\n改进措施 | 充实一线力量。\n"
    *_, statements = read(("项目支出绩效自评表\n（2023年度）", SELF_EVALUATION + below), kind="self_evaluation_form")
    assert rows(statements) == rows(form()[2])
