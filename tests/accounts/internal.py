"""The sheets that a final-accounts system exports (财决), in yuan: the same figures as the public tables."""

from . import books
from .books import CAPITAL, FUND, GENERAL, OTHER
from .sheets import Sheet, sides

MEASURES = ("年初预算数", "全年预算数", "决算数")
FUNDS = (GENERAL, FUND, CAPITAL)


def yuan(amount):
    """An amount as the system shows it."""
    return f"{amount:,.2f}"


def three(figures):
    """Initial budget, budget of the whole year, account."""
    return [yuan(figure) for figure in figures]


def whole():
    """财决01表: income, expenditure by function, expenditure by nature and economic class, three figures each."""
    earned = {fund: (books.INITIAL[fund], books.adjusted(fund), books.income(fund)) for fund in books.OPENING}
    left = [
        ["一、一般公共预算财政拨款收入", "1", *three(earned[GENERAL])],
        ["二、政府性基金预算财政拨款收入", "2", *three(earned[FUND])],
        ["三、国有资本经营预算财政拨款收入", "3", *three(earned[CAPITAL])],
        ["四、上级补助收入", "4", *three((0, 0, 0))],
        ["八、其他收入", "8", *three(earned[OTHER])],
    ]
    middle = [[name, str(32 + at), "", "", yuan(sum(books.spent(code)))] for at, (code, name) in enumerate(CLASSES)]
    personnel, operation = (
        sum(books.economic(books.BASIC, code) for code in own) for own in (books.PERSONNEL, books.OPERATION)
    )
    basic, project = books.total(part="basic"), books.total(part="project")
    right = [
        ["一、基本支出", "57", "", "", yuan(basic)],
        ["    人员经费", "58", "", "", yuan(personnel)],
        ["    公用经费", "59", "", "", yuan(operation)],
        ["二、项目支出", "60", "", "", yuan(project)],
        ["三、上缴上级支出", "62", "", "", yuan(0)],
        ["四、经营支出", "63", "", "", yuan(0)],
        ["五、对附属单位补助支出", "64", "", "", yuan(0)],
    ]
    sums = [sum(row[at] for row in earned.values()) for at in range(3)]
    opening, closing = sum(books.OPENING.values()), sum(books.CLOSING.values())
    spent = books.total()
    blank = ["", "", ""]
    ends = [
        _end("本年收入合计", "27", three(sums), "本年支出合计", "83", ["", "", yuan(spent)]),
        _end("使用非财政拨款结余和专用结余", "28", [*blank[:2], yuan(0)], "结余分配", "84", [*blank[:2], yuan(0)]),
        _end("年初结转和结余", "29", [*blank[:2], yuan(opening)], "年末结转和结余", "85", [*blank[:2], yuan(closing)]),
        _end("总计", "31", [*blank[:2], yuan(sums[2] + opening)], "总计", "86", [*blank[:2], yuan(spent + closing)]),
    ]
    top = [
        ["收入", *"<" * 4, "支出", *"<" * 4, "支出", *"<" * 4],
        [
            "项目",
            "行次",
            *MEASURES,
            "项目（按功能分类）",
            "行次",
            *MEASURES,
            "项目（按支出性质和经济分类）",
            "行次",
            *MEASURES,
        ],
        ["栏次", "", "1", "2", "3", "栏次", "", "4", "5", "6", "栏次", "", "7", "8", "9"],
    ]
    body = [
        [*one, *other] for one, other in zip(list(sides(left, middle, 5)), _filled(right, len(middle)), strict=True)
    ]
    return Sheet("收入支出决算总表", "财决01表", "元", [*top, *body, *ends], 3)


CLASSES = (
    ("201", "一、一般公共服务支出"),
    ("208", "八、社会保障和就业支出"),
    ("210", "九、卫生健康支出"),
    ("212", "十一、城乡社区支出"),
    ("221", "十九、住房保障支出"),
    ("223", "二十一、国有资本经营预算支出"),
    ("231", "二十四、债务还本支出"),
)


def _filled(rows, height):
    return [*rows, *[["", "", "", "", ""]] * (height - len(rows))]


def _end(*cells):
    left, number, income, right, other, expenditure = cells
    return [left, number, *income, right, other, *expenditure, right, other, *expenditure]


def appropriation():
    """财决01-1表: the appropriation by budget, each of the three figures divided by the three budgets."""
    names = ["小计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"]
    left = [
        [name, str(at), *three((books.INITIAL[fund], books.adjusted(fund), books.income(fund)))]
        for at, (name, fund) in enumerate(zip(APPROPRIATIONS, FUNDS, strict=True), 1)
    ]
    right = [
        [name, str(30 + at), *[""] * 8, *_split([sum(books.spent(code, fund)) for fund in FUNDS])]
        for at, (code, name) in enumerate(CLASSES)
    ]
    earned, opening, closing = (
        [figures(fund) for fund in FUNDS] for figures in (books.income, books.OPENING.get, books.CLOSING.get)
    )
    spent = [books.total(fund) for fund in FUNDS]
    planned = [sum(figures) for figures in zip(*((books.INITIAL[f], books.adjusted(f)) for f in FUNDS), strict=True)]
    closed = [one + other for one, other in zip(spent, closing, strict=True)]
    ends = [
        ["本年收入合计", "27", *map(yuan, planned), yuan(sum(earned)), "本年支出合计", "83", *[""] * 8, *_split(spent)],
        [
            "年初财政拨款结转和结余",
            "28",
            "",
            "",
            yuan(sum(opening)),
            "年末财政拨款结转和结余",
            "84",
            *[""] * 8,
            *_split(closing),
        ],
        *(
            [name, str(29 + at), "", "", yuan(figure), "", "", *[""] * 12]
            for at, (name, figure) in enumerate(zip(APPROPRIATIONS, opening, strict=True))
        ),
        ["总计", "32", "", "", yuan(sum(earned) + sum(opening)), "总计", "88", *[""] * 8, *_split(closed)],
    ]
    top = [
        ["收入", *"<" * 4, "支出", *"<" * 13],
        [
            "项目",
            "行次",
            *MEASURES,
            "项目（按功能分类）",
            "行次",
            *(word for name in MEASURES for word in [name, *"<<<"]),
        ],
        [*"^" * 7, *names * 3],
        ["栏次", "", "1", "2", "3", "栏次", "", *map(str, range(4, 16))],
    ]
    return Sheet("财政拨款收入支出决算总表", "财决01-1表", "元", [*top, *sides(left, right, 14), *ends], 4)


APPROPRIATIONS = ("一、一般公共预算财政拨款", "二、政府性基金预算财政拨款", "三、国有资本经营预算财政拨款")


def _split(figures):
    return [yuan(sum(figures)), *map(yuan, figures)]


def income():
    """财决03表."""
    columns = ["本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"]
    top = [
        ["项目", "<", "<", "<", *columns],
        ["支出功能分类科目编码", "<", "<", "科目名称", *"^" * len(columns)],
        ["类", "款", "项", "栏次", *map(str, range(1, len(columns) + 1))],
    ]
    rows = []
    for code in ["", *books.codes()]:
        state = sum(books.earned(code, fund) for fund in FUNDS if sum(books.spent(code, fund)))
        other = books.earned(code, OTHER) if sum(books.spent(code, OTHER)) else 0
        rows.append([*_name(code), yuan(state + other), yuan(state), *[yuan(0)] * 4, yuan(other)])
    return Sheet("收入决算表", "财决03表", "元", [*top, *rows], 3)


def expenditure():
    """财决04表."""
    columns = ["本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"]
    top = [
        ["项目", "<", "<", "<", *columns],
        ["支出功能分类科目编码", "<", "<", "科目名称", *"^" * len(columns)],
        ["类", "款", "项", "栏次", *map(str, range(1, len(columns) + 1))],
    ]
    rows = []
    for code in ["", *books.codes()]:
        basic, project = books.spent(code)
        rows.append([*_name(code), yuan(basic + project), yuan(basic), yuan(project), *[yuan(0)] * 3])
    return Sheet("支出决算表", "财决04表", "元", [*top, *rows], 3)


def _name(code):
    return [code[:3], code[3:5], code[5:7], books.NAMES[code]] if code else ["", "", "", "合计"]


def general():
    """财决07表: the general budget with what was carried over."""
    columns = ["年初结转和结余", "本年收入", "本年支出", "年末结转和结余"]
    top = [
        ["项目", "<", "<", "<", columns[0], columns[1], columns[2], "<", "<", columns[3]],
        ["支出功能分类科目编码", "<", "<", "科目名称", "^", "^", "合计", "基本支出", "项目支出", "^"],
        ["类", "款", "项", "栏次", *map(str, range(1, 7))],
    ]
    rows = []
    for code in ["", *books.codes(GENERAL)]:
        basic, project = books.spent(code, GENERAL)
        last = max(item.code for item in books.ITEMS if item.fund == GENERAL)
        held = books.CLOSING[GENERAL] if last.startswith(code) else 0
        was = books.OPENING[GENERAL] if last.startswith(code) else 0
        figures = [was, books.earned(code, GENERAL), basic + project, basic, project, held]
        rows.append([*_name(code), *map(yuan, figures)])
    return Sheet("一般公共预算财政拨款收入支出决算表", "财决07表", "元", [*top, *rows], 3)


def details():
    """财决08-1表: the basic expenditure of the general budget by economic class, every 款 a column."""
    used = [code for code in books.ECONOMIC if books.economic(books.BASIC, code)]
    heads, names, figures = [], [], []
    for code in used:
        new = len(code) == 3
        heads.append(books.ECONOMIC[code] if new else "<")
        names.append("小计" if new else books.ECONOMIC[code])
        figures.append(yuan(books.economic(books.BASIC, code)))
    total = yuan(books.total(GENERAL, part="basic"))
    top = [
        ["项目", "<", "<", "<", "合计", *heads],
        ["支出功能分类科目编码", "<", "<", "科目名称", "^", *names],
        ["类", "款", "项", "栏次", *map(str, range(1, len(used) + 2))],
    ]
    line = ["", "", "", "合计", total, *figures]
    return Sheet("一般公共预算财政拨款基本支出决算明细表", "财决08-1表", "元", [*top, line], 3)


def running():
    """机构运行信息表: 三公, 机关运行经费."""
    cars, meals = books.CARS, books.RECEPTION
    operation = sum(books.economic(books.BASIC, code) for code in books.OPERATION)

    def row(name, number, figures):
        return [name, number, *map(yuan, figures)]

    both = [cars[key] + meals[key] for key in ("initial", "adjusted", "account")]
    rows = [
        ["项目", "行次", "年初预算数", "全年预算数", "统计数"],
        ["一、“三公”经费支出", "1", "—", "—", "—"],
        row("（一）支出合计", "2", both),
        row("1.因公出国（境）费", "3", (0, 0, 0)),
        row("2.公务用车购置及运行维护费", "4", cars.values()),
        row("（1）公务用车购置费", "5", (0, 0, 0)),
        row("（2）公务用车运行维护费", "6", cars.values()),
        row("3.公务接待费", "7", meals.values()),
        row("（1）国内接待费", "8", meals.values()),
        ["（二）相关统计数", "12", "—", "—", "—"],
        ["1.因公出国（境）团组数（个）", "13", "—", "—", "0"],
        ["4.公务用车保有量（辆）", "16", "—", "—", "2"],
        ["5.国内公务接待批次（个）", "17", "—", "—", "31"],
        ["6.国内公务接待人次（人）", "19", "—", "—", "186"],
        ["二、机关运行经费", "25", "", "", yuan(operation)],
    ]
    return Sheet("机构运行信息表", "财决附03表", "元", rows, 1)


def system():
    """The sheets as they are exported."""
    return [whole(), appropriation(), income(), expenditure(), general(), details(), running()]
