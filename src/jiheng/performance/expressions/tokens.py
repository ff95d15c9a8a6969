"""Splitting a formula into numbers, names and signs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from jiheng.performance.wording import said

LONGEST = 2000
MOST = 300
"""Characters and tokens that a formula may have; its tree can be no deeper."""
SIGNS = {
    "×": "*", "÷": "/", "＋": "+", "－": "-", "−": "-", "（": "(", "）": ")", "，": ",", "≥": ">=", "≧": ">=",
    "≤": "<=", "≦": "<=", "＞": ">", "＜": "<", "＝": "=", "==": "=", "≠": "!=", "<>": "!=", "％": "%", "、": ",",
}  # fmt: skip
_PATTERN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>'[^']*'|‘[^’]*’)|(?P<quoted>“[^”]*”|\"[^\"]*\"|「[^」]*」)|(?P<name>[^\W\d]\w*)"
    r"|(?P<sign>>=|<=|!=|<>|==|[-+*/(),<>=%≥≧≤≦≠×÷＋－−（），＞＜＝％、]))"
)


class ExpressionError(ValueError):
    """A formula that cannot be read or computed; the message is a Chinese sentence that names the place."""

    def __init__(self, name: str, /, **slots: object) -> None:
        super().__init__(said(f"expression.{name}", **slots))
        self.name = name


class Token(NamedTuple):
    """A piece of a formula: ``kind`` is number, name, text, sign or end; ``place`` counts characters from 1."""

    kind: str
    text: str
    place: int


def tokens(text: str, words: Mapping[str, str]) -> list[Token]:
    """The tokens of a formula, closed by an ``end``; ``words`` maps Chinese operators and functions to their signs.

    Raises:
        ExpressionError: the formula is too long or holds a character that has no meaning here.
    """
    if len(text) > LONGEST:
        raise ExpressionError("too_long", limit=LONGEST)
    found: list[Token] = []
    position = 0
    while position < len(text.rstrip()):
        match = _PATTERN.match(text, position)
        if match is None:
            place = position + len(text[position:]) - len(text[position:].lstrip())
            raise ExpressionError("character", character=text[place], place=place + 1)
        found.append(_token(match, words))
        position = match.end()
        if len(found) > MOST:
            raise ExpressionError("too_many", limit=MOST)
    return [*found, Token("end", "", len(text) + 1)]


def _token(match: re.Match[str], words: Mapping[str, str]) -> Token:
    kind = str(match.lastgroup)
    text, place = match[kind], match.start(kind) + 1
    if kind == "sign":
        return Token(kind, SIGNS.get(text, text), place)
    if kind in {"quoted", "text"}:
        return Token("name" if kind == "quoted" else kind, text[1:-1], place)
    word = words.get(text, text)
    return Token("name", word, place) if kind == "name" else Token(kind, text, place)
