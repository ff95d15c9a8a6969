"""Reports of several units in one file: where a report of another unit, or of another year, begins.

The title of a whole report (某局2024年度部门决算) also heads a section of it, or every page. It begins another report
only where it names another unit and the numbering begins anew behind it, or where the parts (第一部分) begin anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiheng.document import Block, Role
from jiheng.extraction.structure.entities import in_title, same_body
from jiheng.extraction.structure.numbering import number
from jiheng.extraction.structure.openings import ROOTS, Opening, Reader
from jiheng.extraction.structure.vocabulary import Vocabulary

_TOP, _SECOND = 1, 2
_NEAR = 3  # lines behind a title in which its unit is named
_FARTHEST = 60  # blocks behind a title in which the numbering begins anew


@dataclass(slots=True)
class Reports:
    """The report that is open while a file is read from its beginning: its unit and year, whether it has parts."""

    reader: Reader
    unit: str = ""
    year: str = ""
    parted: bool = False

    def at(self, place: int) -> Opening | None:
        """The report of another unit or year that begins at a block, if one does."""
        block = self.reader.blocks[place]
        rank = _rank(block, self.reader.words)[0]
        self.parted |= rank == _TOP
        title = None if rank else self.reader.titled(place)
        if title is None or title.kind not in ROOTS or not self._whole(title, place):
            return None
        named, anew = self._named(title), self._anew(title.end)
        other = bool(named and self.unit) and not same_body(named, self.unit) and not same_body(self.unit, named)
        again = anew == _TOP and self.parted and (named, self._year(title)) != (self.unit, self.year)
        return title if anew and (other or again) else None

    def open(self, title: Opening) -> None:
        """Take a title for that of the open report."""
        self.unit, self.year, self.parted = self._named(title), self._year(title), False

    def _whole(self, title: Opening, place: int) -> bool:
        """Whether a title begins at a block: the next one does not begin a title that names its unit by itself."""
        if title.end == place + 1:
            return True
        shorter = self.reader.titled(place + 1)
        return shorter is None or shorter.kind != title.kind or not in_title(shorter.title, self.reader.words)

    def _named(self, title: Opening) -> str:
        """The unit that a title, or a label right behind it, names."""
        words = self.reader.words
        named = in_title(title.title, words)
        behind = self.reader.blocks[title.end : title.end + _NEAR]
        texts = (block.flow.text for block in behind if block.flow is not None)
        labels = (pattern.search(text) for text in texts for pattern, _ in words.marks[:1])
        return named or next((found["name"] for found in labels if found), "")

    def _year(self, title: Opening) -> str:
        found = self.reader.words.patterns["parts.year_title"].search(title.title)
        return found[1] if found else ""

    def _anew(self, place: int) -> int:
        """The rank of the first number behind a title, if it is the first of its rank; 0 where it is not."""
        behind: Sequence[Block] = self.reader.blocks[place : place + _FARTHEST]
        ranked = (_rank(block, self.reader.words) for block in behind)
        rank, ordinal = next((found for found in ranked if found[0]), (0, 0))
        return rank if ordinal == 1 else 0


def _rank(block: Block, words: Vocabulary) -> tuple[int, int]:
    """Rank and value of a heading's number where it is a high one, nought elsewhere."""
    found = number(block.number, words) if block.role is Role.HEADING and block.number else None
    return (found.rank, found.ordinal) if found and found.rank <= _SECOND else (0, 0)
