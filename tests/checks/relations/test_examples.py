"""The examples of every rule of arithmetic, read from running text as a user's report is."""

import tomllib

import pytest

from jiheng.checks import run
from jiheng.checks.case import Case
from jiheng.document import Document
from jiheng.extraction import extract
from jiheng.extraction.structure import structured
from jiheng.findings import Outcome
from jiheng.policy import library
from jiheng.policy.loader import BUILT_IN
from tests.checks.relations.drafts import PACK, Draft

HEAD = "某某县水务局2023年度部门决算公开\n第二部分 2023年度部门决算情况说明\n"
FILES = ("relations", "accounts")
RULES = {
    identity
    for name in FILES
    for identity in tomllib.loads((BUILT_IN / "national/rules" / f"{name}.toml").read_text("utf-8"))["rules"]
}
EXAMPLES = [
    pytest.param(identity, example, id=f"{identity}-{'fails' if example['fails'] else 'passes'}-{number}")
    for identity in sorted(RULES)
    for number, example in enumerate(PACK.rules[identity].examples)
]


def read(text):
    document = structured(Document("例.txt", text), library())
    packs = {part.id: library().pack(part.policy or PACK.id) for part in document.parts}
    return Case(document, extract(document, packs, PACK), packs, PACK)


def made(example):
    """The ledger that an example spells out: facts as in a ledger file, statements with the numbers of their facts."""
    draft = Draft()
    for row in example["facts"]:
        own = dict(row)
        draft.add(own.pop("concept"), own.pop("measure"), own.pop("value", None), own.pop("unit"), **own)
    for row in example.get("statements", ()):
        own = dict(row)
        draft.state(own.pop("form"), **own)
    return draft.case


@pytest.mark.parametrize(("identity", "example"), EXAMPLES)
def test_an_example_fails_or_passes_as_it_says(identity, example):
    case = made(example) if "facts" in example else read(HEAD + example["text"])
    failed = {result.rule for result in run(case) if result.outcome is Outcome.FAILED}
    assert (identity in failed) is example["fails"]


def test_every_rule_has_an_example_that_fails_and_one_that_passes():
    kinds = {identity: {bool(example["fails"]) for example in PACK.rules[identity].examples} for identity in RULES}
    assert {identity for identity, found in kinds.items() if found != {True, False}} == set()


def test_every_relation_has_a_rule():
    named = {str(row.get("rule", row["id"])) for row in PACK.rows("relations")}
    assert named - RULES == set()
