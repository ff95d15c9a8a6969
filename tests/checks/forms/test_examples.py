"""Every rule's record carries examples that pass and fail; they hold on the text as a reader gives it."""

import pytest

from jiheng.checks.forms import CHECKS
from jiheng.findings import Outcome
from jiheng.policy import library

from .reading import case

RULES = library().pack("national").rules
EXAMPLES = [(check, example) for check in CHECKS for example in RULES[check.__name__].examples]


def test_every_check_has_a_record_with_an_example_that_fails_and_one_that_passes():
    for check in CHECKS:
        assert {example["fails"] for example in RULES[check.__name__].examples} == {True, False}


@pytest.mark.parametrize(("check", "example"), EXAMPLES, ids=lambda value: getattr(value, "__name__", ""))
def test_example(check, example):
    results = list(check(case(example["text"]), RULES[check.__name__]))
    assert any(result.outcome is Outcome.FAILED for result in results) == example["fails"]
