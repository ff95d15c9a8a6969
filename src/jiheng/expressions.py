"""What an expression tells of the texts in which it is found, so that it is tried nowhere else.

Two things are read off it as the standard library parses it: words of which every text with a match holds one, and the
characters with which a match can begin. Where either cannot be told, every text and every place is tried. See
docs/decisions/0013.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import Any

MOST_CHARACTERS = 12
"""A set of more characters than this is in nearly every text."""

WIDEST_RANGE = 100
"""A range of more characters than this, as that of all Chinese ones, rules out next to nothing."""

Literals = tuple[str, ...]
Parsed = Iterable[tuple[object, Any]]

_parser: Any = import_module("re._parser")
_CLASSES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s"}


class _Unknown(Exception):  # noqa: N818 - it is no error, only the end of a search
    """The beginnings cannot be told."""


@cache
def needed(wanted: re.Pattern[str]) -> Literals:
    """Words of which every text with a match holds one; none where there is no such list."""
    return () if wanted.flags & re.IGNORECASE else _of_sequence(_parser.parse(wanted.pattern, wanted.flags))


def holds_any(literals: Literals, text: str) -> bool:
    """Whether the text can hold a match of what needs these words."""
    return not literals or any(literal in text for literal in literals)


def hurried(pattern: str) -> str:
    """The same expression, which looks first at the character with which a match must begin."""
    try:
        parsed = _parser.parse(pattern)
        begins, empty = _beginnings(parsed)
    except _Unknown:
        return pattern
    if parsed.state.flags != re.UNICODE:  # flags of its own must stand at the very beginning
        return pattern
    return pattern if empty else f"(?=[{''.join(sorted(begins))}])(?:{pattern})"


def _of_sequence(parsed: Parsed) -> Literals:
    """Of the lists that the steps of a sequence need, the one that fewest texts are likely to serve."""
    return min(filter(None, _of_steps(parsed)), key=lambda words: (-min(map(len, words)), len(words)), default=())


def _of_steps(parsed: Parsed) -> Iterator[Literals]:
    run = ""
    for operation, argument in parsed:
        if str(operation) == "LITERAL":
            run += chr(argument)
            continue
        yield (run,) if run else ()
        run = ""
        yield _NEED.get(str(operation), lambda _: ())(argument)
    yield (run,) if run else ()


def _of_choice(argument: Any) -> Literals:  # noqa: ANN401 - the parser's own values have no types
    each = [_of_sequence(branch) for branch in argument[1]]
    return tuple(dict.fromkeys(word for words in each for word in words)) if all(each) else ()


def _of_set(members: Any) -> Literals:  # noqa: ANN401
    plain = len(members) <= MOST_CHARACTERS and all(str(kind) == "LITERAL" for kind, _ in members)
    return tuple(chr(code) for _, code in members) if plain else ()


def _of_repeat(argument: Any) -> Literals:  # noqa: ANN401
    return _of_sequence(argument[2]) if argument[0] else ()


def _of_group(argument: Any) -> Literals:  # noqa: ANN401
    return () if argument[1] & re.IGNORECASE else _of_sequence(argument[-1])


_NEED: dict[str, Callable[[Any], Literals]] = {
    "SUBPATTERN": _of_group,
    "ATOMIC_GROUP": _of_sequence,
    "ASSERT": lambda argument: _of_sequence(argument[1]),
    "BRANCH": _of_choice,
    "IN": _of_set,
    **dict.fromkeys(("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"), _of_repeat),
}

Beginnings = tuple[frozenset[str], bool]
"""Members of a class of characters, and whether what was looked at can also match nothing."""


def _beginnings(parsed: Parsed) -> Beginnings:
    found: frozenset[str] = frozenset()
    for operation, argument in parsed:
        if str(operation) not in _BEGIN:
            raise _Unknown
        more, empty = _BEGIN[str(operation)](argument)
        found |= more
        if not empty:
            return found, False
    return found, True


def _begin_choice(argument: Any) -> Beginnings:  # noqa: ANN401
    each = [_beginnings(branch) for branch in argument[1]]
    return frozenset().union(*(members for members, _ in each)), any(empty for _, empty in each)


def _begin_repeat(argument: Any) -> Beginnings:  # noqa: ANN401
    members, empty = _beginnings(argument[2])
    return members, empty or not argument[0]


def _begin_group(argument: Any) -> Beginnings:  # noqa: ANN401
    if argument[1]:
        raise _Unknown
    return _beginnings(argument[-1])


def _member(kind: object, value: Any) -> str:  # noqa: ANN401
    if str(kind) == "LITERAL":
        return re.escape(chr(value))
    if str(kind) == "RANGE" and value[1] - value[0] <= WIDEST_RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    if str(value) in _CLASSES:
        return _CLASSES[str(value)]
    raise _Unknown


_NOTHING: Beginnings = frozenset(), True
_BEGIN: dict[str, Callable[[Any], Beginnings]] = {
    "LITERAL": lambda code: (frozenset((re.escape(chr(code)),)), False),
    "IN": lambda members: (frozenset(_member(*member) for member in members), False),
    "SUBPATTERN": _begin_group,
    "ATOMIC_GROUP": _beginnings,
    "BRANCH": _begin_choice,
    **dict.fromkeys(("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"), _begin_repeat),
    **dict.fromkeys(("AT", "ASSERT", "ASSERT_NOT"), lambda _: _NOTHING),
}
