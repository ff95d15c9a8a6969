"""Composing: an account (figures, reasons, narrative) becomes a report, as the policy pack has it."""

from jiheng.composing.account import Account, entries
from jiheng.composing.data import Given, account, without_sheets
from jiheng.composing.outline import compose

__all__ = ["Account", "Given", "account", "compose", "entries", "without_sheets"]
