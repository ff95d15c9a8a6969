"""The tables of a real disclosure and a real form, cell by cell, against the truth beside the repository."""

import json
from collections import Counter
from pathlib import Path

import pytest

from jiheng.extraction import extract
from jiheng.extraction.structure import structured
from jiheng.formats import read as read_file
from jiheng.policy import library

from .printed import read

SHARED = Path(__file__).parents[4] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the truth lies beside the repository")

DISCLOSURE = "shanghai-2024-disclosure-social-work"
EVALUATION = "luxian-economy-it-2023-evaluation"
SAME = {"实际完成值": "完成值", "调整预算数": "全年预算数"}


def truth(name):
    return json.loads((SHARED / "truth" / f"{name}.json").read_text("utf-8"))


def numbered(row):
    return row["name"][0] in "一二三四五六七八九十"


def lines_of_balance(table, columns):
    """The two sides of a sheet side by side: numbered lines first, then the sums."""
    sides = {side: [row for row in table["rows"] if row["side"] == side] for side in ("收入", "支出")}
    items = [[row for row in rows if numbered(row)] for rows in sides.values()]
    sums = [[row for row in rows if not numbered(row)] for rows in sides.values()]
    yield from paired(items, columns)
    yield from paired(sums, columns)


def paired(sides, columns):
    left, right = sides
    for at in range(max(len(left), len(right))):
        one, other = (rows[at] if at < len(rows) else {"name": "", "cells": {}} for rows in (left, right))
        yield [
            one["name"],
            one["cells"].get("决算数", ""),
            other["name"],
            *(other["cells"].get(c, "") for c in columns),
        ]


def drawn(table):
    head = f"{table['title']}\n单位：{table['unit']}"
    columns = table["columns"]
    if table["no"] == 1:
        return head, [
            ["收入", "<", "支出", "<"],
            ["项目", "决算数", "项目", "决算数"],
            *lines_of_balance(table, ["决算数"]),
        ]
    if table["no"] == 4:
        names = columns[1:]
        top = [["收入", "<", "支出", *"<" * len(names)], ["项目", "决算数", "项目", *names]]
        return head, [*top, *lines_of_balance(table, names)]
    top = [["项目", "<", *columns], ["功能分类科目编码", "科目名称", *"^" * len(columns)]]
    rows = [[row["code"], row["name"], *(row["cells"][column] for column in columns)] for row in table["rows"]]
    return head, [*top, *rows]


def test_every_figure_of_the_classified_sheets_is_a_fact():
    tables = [table for table in truth(DISCLOSURE)["tables"] if table["no"] in {1, 2, 3, 4, 5}]
    for table in tables:
        _, facts, _ = read(drawn(table), year=2024)
        printed = sorted(cell for row in table["rows"] for cell in row["cells"].values() if cell)
        assert sorted(fact.quantity.printed for fact in facts) == printed, table["title"]
        assert {fact.quantity.unit.symbol for fact in facts} == {"万元"}


def test_no_code_is_read_as_an_amount_and_every_sum_holds():
    tables = [table for table in truth(DISCLOSURE)["tables"] if table["no"] in {1, 2, 3, 4, 5}]
    _, facts, statements = read(*map(drawn, tables), year=2024)
    assert max(fact.quantity.value for fact in facts) < 400
    claimed = [statement for statement in statements if statement.form == "enumeration" and statement.complete]
    assert len(claimed) > 100
    for claim in claimed:
        parts = sum(facts[index].quantity.value for index in claim.roles["parts"])
        assert facts[claim.roles["whole"][0]].quantity.value == parts


def test_equal_keys_carry_equal_figures():
    tables = [table for table in truth(DISCLOSURE)["tables"] if table["no"] in {1, 2, 3, 4, 5}]
    _, facts, _ = read(*map(drawn, tables), year=2024)
    values = {}
    for fact in facts:
        values.setdefault(fact.key, set()).add(fact.quantity.value)
    assert [key for key, found in values.items() if len(found) > 1] == []


def test_every_fact_of_the_flattened_form():
    path = SHARED / "reports" / f"{EVALUATION}.txt"
    document = structured(read_file(path), library())
    packs = {part.id: library().pack(part.policy) for part in document.parts}
    pack = packs[document.parts[0].id]
    names = {alias: name for name, row in pack.table("concepts").items() for alias in (name, *row.get("aliases", ()))}
    found = {
        (document.line(fact.span.start), names.get(fact.concept, fact.concept), fact.measure, fact.quantity.printed)
        for fact in extract(document, packs, pack).facts
        if fact.table is not None
    }
    due = [fact for fact in truth(EVALUATION)["facts"] if fact.get("row")]
    missing = [
        fact
        for fact in due
        if (
            fact["line"],
            names.get(fact["concept"], fact["concept"]),
            SAME.get(fact["measure"], fact["measure"]),
            fact["value"],
        )
        not in found
    ]
    assert len(due) > 30
    assert missing == []


def printed_figures(table):
    return Counter(cell for row in table["rows"] for cell in row["cells"].values() if cell)


def test_every_cell_of_the_published_file_and_nothing_else():
    document = structured(read_file(SHARED / "samples" / f"{DISCLOSURE}.pdf"), library())
    packs = {part.id: library().pack(part.policy) for part in document.parts}
    facts = extract(document, packs, packs[document.parts[0].id]).facts
    pages = {table["title"]: table["pages"] for table in truth(DISCLOSURE)["tables"]}
    for table in truth(DISCLOSURE)["tables"]:
        own = [
            fact for fact in facts if fact.table is not None and document.place(fact.span).page in pages[table["title"]]
        ]
        assert Counter(fact.quantity.printed for fact in own) == printed_figures(table), table["title"]
        assert {fact.quantity.unit.symbol for fact in own} <= {"万元"}
        assert {fact.year for fact in own} <= {2024}
        for row in table["rows"]:
            named = [
                fact.quantity.printed for fact in own if row["code"] and fact.scope.classification.endswith(row["name"])
            ]
            assert len(row["code"]) < 5 or Counter(named) >= Counter(filter(None, row["cells"].values()))
