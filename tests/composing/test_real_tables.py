"""The tables of a published report compose into a report whose figures agree with it."""

from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from jiheng.composing import Account, compose
from jiheng.ledger import Ledger
from jiheng.policy import Pack
from jiheng.services import extract
from jiheng.services.composing import Composing
from tests.composing.workbooks import write

REPORT = Path(__file__).parents[3] / "shared/samples/shanghai-2024-disclosure-social-work.pdf"
PACK = "shanghai-2024"
BASICS = {"基本情况": [["项目", "内容"], ["单位名称", "中共上海市普陀区委社会工作部"], ["年度", 2024]]}
# The report's own share of 住房保障支出 is cut off (29.42 ÷ 307.82 = 9.557…%); rounded it is 9.56.
DIFFERENT = {("住房保障支出", "占比"): ({Decimal("9.56")}, {Decimal("9.55")})}
# What no table holds: people tell it.
TOLD = ("机关运行经费", "采购", "中小企业", "小微企业")
FROM_TABLES = {"决算数", "占比"}

pytestmark = pytest.mark.skipif(not REPORT.exists(), reason="the real report is not beside the repository")


def values(ledger: Ledger) -> dict[object, set[Decimal]]:
    """What is stated of every key."""
    found = defaultdict(set)
    for fact in ledger.facts:
        if fact.quantity is not None and fact.measure in FROM_TABLES:
            found[fact.key, fact.of].add(fact.quantity.value)
    return found


def test_the_tables_of_a_published_report_give_its_figures(tmp_path: Path):
    published = extract(REPORT, policy=PACK)
    composing = Composing(policy=PACK)
    titles = [table.caption for table in compose(*_empty(composing), "disclosure").document.tables]
    grids = dict(zip(titles, published.document.tables[1:], strict=True))  # the first lists the units
    data = write(tmp_path / "公开报表.xlsx", grids, BASICS)
    report, _ = composing.composed([data])
    ours, theirs = values(report.ledger), values(published.ledger)
    both = ours.keys() & theirs.keys()
    unlike = {
        (key.concept, key.measure): (ours[key, of], theirs[key, of])
        for key, of in both
        if ours[key, of] != theirs[key, of]
    }
    assert unlike == DIFFERENT
    unknown = [
        key
        for key, of in theirs.keys() - both
        if any(theirs[key, of]) and not any(word in key.concept for word in TOLD)
    ]
    assert unknown == []
    invented = [key for key, of in ours.keys() - both if any(ours[key, of])]
    assert invented == []


def _empty(composing: Composing) -> tuple[Account, Pack]:
    return Account("某单位", 2024, {}), composing.packs.pack(PACK)
