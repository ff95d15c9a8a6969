"""Checks on performance forms (自评表, 目标表, 评分表): one check, one file, one function."""

from __future__ import annotations

from jiheng.checks.case import Check
from jiheng.checks.forms.blank_cell import blank_cell
from jiheng.checks.forms.claimed_indicators import claimed_indicators
from jiheng.checks.forms.cost_vs_execution import cost_vs_execution
from jiheng.checks.forms.dimension_scores import dimension_scores
from jiheng.checks.forms.execution_score import execution_score
from jiheng.checks.forms.few_indicators import few_indicators
from jiheng.checks.forms.grade_counts import grade_counts
from jiheng.checks.forms.grade_word import grade_word
from jiheng.checks.forms.missing_level import missing_level
from jiheng.checks.forms.no_total import no_total
from jiheng.checks.forms.open_total import open_total
from jiheng.checks.forms.over_execution import over_execution
from jiheng.checks.forms.over_fulfilment import over_fulfilment
from jiheng.checks.forms.score_formula import score_formula
from jiheng.checks.forms.score_off_rule import score_off_rule
from jiheng.checks.forms.score_vs_completion import score_vs_completion
from jiheng.checks.forms.unexplained_deviation import unexplained_deviation
from jiheng.checks.forms.unmeasurable_target import unmeasurable_target
from jiheng.checks.forms.wrong_class import wrong_class

__all__ = ["CHECKS"]

CHECKS: tuple[Check, ...] = (
    open_total,
    dimension_scores,
    blank_cell,
    score_vs_completion,
    unexplained_deviation,
    over_fulfilment,
    score_formula,
    execution_score,
    over_execution,
    cost_vs_execution,
    grade_word,
    grade_counts,
    unmeasurable_target,
    wrong_class,
    few_indicators,
    missing_level,
    claimed_indicators,
    score_off_rule,
    no_total,
)
"""Every check on forms, in the order in which they run."""
