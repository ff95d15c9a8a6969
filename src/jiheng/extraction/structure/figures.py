"""Captions (图1：…) and picture noise: the placeholder of a picture and what a text recognition left of its chart.

No figure of a chart is a fact: between a placeholder and its caption every line without a sentence is noise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jiheng.document import Role
from jiheng.extraction.structure.lines import Line
from jiheng.extraction.structure.vocabulary import Vocabulary

_FARTHEST = 60  # lines of noise that one chart can leave
_LONGEST_CAPTION = 60


def figures(lines: Sequence[Line], words: Vocabulary, raw: str) -> list[Line]:
    """The lines with captions and picture noise marked; ``raw`` is the document's plain text."""
    image = words.patterns["figures.image"]
    result: list[Line] = []
    since: int | None = None
    for line in lines:
        role = _role(line, words, noisy=since is not None and since <= _FARTHEST)
        if line.running and not line.tabbed and image.match(raw, line.block.span.start):
            role, since = Role.FIGURE, 0
        elif role in (Role.CAPTION, Role.PARAGRAPH) and line.running:
            since = None
        elif since is not None:
            since += 1
        result.append(line if role is line.block.role else replace(line, block=replace(line.block, role=role)))
    return result


def _role(line: Line, words: Vocabulary, *, noisy: bool) -> Role:
    if not line.running or line.tabbed:
        return line.block.role
    if len(line.text) <= _LONGEST_CAPTION and words.patterns["figures.caption"].match(line.text):
        return Role.CAPTION
    if noisy and words.patterns["figures.noise"].fullmatch(line.text):
        return Role.FIGURE
    return Role.PARAGRAPH
