"""How a report words what figures do, in every case; and what it never prints."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jiheng.composing import Account, compose
from jiheng.composing.items import Entry, Item
from jiheng.policy import library
from jiheng.quantity import Quantity
from jiheng.services.judging import judged, understood
from tests.composing.accounts import FINAL, invented
from tests.composing.reading_back import as_read, read_back

PACK = library().pack("national")
OFFICE = Item("机关运行经费", measure=FINAL)


def money(coefficient: int) -> Entry:
    return Entry(Quantity(coefficient, 2, PACK.numbers.units["万元"]), "表 A1")


def told(now: int, before: int) -> str:
    """What the report says of running costs, in hundredths of 万元."""
    account = Account("云岭县商务局", 2023, {OFFICE: money(now), OFFICE._replace(year=-1): money(before)})
    text = compose(account, PACK, "disclosure").document.text
    line = next(line for line in text.splitlines() if "机关运行经费支出" in line and line.startswith("2023"))
    return line.partition("与2022年度相比，")[2]


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (1250, 1000, "机关运行经费增加2.50万元，增长25.00%。主要变动原因是【需要补充原因】。"),
        (1000, 1250, "机关运行经费减少2.50万元，下降20.00%。主要变动原因是【需要补充原因】。"),
        (1000, 1000, "机关运行经费持平。"),
        (0, 0, "机关运行经费持平。"),
        (1000, 0, "机关运行经费增加10.00万元。主要变动原因是【需要补充原因】。"),
        (0, 1000, "机关运行经费减少10.00万元，下降100.00%。主要变动原因是【需要补充原因】。"),
        (1000, -500, "机关运行经费增加15.00万元。主要变动原因是【需要补充原因】。"),
        (2, 3, "机关运行经费减少0.01万元，下降33.33%。主要变动原因是【需要补充原因】。"),
    ],
)
def test_a_change_goes_the_right_way(now: int, before: int, words: str):
    assert told(now, before) == words


@pytest.mark.parametrize(
    ("spent", "words"),
    [
        (900, "完成全年预算的90.00%，决算数小于全年预算数，主要原因是【需要补充原因】。"),
        (1000, "完成全年预算的100.00%，决算数与全年预算数持平。"),
        (99_999_999, "全年预算为1000000.00万元，决算数小于全年预算数，主要原因是【需要补充原因】。"),
    ],
)
def test_the_account_is_compared_with_the_budget(spent: int, words: str):
    whole = Item("一般公共预算财政拨款支出", "一般公共预算", measure=FINAL)
    budget = money(1000 if spent <= 1000 else 100_000_000)
    account = Account("云岭县商务局", 2023, {whole: money(spent), whole._replace(measure="全年预算数"): budget})
    assert words in compose(account, PACK, "disclosure").document.text


def test_personal_data_is_covered_before_it_is_printed():
    account = invented(3)
    phone, identity = "13800138000", "11010519491231002X"
    texts = {**account.texts, "duties": f"负责商务工作，联系电话{phone}，经办人身份证号{identity}。"}
    composed = compose(replace(account, texts=texts), PACK, "disclosure")
    assert phone not in composed.document.text
    assert identity not in composed.document.text
    assert "联系电话138****8000" in composed.document.text
    assert [one.rule for one in read_back(composed, "national").findings if one.severity.value == "error"] == []


def test_a_figure_below_the_last_place_is_printed_as_nought():
    assert told(0, 0) == "机关运行经费持平。"
    tiny = Entry(Quantity(49, 0, PACK.numbers.units["元"]), "表 A1")
    account = Account("云岭县商务局", 2023, {OFFICE: tiny, OFFICE._replace(year=-1): money(0)})
    assert (
        "机关运行经费支出0万元。与2022年度相比，机关运行经费持平。"
        in compose(account, PACK, "disclosure").document.text
    )


def third(part: str, year: int = 0) -> dict[Item, Entry]:
    return {Item(part, measure=FINAL, year=year): money(1000)}


def test_shares_close_to_a_hundred_only_where_the_pack_asks_for_it(tmp_path: Path):
    parts = ["上级补助收入", "事业收入", "经营收入"]
    account = Account("云岭县商务局", 2023, {item: entry for part in parts for item, entry in third(part).items()})
    folder = tmp_path / "county"
    folder.mkdir()
    (folder / "pack.toml").write_text('[pack]\nname = "某县"\nparent = "national"\n', "utf-8")
    (folder / "print.toml").write_text("[composing.print]\nclose_shares = true\n", "utf-8")
    county = library(tmp_path).pack("county")
    plain, shared = (compose(account, pack, "disclosure") for pack in (PACK, county))
    assert plain.document.text.count("占33.33%") == 3
    line = next(line for line in shared.document.text.splitlines() if "最大余额法" in line)
    assert [line.count("占33.34%"), line.count("占33.33%")] == [1, 2]
    audit = judged(understood(as_read(shared.document), "national"))
    assert [one.rule for one in audit.findings if one.severity.value != "hint" and one.rule != "placeholder"] == []


def test_the_glossary_explains_the_terms_that_are_used_and_no_others():
    account = Account("云岭县商务局", 2023, {**third("事业收入"), **third("年末结转和结余")})
    text = compose(account, PACK, "disclosure").document.text
    glossary = text[text.index("名词解释") :]
    explained = {line.partition("：")[0].split(".", 1)[1] for line in glossary.splitlines() if "：指" in line}
    assert explained >= {"事业收入", "年末结转和结余", "“三公”经费", "机关运行经费"}
    assert not explained & {"经营收入", "上级补助收入", "年初结转和结余", "经营支出"}
