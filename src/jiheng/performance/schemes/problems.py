"""What is wrong with the schemes and settings of a pack, each with its place; nothing when all is well."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from jiheng.performance.wording import PerformanceError, said

Complain = Callable[[str, str], None]
"""Take note of a problem: the place inside the scheme, and one Chinese sentence."""


class Problem(NamedTuple):
    """``place`` is the dotted path in the pack with the file that gave it, ``message`` one Chinese sentence."""

    place: str
    message: str

    def __str__(self) -> str:
        return said("scheme.problem", place=self.place, message=self.message)


class SchemeError(PerformanceError):
    """A scheme that cannot be used; ``problems`` lists everything that is wrong with it."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        super().__init__("scheme.unusable", name=name, problem=str(problems[0]), count=len(problems))
        self.problems = problems


def text_at(row: Mapping[str, object], key: str, complain: Complain, place: str, *, due: bool = False) -> str:
    """The text of a key; complains where it is due and missing, or no text at all."""
    value = row.get(key, "")
    if not isinstance(value, str):
        complain(f"{place}.{key}", said("scheme.text_due", value=value))
        return ""
    if due and not value.strip():
        complain(place, said("scheme.missing", key=key))
    return value
