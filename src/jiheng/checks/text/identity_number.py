"""A person's identity number in a text that is published (GB 11643-1999)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from jiheng.checks.case import Case
from jiheng.checks.text.matching import matches
from jiheng.checks.text.verdicts import finding, judged
from jiheng.findings import Result, Rule

CHECK_CHARACTERS = "10X98765432"


def identity_number(case: Case, rule: Rule) -> Iterable[Result]:
    """Eighteen places whose date of birth exists and whose check character is right; other long codes are none."""
    return judged(
        case,
        rule,
        lambda body: (
            finding(case, rule, match.span)
            for match in matches(rule, body.stretches)
            if is_identity_number(match.found.group())
        ),
    )


def is_identity_number(number: str) -> bool:
    """Whether 17 digits and a check character are an identity number: GB 11643-1999, checked by ISO 7064 MOD 11-2."""
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(number[:17]))
    return born.year > 1900 and number[17].upper() == CHECK_CHARACTERS[total % 11]  # noqa: PLR2004 - the oldest
