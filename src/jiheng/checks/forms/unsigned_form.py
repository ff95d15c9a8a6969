"""The foot of a form is filled: who made it, who signed it, when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import cast

from jiheng.checks.case import Case
from jiheng.checks.forms.verdicts import failed, nowhere, passed
from jiheng.document import Span
from jiheng.findings import Result, Rule


def unsigned_form(case: Case, rule: Rule) -> Iterable[Result]:
    """A label of the foot (单位负责人签字：) with nothing behind it."""
    return nowhere(case, rule, _judged(case, rule))


def _judged(case: Case, rule: Rule) -> Iterator[Result]:
    labels = "|".join(map(re.escape, cast("list[str]", rule.settings["labels"])))
    pattern = re.compile(rf"(?P<label>{labels})[：:][ \t\u3000\xa0]*(?P<blank>(?=$|\n|(?:{labels})[：:]))?")
    kinds = cast("list[str]", rule.settings["kinds"])
    for part, _ in case.parts():
        if part.kind in kinds:
            for found in pattern.finditer(case.document.text, *part.span):
                span = Span(*found.span("label"))
                blank = found["blank"] is not None
                yield failed(case, rule, span, stated=found["label"]) if blank else passed(rule, span)
