"""Which project a form is of: the cell beside 项目名称, unless the form is of the whole unit."""

from __future__ import annotations

from itertools import pairwise

from jiheng.document import Document, Part
from jiheng.extraction.tables.cells import Row, rows
from jiheng.extraction.tables.words import Words, plain


def projects(document: Document, part: Part, words: Words) -> dict[int, str]:
    """The project's name by the index of the table; a form in several tables keeps its project up to the next label."""
    found: dict[int, str] = {}
    project = ""
    for number, table in enumerate(document.tables):
        if part.span.holds(table.span):
            read = rows(document, number)
            if any(word in table.caption or word in part.title for word in words.pack.words("forms.overall_titles")):
                project = ""
            project = next((name for row in read if (name := _named(row, words))), project)
            found[number] = project
    return found


def _named(row: Row, words: Words) -> str:
    """The words of the cell right of the label."""
    labels = {plain(label) for label in words.pack.words("forms.project_labels")}
    filled = row.filled
    pairs = pairwise(filled)
    return next(
        (value.text for label, value in pairs if plain(label.text) in labels and not words.meaning(value.text).known),
        "",
    )
