"""Scoring: six kinds of rule and the execution rate, one file each; scores explain themselves when asked."""

from jiheng.performance.scoring.rule import Award, Rule, State
from jiheng.performance.scoring.score import Score, score

__all__ = ["Award", "Rule", "Score", "State", "score"]
