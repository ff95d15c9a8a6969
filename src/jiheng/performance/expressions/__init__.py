"""The small language of formulas and conditions in policy packs: arithmetic, comparison, and a few functions.

Nothing is executed: a text is parsed into a tree that is computed in exact fractions under a budget of steps.
"""

from jiheng.performance.expressions.evaluation import Value, evaluated
from jiheng.performance.expressions.parser import parsed
from jiheng.performance.expressions.tokens import ExpressionError
from jiheng.performance.expressions.tree import Expression, names

__all__ = ["Expression", "ExpressionError", "Value", "evaluated", "names", "parsed"]
