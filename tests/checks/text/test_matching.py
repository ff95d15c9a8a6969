"""Where a pattern is looked for: of stretches that read alike, as the cells of a table do, one is searched."""

from __future__ import annotations

import re
from typing import cast

from jiheng.checks.text.bodies import Running, Stretch, Stretches
from jiheng.checks.text.matching import holding
from jiheng.document import Block, Flow, Role, Span


class Counting:
    """An expression that counts how often it is looked for."""

    def __init__(self, pattern: str) -> None:
        self.searches = 0
        self._pattern = re.compile(pattern)

    def search(self, text: str) -> re.Match[str] | None:
        self.searches += 1
        return self._pattern.search(text)


def stretches(*texts: str) -> list[Stretch]:
    made: list[Stretch] = []
    at = 0
    for text in texts:
        span = Span(at, at + len(text))
        flow = Flow(text, range(span.start, span.end + 1))
        made.append(Running(Block(Role.PARAGRAPH, span, flow=flow), flow, text))
        at = span.end + 1
    return made


def test_every_stretch_that_holds_it_is_given_in_order():
    every = stretches("合计", "0.00", "XX局", "0.00", "XX局")
    found = list(holding(re.compile("X+"), every))
    assert [stretch.place.start for stretch in found] == [every[2].place.start, every[4].place.start]


def test_what_reads_alike_is_searched_once():
    pattern = Counting(r"\d")
    found = list(holding(cast("re.Pattern[str]", pattern), stretches(*["0.00"] * 500, *["合计"] * 500)))
    assert len(found) == 500
    assert pattern.searches == 2


def test_those_known_by_their_words_are_found_as_if_each_was_searched():
    every = stretches("合计", "增加2万元", "", "减少", "2023年增加", "增加3万元", "合计")
    for pattern in ("增加|减少", r"[增减].\d", r"\d", "合计$", "^年?增", "无此"):
        one_by_one = list(holding(re.compile(pattern), every))
        assert list(holding(re.compile(pattern), Stretches(every))) == one_by_one
