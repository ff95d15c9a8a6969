"""Templates of wordings.

``{slot}`` prints a figure or a word, ``[a|b|c]`` is a choice, ``<name k=v>`` is another wording (with aliases), and a
line break starts a new paragraph. Full-width brackets are ordinary text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Text(NamedTuple):
    text: str


class Slot(NamedTuple):
    name: str


class Choice(NamedTuple):
    options: tuple[tuple[Node, ...], ...]


class Ref(NamedTuple):
    name: str
    args: tuple[tuple[str, str], ...]


Node = Text | Slot | Choice | Ref


class TemplateError(ValueError):
    """A wording of the data files is malformed; the message holds the template."""


@lru_cache(maxsize=20000)
def parse(template: str) -> tuple[Node, ...]:
    """The nodes of ``template``; raises :class:`TemplateError` when brackets do not match."""
    nodes, end = _sequence(template, 0, "")
    if end != len(template):
        raise TemplateError(template)
    return nodes


def _sequence(source: str, at: int, stops: str) -> tuple[tuple[Node, ...], int]:
    nodes: list[Node] = []
    while at < len(source) and source[at] not in (stops or "\0"):
        node, at = _node(source, at)
        nodes.append(node)
    return tuple(nodes), at


def _node(source: str, at: int) -> tuple[Node, int]:
    match source[at]:
        case "{":
            end = _find(source, "}", at)
            return Slot(source[at + 1 : end]), end + 1
        case "<":
            end = _find(source, ">", at)
            return _ref(source[at + 1 : end]), end + 1
        case "[":
            return _choice(source, at + 1)
        case _:
            end = min((i for i in (source.find(c, at + 1) for c in "{<[|]") if i > 0), default=len(source))
            return Text(source[at:end]), end


def _choice(source: str, at: int) -> tuple[Node, int]:
    options: list[tuple[Node, ...]] = []
    while True:
        option, at = _sequence(source, at, "|]")
        options.append(option)
        if at >= len(source):
            raise TemplateError(source)
        if source[at] == "]":
            return Choice(tuple(options)), at + 1
        at += 1


def _ref(body: str) -> Ref:
    name, *args = body.split(" ")
    return Ref(name, tuple((k, v) for k, _, v in (a.partition("=") for a in args)))


def _find(source: str, mark: str, at: int) -> int:
    end = source.find(mark, at)
    if end < 0:
        raise TemplateError(source)
    return end
