"""A whole disclosure for the writers: cover, contents, five parts, seven charts, thirteen tables, one gap."""

from __future__ import annotations

import random

from tests.formats.writing.built import Built, columns, pie

PARTS = ["部门概况", "2023年度部门决算情况说明", "名词解释", "附件", "附表"]
SECTIONS = [
    "收入支出决算总体情况说明", "收入决算情况说明", "支出决算情况说明", "财政拨款收入支出决算总体情况说明",
    "一般公共预算财政拨款支出决算情况说明", "一般公共预算财政拨款基本支出决算情况说明",
    "财政拨款“三公”经费支出决算情况说明", "政府性基金预算支出决算情况说明", "国有资本经营预算支出决算情况说明",
    "其他重要事项的情况说明",
]  # fmt: skip
NUMERALS = "一二三四五六七八九十"
SUBJECTS = ["一般公共服务支出", "社会保障和就业支出", "卫生健康支出", "城乡社区支出", "农林水支出", "住房保障支出"]
SHEETS = [
    "收入支出决算总表", "收入决算表", "支出决算表", "财政拨款收入支出决算总表", "财政拨款支出决算明细表",
    "一般公共预算财政拨款支出决算表", "一般公共预算财政拨款支出决算明细表", "一般公共预算财政拨款基本支出决算表",
    "一般公共预算财政拨款项目支出决算表", "政府性基金预算财政拨款收入支出决算表",
    "国有资本经营预算财政拨款收入支出决算表", "国有资本经营预算财政拨款支出决算表", "财政拨款“三公”经费支出决算表",
]  # fmt: skip


def disclosure(seed: int = 1) -> Built:
    chance = random.Random(seed)
    made = Built().title("清川市水务局").title("2023年度部门决算公开").line("2024年9月").turn().contents().turn()
    for number, part in enumerate(PARTS):
        if number:
            made.turn()
        made.heading(f"第{NUMERALS[number]}部分　{part}", 1)
        if number == 1:
            _sections(made, chance)
        elif number == 4:
            _tables(made, chance)
        else:
            made.heading("一、主要职能", 2)
            for _ in range(4):
                made.line("贯彻落实水务工作的法律法规和方针政策，组织编制水资源综合规划并监督实施。" * 3)
            made.heading("二、机构设置", 2).line("下设行政单位1个，参照公务员法管理的事业单位2个，其他事业单位3个。")
    return made


def _sections(made: Built, chance: random.Random) -> None:
    for number, section in enumerate(SECTIONS):
        made.heading(f"{NUMERALS[number]}、{section}", 2)
        amount, change = chance.randrange(100000, 999999) / 100, chance.randrange(1, 9999) / 100
        for _ in range(3):
            made.line(
                f"2023年度{section.removesuffix('情况说明')}{amount:.2f}万元，与2022年度相比，增加{change:.2f}万元，"
                "增长1.50%。主要变动原因是项目支出增加，按照实施进度安排资金，加快了预算执行。"
            )
        if number < 7:
            _chart(made, number, section, chance)
        if number == 6:
            made.heading("（一）“三公”经费财政拨款支出决算总体情况说明", 3)
            made.line("2023年度“三公”经费财政拨款支出决算为12.34万元，完成预算95.00%。")
            made.heading("1.因公出国（境）经费支出", 4).gap("【此处请说明因公出国（境）经费变动的原因】")


def _chart(made: Built, number: int, section: str, chance: random.Random) -> None:
    amounts = [f"{chance.randrange(100, 999999) / 100:.2f}" for _ in SUBJECTS]
    if number % 2:
        made.figure(pie(section, dict(zip(SUBJECTS, amounts, strict=True))))
    else:
        made.figure(columns(section, ["2022年度", "2023年度"], 收入=amounts[:2], 支出=amounts[2:4]))
    made.caption(f"图{number + 1}：{section.removesuffix('情况说明')}图（单位：万元）")


def _tables(made: Built, chance: random.Random) -> None:
    for number, sheet in enumerate(SHEETS, 1):
        made.heading(f"{number}.{sheet}", 2)
        made.note(f"公开{number:02}表").note("部门：清川市水务局\t单位：万元")
        made.table(*_sheet(number, chance), caption=sheet)
        made.note("注：本表反映部门本年度的决算情况，金额以万元为单位，保留两位小数。")


def _sheet(number: int, chance: random.Random) -> tuple[list[list[object]], int]:
    wide = 12 if number in (7, 9) else 6
    head: list[list[object]] = [
        [("项目", 1, 2), ("本年支出合计", 2, 1), ("其中", 1, wide - 3)],
        ["功能分类科目编码", "科目名称", *(f"支出类别{at}" for at in range(wide - 3))],
    ]
    rows: list[list[object]] = [["", "合计", *(_amount(chance) for _ in range(wide - 2))]]
    names = [[str(2010000 + at), SUBJECTS[at % 6]] for at in range(30)]
    return [*head, *rows, *([*name, *(_amount(chance) for _ in range(wide - 2))] for name in names)], 2


def _amount(chance: random.Random) -> str:
    return f"{chance.randrange(100, 9999999) / 100:,.2f}"
