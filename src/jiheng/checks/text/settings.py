"""Typed views of a rule's settings, and its patterns compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import cast

from jiheng.expressions import hurried
from jiheng.findings import Rule
from jiheng.policy import Pack

NEVER = re.compile(r"(?!)")


def words(rule: Rule, key: str) -> tuple[str, ...]:
    """A list of words; empty where the rule has none."""
    return tuple(cast("list[str]", rule.settings.get(key, ())))


def rows(rule: Rule, key: str) -> tuple[Mapping[str, object], ...]:
    """A list of tables; empty where the rule has none."""
    return tuple(cast("list[Mapping[str, object]]", rule.settings.get(key, ())))


def number(rule: Rule, key: str) -> int:
    """A whole number that the rule must have."""
    return cast("int", rule.settings[key])


@cache
def either(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for all patterns; it matches nothing where there are none."""
    if not patterns:
        return NEVER
    every = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(hurried(every) if patterns[1:] else every)  # one alone is found fast by the library itself


@cache
def expression(pack: Pack, path: str) -> re.Pattern[str]:
    """The expression at a dotted path of the pack."""
    return re.compile(pack.text(path))


def pattern(rule: Rule, key: str = "patterns") -> re.Pattern[str]:
    """The expression of a list of patterns in the rule's settings, kept with the rule."""
    kept: dict[str, re.Pattern[str]] = vars(rule).setdefault("compiled", {})
    if key not in kept:
        kept[key] = either(words(rule, key))
    return kept[key]
