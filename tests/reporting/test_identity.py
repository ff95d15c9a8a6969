"""The id of a finding in the next version of the report, whatever was changed around it."""

import pytest

from jiheng import services

HEAD = "四川省云岭县水务局2023年度部门决算\n"
SHARES = "2023年度本年支出合计100.00万元，其中：基本支出60.00万元，占60.00%；项目支出40.00万元，占46.00%。\n"
FROM_ZERO = "{number}.{name}支出决算为307.82万元，与2022年度相比，增加307.82万元，增长100.00%。\n"
ITEMS = [FROM_ZERO.format(number=at, name=name) for at, name in enumerate(("公务接待费", "机关运行经费", "会议费"), 1)]
TEXT = HEAD + "一、支出情况\n" + SHARES + "二、经费情况\n" + "".join(ITEMS)


@pytest.fixture
def found(tmp_path):
    def audited(text):
        path = tmp_path / "报告.txt"
        path.write_text(text, "utf-8")
        audit = services.audit(path)
        ids = {f"{finding.rule} {finding.message}": one for finding, one in zip(audit.findings, audit.ids, strict=True)}
        assert len(set(ids.values())) == len(audit.findings)
        return ids

    return audited


CHANGES = {
    "a paragraph before": TEXT.replace("一、支出", "本报告由水务局编制，接受监督。\n一、支出"),
    "sections renumbered": TEXT.replace("二、经费", "三、经费").replace("一、支出", "一、概况\n无。\n二、支出"),
    "items renumbered": TEXT.replace(ITEMS[0], ITEMS[0] + "2.培训费支出决算为0万元。\n")
    .replace("2.机关", "3.机关")
    .replace("3.会议费", "4.会议费"),
    "another figure changed": TEXT.replace("60.00万元，占60.00%", "60.00万元，占60.0%"),
    "line ends": TEXT.replace("，与2022", "，\n与2022"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_changed_around_it_leaves_a_finding_its_id(found, change):
    before, after = found(TEXT), found(CHANGES[change])
    named = [name for name in before if "100.00%" in name or "46.00%" in name]
    assert len(named) == 4
    assert [after[name] for name in named] == [before[name] for name in named]


@pytest.mark.parametrize("corrected", ITEMS)
def test_of_findings_with_the_same_words_the_others_keep_their_ids_when_one_is_settled(found, corrected):
    before = found(TEXT)
    after = found(TEXT.replace(corrected, corrected.replace("，增长100.00%", "")))
    gone = set(before.values()) - set(after.values())
    assert len(gone) == 1
    assert all(before[name] == one for name, one in after.items() if name in before)


def test_a_report_of_another_kind_that_is_put_between_leaves_the_ids(found):
    project = "云岭县水务局2023年河道治理项目支出绩效评价报告\n一、项目概况\n项目由云岭县水务局实施。\n"
    whole = "云岭县水务局2023年度部门整体支出绩效评价报告\n一、部门概况\n云岭县水务局负责全县水务工作。\n二、预算执行\n"
    whole += SHARES.replace("46.00", "47.00")
    before, after = found(TEXT + whole), found(TEXT + project + whole)
    (named,) = (name for name in before if "47.00%" in name)
    assert after[named] == before[named]
