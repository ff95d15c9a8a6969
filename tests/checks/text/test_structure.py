"""Numbers, captions, marks, copies, sections, tables and annexes."""

import re

from jiheng.checks.text.blank_head import blank_head
from jiheng.checks.text.broken_sentence import broken_sentence
from jiheng.checks.text.contents_titles import contents_titles
from jiheng.checks.text.copied_paragraph import copied_paragraph
from jiheng.checks.text.doubled_words import doubled_words
from jiheng.checks.text.empty_annex import empty_annex
from jiheng.checks.text.figure_numbers import figure_numbers
from jiheng.checks.text.full_stop import full_stop
from jiheng.checks.text.listed_annex import listed_annex
from jiheng.checks.text.missing_annex import missing_annex
from jiheng.checks.text.missing_section import missing_section
from jiheng.checks.text.missing_table import missing_table
from jiheng.checks.text.numbering import numbering
from jiheng.checks.text.paired_marks import paired_marks
from jiheng.findings import Severity

from .reading import PACK, found

EVALUATION = """泸县商务局2023年部门整体绩效评价报告
一、部门概况
（一）机构组成
泸县商务局是一级预算单位。
（二）机构职能
1.负责商务工作。
2.负责外贸工作。
二、部门资金收支情况
（一）收入情况
2023年收入12.5万元。
三、部门整体绩效分析
（一）部门预算总体绩效分析
编制质量良好。
（二）部门预算项目绩效分析
项目执行良好。
（三）绩效结果应用情况
结果应用良好。
四、评价结论及建议
（一）评价结论
自评得分95分。
（二）存在问题
绩效目标不够量化。
（三）改进建议
细化绩效目标。
"""


def test_a_right_outline_has_no_findings():
    for check in (numbering, missing_section, empty_annex, copied_paragraph):
        assert found(check, EVALUATION) == []


def test_a_number_of_another_style_is_told_with_the_right_one():
    text = EVALUATION.replace("三、部门整体", "3、部门整体").replace("（三）绩效结果", "（3）绩效结果")
    assert [(one.stated, one.expected) for one in found(numbering, text)] == [("3、", "三、"), ("（3）", "（三）")]


def test_a_heading_that_lost_its_number_is_found_by_the_next_one():
    text = EVALUATION.replace("一、部门概况", "部门概况").replace(
        "（二）机构职能", "机构职能\n（三）人员概况\n编制10名。"
    )
    assert [(one.stated, one.expected) for one in found(numbering, text)] == [
        ("机构职能", "（二）"),
        ("部门概况", "一、"),
    ]


def test_gaps_and_doubles():
    gap = found(numbering, EVALUATION.replace("（三）绩效结果", "（四）绩效结果"))
    assert [(one.stated, one.expected) for one in gap] == [("（四）", "（三）")]
    twice = found(numbering, EVALUATION.replace("（三）绩效结果", "（二）绩效结果"))
    assert [(one.stated, one.expected) for one in twice] == [("（二）", "（三）")]
    assert found(numbering, EVALUATION.replace("二、部门资金收支情况\n", "二、部门资金收支情况\n" * 2)) == []


def test_a_wrong_figure_number_is_one_finding():
    titles = ["收、支决算总计变动情况图", "收入决算结构图", "支出决算结构图", "财政拨款收、支决算总计变动情况"]
    sections = ["收入支出决算总体情况说明", "收入决算情况说明", "支出决算情况说明", "财政拨款收入支出决算总体情况说明"]

    def text(*numbers):
        lines = ["泸县商务局2023年度部门决算"]
        for ordinal, section, title, number in zip("一二三四", sections, titles, numbers, strict=True):
            lines += [f"{ordinal}、{section}", "2023年度收、支总计均为12.5万元。", f"（图{number}：{title}）"]
        return "\n".join(lines)

    assert found(figure_numbers, text(1, 2, 3, 4)) == []
    assert [one.expected for one in found(figure_numbers, text(1, 4, 3, 4))] == ["2"]
    assert [one.expected for one in found(figure_numbers, text(1, 2, 4, 5))] == ["3"]


def test_marks_pair():
    (finding,) = found(paired_marks, "政府办公室印发（金融机构目标考核激励办法〉的通知》，鼓励增加信贷投放。")
    assert finding.stated == "〉"
    right = "主要任务：1）增加投放；2）“政银企”对接（含线上）；《关于〈办法〉的通知》已印发。"
    assert found(paired_marks, right) == []


def test_a_list_number_has_both_brackets_or_one_as_its_neighbours_have():
    both, one = ["（1）办公费2万元。", "（2）印刷费3万元。"], ["1）办公费2万元。", "2）印刷费3万元。"]
    nested = ["（一）基本支出5万元。", *one, "（二）项目支出4万元。", *one]
    assert found(paired_marks, "\n".join(both)) == found(paired_marks, "\n".join(nested)) == []
    for lines in ([one[0], both[1]], [both[0], one[1]]):
        (finding,) = found(paired_marks, "\n".join(lines))
        assert finding.stated == "）"


def test_headings_have_their_marks_in_pairs():
    for title in ("三、“三公经费支出决算情况说明", "财政拨款“三公经费支出决算表"):
        (finding,) = found(paired_marks, f"{title}\n2023年度没有“三公”经费支出。")
        assert finding.stated == "“"


def test_a_missing_full_stop_needs_a_paragraph_that_ends():
    closed = "2023年资产实际配置金额7.17万元，配置预算金额7.35万元，配置预算执行率为98%"
    assert len(found(full_stop, EVALUATION.replace("结果应用良好。", closed))) == 1
    assert found(full_stop, EVALUATION.replace("结果应用良好。", closed + "。")) == []


def test_a_line_that_is_shorter_than_the_next_was_not_wrapped():
    first, second = (
        "泸县商务局为独立核算的一级预算单位，无下属二",
        "截至2023年末，泸县商务局编制总数为33名，实有在职人员32人，另有退休人员21人。",
    )
    (finding,) = found(broken_sentence, f"{first}\n{second}")
    assert finding.stated == "无下属二"
    assert found(broken_sentence, f"{first}级预算单位。\n{second}") == []
    (finding,) = found(broken_sentence, f"主要原因是车辆老化，维修增加，以及\n{second.replace('截至2023年末，', '')}")
    assert finding.stated == "加，以及"
    wrapped = "泸县商务局为独立核算的一级预算单位，所属事业单位的人员编制按\n2023年本级编制文件核定，共33名。"
    assert found(broken_sentence, wrapped) == []


def test_words_that_come_twice():
    assert [one.stated for one in found(doubled_words, "支出10.4万元，主要用于主要用于执行公务的用餐费。")] == [
        "主要用于主要用于"
    ]
    (hint,) = found(doubled_words, "本部门部门按照要求编制了目标。")
    assert hint.severity is Severity.HINT
    for right in (
        "决算数与预算数持平。",
        "一步一步推进。",
        "提升公共服务服务能力。",
        "保障安全生产生产设施。",
        "名称  名称  数量",
    ):
        assert found(doubled_words, right) == []
    assert found(doubled_words, "群众生活改善程度10明显提高明显提高10服务对象满意度") == []


def test_a_paragraph_twice_in_a_body_and_shared_duties_in_two():
    duty = "1.贯彻执行国家关于商贸流通的方针政策和法律法规，拟订全县商贸流通规划并组织实施，承办上级交办的其他事项。\n"
    twice = EVALUATION.replace("编制质量良好。\n", duty).replace("项目执行良好。\n", duty.replace("1.", "2."))
    assert [one.severity for one in found(copied_paragraph, twice)] == [Severity.WARNING]
    near = EVALUATION.replace("编制质量良好。\n", duty).replace("项目执行良好。\n", duty.replace("承办", "办好"))
    assert [one.severity for one in found(copied_paragraph, near)] == [Severity.HINT]
    other = "（一）一般公共服务支出12.5万元，主要用于保障机关正常运转和商贸流通工作的开展，按照进度及时拨付到位。\n"
    figures = EVALUATION.replace("编制质量良好。\n", other).replace("项目执行良好。\n", other.replace("12.5", "12.6"))
    assert found(copied_paragraph, figures) == []
    disclosure = (
        f"泸县商务局2023年度部门决算\n第一部分 部门概况\n一、部门职责\n{duty}"
        "第二部分 2023年度部门决算情况说明\n一、收入支出决算总体情况说明\n2023年度收、支总计均为12.5万元。\n"
        "第四部分 附件\n附件1\n"
    )
    assert found(copied_paragraph, disclosure + EVALUATION.replace("1.负责商务工作。\n", duty)) == []


def test_a_section_is_missing_only_when_its_content_is_too():
    without = EVALUATION.replace("（二）存在问题\n绩效目标不够量化。\n（三）改进", "（二）改进")
    assert [one.expected for one in found(missing_section, without)] == ["存在的问题"]
    nameless = EVALUATION.replace("（二）存在问题\n绩效目标不够量化。", "存在问题：绩效目标不够量化。").replace(
        "（三）改进", "（二）改进"
    )
    assert found(missing_section, nameless) == []


def test_a_text_without_any_table_lacks_none():
    text = "泸县商务局2023年度部门决算\n第一部分 部门概况\n一、部门职责\n负责商务工作。\n详见收入决算表。\n"
    assert found(missing_table, text) == []


def test_a_table_is_not_missing_where_its_title_tells_the_year():
    example = next(one for one in PACK.rules["missing_table"].examples if one["fails"])
    (missing,) = found(missing_table, str(example["text"]))
    dated = re.sub("^(?=[^，。\\n]*表$)", "某县商务局2023年度", str(example["text"]), flags=re.MULTILINE)
    assert [one.expected for one in found(missing_table, dated)] == [missing.expected]


def test_an_annex_of_a_title_alone():
    empty = (
        EVALUATION + "附表：部门预算项目支出绩效自评表（2023年度）\n附件2\n"
        "专项预算项目绩效评价报告\n一、项目概况\n项目由县级财政安排。\n"
    )
    (finding,) = found(empty_annex, empty)
    assert finding.severity is Severity.ERROR
    (last,) = found(empty_annex, EVALUATION + "附表：部门预算项目支出绩效自评表（2023年度）\n")
    assert last.severity is Severity.WARNING, "at the end of a file the annex may be a file of its own"


def test_annexes_that_the_text_promises():
    promise = EVALUATION.replace("结果应用良好。", "自评报告详见附件1、附件2，目标完成情况详见绩效目标表。")
    annex = "附件1\n泸县商务局项目绩效评价报告\n一、项目概况\n项目由县级财政安排。\n"
    assert [one.stated for one in found(missing_annex, promise + annex)] == ["附件2", "详见绩效目标表"]


def test_a_list_of_annexes_is_met_by_titles_that_end_alike():
    text = "2022年度某区金融办整体支出绩效自评报告\n一、单位基本情况\n金融办主要负责金融工作。\n报告需要以下附件：\n"
    text += "1、部门整体支出绩效自评表\n2、社会保险基金预算支出情况表\n附件1\n2022年度预算单位整体支出绩效自评表\n"
    assert [one.stated for one in found(listed_annex, text)] == ["社会保险基金预算支出情况表"]


def test_contents_against_titles():
    text = (
        "目录\n第一部分 部门概况…………1\n一、部门职责…………1\n二、机构设置…………2\n三、其他重要事项说明…………3\n\n"
        "第一部分 部门概况\n一、部门职责\n负责商务工作。\n二、机构设置\n泸县商务局是一级预算单位。\n"
        "三、其他重要事项的情况说明\n共有车辆1辆。\n"
    )
    (finding,) = found(contents_titles, text)
    assert finding.expected == "其他重要事项的情况说明"


def test_contents_of_which_the_text_has_little_are_told_of_once():
    titles = ["部门概况", "收入决算情况说明", "支出决算情况说明", "机关运行经费说明", "政府采购情况说明", "名词解释"]
    numbers = zip("一二三四五六", titles, strict=True)
    contents = "\n".join(f"第{number}部分 {title}…………3" for number, title in numbers)
    (finding,) = found(contents_titles, f"目录\n{contents}\n\n第一部分 部门概况\n负责商务工作。\n")
    assert ("5个标题" in finding.message, len(finding.consequences)) == (True, 4)


def test_a_blank_head_beside_filled_ones():
    rows = [
        ["项目支出名称", "业务工作经费"],
        ["主管部门", "", "实施单位", "某区金融办"],
        ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["", "年度资金总额", "120", "100", "96.89", "10", "96.89%", "9"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
        ["产出指标", "数量指标", "知识学习培训", "4次", "6次", "10", "10", ""],
        ["", "", "完善金融管理", "2次", "2次", "5", "5", ""],
    ]
    lines = ("\n".join(f"\t{cell}" for cell in row) for row in rows)
    text = "2022年度项目支出绩效自评表\n\n" + "\n\n".join(lines)
    assert [one.stated for one in found(blank_head, text, kind="self_evaluation_form")] == ["主管部门"]


def test_rule_ids_stand_in_one_file_each(root):
    folder = root / "src" / "jiheng" / "policy" / "packs" / "national" / "rules"
    heads = [line for file in folder.glob("*.toml") for line in file.read_text("utf-8").splitlines()]
    ids = [line for line in heads if line.startswith("[rules.") and line.count(".") == 1]
    assert len(ids) == len(set(ids)) == len(PACK.rules)
