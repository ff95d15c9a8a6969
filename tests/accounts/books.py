"""The closed year of a county bureau in yuan: every sheet and sentence of the tests is drawn from these figures."""

from typing import NamedTuple

ENTITY, YEAR = "云岭县商务局", 2023
GENERAL, FUND, CAPITAL, OTHER = "一般公共预算", "政府性基金预算", "国有资本经营预算", "其他"


class Item(NamedTuple):
    """What was spent under one 项 of one budget; the money stands in yuan."""

    code: str
    fund: str
    basic: int
    project: int


NAMES = {
    "201": "一般公共服务支出",
    "20113": "商贸事务",
    "2011301": "行政运行",
    "2011302": "一般行政管理事务",
    "2011308": "招商引资",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "2080506": "机关事业单位职业年金缴费支出",
    "210": "卫生健康支出",
    "21011": "行政事业单位医疗",
    "2101101": "行政单位医疗",
    "212": "城乡社区支出",
    "21208": "国有土地使用权出让收入安排的支出",
    "2120803": "城市建设支出",
    "221": "住房保障支出",
    "22102": "住房改革支出",
    "2210201": "住房公积金",
    "223": "国有资本经营预算支出",
    "22301": "解决历史遗留问题及改革成本支出",
    "2230105": "国有企业退休人员社会化管理补助支出",
}
ITEMS = (
    Item("2011301", GENERAL, 3_215_400, 0),
    Item("2011302", GENERAL, 0, 1_204_700),
    Item("2011308", GENERAL, 0, 2_630_000),
    Item("2011308", OTHER, 0, 153_600),
    Item("2080505", GENERAL, 412_300, 0),
    Item("2080506", GENERAL, 206_100, 0),
    Item("2101101", GENERAL, 187_900, 0),
    Item("2120803", FUND, 0, 840_000),
    Item("2210201", GENERAL, 356_200, 0),
    Item("2230105", CAPITAL, 0, 96_500),
)
OPENING = {GENERAL: 180_000, FUND: 0, CAPITAL: 0, OTHER: 62_000}
CLOSING = {GENERAL: 95_300, FUND: 60_000, CAPITAL: 0, OTHER: 45_800}
INITIAL = {GENERAL: 7_050_000, FUND: 500_000, CAPITAL: 100_000, OTHER: 120_000}

ECONOMIC = {
    "301": "工资福利支出",
    "30101": "基本工资",
    "30102": "津贴补贴",
    "30103": "奖金",
    "30108": "机关事业单位基本养老保险缴费",
    "30109": "职业年金缴费",
    "30110": "职工基本医疗保险缴费",
    "30113": "住房公积金",
    "302": "商品和服务支出",
    "30201": "办公费",
    "30207": "邮电费",
    "30211": "差旅费",
    "30217": "公务接待费",
    "30227": "委托业务费",
    "30231": "公务用车运行维护费",
    "30239": "其他交通费用",
    "303": "对个人和家庭的补助",
    "30305": "生活补助",
    "310": "资本性支出",
    "31002": "办公设备购置",
    "312": "对企业补助",
    "31299": "其他对企业补助",
}
BASIC = {
    "30101": 1_120_000,
    "30102": 980_400,
    "30103": 315_000,
    "30108": 412_300,
    "30109": 206_100,
    "30110": 187_900,
    "30113": 356_200,
    "30201": 145_200,
    "30207": 38_600,
    "30211": 92_400,
    "30217": 21_300,
    "30231": 64_500,
    "30239": 310_000,
    "30305": 98_000,
    "31002": 30_000,
}
PROJECT = {"30201": 204_700, "30227": 1_000_000, "31299": 2_630_000}
RECEPTION = {"initial": 30_000, "adjusted": 28_000, "account": 21_300}
CARS = {"initial": 70_000, "adjusted": 65_000, "account": 64_500}
PERSONNEL, OPERATION = ("301", "303"), ("302", "310")


def total(*funds, part="all"):
    """The expenditure of these budgets (none: all): basic, project or both."""
    chosen = [item for item in ITEMS if not funds or item.fund in funds]
    return sum((item.basic if part != "project" else 0) + (item.project if part != "basic" else 0) for item in chosen)


def income(fund):
    """The income of a budget: what was spent and what is left over, without what was there."""
    return total(fund) + CLOSING[fund] - OPENING[fund]


def spent(code, *funds):
    """Basic and project expenditure under a 类, 款 or 项."""
    chosen = [item for item in ITEMS if item.code.startswith(code) and (not funds or item.fund in funds)]
    return sum(item.basic for item in chosen), sum(item.project for item in chosen)


def codes(*funds):
    """Every 类, 款 and 项 that money of these budgets was spent under, in order."""
    used = [item.code for item in ITEMS if not funds or item.fund in funds]
    return sorted({code[:digits] for code in used for digits in (3, 5, 7)})


def economic(figures, code):
    """The expenditure under an economic 类 or 款."""
    return sum(amount for own, amount in figures.items() if own.startswith(code))


def adjusted(fund):
    """The budget of the whole year: what came in and what was there."""
    return income(fund) + OPENING[fund]


def earned(code, fund):
    """The income that the income sheet shows under a 项: the last one of each budget takes up what was not spent."""
    last = max(item.code for item in ITEMS if item.fund == fund)
    more = income(fund) - total(fund)
    basic, project = spent(code, fund)
    return basic + project + (more if last.startswith(code) else 0)
