"""Over generated reports: one plant gives one error, its correction makes the report right, two plants give two."""

from itertools import islice
from random import Random

import pytest

from benchmarks.accuracy.cases import CLEAN, make
from benchmarks.accuracy.wording import known
from jiheng.document import Document
from jiheng.findings import Severity
from jiheng.services.judging import judged, understood

SINGLE = (
    "share_list", "completion", "table_unit", "table_table", "weight_total", "score_total", "placeholder_figure",
    "template_hint", "wrong_year", "wrong_code",
)  # fmt: skip
MENDED = (
    "sum_sentence", "sum_table", "balance", "share", "share_list", "change_amount", "change_rate", "completion",
    "same_fact", "table_text", "table_table", "two_sides", "table_unit", "weight_total", "score_total", "direction",
)  # fmt: skip


def audited(text):
    return judged(understood(Document("报告.txt", text)))


def errors(audit):
    return [finding for finding in audit.findings if finding.severity is Severity.ERROR]


def some(kind, number, start=500):
    provinces = sorted(known())
    made = (make(kind, provinces[n % len(provinces)], n) for n in range(start, start + 40))
    return list(islice(filter(None, made), number))


@pytest.mark.parametrize("kind", SINGLE)
def test_one_plant_is_at_most_one_error(kind):
    counts = [len(errors(audited(case.text.text))) for case in some(kind, 2)]
    assert counts == [min(count, 1) for count in counts]


@pytest.mark.parametrize("kind", MENDED)
def test_a_corrected_wording_makes_the_report_right(kind):
    for case in some(kind, 2):
        text = case.text.text
        before = errors(audited(text))
        for finding in before:
            if finding.correction:
                after = errors(audited(text[: finding.span.start] + finding.correction + text[finding.span.end :]))
                assert len(after) < len(before), (case.name, finding.message, [one.message for one in after])


def changed(text, span, rng):
    """The text with another digit in the middle of a figure."""
    at = rng.choice([at for at in range(span.start, span.end) if text[at] in "123456789"])
    digit = rng.choice([digit for digit in "123456789" if digit != text[at]])
    return at, digit


@pytest.mark.parametrize("number", range(2))
def test_errors_that_share_nothing_stand_side_by_side(number):
    text = some(CLEAN, number + 1)[number].text.text
    base, rng = audited(text), Random(number)
    assert errors(base) == []
    plants = []
    for fact in rng.sample(base.ledger.facts, len(base.ledger.facts)):
        if fact.table is None and fact.quantity and fact.quantity.coefficient > 99:
            at, digit = changed(text, fact.span, rng)
            found = audited(text[:at] + digit + text[at + 1 :])
            if len(errors(found)) == 1:
                blocks = {base.document.block_at(found.ledger.facts[one].span.start) for one in errors(found)[0].facts}
                if not any(blocks & other for *_, other in plants):
                    plants.append((at, digit, blocks))
        if len(plants) == 2:
            break
    for at, digit, _ in plants:
        text = text[:at] + digit + text[at + 1 :]
    assert len(errors(audited(text))) == 2
