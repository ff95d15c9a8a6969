"""Sentences of changes, completions and comparisons in the wordings of many regions, right and wrong."""

import re
from pathlib import Path

import pytest

from jiheng.checks import clustered, run
from jiheng.checks.case import Case
from jiheng.document import Document
from jiheng.extraction import extract
from jiheng.extraction.structure import structured
from jiheng.findings import Severity
from jiheng.policy import library

CHOICE = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
LINES = Path(__file__).with_name("sentences.txt").read_text("utf-8").splitlines()


def rows():
    """Every sentence with the title of its report and the heading of its section."""
    report = section = ""
    for line in LINES:
        if line.startswith("= "):
            report = line[2:]
        elif line.startswith("## "):
            section = line[3:]
        elif line and not line.startswith("#"):
            yield report, section, line


def told(report, section, sentence, *, hints=False):
    """What errors and warnings, and hints if they are wanted, say of a sentence of a report."""
    head = f"{report}\n第三部分 情况说明\n一、{section}\n"
    document = structured(Document("报告.txt", head + sentence + "\n"), library())
    packs = {part.id: library().pack(part.policy) for part in document.parts}
    national = library().pack("national")
    case = Case(document, extract(document, packs, national), packs, national)
    found = clustered(run(case), case)
    return [
        f"{one.severity.value} {one.rule} {one.message}"
        for one in found
        if one.span.end > len(head) and (one.severity is not Severity.HINT or hints)
    ]


SENTENCES = [pytest.param(*row, id=row[2]) for row in rows()]
WRONG = [row for row in SENTENCES if CHOICE.search(row.id)]


@pytest.mark.parametrize(("report", "section", "sentence"), SENTENCES)
def test_what_agrees_is_not_called_wrong(report, section, sentence):
    assert told(report, section, CHOICE.sub(r"\1", sentence)) == []


@pytest.mark.parametrize(("report", "section", "sentence"), WRONG)
def test_what_does_not_agree_is_found(report, section, sentence):
    right, wrong = (told(report, section, CHOICE.sub(reading, sentence), hints=True) for reading in (r"\1", r"\2"))
    assert set(wrong) - set(right)
