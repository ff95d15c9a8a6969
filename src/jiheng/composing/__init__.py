"""Composing: an account (figures, reasons, narrative) becomes a report, as the policy pack has it."""

from jiheng.composing.account import Account, entries
from jiheng.composing.consolidation import consolidated
from jiheng.composing.data import Given, account, without_sheets
from jiheng.composing.ledger_file import load
from jiheng.composing.outline import compose
from jiheng.composing.problems import Unsound, problems
from jiheng.composing.sheets import Told, told
from jiheng.composing.template import forms, new_workbook

__all__ = [
    "Account",
    "Given",
    "Told",
    "Unsound",
    "account",
    "compose",
    "consolidated",
    "entries",
    "forms",
    "load",
    "new_workbook",
    "problems",
    "told",
    "without_sheets",
]
