"""The glossary (名词解释): exactly the terms that the report has used, and the subjects it names."""

from __future__ import annotations

from typing import cast

from jiheng.composing.page import Page, Piece
from jiheng.composing.writer import Writer


def write_glossary(page: Page, writer: Writer) -> None:
    """An entry for each term of the pack that stands in the paragraphs before, in the pack's order."""
    used = page.running_text()
    number = 0
    for row in writer.pack.rows("composing.glossary"):
        if any(word in used for word in cast("list[str]", row.get("words", [row["term"]]))):
            number += 1
            entry = writer.setting("glossary_entry").format(number=number, term=row["term"], meaning=row["meaning"])
            page.paragraph([Piece(entry)])
