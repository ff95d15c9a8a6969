"""The sheets that 四川 publishes beside the national ones: details by economic class, projects, state capital twice."""

from . import books, sheets
from .books import CAPITAL, FUND, GENERAL
from .sheets import Sheet, wan

PAID = {FUND: {"31005": 840_000}, CAPITAL: {"30399": 96_500}}
"""What the other two budgets were spent on."""
NAMES = {**books.ECONOMIC, "31005": "基础设施建设", "30399": "其他对个人和家庭的补助"}
PROJECTS = {
    "2011302": [("商贸业务专项经费", 1_204_700)],
    "2011308": [("招商引资奖补资金", 2_000_000), ("重大项目招引工作经费", 630_000)],
}


def spent(code):
    """Expenditure under an economic class: general basic, general project, government fund, state capital."""
    own = (books.BASIC, books.PROJECT, PAID[FUND], PAID[CAPITAL])
    return [books.economic(figures, code) for figures in own]


def details():
    """财政拨款支出决算明细表: economic classes against the three budgets."""
    funds = ["一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"]
    top = [
        ["项目", "<", "合计", funds[0], "<", "<", funds[1], "<", "<", funds[2], "<", "<"],
        ["经济分类科目编码", "科目名称", "^", *["小计", "基本支出", "项目支出"] * 3],
    ]
    used = sorted(code for code in NAMES if sum(spent(code)))
    rows = []
    for code in ["", *used]:
        basic, project, fund, capital = spent(code) if code else map(sum, zip(*map(spent, TOPS), strict=True))
        name = [code, NAMES[code]] if code else ["合计", "<"]
        figures = [
            basic + project + fund + capital,
            basic + project,
            basic,
            project,
            fund,
            0,
            fund,
            capital,
            0,
            capital,
        ]
        rows.append([*name, *map(wan, figures)])
    return Sheet("财政拨款支出决算明细表", "公开05表", "万元", [*top, *rows], 2)


TOPS = ("301", "302", "303", "310", "312")


def general_details():
    """一般公共预算财政拨款支出决算明细表: its total by economic class."""
    heads, names, figures = [], [], []
    for code in sorted(code for code in NAMES if sum(spent(code)[:2])):
        heads.append(NAMES[code] if code in TOPS else "<")
        names.append("小计" if code in TOPS else NAMES[code])
        figures.append(wan(sum(spent(code)[:2])))
    top = [["项目", "<", "合计", *heads], ["科目编码", "科目名称", "^", *names]]
    line = ["合计", "<", wan(books.total(GENERAL)), *figures]
    return Sheet("一般公共预算财政拨款支出决算明细表", "公开07表", "万元", [*top, line], 2)


def projects():
    """一般公共预算财政拨款项目支出决算表: under each 项 its projects, which share its code."""
    top = [["科目编码", "<", "<", "科目名称（项目）", "项目支出"], ["类", "款", "项", "^", "^"]]
    rows = [["合计", "<", "<", "<", wan(books.total(GENERAL, part="project"))]]
    for code in books.codes(GENERAL):
        _, project = books.spent(code, GENERAL)
        if project:
            own = [code[:3], code[3:5], code[5:7]]
            rows.append([*own, books.NAMES[code], wan(project)])
            rows.extend([*own, name, wan(amount)] for name, amount in PROJECTS.get(code, ()))
    return Sheet("一般公共预算财政拨款项目支出决算表", "公开09表", "万元", [*top, *rows], 2)


def published():
    """The thirteen sheets in their order."""
    capital = sheets.fund("国有资本经营预算财政拨款收入支出决算表", "公开11表", CAPITAL)
    return [
        sheets.whole(),
        sheets.income(),
        sheets.expenditure(),
        sheets.appropriation(),
        details(),
        sheets.general(),
        general_details(),
        sheets.basic()._replace(title="一般公共预算财政拨款基本支出决算明细表", number="公开08表"),
        projects(),
        sheets.fund(number="公开10表"),
        capital,
        sheets.state_capital()._replace(number="公开12表"),
        sheets.three_public()._replace(number="公开13表"),
    ]
