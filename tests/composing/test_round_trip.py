"""What composes is read back as the same facts, and its audit finds nothing but the gaps that people have to fill."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.composing import compose
from jiheng.policy import library
from tests.composing.accounts import invented
from tests.composing.reading_back import read_back, stated

PACKS = ["national", "sichuan-2023", "shanghai-2024"]
SEEDS = st.integers(0, 10**9)
SHARES = st.sampled_from([0.0, 0.5, 1.0])


def check(seed: int, share: float, policy: str) -> None:
    pack = library().pack(policy)
    composed = compose(invented(seed, pack, reasons=share), pack, "disclosure")
    audit = read_back(composed, policy)
    assert stated(audit.ledger) == stated(composed.ledger)
    told = [finding for finding in audit.findings if finding.severity.value != "hint"]
    gaps = [finding.span for finding in told if finding.rule == "placeholder"]
    assert [finding.message for finding in told if finding.rule != "placeholder"] == []
    assert sorted(gaps) == sorted(composed.gaps)


@pytest.mark.parametrize("policy", PACKS)
@settings(max_examples=20, deadline=None, derandomize=True)
@given(seed=SEEDS, share=SHARES)
def test_a_composed_report_is_read_back_as_it_was_composed(policy: str, seed: int, share: float):
    check(seed, share, policy)


@pytest.mark.nightly
@pytest.mark.parametrize("policy", PACKS)
@settings(max_examples=2000, deadline=None)
@given(seed=SEEDS, share=SHARES)
def test_thousands_of_composed_reports_are_read_back(policy: str, seed: int, share: float):
    check(seed, share, policy)
