"""What an audit costs grows with the length of the file and no faster: counted in calls, which no machine changes."""

from cProfile import Profile
from itertools import islice

import pytest

from benchmarks.performance.reports import bodies, one_body
from jiheng import services

ONCE, MORE = 20_000, 80_000
MOST = 1.15  # times the calls a character of a file that is four times as long


def repeated(length):
    """One sentence over and over, as a broken export or a malicious page has it."""
    line = "2023年收入总计12.50万元，比上年增加1.50万元。\n"
    return line * (length // len(line))


def listed(length):
    """Sentences that differ in a number only."""
    lines = (f"2023年第{number}项目支出{number}.50万元，比上年增加1.50万元。\n" for number in range(1000, 9999))
    return "".join(islice(lines, length // len(next(lines))))


@pytest.mark.parametrize("text", [bodies, one_body, repeated, listed])
def test_a_longer_file_costs_no_more_a_character(tmp_path, text):
    path = tmp_path / "报告.txt"
    _, once, more = (cost(path, text(length)) for length in (5_000, ONCE, MORE))
    assert more < MOST * once


def cost(path, text):
    """Calls of functions a character; words and packs are compiled by the first audit of all."""
    path.write_text(text, "utf-8")
    with Profile() as profile:
        services.audit(path)
    return sum(entry.callcount for entry in profile.getstats()) / len(text)
