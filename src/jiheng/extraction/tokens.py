"""A paragraph as a row of tokens: words of the lexicon, numerals, years, classification paths, stops, other text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from jiheng.expressions import holds_any
from jiheng.extraction.lexicon import Lexicon
from jiheng.extraction.paths import paths
from jiheng.quantity import Numeral


class Token(NamedTuple):
    """A stretch of a flow with its kind; ``value`` is what a word stands for, ``numeral`` its number if it has one."""

    kind: str
    start: int
    end: int
    value: str = ""
    numeral: Numeral | None = None


_STOPS = {
    "。": "stop",
    "！": "stop",
    "？": "stop",
    "；": "semicolon",
    "，": "comma",
    "、": "item",
    "：": "colon",
    "（": "open",
    "）": "close",
    "\n": "comma",
    "|": "stop",
}
BESIDE_DIGITS = "change_letter"
"""Letters that are change words right before their figure only (降3%), else parts of other words."""
_STOP = re.compile("[" + re.escape("".join(_STOPS)) + "]")


@lru_cache(maxsize=8192)
def tokens(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens of a flow, left to right, covering all of it.

    Where two overlap the earlier kind of this list wins: other numerals, years, paths and words with digits, numerals,
    words, stops; what is left is ``text``.
    """
    return tuple(_filled(text, _chosen(_candidates(text, lexicon), len(text))))


def _candidates(text: str, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    shields = list(_shields(text, lexicon))
    yield from shields
    open_text = _masked(text, [token for _, token in shields])
    for path in paths(open_text, lexicon.pack):
        yield 2, Token("path", path.start, path.end, path.name)
    for start, end, word in lexicon.lexemes(open_text):
        if word.kind == BESIDE_DIGITS and not text[end : end + 1].isdigit():
            continue
        yield 2 if word.digits else 4, Token(word.kind.removesuffix("_letter"), start, end, word.value)
    for numeral in lexicon.pack.numbers.numerals(open_text):
        yield 3, Token("number", numeral.lead, numeral.end, "", numeral)
    for match in _STOP.finditer(text):
        yield 5, Token(_STOPS[match[0]], match.start(), match.end())


def _shields(text: str, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Numerals that are no figures: what they cover is read as nothing else."""
    for kind, pattern, literals in lexicon.others if lexicon.hint.search(text) else ():
        for match in pattern.finditer(text) if holds_any(literals, text) else ():
            if match.end() > match.start():
                yield 0, Token("other", match.start(), match.end(), kind)
    for match in lexicon.year.finditer(text):
        yield 1, Token("year", match.start(), match.end(), match[1])


def _masked(text: str, shields: list[Token]) -> str:
    """The text with what is shielded blanked out, so that no word begins or ends inside it."""
    signs = list(text)
    for token in shields:
        signs[token.start : token.end] = "\0" * (token.end - token.start)
    return "".join(signs)


def _chosen(candidates: Iterator[tuple[int, Token]], length: int) -> list[Token]:
    """The tokens of a text of that length that stand when overlapping ones of later kinds have given way."""
    taken: list[Token] = []
    covered = bytearray(length)
    for _, token in sorted(candidates, key=lambda pair: (pair[0], pair[1].start, -pair[1].end)):
        if covered.find(1, token.start, token.end) < 0:
            covered[token.start : token.end] = b"\x01" * (token.end - token.start)
            taken.append(token)
    return sorted(taken, key=lambda token: token.start)


def _filled(text: str, chosen: list[Token]) -> Iterator[Token]:
    at = 0
    for token in chosen:
        if token.start > at:
            yield Token("text", at, token.start, text[at : token.start])
        yield token
        at = token.end
    if at < len(text):
        yield Token("text", at, len(text), text[at:])


def with_names(found: tuple[Token, ...], text: str, names: Iterable[str]) -> tuple[Token, ...]:
    """The tokens with the unit's own names as tokens of their own (``own``); what lies inside a name is no word."""
    for name in sorted(filter(None, set(names)), key=len, reverse=True):
        at = text.find(name)
        while at >= 0:
            found = _named(found, at, at + len(name))
            at = text.find(name, at + len(name))
    return found


def _named(found: tuple[Token, ...], start: int, end: int) -> tuple[Token, ...]:
    inside = [token for token in found if token.start < end and start < token.end]
    if any(token.kind not in {"text", "lead", "link"} for token in inside):
        return found
    before = [token for token in found if token.end <= start]
    after = [token for token in found if token.start >= end]
    cut = [
        token._replace(end=start, value=token.value[: start - token.start]) for token in inside if token.start < start
    ]
    rest = [token._replace(start=end, value=token.value[end - token.start :]) for token in inside if token.end > end]
    return (*before, *cut, Token("own", start, end), *rest, *after)
