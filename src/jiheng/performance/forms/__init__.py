"""Filled forms: read from a ledger, matched with a scheme, scored."""

from jiheng.performance.forms.fit import Fit, fitting
from jiheng.performance.forms.form import Fault, Form, Line
from jiheng.performance.forms.reading import forms
from jiheng.performance.forms.scored import ScoredForm, score_form

__all__ = ["Fault", "Fit", "Form", "Line", "ScoredForm", "fitting", "forms", "score_form"]
