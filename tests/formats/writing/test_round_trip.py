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

PACK = library().pack("national")


@pytest.mark.parametrize("seed", [3, 5])
@pytest.mark.parametrize("suffix", [".docx", ".html", ".pdf"])
def test_a_written_report_says_what_was_composed(suffix, seed, tmp_path):
    composed = compose(invented(seed, PACK, reasons=0.5), PACK, "disclosure")
    path = tmp_path / f"部门决算{suffix}"
    path.write_bytes(write(composed.document, look(PACK), suffix, composed.ledger.facts, composed.gaps))
    audit = services.audit(path, policy=PACK.id)
    made, found = (Counter(stated(ledger).values()) for ledger in (composed.ledger, audit.ledger))
    assert made - found == Counter()
    if suffix == ".pdf":  # the labels of its charts are words too, and say again what the text says
        charted = {value.value for figure in composed.document.figures for row in figure.series for value in row.values}
        assert {printed[0] for _, printed, *_ in found - made if printed[1].dimension == "money"} <= charted
    else:
        assert found == made
    told = [finding.rule for finding in audit.findings if finding.severity.value != "hint"]
    assert told == ["placeholder"] * len(composed.gaps)
