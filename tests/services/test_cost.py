"""What an audit costs grows with the length of the file and no faster: counted in calls, which no machine changes."""

import random
import re
from cProfile import Profile

import pytest

from benchmarks.accuracy.looks.layout import TABS, lay_out
from benchmarks.accuracy.writing.builder import build
from jiheng import services

ONCE, MORE = 2, 8
MOST = 1.15  # times the calls a character of a file that is four times as long


def bodies(times: int) -> str:
    """Disclosures of different units with their evaluations, forms and tables in one file."""
    return "\n".join(lay_out(build("sichuan", "accounts", str(seed)).items, TABS).text for seed in range(times))


def one_body(times: int) -> str:
    """A disclosure whose explanations are told over and over, each time with other figures."""
    text, chance = bodies(1), random.Random(1)
    start = text.index("\n", text.index("第二部分", text.index("一、部门职责"))) + 1
    end = text.index("第三部分", start)
    told = text[start:end]
    more = (re.sub(r"\d+\.\d\d(?=万元|%)", lambda _: f"{chance.random() * 1000:.2f}", told) for _ in range(2 * times))
    return text[:start] + told + "".join(more) + text[end:]


@pytest.mark.parametrize("text", [bodies, one_body])
def test_a_longer_file_costs_no_more_a_character(tmp_path, text):
    path = tmp_path / "报告.txt"
    _, once, more = (cost(path, text(times)) for times in (1, ONCE, MORE))
    assert more < MOST * once


def cost(path, text):
    """Calls of functions a character; words and packs are compiled by the first audit of all."""
    path.write_text(text, "utf-8")
    with Profile() as profile:
        services.audit(path)
    return sum(entry.callcount for entry in profile.getstats()) / len(text)
