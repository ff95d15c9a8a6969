"""What is composed and written is read back as the same facts, and its audit finds nothing but the gaps."""

from collections import Counter

import pytest

from jiheng import services
from jiheng.composing import compose
from jiheng.formats.writing import write
from jiheng.policy import library
from jiheng.policy.look import look
from tests.composing.accounts import invented
from tests.composing.reading_back import stated

SUFFIXES = (".docx", ".html", ".pdf")


@pytest.mark.parametrize("policy", ["national", "sichuan-2023", "shanghai-2024"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_written_report_says_what_was_composed(suffix, policy, tmp_path):
    check(14, policy, tmp_path / f"部门决算{suffix}")


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(100, 200))
def test_a_hundred_written_reports_say_what_was_composed(seed, tmp_path):
    for suffix in SUFFIXES:
        check(seed, "national", tmp_path / f"部门决算{suffix}")


def check(seed, policy, path):
    pack, suffix = library().pack(policy), path.suffix
    composed = compose(invented(seed, pack, reasons=0.5), pack, "disclosure")
    path.write_bytes(write(composed.document, look(pack), suffix, composed.ledger.facts, composed.gaps))
    audit = services.audit(path, policy=policy)
    made, found = (Counter(stated(ledger).values()) for ledger in (composed.ledger, audit.ledger))
    assert made - found == Counter()
    if suffix == ".pdf":  # the labels of its charts are words too, and say again what the text says
        charted = {value.value for figure in composed.document.figures for row in figure.series for value in row.values}
        assert {printed[0] for _, printed, *_ in found - made if printed[1].dimension == "money"} <= charted
    else:
        assert found == made
    told = [finding.rule for finding in audit.findings if finding.severity.value != "hint"]
    assert told == ["placeholder"] * len(composed.gaps)
