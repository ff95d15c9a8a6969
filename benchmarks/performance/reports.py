"""Long reports: many bodies in one file, or one body that goes on and on. Written by the generator of the accuracy."""

from __future__ import annotations

import random
import re

from benchmarks.accuracy.looks.layout import TABS, lay_out
from benchmarks.accuracy.writing.builder import build

PROVINCE = "sichuan"
FIGURE = re.compile(r"\d+\.\d\d(?=万元|%)")


def bodies(length: int, number: int = 0) -> str:
    """So many characters: disclosures of different units with their evaluations, forms and tables.

    Each ``number`` gives another report, so that none is known from an earlier one.
    """
    text, seed = "", number * 1000
    while len(text) < length:
        seed += 1
        text += lay_out(build(PROVINCE, "accounts", str(seed)).items, TABS).text + "\n"
    return text[:length]


def one_body(length: int, number: int = 0) -> str:
    """At least so many: a disclosure whose explanations are told over and over, each time with other figures."""
    seed = number * 1000 + 1
    text, chance = lay_out(build(PROVINCE, "accounts", str(seed)).items, TABS).text, random.Random(seed)
    start = text.index("\n", text.index("第二部分", text.index("一、部门职责"))) + 1
    end = text.index("第三部分", start)
    told, rest = text[start:end], text[end:]
    text = text[:end]
    while len(text) + len(rest) < length:
        text += FIGURE.sub(lambda _: f"{chance.random() * 1000:.2f}", told)
    return text + rest
