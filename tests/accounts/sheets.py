"""The nine national sheets in 万元 as grids: ``<`` is merged with the cell on the left, ``^`` with the one above."""

from typing import NamedTuple

from . import books
from .books import CAPITAL, FUND, GENERAL, OTHER


class Sheet(NamedTuple):
    """A sheet: its title, its printed number, its unit, its lines and how many of them are the header."""

    title: str
    number: str
    unit: str
    rows: list
    header: int


def wan(yuan):
    """An amount as the public tables print it."""
    return f"{yuan / 10_000:.2f}"


def or_blank(yuan):
    """An amount, nothing where there is none."""
    return wan(yuan) if yuan else ""


def sides(left, right, width):
    """Two lists side by side; the shorter one ends in blank lines."""
    for at in range(max(len(left), len(right))):
        one = left[at] if at < len(left) else [""] * len(left[0])
        yield [*one, *(right[at] if at < len(right) else [""] * width)]


def whole(account=wan):
    """收入支出决算总表."""
    left = [
        ["一、一般公共预算财政拨款收入", account(books.income(GENERAL))],
        ["二、政府性基金预算财政拨款收入", account(books.income(FUND))],
        ["三、国有资本经营预算财政拨款收入", account(books.income(CAPITAL))],
        ["四、上级补助收入", account(0)],
        ["五、事业收入", account(0)],
        ["六、经营收入", account(0)],
        ["七、附属单位上缴收入", account(0)],
        ["八、其他收入", account(books.income(OTHER))],
    ]
    right = [
        ["一、一般公共服务支出", account(sum(books.spent("201")))],
        ["八、社会保障和就业支出", account(sum(books.spent("208")))],
        ["九、卫生健康支出", account(sum(books.spent("210")))],
        ["十一、城乡社区支出", account(sum(books.spent("212")))],
        ["十九、住房保障支出", account(sum(books.spent("221")))],
        ["二十一、国有资本经营预算支出", account(sum(books.spent("223")))],
    ]
    earned = sum(books.income(fund) for fund in books.OPENING)
    opening, closing = sum(books.OPENING.values()), sum(books.CLOSING.values())
    ends = [
        ["本年收入合计", account(earned), "本年支出合计", account(books.total())],
        ["使用非财政拨款结余", account(0), "结余分配", account(0)],
        ["年初结转和结余", account(opening), "年末结转和结余", account(closing)],
        ["总计", account(earned + opening), "总计", account(books.total() + closing)],
    ]
    rows = [["收入", "<", "支出", "<"], ["项目", "决算数", "项目", "决算数"], *sides(left, right, 2), *ends]
    return Sheet("收入支出决算总表", "公开01表", "万元", rows, 2)


def income():
    """收入决算表."""
    columns = ["本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"]
    top = [["项目", "<", *columns], ["科目编码", "科目名称", *"^" * len(columns)]]
    rows = []
    for code in ["", *books.codes()]:
        state = sum(books.earned(code, fund) for fund in (GENERAL, FUND, CAPITAL) if sum(books.spent(code, fund)))
        other = books.earned(code, OTHER) if sum(books.spent(code, OTHER)) else 0
        name = ["合计", "<"] if not code else [code, books.NAMES[code]]
        rows.append([*name, wan(state + other), wan(state), *["0.00"] * 4, wan(other)])
    return Sheet("收入决算表", "公开02表", "万元", [*top, *rows], 2)


def expenditure():
    """支出决算表."""
    columns = ["本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"]
    top = [["项目", "<", *columns], ["科目编码", "科目名称", *"^" * len(columns)]]
    rows = []
    for code in ["", *books.codes()]:
        basic, project = books.spent(code)
        name = ["合计", "<"] if not code else [code, books.NAMES[code]]
        rows.append([*name, wan(basic + project), wan(basic), wan(project), *["0.00"] * 3])
    return Sheet("支出决算表", "公开03表", "万元", [*top, *rows], 2)


def appropriation():
    """财政拨款收入支出决算总表."""
    funds = (GENERAL, FUND, CAPITAL)
    names = ["一、一般公共预算财政拨款", "二、政府性基金预算财政拨款", "三、国有资本经营预算财政拨款"]
    left = [[name, wan(books.income(fund))] for name, fund in zip(names, funds, strict=True)]
    titles = {"201": "一、一般公共服务支出", "208": "八、社会保障和就业支出", "210": "九、卫生健康支出"}
    titles |= {"212": "十一、城乡社区支出", "221": "十九、住房保障支出", "223": "二十一、国有资本经营预算支出"}

    def split(figures):
        return [wan(sum(figures)), *map(or_blank, figures)]

    right = [[name, *split([sum(books.spent(code, fund)) for fund in funds])] for code, name in titles.items()]
    earned = sum(books.income(fund) for fund in funds)
    opening, closing = ([held[fund] for fund in funds] for held in (books.OPENING, books.CLOSING))
    spending = [books.total(fund) for fund in funds]
    closed = [one + other for one, other in zip(spending, closing, strict=True)]
    blank = ["", "", "", "", ""]
    ends = [
        ["本年收入合计", wan(earned), "本年支出合计", *split(spending)],
        ["年初财政拨款结转和结余", wan(sum(opening)), "年末财政拨款结转和结余", *split(closing)],
        [" 一般公共预算财政拨款", or_blank(opening[0]), *blank],
        [" 政府性基金预算财政拨款", or_blank(opening[1]), *blank],
        [" 国有资本经营预算财政拨款", or_blank(opening[2]), *blank],
        ["总计", wan(earned + sum(opening)), "总计", *split(closed)],
    ]
    top = [
        ["收入", "<", "支出", "<", "<", "<", "<"],
        ["项目", "金额", "项目", "合计", *(f"{fund}财政拨款" for fund in funds)],
    ]
    return Sheet("财政拨款收入支出决算总表", "公开04表", "万元", [*top, *sides(left, right, 5), *ends], 2)


def general():
    """一般公共预算财政拨款支出决算表."""
    top = [["项目", "<", "本年支出", "<", "<"], ["科目编码", "科目名称", "小计", "基本支出", "项目支出"]]
    rows = []
    for code in ["", *books.codes(GENERAL)]:
        basic, project = books.spent(code, GENERAL)
        name = ["合计", "<"] if not code else [code, books.NAMES[code]]
        rows.append([*name, wan(basic + project), wan(basic), wan(project)])
    return Sheet("一般公共预算财政拨款支出决算表", "公开05表", "万元", [*top, *rows], 2)


def basic():
    """一般公共预算财政拨款基本支出决算表, three panels side by side."""
    used = [code for code in books.ECONOMIC if books.economic(books.BASIC, code)]
    lists = [
        [[code, books.ECONOMIC[code], wan(books.economic(books.BASIC, code))] for code in used if code[:3] in own]
        for own in (("301", "303"), ("302",), ("310",))
    ]
    height = max(map(len, lists))
    rows = [[word for own in lists for word in (own[at] if at < len(own) else ["", "", ""])] for at in range(height)]
    personnel, operation = (
        sum(books.economic(books.BASIC, code) for code in own) for own in (books.PERSONNEL, books.OPERATION)
    )
    end = ["人员经费合计", "<", wan(personnel), "公用经费合计", "<", "<", "<", "<", wan(operation)]
    top = [["人员经费", "<", "<", "公用经费", *"<" * 5], ["科目编码", "科目名称", "决算数"] * 3]
    return Sheet("一般公共预算财政拨款基本支出决算表", "公开06表", "万元", [*top, *rows, end], 2)


def three_public():
    """财政拨款“三公”经费支出决算表: twelve cells in one line."""
    head = ["合计", "因公出国（境）费", "公务用车购置及运行维护费", "<", "<", "公务接待费"]
    low = ["^", "^", "小计", "公务用车购置费", "公务用车运行维护费", "^"]
    figures = []
    for measure in ("adjusted", "account"):
        cars, meals = books.CARS[measure], books.RECEPTION[measure]
        figures += [wan(cars + meals), wan(0), wan(cars), wan(0), wan(cars), wan(meals)]
    top = [["预算数", *"<" * 5, "决算数", *"<" * 5], [*head, *head], [*low, *low]]
    return Sheet("财政拨款“三公”经费支出决算表", "公开07表", "万元", [*top, figures], 3)


def fund(title="政府性基金预算财政拨款收入支出决算表", number="公开08表", own=FUND):
    """政府性基金预算 or 国有资本经营预算财政拨款收入支出决算表."""
    top = [
        ["项目", "<", "年初结转和结余", "本年收入", "本年支出", "<", "<", "年末结转和结余"],
        ["科目编码", "科目名称", "^", "^", "小计", "基本支出", "项目支出", "^"],
    ]
    rows = []
    for code in ["", *books.codes(own)]:
        paid, project = books.spent(code, own)
        name = ["合计", "<"] if not code else [code, books.NAMES[code]]
        held = [wan(books.OPENING[own]), wan(books.income(own))]
        rows.append([*name, *held, wan(paid + project), wan(paid), wan(project), wan(books.CLOSING[own])])
    return Sheet(title, number, "万元", [*top, *rows], 2)


def state_capital():
    """国有资本经营预算财政拨款支出决算表: expenditure alone."""
    top = [["项目", "<", "本年支出", "<", "<"], ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
    rows = []
    for code in ["", *books.codes(CAPITAL)]:
        paid, project = books.spent(code, CAPITAL)
        name = ["合计", "<"] if not code else [code, books.NAMES[code]]
        rows.append([*name, wan(paid + project), wan(paid), wan(project)])
    return Sheet("国有资本经营预算财政拨款支出决算表", "公开09表", "万元", [*top, *rows], 2)


def national():
    """The nine sheets in their order."""
    return [
        whole(),
        income(),
        expenditure(),
        appropriation(),
        general(),
        basic(),
        three_public(),
        fund(),
        state_capital(),
    ]
