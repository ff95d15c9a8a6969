"""Classification paths in running text: 一般公共服务支出（类）商贸事务（款）行政运行（项）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from jiheng.extraction.topic import Topic
from jiheng.ledger import ANY, Scope
from jiheng.policy import Pack


class Path(NamedTuple):
    """A path found in a text; ``name`` joins its levels by ``/``, standard names where the pack knows the class.

    One that begins with its group (商贸事务（款）行政运行（项）) begins with ``/``: its class is told above it.
    """

    start: int
    end: int
    name: str


def paths(text: str, pack: Pack) -> Iterator[Path]:
    """Every path of ``text``, from the first mark (类, else 款) of each."""
    pattern, first, rest = _pattern(pack)
    mark = first.search(text)
    while mark:
        start, end = _start(text, mark.start()), mark.end()
        match = pattern.match(text, start)
        if match and match.end() > mark.start():
            yield Path(start, match.end(), "/".join(filter(None, _levels(match, pack))))
            end = match.end()
        elif match := rest.match(text, start):
            yield Path(start, match.end(), f"/{match['group']}/{match['item']}")
            end = match.end()
        mark = first.search(text, end)


def topic_of(name: str, above: str) -> Topic:
    """What a path names; without its class it is below the one told ``above``, or where none is, its last level."""
    first, *rest = name.split("/")
    levels = [first or above, *rest] if first or above else rest[-1:]
    return Topic(levels[-1], Scope(classification="/".join(levels)) if len(levels) > 1 else ANY)


_BOUNDARY = re.compile(r"[，。；：、\s\d.）)“”\0]")


def _start(text: str, mark: int) -> int:
    """Where the class name before a mark begins: after the last boundary, at most forty characters back."""
    begin = max(0, mark - 40)
    return max((boundary.end() for boundary in _BOUNDARY.finditer(text, begin, mark)), default=begin)


def _levels(match: re.Match[str], pack: Pack) -> Iterator[str]:
    yield standard_class(match["class"], pack)
    yield match["group"] or ""
    yield match["item"] or ""


def standard_class(name: str, pack: Pack) -> str:
    """A class's standard name: with its ending (一般公共服务 is 一般公共服务支出), without a slip in one character."""
    classes, ending = pack.words("classification.classes"), pack.text("classification.ending")
    if name in classes:
        return name
    return name + ending if name + ending in classes else _slips(pack).get(name, name)


@cache
def _slips(pack: Pack) -> Mapping[str, str]:
    """The classes by their names with a character lost or doubled, two neighbours swapped, the ending doubled."""
    found: dict[str, str] = {}
    for name in pack.words("classification.classes"):
        found[name + pack.text("classification.ending")] = name
        for at in range(len(name)):
            left, one, right = name[:at], name[at], name[at + 1 :]
            for slip in (left + right, left + one + one + right, left + right[:1] + one + right[1:]):
                found[slip] = name
    return found


def _tolerant(mark: str, other: str) -> tuple[str, str]:
    """A mark as it should be, and with one bracket lost (行政运行项）); ``other`` cannot follow its word."""
    left, word, right = map(re.escape, mark)
    return f"{left}{word}{right}", f"(?:{word}{right}|{left}{word}(?![{re.escape(other)}]))"


@cache
def _pattern(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The expression of a path, that of a first mark, and that of a group with its item.

    A mark that lost a bracket is one before another level.
    """
    marks = [str(mark) for mark in pack.table("classification.marks").values()]
    words, other = "".join(re.escape(mark[1:-1]) for mark in marks), pack.text("classification.no_mark")
    (first, lost), second, third = _tolerant(marks[0], other), *("|".join(_tolerant(mark, other)) for mark in marks[1:])
    name = rf"(?:[^，。；：（）“”\d\0]|（[^（）{words}]{{1,12}}）){{1,40}}?"
    ending = re.escape(pack.text("classification.ending"))
    first = rf"(?:{first}|{lost}(?=、?{name}(?:{second})))"
    pattern = re.compile(
        rf"(?P<class>{name}){first}(?:{ending}(?=\d))?(?:、?(?P<group>{name})(?:{second})(?:、?(?P<item>{name})(?:{third}))?)?"
    )
    rest = re.compile(rf"(?P<group>{name}){re.escape(marks[1])}、?(?P<item>{name}){re.escape(marks[2])}")
    return pattern, re.compile(rf"{first}|{re.escape(marks[1])}"), rest
