"""What a finding quotes, and the quote with the right figures in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jiheng.checks.case import Case
from jiheng.document import Document, Span
from jiheng.ledger import Fact
from jiheng.quantity import Quantity

LEAD = re.compile(r"[^\n\t，。；：！？,;:（）()]*\Z")
RUNNING_LEAD = re.compile(r"[^\t，。；：！？,;:（）()]*\Z")
BREAK = re.compile(r"[^\S\n]*\n\s*")
DIGITS = re.compile(r"[0-9０-９](?:[0-9０-９,，]*[0-9０-９])?(?:[.．][0-9０-９]+)?")
ABOVE = 600
"""Characters above the first figure of a table in which its unit is printed: its header lies between."""
LONGEST_LEAD = 40
LONGEST_QUOTE = 160


class Change(NamedTuple):
    """A figure at a span, and what should stand there."""

    span: Span
    right: Quantity


def clause(document: Document, spans: Iterable[Span]) -> Span:
    """The words from the beginning of the clause to the last of the given spans, cut where they would be long.

    A printed line that ends inside running text ends no clause.
    """
    listed, text = sorted(spans), document.text
    start, end = listed[0].start, max(span.end for span in listed)
    if end - start > LONGEST_QUOTE:
        end = listed[0].end
    block = document.block_at(start)
    runs = block is not None and block.flow is not None
    floor = max(start - LONGEST_LEAD, block.span.start if block is not None and runs else 0)
    lead = (RUNNING_LEAD if runs else LEAD).search(text, floor, start)
    begin = lead.start() if lead else start
    while begin < start and text[begin].isspace():
        begin += 1
    return Span(begin, end)


def unit_above(case: Case, fact: Fact) -> Span | None:
    """Where the unit of a fact's table is printed above it (单位：万元), on the nearest line that says one."""
    symbol = fact.quantity.unit.symbol if fact.quantity is not None and fact.quantity.unit is not None else ""
    first = min((other.span.start for other in case.ledger.facts if other.table == fact.table), default=0)
    floor = max(first - ABOVE, 0)
    pattern = re.compile(case.pack.text("tables.unit_line"))
    found = [match for match in pattern.finditer(case.document.text, floor, first) if match["unit"] == symbol]
    return Span(*found[-1].span()) if found else None


def corrected(text: str, quote: Span, changes: Sequence[Change]) -> str:
    """The quote with the right figures; "" where a figure is not in it or its unit would have to change."""
    result, last = [], quote.end
    for change in sorted(set(changes), key=lambda change: change.span, reverse=True):
        digits = DIGITS.search(text, change.span.start, change.span.end)
        if digits is None or not quote.holds(change.span) or change.span.end > last:
            return ""
        result += [text[digits.end() : last], _like(digits[0], change.right)]
        last = digits.start()
    return BREAK.sub("", "".join([text[quote.start : last], *reversed(result)]))


def _like(digits: str, right: Quantity) -> str:
    """The right figure, with thousands separators where the wrong one had them."""
    if "," not in digits and "，" not in digits:
        return right.printed
    whole, point, fraction = right.printed.partition(".")
    return f"{int(whole):,}{point}{fraction}"
