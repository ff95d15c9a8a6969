"""Pages of contents (目录): their lines name sections and are none.

A line is one by itself when it carries a leader of dots or a page field. Otherwise the page is found by its title, or
by the run of titles without any text between them that the body repeats.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiheng.document import Role
from jiheng.extraction.structure.lines import Line
from jiheng.extraction.structure.numbering import number
from jiheng.extraction.structure.titles import entry
from jiheng.extraction.structure.vocabulary import Vocabulary

_FEWEST_ENTRIES = 3
_FEWEST = 6  # a run of titles that is shorter may be a body whose text was lost


def contents(lines: Sequence[Line], words: Vocabulary, raw: str) -> list[Line]:
    """The lines with those of contents marked; ``raw`` is the document's plain text."""
    marked = {place for place, line in enumerate(lines) if line.running and _led(line, words, raw)}
    for start in _titles(lines, words):
        marked.update(range(start, _end(lines, start, words, raw)))
    if not marked:
        marked.update(_untitled(lines, words))
    return [_as_contents(line) if place in marked else line for place, line in enumerate(lines)]


def _led(line: Line, words: Vocabulary, raw: str) -> bool:
    """Whether a line carries a leader of dots or the field of a page number."""
    printed = raw[line.block.span.start : line.block.span.end]
    if words.patterns["contents.field"].search(printed):
        return True
    leader = words.patterns["contents.leader"].search(printed)
    return bool(leader) and (
        number(line.text, words) is not None or bool(words.patterns["contents.page"].search(printed))
    )


def _paged(line: Line, words: Vocabulary, raw: str) -> bool:
    """Whether a line on a page of contents ends with the number of a page."""
    printed = raw[line.block.span.start : line.block.span.end]
    return _led(line, words, raw) or bool(words.patterns["contents.numbered"].search(printed))


def _titles(lines: Sequence[Line], words: Vocabulary) -> Iterator[int]:
    """The places where a page of contents begins: its title, whole or over two lines."""
    titles, halves = (
        words.lists["contents.titles"],
        [words.text(f"contents.{half}_half") for half in ("first", "second")],
    )
    for place, line in enumerate(lines):
        if line.running and (line.text in titles or [near.text for near in lines[place : place + 2]] == halves):
            yield place


def _end(lines: Sequence[Line], start: int, words: Vocabulary, raw: str) -> int:
    """Where the entries end: at the first sentence, or where the first entry stands again."""
    first = ""
    place = start + 1
    if lines[start].text not in words.lists["contents.titles"]:
        place += 1
    led = False
    while place < len(lines) and lines[place].running and entry(lines[place].text, words):
        leads = _paged(lines[place], words, raw)
        key = _key(lines[place].text, words)
        if first and (first.startswith(key) or key.startswith(first)) and number(lines[place].text, words):
            return place
        if led and not leads and not any(_paged(near, words, raw) for near in lines[place + 1 : place + 3]):
            return place
        first, led, place = first or key, led or leads, place + 1
    return place if led else _restarts(lines, start, place, words)


def _restarts(lines: Sequence[Line], start: int, end: int, words: Vocabulary) -> int:
    """Where the body's own titles begin before its first sentence: there is text between them, so they are few."""
    numbers = [(place, found) for place in range(start + 1, end) if (found := number(lines[place].text, words))]
    top = min((found.rank for _, found in numbers), default=0)
    tops = [(place, found.ordinal) for place, found in numbers if found.rank == top]
    anew = [place for place, ordinal in tops if ordinal == 1]
    if anew and sum(place >= anew[-1] for place, _ in tops) < _FEWEST_ENTRIES:
        return anew[-1]
    return numbers[-1][0] + 1 if numbers else end


def _key(text: str, words: Vocabulary) -> str:
    """An entry without its page number and leader."""
    return words.patterns["contents.numbered"].sub("", words.patterns["contents.leader"].sub("", text))


def _untitled(lines: Sequence[Line], words: Vocabulary) -> range:
    """The run of numbered titles before the first part, when the same first part begins once more after it."""
    firsts = [
        place
        for place, line in enumerate(lines)
        if line.running and (found := number(line.text, words)) and (found.rank, found.ordinal) == (1, 1)
    ]
    if len(firsts) != 2 or firsts[1] - firsts[0] < _FEWEST:  # noqa: PLR2004 - once in the contents, once in the body
        return range(0)
    run = range(*firsts)
    return run if all(lines[place].running and entry(lines[place].text, words) for place in run) else range(0)


def _as_contents(line: Line) -> Line:
    return replace(line, block=replace(line.block, role=Role.CONTENTS))
