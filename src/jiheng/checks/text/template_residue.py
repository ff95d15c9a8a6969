"""Words by which a template tells its users how to fill it in, left in a finished text."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.text.matched import matched
from jiheng.findings import Result, Rule


def template_residue(case: Case, rule: Rule) -> Iterable[Result]:
    """Instructions (仍保留该表格式, 200字以内) and double options (增加（减少）, 大小于) left as they were."""
    return matched(case, rule)
