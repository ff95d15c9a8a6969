"""Personal data in what is published: the digits of phones, identity numbers and accounts are covered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from jiheng.composing.account import Account, Record
from jiheng.policy import Pack

KEPT = 3
"""How many digits stay at the beginning; four stay at the end."""
ENDING = 4


def masked(account: Account, pack: Pack) -> Account:
    """The account with the personal data in its texts and ledgers covered."""
    patterns = _patterns(pack)
    texts = {name: _covered(text, patterns) for name, text in account.texts.items()}
    records = {name: tuple(_record(row, patterns) for row in rows) for name, rows in account.records.items()}
    return replace(account, texts=texts, records=records)


def _patterns(pack: Pack) -> tuple[re.Pattern[str], ...]:
    """The patterns by which the audit finds personal data (``composing.masked`` names the rules)."""
    settings = (pack.rules[rule].settings for rule in pack.words("composing.masked"))
    return tuple(re.compile(pattern) for one in settings for pattern in cast("list[str]", one["patterns"]))


def _record(row: Record, patterns: tuple[re.Pattern[str], ...]) -> Mapping[str, str]:
    return {column: _covered(text, patterns) for column, text in row.items()}


def _covered(text: str, patterns: tuple[re.Pattern[str], ...]) -> str:
    for pattern in patterns:
        text = pattern.sub(lambda found: _stars(found.group()), text)
    return text


def _stars(number: str) -> str:
    """All but the first and last digits as stars; marks between them stay."""
    return number[:KEPT] + re.sub(r"[0-9Xx]", "*", number[KEPT:-ENDING]) + number[-ENDING:]
