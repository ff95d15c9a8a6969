"""A composed report written as a file and read as any report is: the same facts, and nothing to find but the gaps."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.composing import compose
from jiheng.formats.writing import write
from jiheng.ledger import Ledger
from jiheng.policy import library
from jiheng.policy.look import look
from jiheng.services import audit
from tests.composing.accounts import invented
from tests.composing.reading_back import meaning

SEEDS = st.integers(0, 10**9)


def facts(ledger: Ledger) -> Counter[object]:
    return Counter(meaning(fact) for fact in ledger.facts if fact.quantity is not None)


def check(seed: int, policy: str, suffix: str, folder: Path) -> None:
    pack = library().pack(policy)
    report = compose(invented(seed, pack, reasons=0.5), pack, "disclosure")
    file = folder / f"报告{suffix}"
    file.write_bytes(write(report.document, look(pack), suffix, report.ledger.facts, report.gaps))
    found = audit(file, policy=policy)
    ours, theirs = facts(report.ledger), facts(found.ledger)
    assert list((ours - theirs).elements()) == []
    # A PDF prints the figures of its charts once more; they are figures that the report states.
    assert (theirs - ours).keys() <= (ours.keys() if suffix == ".pdf" else set())
    told = [finding for finding in found.findings if finding.severity.value != "hint"]
    assert [one.message for one in told if one.rule != "placeholder"] == []
    assert len(told) == len(report.gaps)


@pytest.mark.parametrize(
    ("seed", "policy", "suffix"),
    [
        *(
            (3, "national", ".docx"),
            (5, "sichuan-2023", ".docx"),
            (7, "shanghai-2024", ".html"),
            (3, "national", ".pdf"),
        ),
        *((3, "national", ".txt"), (5, "sichuan-2023", ".txt")),
    ],
)
def test_a_written_report_is_read_back_as_it_was_composed(tmp_path: Path, seed: int, policy: str, suffix: str):
    check(seed, policy, suffix, tmp_path)


@pytest.mark.nightly
@settings(max_examples=300, deadline=None)
@given(seed=SEEDS, policy=st.sampled_from(["national", "sichuan-2023", "shanghai-2024"]))
def test_hundreds_of_written_reports_are_read_back(seed: int, policy: str):
    with TemporaryDirectory() as folder:
        check(seed, policy, (".pdf" if seed % 10 == 0 else ".docx" if seed % 2 else ".html"), Path(folder))
