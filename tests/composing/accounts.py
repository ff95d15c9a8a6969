"""Invented accounts of one unit and year, from the leaves up, of every shape that a real unit can have."""

from __future__ import annotations

from random import Random

from jiheng.composing import Account
from jiheng.composing.account import Record
from jiheng.composing.items import Entry, Item
from jiheng.policy import Pack, library
from jiheng.policy.classification import classifications
from jiheng.quantity import Quantity

PACK = library().pack("national")
FINAL, FULL, INITIAL, BUDGET, COUNT = "决算数", "全年预算数", "年初预算数", "预算数", "数量"
GENERAL, FUND, CAPITAL = "一般公共预算", "政府性基金预算", "国有资本经营预算"
SPENT = {
    GENERAL: "一般公共预算财政拨款支出",
    FUND: "政府性基金预算财政拨款支出",
    CAPITAL: "国有资本经营预算财政拨款支出",
}
EARNED = {
    GENERAL: "一般公共预算财政拨款收入",
    FUND: "政府性基金预算财政拨款收入",
    CAPITAL: "国有资本经营预算财政拨款收入",
}
BASIC, PROJECT = "基本支出", "项目支出"
WITHIN = "一般公共预算财政拨款基本支出"
FUNCTIONAL = classifications(PACK)["functional"]
SUBJECTS = {
    GENERAL: sorted(
        tuple(FUNCTIONAL.by_code[subject.code[:length]].name for length in (3, 5, 7))
        for subject in FUNCTIONAL.subjects
        if len(subject.code) == 7 and not subject.code.startswith(("212", "223"))
    ),
    FUND: [("城乡社区支出", "国有土地使用权出让收入安排的支出", "城市建设支出")],
    CAPITAL: [("国有资本经营预算支出", "解决历史遗留问题及改革成本支出", "国有企业退休人员社会化管理补助支出")],
}
CODES = {
    ("城乡社区支出", "国有土地使用权出让收入安排的支出"): "21208",
    ("城乡社区支出", "国有土地使用权出让收入安排的支出", "城市建设支出"): "2120803",
    ("国有资本经营预算支出",): "223", ("国有资本经营预算支出", "解决历史遗留问题及改革成本支出"): "22301",
    ("国有资本经营预算支出", "解决历史遗留问题及改革成本支出", "国有企业退休人员社会化管理补助支出"): "2230105",
}  # fmt: skip
OTHER_INCOME = ["上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"]
STAFF = [("工资福利支出", "基本工资"), ("工资福利支出", "津贴补贴"), ("对个人和家庭的补助", "生活补助")]
OFFICE = [
    ("商品和服务支出", "办公费"),
    ("商品和服务支出", "印刷费"),
    ("商品和服务支出", "差旅费"),
    ("资本性支出", "办公设备购置"),
]
THREE = ["因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费"]
REASONS = ["工作任务有变化", "项目进度与上年不同", "业务安排调整"]


class Books:
    """An account being invented: amounts in 元, printed as 万元 with as many places as they need."""

    def __init__(self, random: Random, pack: Pack = PACK, *, steps: int = 100) -> None:
        self.random, self.pack, self.step = random, pack, steps
        self.entries: dict[Item, Entry] = {}
        self.texts: dict[str, str] = {}
        self.amounts: dict[Item, int] = {}

    def put(self, item: Item, amount: int, unit: str = "万元") -> int:
        scale = 4 if unit == "万元" else 0
        self.entries[item] = Entry(Quantity(amount, scale, self.pack.numbers.units[unit]), "表 A1")
        self.amounts[item] = amount
        return amount

    def add(self, item: Item, amount: int) -> None:
        self.put(item, self.amounts.get(item, 0) + amount)

    def draw(self, high: int = 20_000_000) -> int:
        amount = int(high ** self.random.random())
        return max(amount - amount % self.step, self.step)

    def moved(self, amount: int) -> int:
        """Another time's figure: the same, gone, new, or moved."""
        kind = self.random.random()
        if kind < 0.25:
            return amount
        if kind < 0.35:
            return 0
        moved = int(amount * self.random.uniform(0.5, 1.6)) if amount else self.draw(100_000)
        return moved - moved % self.step


def invented(seed: int, pack: Pack = PACK, *, reasons: float = 1.0) -> Account:
    """A unit's account; ``reasons`` is how many of the reasons that may be needed are given."""
    random = Random(seed)
    books = Books(random, pack)
    funds = [
        fund for fund in (GENERAL, FUND, CAPITAL) if random.random() < {GENERAL: 0.95, FUND: 0.3, CAPITAL: 0.2}[fund]
    ]
    for fund in (GENERAL, FUND, CAPITAL):
        _fund(books, fund, used=fund in funds)
    _income(books)
    _economic(books)
    _three_public(books)
    _others(books)
    texts = {
        "duties": "负责本行业的管理工作。",
        "institution": "云岭县商务局是一级预算单位。",
        "performance": "按照要求开展了预算绩效管理。",
    }
    texts["annexes"] = "本年度没有附件。"
    account = Account("云岭县商务局", 2023, books.entries, texts, _ledgers(books))
    return _explained(account, books, reasons)


def _fund(books: Books, fund: str, *, used: bool) -> None:
    if not used:
        books.put(Item(SPENT[fund], fund, measure=FINAL), 0)
        books.put(Item(EARNED[fund], fund, measure=FINAL), 0)
        return
    listed, budgeted = SUBJECTS[fund], books.random.choice([FULL, INITIAL])
    chosen = books.random.sample(listed, min(len(listed), int(40 ** books.random.random())))
    for path in sorted(chosen):
        natures = books.random.choice([(BASIC,), (PROJECT,), (BASIC, PROJECT)])
        spent = 0
        for nature in natures:
            amount = books.draw()
            spent += amount
            books.add(Item(nature, path=path, measure=FINAL), amount)
            books.put(Item(f"{fund}财政拨款{nature}", fund, path, FINAL), amount)
            _classes(books, fund, path, amount)
        books.put(Item(SPENT[fund], fund, path, FINAL), spent)
        books.add(Item("支出合计", path=path, measure=FINAL), spent)
        books.add(Item("财政拨款支出", path=path, measure=FINAL), spent)
        earned = spent + _carried(books, fund, path, spent)
        books.add(Item("财政拨款收入", path=path, measure=FINAL), earned)
        books.add(Item("收入合计", path=path, measure=FINAL), earned)
        if fund == GENERAL:
            budget = books.moved(spent)
            books.put(Item(SPENT[fund], fund, path, budgeted), max(budget, spent) if budgeted == FULL else budget)
        else:
            books.put(Item(EARNED[fund], fund, path, FINAL), earned)
        books.add(Item(EARNED[fund], fund, measure=FINAL), earned)


def _carried(books: Books, fund: str, path: tuple[str, ...], spent: int) -> int:
    """What is brought forward and carried over, on few subjects of every fund: how much more is earned than spent."""
    if books.random.random() > 0.15:
        return 0
    opening, closing = min(spent, books.draw(50_000)), books.draw(50_000) if books.random.random() < 0.7 else 0
    for concept, amount in (("年初结转和结余", opening), ("年末结转和结余", closing)):
        books.add(Item(concept, measure=FINAL), amount)
        books.add(Item(concept, fund, measure=FINAL), amount)
        if fund != GENERAL:
            books.put(Item(concept, fund, path, FINAL), amount)
    return closing - opening


def _classes(books: Books, fund: str, path: tuple[str, ...], amount: int) -> None:
    """What is spent of a subject by economic class, in the fund and in all that is appropriated."""
    first = amount // 3 - amount // 3 % books.step
    for name, part in (("工资福利支出", first), ("商品和服务支出", amount - first)):
        for scope in (fund, "财政拨款"):
            books.add(Item(name, scope, path, FINAL), part)


def _income(books: Books) -> None:
    """Further income, with what is spent of it, carried over or brought forward."""
    path = ("一般公共服务支出", "商贸事务", "一般行政管理事务")
    if books.random.random() < 0.1:  # what was earned beyond is spent of former years' surplus, or put aside
        amount = books.draw(100_000)
        books.put(Item("使用非财政拨款结余", measure=FINAL), amount)
        books.put(Item("结余分配", measure=FINAL), amount)
    for concept in OTHER_INCOME:
        if books.random.random() < 0.2:
            amount = books.draw(1_000_000)
            for item in (concept, "收入合计", "支出合计", PROJECT):
                books.add(Item(item, path=path, measure=FINAL), amount)


def _economic(books: Books) -> None:
    """Basic expenditure of the general budget by economic subject."""
    whole = sum(v for item, v in books.amounts.items() if item.concept == WITHIN and item.path)
    rest = whole
    for subject in (*STAFF, *OFFICE):
        if rest and books.random.random() < 0.6:
            amount = rest // 2 - rest // 2 % books.step
            rest -= books.put(Item(WITHIN, GENERAL, subject, FINAL, 0, BASIC), amount) if amount else 0
    if rest:
        books.put(Item(WITHIN, GENERAL, ("商品和服务支出", "其他商品和服务支出"), FINAL, 0, BASIC), rest)
    of = [(item.path[0], v) for item, v in books.amounts.items() if item.population == BASIC]
    staff = sum(v for name, v in of if name in {"工资福利支出", "对个人和家庭的补助"})
    books.put(Item("人员经费", measure=FINAL), staff)
    books.put(Item("公用经费", measure=FINAL), whole - staff)
    books.put(Item(WITHIN, GENERAL, (), FINAL), whole)


def _three_public(books: Books) -> None:
    for concept in THREE:
        amount = books.draw(300_000) if books.random.random() < 0.5 else 0
        books.put(Item(concept, measure=FINAL), amount)
        books.put(Item(concept, measure=BUDGET), amount + (books.draw(50_000) if books.random.random() < 0.5 else 0))
        books.put(Item(concept, measure=FINAL, year=-1), books.moved(amount))


def _others(books: Books) -> None:
    total = sum(v for item, v in books.amounts.items() if item.concept in {"支出合计", "结余分配"})
    fiscal = sum(v for item, v in books.amounts.items() if item.concept == "财政拨款支出")
    closing = books.amounts.get(Item("年末结转和结余", measure=FINAL), 0)
    total, fiscal = total + closing, fiscal + closing
    general = sum(v for item, v in books.amounts.items() if item.concept == SPENT[GENERAL] and item.measure == FINAL)
    books.put(Item("收入支出总计", measure=FINAL, year=-1), books.moved(total))
    books.put(Item("财政拨款收入支出总计", measure=FINAL, year=-1), books.moved(fiscal))
    books.put(Item(SPENT[GENERAL], GENERAL, (), FINAL, -1), books.moved(general))
    office = books.amounts[Item("公用经费", measure=FINAL)]
    books.put(Item("机关运行经费", measure=FINAL), office)
    books.put(Item("机关运行经费", measure=FINAL, year=-1), books.moved(office))
    for concept in ("单价50万元以上通用设备", "单价100万元以上专用设备"):
        books.put(Item(concept, measure=COUNT), books.random.randint(0, 3), "台（套）")
    books.put(
        Item("公务用车购置数", measure=COUNT),
        books.random.randint(1, 3) if books.amounts[Item(THREE[1], measure=FINAL)] else 0,
        "辆",
    )


def _ledgers(books: Books) -> dict[str, tuple[Record, ...]]:
    """The small ledgers; that of receptions adds up to what was spent on them."""
    random = books.random
    abroad, received = (books.amounts[Item(THREE[index], measure=FINAL)] for index in (0, 3))
    trips = random.sample(["日本", "新加坡", "德国、法国"], random.randint(1, 3)) if abroad else []
    kinds = (
        [("国内", received)] if received < 200 or random.random() < 0.5 else [("国内", received - 100), ("外事", 100)]
    )
    uses = random.sample(["机要通信用车", "应急保障用车", "执法执勤用车", "其他用车"], random.randint(0, 3))
    bought = random.sample(["货物", "工程", "服务"], random.randint(0, 3))

    def yes() -> str:
        return random.choice(["是", "否"])

    people, batches, guests = random.randint(2, 6), random.randint(1, 40), random.randint(41, 400)
    return {
        "units": ({"name": "云岭县商务局本级"},),
        "trips": tuple(
            {"leader": "副局长", "persons": str(people), "place": place, "task": "开展经贸交流"} for place in trips
        ),
        "receptions": tuple(
            {"kind": kind, "batches": str(batches), "guests": str(guests), "amount": wan(amount)}
            for kind, amount in kinds
            if amount
        ),
        "vehicles": tuple({"use": use, "number": str(random.randint(1, 4))} for use in uses),
        "purchases": tuple({"kind": kind, "amount": wan(books.draw(500_000)), "small": yes()} for kind in bought),
        "projects": tuple(
            {"name": f"项目{number}", "assessed": yes(), "target": "是", "watched": yes()}
            for number in range(random.randint(0, 4))
        ),
    }


def wan(amount: int) -> str:
    """An amount in 元 as 万元."""
    return f"{amount // 10000}.{amount % 10000:04}"


def _explained(account: Account, books: Books, share: float) -> Account:
    """Reasons for all that may differ from last year or from the budget."""
    texts = dict(account.texts)
    paths = {item.path for item in account.entries if item.concept == SPENT[GENERAL] and item.path}
    names = ["收入支出总计", "财政拨款收入支出总计", "“三公”经费", "公务用车购置及运行维护费", "机关运行经费", *THREE]
    names += [SPENT[GENERAL], *("/".join((SPENT[GENERAL], *path)) for path in sorted(paths))]
    for name in names:
        for base in ("last", "budget"):
            if books.random.random() < share:
                texts[f"reason/{base}/{name}"] = books.random.choice(REASONS)
    codes = {("functional", path): code for path, code in CODES.items()}
    return Account(account.entity, account.year, account.entries, texts, account.records, codes)
