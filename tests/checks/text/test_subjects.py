"""Names of subjects: dead, misspelt, misplaced; the glossary against the accounts."""

from jiheng.checks.text.bodies import bodies
from jiheng.checks.text.code_place import code_place
from jiheng.checks.text.dead_subject import dead_subject
from jiheng.checks.text.foreign_purpose import foreign_purpose
from jiheng.checks.text.glossary_subject import glossary_subject
from jiheng.checks.text.missing_gloss import missing_gloss
from jiheng.checks.text.misspelt_subject import misspelt_subject
from jiheng.checks.text.spelling import distance, nearest, swapped, within
from jiheng.checks.text.subjects import mentions
from jiheng.checks.text.unused_gloss import unused_gloss
from jiheng.checks.text.wrong_parent import wrong_parent
from jiheng.findings import Severity

from .reading import case, found

HEAD = "泸县商务局2023年度部门决算\n第二部分 2023年度部门决算情况说明\n（三）一般公共预算财政拨款支出决算具体情况\n"
GLOSS = "第三部分 名词解释\n"


def test_paths_are_read_with_brackets_numbers_and_codes():
    text = (
        "1.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）：支出决算为1万元。"
        "11、“住房保障支出（221类）住房改革支出（02款）住房公积金（01项）”2万元，卫生健康支出（类）3万元。"
    )
    (body,) = bodies(case(text))
    assert [mention.path for mention in mentions(body)] == [
        ("一般公共服务支出", "政府办公厅（室）及相关机构事务", "行政运行"),
        ("住房保障支出", "住房改革支出", "住房公积金"),
        ("卫生健康支出",),
    ]


def test_a_dead_name_is_one_finding_with_all_its_places():
    text = HEAD + "1.医疗卫生与计划生育支出（类）行政事业单位医疗（款）行政单位医疗（项）：支出决算为3万元。\n" + GLOSS
    text += "1.医疗卫生与计划生育支出（类）行政事业单位医疗（款）行政单位医疗（项）：反映行政单位医疗经费。\n"
    (finding,) = found(dead_subject, text)
    assert finding.expected == "卫生健康支出"
    assert len(finding.consequences) == 1
    assert finding.severity is Severity.WARNING


def test_a_dead_name_needs_no_mark_before_its_amount_and_is_no_word_of_a_sentence():
    (finding,) = found(dead_subject, HEAD + "主要用于以下方面：医疗卫生与计划生育支出38.79万元，占2.44%。\n")
    assert finding.stated == "医疗卫生与计划生育支出"
    assert found(dead_subject, HEAD + "慰问行政事业单位离退休人员12人次。\n") == []


def test_a_name_in_use_in_its_year_is_not_dead():
    text = HEAD.replace("2023", "2017") + "主要用于以下方面：医疗卫生与计划生育支出38.79万元，占2.44%。\n"
    assert found(dead_subject, text) == []


def test_a_slip_in_a_name_is_told_from_a_name_that_the_list_does_not_hold():
    (finding,) = found(misspelt_subject, "6.源勘探工业信息等支出（类）其他支出（款）：支出决算为9600万元。")
    assert (finding.stated, finding.expected) == ("源勘探工业信息等支出", "资源勘探工业信息等支出")
    swap = "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位职业年缴金费支出（项）1万元。"
    assert [one.expected for one in found(misspelt_subject, swap)] == ["机关事业单位职业年金缴费支出"]
    unknown = "农林水支出（类）水利（款）水利工程建设（项）1万元，教育支出（类）普通教育（款）小学教育（项）2万元。"
    assert found(misspelt_subject, unknown) == []
    near = "社会保障和就业支出（类）行政事业单位养老支出（款）事业单位离退休（项）1万元，一般公共预算支出2万元。"
    assert found(misspelt_subject, near) == []


def test_a_class_taken_for_its_lower_level_is_misplaced():
    (finding,) = found(wrong_parent, "1.一般公共服务（类）金融支出（款）行政运行（项）：支出决算为505.82万元。")
    assert finding.stated == "金融支出"


def test_what_the_document_mostly_says_corrects_the_odd_parent():
    right = "农林水支出（类）水利（款）水利工程建设（项）1万元。"
    text = HEAD + "1." + right + "\n2." + right + "\n3.城乡社区支出（类）水利（款）防汛（项）2万元。\n"
    (finding,) = found(wrong_parent, text)
    assert "农林水支出" in finding.message


def test_the_glossary_is_held_against_the_accounts():
    text = HEAD + "1.社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）：支出决算为112.96万元。\n"
    text += "2.住房保障支出（类）住房改革支出（款）购房补贴（项）：支出决算为63.93万元。\n" + GLOSS
    text += "1.社会保障和就业支出（类）行政事业单位养老支出（款）行政事业单位离退休（项）：反映离退休经费支出。\n"
    text += "2.其他（类）其他（款）其他（项）：用于以上支出以外的支出。\n"
    text += "3.基本支出：指为保障机构正常运转发生的支出。\n"
    assert [(one.stated, one.expected) for one in found(glossary_subject, text)] == [
        ("行政事业单位离退休", "行政单位离退休")
    ]
    assert [one.stated for one in found(unused_gloss, text)] == ["其他（类）其他（款）其他"]
    (lacking,) = found(missing_gloss, text)
    assert "购房补贴" in lacking.message
    assert "行政单位离退休" not in lacking.message


def test_a_purpose_of_another_item_is_found_and_a_shared_word_is_not():
    insured = "7.卫生健康支出（类）行政事业单位医疗（款）事业单位医疗（项）。主要用于：事业单位医疗保险支出。\n"
    copied = "8.住房保障支出（类）住房改革支出（款）住房公积金（项）。主要用于：事业单位医疗保险支出。\n"
    own = "9.一般公共服务支出（类）商贸事务（款）事业运行（项）。主要用于：事业单位人员支出。\n"
    (finding,) = found(foreign_purpose, insured + copied + own)
    assert finding.stated == "事业单位医疗保险支出"
    assert "住房公积金" in finding.message


def test_spelling():
    assert distance("kitten", "sitting") == 3
    assert within("缴费", "缴纳费用")
    assert not within("费缴", "缴纳费用")
    assert swapped("经机办构", "经办机构")
    assert not swapped("经办机构", "经办机构")
    assert nearest("abcdefgx", ["abcdefgh", "zzzzzzzz"], 2) == "abcdefgh"
    assert nearest("abcdefgx", ["abcdefgh", "abcdefgi"], 2) is None, "a tie says nothing"


def table(*rows):
    return (
        "支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\n" + "\n".join("\t".join(row) for row in rows) + "\n"
    )


ROWS = [
    ("201", "一般公共服务支出", "30.00"),
    ("20101", "人大事务", "30.00"),
    ("2010101", "行政运行", "10.00"),
    ("2010102", "一般行政管理事务", "20.00"),
    ("212", "城乡社区支出", "12.50"),
    ("21208", "国有土地使用权出让收入安排的支出", "12.50"),
    ("2120801", "征地和拆迁补偿支出", "12.50"),
]


def test_a_code_out_of_place_is_told_by_the_lines_around_it():
    wrong = [("21703", *row[1:]) if row[0] == "21208" else row for row in ROWS]
    assert found(code_place, HEAD + table(*ROWS)) == []
    (finding,) = found(code_place, HEAD + table(*wrong))
    assert (finding.stated, finding.expected) == ("21703", "21208")


def test_a_lost_line_makes_no_code_wrong():
    rows = [row for row in ROWS if row[0] != "20101"]
    assert (
        found(code_place, HEAD + table(("210", "卫生健康支出", "1.00"), ("21011", "行政事业单位医疗", "1.00"), *rows))
        == []
    )


def test_names_before_amounts_with_two_characters_swapped_are_told():
    (finding,) = found(misspelt_subject, HEAD + "主要用于：行政运行10万元；一般行政管事理务20万元；住房公积金3万元。")
    assert (finding.stated, finding.expected) == ("一般行政管事理务", "一般行政管理事务")


def test_a_slip_is_told_under_a_parent_that_no_list_holds_and_before_an_amount():
    for wrong, right in {
        "公共安全支出（类）司法（款）一般政行管理事务（项）": "一般行政管理事务",
        "节能环保支出（类）环境保护管事理务（款）": "环境保护管理事务",
        "农林水支出（类）水利（款）水利行行业业务管理（项）": "水利行业业务管理",
    }.items():
        (finding,) = found(misspelt_subject, f"1.{wrong}支出决算为9.5万元。")
        assert finding.expected == right
    (finding,) = found(misspelt_subject, "按项级科目分：行政运行8.2万元；行政位医疗4.27万元；公路养护1万元。")
    assert (finding.stated, finding.expected) == ("行政位医疗", "行政单位医疗")
    (finding,) = found(misspelt_subject, "（4）住房保支障出年初预算数为23.95万元，决算数为20.58万元。")
    assert (finding.stated, finding.expected) == ("住房保支障出", "住房保障支出")


def test_slips_in_tables_and_enumerations():
    rows = "\t八、社会障和就业支出\n\t40.85\n\n\t九、卫生健康支出\n\t8.20\n"
    table = f"收入支出决算总表\n单位：万元\n\t项目\n\t决算数\n\n{rows}"
    (finding,) = found(misspelt_subject, HEAD + table)
    assert (finding.stated, finding.expected) == ("社会障和就业支出", "社会保障和就业支出")
    (finding,) = found(misspelt_subject, "人员经费主要包括：基本工资、津贴补贴、伙食补费助、退休费等。")
    assert finding.expected == "伙食补助费"


def test_names_that_no_list_holds_are_no_slips():
    for right in (
        "教育支出（类）教育管理事务（款）其他教育管理事务支出（项）",
        "城乡社区支出（类）城市公共设施（款）其他城市公共设施支出（项）",
    ):
        assert found(misspelt_subject, f"1.{right}支出决算为9.5万元。") == []
    assert found(misspelt_subject, "主要包括：办公费1万元，公务接待费2万元，和行政单位医疗3万元。") == []
