"""The glossary, which follows from the terms and items that the report uses."""

from __future__ import annotations

from typing import Any

from benchmarks.accuracy.wording import load, numeral
from benchmarks.accuracy.writing.report import Item, Line, Run
from benchmarks.accuracy.writing.scribe import Scribe


def glossary(scribe: Scribe, wording: dict[str, Any], part: str) -> list[Item]:
    """Terms that the report uses, each with its definition; items of the classification where the province has them."""
    spec = load("glossary")
    terms = [(Run(term), definition) for term, definition in spec["terms"].items() if used(scribe, term, spec)]
    entries: list[list[Run]] = [[term, Run("：" + definition)] for term, definition in terms]
    if wording.get("glossary_items", True):
        for key in scribe.book.groups["gp.leaves"]:
            name = scribe.book.labels[key]
            entries.append(
                [
                    *scribe.line("{path:x}", x=key),
                    Run("：" + spec["items"].get(name, spec["item"].replace("{name}", name))),
                ]
            )
    form = wording.get("glossary_number", "1.")
    lines = []
    for number, runs in enumerate(entries, 1):
        head = form.replace("1", str(number)).replace("一", numeral(number))
        lines.append(Line((Run(head), *runs), "term", "glossary", part))
    return list(lines)


def used(scribe: Scribe, term: str, spec: dict[str, Any]) -> bool:
    """Terms of a figure appear only when the figure does."""
    key = spec["only_with"].get(term)
    return not key or bool(scribe.book.get(key).value)
