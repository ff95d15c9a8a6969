"""Members of a list of which nothing more is said, while most of the others are told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.matching import Match, matches
from jiheng.checks.text.settings import number
from jiheng.checks.text.verdicts import finding, gathered, judged
from jiheng.findings import Finding, Result, Rule


def silent_member(case: Case, rule: Rule) -> Iterable[Result]:
    """有7个，分别是甲、乙…; then what became of each, in the same paragraph, but of one.

    A member is told of where two neighbouring characters that are in its name alone come again.
    """

    def look(body: Body) -> Iterator[Finding]:
        for match in matches(rule, body.paragraphs):
            members = [name for name in match.found["list"].split(str(rule.settings["comma"])) if name]
            silent = _silent(members, match.stretch.text[match.found.end() :])
            told = len(members) - len(silent)
            if len(members) >= number(rule, "fewest") and told * 100 >= number(rule, "share") * len(members):
                places = (_place(match, name) for name in silent if len(name) >= number(rule, "shortest"))
                found = (match.stretch.span(*place) for place in places)
                yield from gathered(finding(case, rule, span, count=len(members)) for span in found)

    return judged(case, rule, look)


def _silent(members: list[str], behind: str) -> list[str]:
    """The members none of whose own pairs of characters stands in the text behind the list."""
    pairs = {name: {left + right for left, right in pairwise(name)} for name in members}
    shared = Counter(pair for name in members for pair in pairs[name])
    return [name for name in members if not any(shared[pair] == 1 and pair in behind for pair in pairs[name])]


def _place(match: Match, name: str) -> tuple[int, int]:
    at = match.stretch.text.index(name, match.found.start("list"))
    return at, at + len(name)
