"""Whether a sentence goes on in the next printed line.

It does when it is open and the next line begins nothing of its own. Evidence, strongest first: an open bracket or a
comma, a number in two halves, a line as full as the wrapped lines of the text, running prose without an end, the first
words of a sentence that a short line cannot be the title of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jiheng.document import Role
from jiheng.extraction.structure.lines import Line
from jiheng.extraction.structure.numbering import number
from jiheng.extraction.structure.titles import kind, known, titled
from jiheng.extraction.structure.vocabulary import Vocabulary

_ENDS = re.compile(r"[。！？!?…][”’）》]*$")
_PAUSES = re.compile(r"[；：][”’）》]*$")
_OPEN = re.compile(r"[，、（《“‘〔【—]$")
_PROSE = re.compile(r"[，。；]")
_HALF_NUMBER = re.compile(r"\d[.,，]?$")
_REST_OF_NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?!\d*[、.）])")
_WORD = re.compile(r"[^\W\d_]")
_PAIRS = (("（", "）"), ("《", "》"), ("“", "”"))
_REST_OF_TITLE = 4  # characters
_LINES_OF_TITLE = 3
_LINES_OF_PATH = 8  # a path of subjects in the narrowest column
SLACK = 5
"""Half characters that a full line may lack or exceed: two characters of a lost indent and a half-width sign."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """What is asked of two lines.

    ``full`` is the width at which the text is wrapped, 0 where it is not; ``items`` are the places of numbered lines
    that are items of a list of sentences.
    """

    words: Vocabulary
    full: int
    items: frozenset[int]

    def continues(self, group: Sequence[Line], following: Line) -> bool:
        """Whether the sentence of the lines read so far goes on in the following line."""
        line = group[-1]
        if following.tabbed or not line.text or self._is_title_over(group):
            return False
        if line.block.role is Role.CAPTION:
            return _opened(line.text, *_PAIRS[0]) and _PAIRS[0][1] in following.text
        ended = bool(_ENDS.search(line.text))
        if line.running and (self._heads(group, following) or (ended and self._takes_up(following))):
            return True
        if ended:
            return self._is_full(line) and following.indent <= line.indent and not begins(following, self.words)
        prose = len(group) > 1 or bool(_PROSE.search(line.text))
        if begins(following, self.words) and not line.text.endswith("、"):
            return _half_number(line, following, prose=prose) or self._rest_of_title(line, following)
        return self._unfinished(line, following, prose=prose) or self._runs_on(line, following, prose=prose)

    def _takes_up(self, following: Line) -> bool:
        """Whether the next sentence says that it speaks on of what the one before does."""
        resumes, explains = (self.words.patterns[f"paragraphs.{name}"] for name in ("resumes", "explains"))
        return bool(resumes.match(following.text) or (not following.gap and explains.match(following.text)))

    def _heads(self, group: Sequence[Line], following: Line) -> bool:
        """Whether the lines are nothing but a path of subjects, and the next one says what was spent on it."""
        if len(group) > _LINES_OF_PATH:
            return False
        alone, told = (self.words.patterns[f"paragraphs.path_{name}"] for name in ("alone", "told"))
        return bool(told.match(following.text) and alone.search("".join(line.text for line in group)))

    def _rest_of_title(self, line: Line, following: Line) -> bool:
        """Whether a full numbered line has lost the end of its title to the next one, which looks like one itself."""
        if not self._is_full(line) or number(following.text, self.words) or self._is_title(line.text):
            return False
        return number(line.text, self.words) is not None and following.text.endswith(self.words.tails)

    def _unfinished(self, line: Line, following: Line, *, prose: bool) -> bool:
        """Whether the words themselves show the cut."""
        if _OPEN.search(line.text) or self.words.patterns["paragraphs.closers"].match(following.text):
            return not (following.gap and _PAUSES.search(line.text))
        counted = line.text[-1].isdecimal() and self.words.patterns["paragraphs.counted"].match(following.text)
        if counted or _half_number(line, following, prose=prose):
            return True
        if any(_opened(line.text, *pair) and pair[1] in following.text for pair in _PAIRS):
            return True
        if self._is_within_path(line.text, following.text):
            return True
        rest = len(following.text) <= _REST_OF_TITLE or not titled(line.text, self.words)
        return rest and titled(line.text + following.text, self.words)

    def _is_within_path(self, text: str, following: str) -> bool:
        """Whether a path of subjects (…（类）…（款）…（项）：…) is cut, or what is said of it."""
        path, rest, said = (self.words.patterns[f"paragraphs.{name}"] for name in ("path", "path_goes_on", "path_said"))
        return bool((path.search(text) and rest.match(following)) or said.search(text))

    def _runs_on(self, line: Line, following: Line, *, prose: bool) -> bool:
        """Whether the shape of the text shows the cut."""
        if not prose and self._is_title(line.text):
            return self._is_full(line) and following.text in self.words.tails
        if self._is_full(line):
            return True
        if _PAUSES.search(line.text) or (following.gap and not (self.full and prose)):
            return False
        return prose or (not self._may_stand_alone(line, following) and bool(_PROSE.search(following.text)))

    def _is_full(self, line: Line) -> bool:
        return bool(self.full) and self.full - SLACK <= line.width <= self.full + SLACK

    def _is_title_over(self, group: Sequence[Line]) -> bool:
        """Whether two or three lines together are a whole title."""
        return 1 < len(group) <= _LINES_OF_TITLE and self._is_title("".join(line.text for line in group))

    def _is_title(self, text: str) -> bool:
        """Whether a line is a whole title: a known one, or numbered and with the end of one."""
        if _PROSE.search(text) or self.words.patterns["paragraphs.subjects"].search(text):
            return False
        ends = number(text, self.words) is not None and text.endswith(self.words.tails)
        return ends or titled(text, self.words)

    def _may_stand_alone(self, line: Line, following: Line) -> bool:
        """Whether a short line is whole: a title, a name, a line of a cover, something set apart by its look."""
        text, block = line.text, line.block
        if block.bold or block.centred or block.level > 0:
            return True
        if self.words.patterns["paragraphs.subjects"].search(text):
            return False
        titled_end = text.rstrip("）").endswith((*self.words.tails, *self.words.names))
        if titled_end or self.words.patterns["parts.annex_line"].match(text):
            return True
        if number(text, self.words):
            return block.span.start not in self.items
        if self.words.patterns["paragraphs.notes"].match(text) or "：" in text:
            return not _ENDS.search(following.text)
        return begins(line, self.words)


def begins(line: Line, words: Vocabulary) -> bool:
    """Whether a line begins something of its own: a numbered item, a note, an annex, a picture, a title."""
    text = line.text
    return bool(
        number(text, words)
        or words.patterns["paragraphs.starts"].match(text)
        or words.patterns["figures.caption"].match(text)
        or words.patterns["cells.title"].fullmatch(text)
        or known(text, words)
        or kind(text, words)
    )


def _half_number(line: Line, following: Line, *, prose: bool) -> bool:
    """Whether a number is in two halves; between the bare numbers of a table nothing is cut."""
    if not (_HALF_NUMBER.search(line.text) and _REST_OF_NUMBER.match(following.text)):
        return False
    return bool(_WORD.search(line.text) and _WORD.search(following.text)) and (
        prose or bool(_PROSE.search(following.text))
    )


def _opened(text: str, opening: str, closing: str) -> bool:
    return text.rfind(opening) > text.rfind(closing)
