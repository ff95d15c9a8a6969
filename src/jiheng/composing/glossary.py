"""The glossary (名词解释): exactly the terms that the report uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from jiheng.composing.page import Page, Piece
from jiheng.composing.writer import Writer


def write_glossary(page: Page, writer: Writer) -> None:
    """An entry for each term of the pack that is used, in the pack's order."""
    text, number = page.running_text(), 0
    for row in writer.pack.rows("composing.glossary"):
        term = str(row["term"])
        if _used(writer, text, (term, *cast("Sequence[str]", row.get("words", ())))):
            number += 1
            entry = writer.setting("glossary_entry").format(number=number, term=term, meaning=row["meaning"])
            page.paragraph([Piece(entry)])


def _used(writer: Writer, text: str, words: Sequence[str]) -> bool:
    """Whether a word stands in the text, or names a figure of the tables that is not nought."""
    return any(word in text or writer.coefficient(writer.item(word)) for word in words)
