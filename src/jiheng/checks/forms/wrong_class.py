"""An indicator stands in the class that it measures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from jiheng.checks.case import Case
from jiheng.checks.forms.tables import Line, forms
from jiheng.checks.forms.verdicts import failed, nowhere, passed
from jiheng.findings import Result, Rule


def wrong_class(case: Case, rule: Rule) -> Iterable[Result]:
    """满意度 speaks of satisfaction, 生态效益 not of finance: the word lists of the rule, class by class."""
    lines = [line for form in forms(case) for line in form.filled() if form.kind != "review"]
    return nowhere(case, rule, (result for line in lines for result in _judged(case, rule, line)))


def _judged(case: Case, rule: Rule, line: Line) -> Iterator[Result]:
    levels = f"{line.text('level1')}/{line.text('level2')}"
    said = "".join(line.text(role) for role in ("name", "target", "attainment"))
    for row in cast("list[Mapping[str, str]]", rule.settings["classes"]):
        if re.search(row["level"], levels):
            needs, bars, spare = row.get("needs", ""), row.get("bars", "(?!)"), row.get("spare", "(?!)")
            wrong = not re.search(needs, said) or (re.search(bars, said) and not re.search(spare, said))
            slots = {"name": line.name, "level": line.text("level2") or line.text("level1"), "said": row["said"]}
            facts = line.indices("weight")
            yield failed(case, rule, line.span, facts, stated=line.name, **slots) if wrong else passed(rule, line.span)
