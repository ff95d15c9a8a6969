"""Which project a form is of: the cell beside 项目名称, unless the form is of the whole unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from jiheng.document import Document, Part
from jiheng.extraction.tables.blocks import Block
from jiheng.extraction.tables.cells import Row
from jiheng.extraction.tables.titles import sheet
from jiheng.extraction.tables.words import Words, listed, plain


def projects(
    document: Document, part: Part, lines: Mapping[int, tuple[Row, ...]], cut: Sequence[Block], words: Words
) -> dict[int, str]:
    """The project's name by the index of the table.

    A form in several tables keeps its project up to the next label, the form of a whole unit or a public table.
    """
    found: dict[int, str] = {}
    project = ""
    titles = {block.header.lines[0].table: block.title.text for block in cut if block.title.own}
    overall = words.pack.words("forms.overall_titles")
    for number, read in lines.items():
        title = titles.get(number, "") or document.tables[number].caption
        if sheet(title, words) or any(word in title or word in part.title for word in overall):
            project = ""
        project = next((name for row in read if (name := _named(row, words))), project)
        found[number] = project
    return found


def _named(row: Row, words: Words) -> str:
    """The words of the cell right of the label."""
    labels = listed(words, "forms.project_labels")
    filled = row.filled
    pairs = pairwise(filled)
    return next(
        (value.text for label, value in pairs if plain(label.text) in labels and not words.meaning(value.text).known),
        "",
    )
