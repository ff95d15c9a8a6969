"""The JSON of ``jiheng audit``: the contract key by key, expected values taken from the text by hand."""

import json
from dataclasses import replace

from jiheng.ledger import Unread
from jiheng.reporting import contract
from jiheng.reporting.audit import Failure

from .conftest import FINDING, TEXT, span

KEYS = [
    "id", "rule", "kind", "severity", "title", "message", "quote", "start", "end", "line", "page", "cell", "part",
    "stated", "expected", "formula", "correction", "basis", "evidence", "consequences",
]  # fmt: skip


def test_the_object_is_the_contract(audit):
    audit = replace(audit, document=replace(audit.document, notes=("第 3 页没有文字。",)))
    made = json.loads(contract.whole([contract.document(audit)], [Failure("坏.docx", "文件已损坏。")]))
    assert list(made) == ["schema", "failures", "documents"]
    assert made["schema"] == "jiheng.audit/1"
    assert made["failures"] == [{"path": "坏.docx", "message": "文件已损坏。"}]
    (document,) = made["documents"]
    assert list(document) == [
        "path",
        "sha256",
        "parts",
        "notes",
        "beside",
        "figures",
        "checks",
        "not_checkable",
        "findings",
    ]
    assert document["notes"] == ["第 3 页没有文字。"]
    assert document["beside"] == []
    assert document["parts"] == [
        {
            "id": "p1",
            "kind": "disclosure",
            "entity": "清江县商贸局",
            "year": 2023,
            "policy": "national",
            "policy_reason": "文中没有地区名",
            "start": 0,
            "end": len(TEXT),
        }
    ]
    assert document["checks"] == {"passed": 1, "failed": 2, "not_applicable": 1, "not_checkable": 1}
    assert document["not_checkable"] == [{"rule": "completion", "reason": "没有预算数", "start": TEXT.index("82万元")}]


def test_a_finding_carries_its_place_and_its_proof(audit):
    (finding,) = contract.document(audit)["findings"]
    assert list(finding) == KEYS
    assert TEXT[finding["start"] : finding["end"]] == finding["quote"] == "减少14.19万元"
    assert (finding["line"], finding["page"], finding["cell"]) == (3, None, None)
    assert finding["evidence"][1] == {
        "path": "报告/清江 商贸局.txt",
        "quote": "94.19万元",
        "start": TEXT.index("94.19"),
        "end": TEXT.index("94.19") + 7,
        "line": 3,
        "page": None,
        "cell": None,
        "concept": "公务接待费",
        "entity": "清江县商贸局",
        "year": 2022,
        "measure": "决算数",
        "value": "94.19",
        "unit": "万元",
    }
    assert finding["consequences"] == [
        {
            "rule": "change_rate",
            "quote": "下降15.07%",
            "start": TEXT.index("下降15.07%"),
            "end": TEXT.index("下降15.07%") + 8,
            "stated": "15.07%",
            "expected": "12.94%",
        }
    ]


def test_figures_add_up_whatever_is_said_twice(audit):
    twice = replace(audit.ledger, unread=(*audit.ledger.unread, *audit.ledger.unread, Unread(span("82万元"), "看不懂")))
    figures = contract.document(replace(audit, ledger=twice))["figures"]
    assert figures["total"] == figures["facts"] + figures["other"] + len(figures["not_understood"]) == 5
    assert figures["facts"] == 3


def test_ids_survive_other_text_and_tell_repetitions_apart(audit):
    twice = replace(audit, findings=(FINDING, replace(FINDING, message="同一句话再次出现")))
    first, second = (finding["id"] for finding in contract.document(twice)["findings"])
    assert first != second
    shifted = replace(audit.document, text="新增一行\n" + TEXT)
    moved = replace(
        FINDING, span=span("减少14.19万元")._replace(start=FINDING.span.start + 5, end=FINDING.span.end + 5)
    )
    later = replace(audit, document=shifted, findings=(moved,))
    assert contract.document(later)["findings"][0]["id"] == first


def test_what_is_unknown_is_null(audit):
    bare = replace(FINDING, stated="", expected="", formula="", correction="", basis="", part="", evidence=())
    (finding,) = contract.document(replace(audit, findings=(bare,)))["findings"]
    assert [finding[key] for key in ("stated", "expected", "formula", "correction", "basis", "part")] == [None] * 6
