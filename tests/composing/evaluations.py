"""Invented but consistent data of reports of evaluation, from an example's words and random figures."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from random import Random

from jiheng.composing import Account
from jiheng.composing.items import Entry, Item, item_named
from jiheng.composing.numbers import number_in
from jiheng.policy import Pack

UNITS = Path(__file__).parents[2] / "examples" / "units"
KINDS = ("行政", "参公", "事业", "工勤")
AREAS = ["青禾镇", "石桥乡", "云岭产业园", "双河镇", "白杨街道", "高坪区", "东山县", "长宁镇"]
FACTORS = ["投资贡献值", "税收贡献值", "就业贡献值", "招商工作开展情况"]


def department(seed: int, pack: Pack) -> Account:
    """A department: posts above staff, spending that is what its projects spent, a balance that closes."""
    random, data = Random(seed), _example("部门.json")
    posts = {kind: random.randrange(1, 90) for kind in KINDS if random.random() < 0.7} or {"行政": 9}
    records = data["records"] | {
        "posts": [{"name": f"{kind}编制", "count": str(number)} for kind, number in posts.items()],
        "staff": [{"name": f"{kind}人员", "count": str(random.randrange(0, n + 1))} for kind, n in posts.items()],
        "projects": [_project(random, number) for number in range(random.randrange(0, 9))],
    }
    records["dimensions"] = [
        {**row, "score": _part(random, Decimal(row["full"]), 2)} for row in data["records"]["dimensions"]
    ]
    spent = sum((Decimal(row["spent"]) for row in records["projects"]), Decimal(0))
    basic, left, start = (Decimal(random.randrange(0, 500_000)) / 100 for _ in range(3))
    income = basic + spent + left - start
    other = min(Decimal(random.randrange(0, 9_000)) / 100, max(income, Decimal(0)))
    known = {
        "一般公共预算财政拨款收入": income - other, "其他收入": other, "基本支出": basic, "项目支出": spent,
        "年初结转和结余": start, "年末结转和结余": left, "收入合计": income, "支出合计": basic + spent,
    }  # fmt: skip
    entries = {_item(name, pack): _entry(value, pack) for name, value in known.items()}
    for name in ("收入合计", "支出合计"):
        before = random.choice([known[name], Decimal(0), Decimal(random.randrange(0, 900_000)) / 100])
        entries[_item(name, pack)._replace(year=-1)] = _entry(before, pack)
    reason = {f"reason/last/{name}": "工作任务有变化" for name in ("收入合计", "支出合计")}
    return _account(data, entries, data["texts"] | reason, records)


def fund(seed: int, pack: Pack) -> Account:
    """A special fund that was allocated by factors to areas, every cent of it."""
    del pack
    random, data = Random(seed), _example("招商引资激励奖补资金.json")
    areas = random.sample(AREAS, random.randrange(1, len(AREAS)))
    amounts = [random.randrange(1, 900) for _ in areas]
    count = random.randrange(2, len(FACTORS) + 1)
    weights = [100 - (count - 1) * (100 // count), *[100 // count] * (count - 1)]
    records = data["records"] | {
        "allocation": [{"area": area, "amount": str(n)} for area, n in zip(areas, amounts, strict=True)],
        "factors": [{"name": name, "weight": str(weight)} for name, weight in zip(FACTORS, weights, strict=False)],
        "funds": [{"budget": str(sum(amounts)), "spent": _part(random, Decimal(sum(amounts)), 2)}],
        "sites": [{"name": f"{area}财政所"} for area in areas],
    }
    return _account(data, {}, data["texts"], records)


def _example(name: str) -> dict:
    return json.loads((UNITS / "agency" / name).read_text("utf-8"))


def _project(random: Random, number: int) -> dict[str, str]:
    budget = Decimal(random.randrange(1, 500_000)) / 100
    kind = random.choice(["常年项目", "阶段项目"])
    return {"name": f"项目{number}", "kind": kind, "budget": str(budget), "spent": _part(random, budget, 2)}


def _part(random: Random, whole: Decimal, places: int) -> str:
    """All of it, or some."""
    share = random.choice([Decimal(1), Decimal(1), Decimal("0.9"), Decimal("0.899"), Decimal(random.random())])
    return f"{(whole * share).quantize(Decimal(1).scaleb(-places)).normalize():f}"


def _item(name: str, pack: Pack) -> Item:
    return item_named(name, pack)


def _entry(value: Decimal, pack: Pack) -> Entry:
    return Entry(number_in(f"{value:f}", "万元", pack), "")


def _account(data: dict, entries: dict, texts: dict, records: dict) -> Account:
    return Account(data["entity"], data["year"], entries, texts, {name: tuple(rows) for name, rows in records.items()})
