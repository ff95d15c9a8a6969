"""The list beside the text: one card for each finding, with everything that proves it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from jiheng.policy.messages import messages
from jiheng.reporting.entry import Entry, Follower, Operand, follower_line, operand_line

SAY = messages("reporting")


def cards(entries: Iterable[Entry], prefix: str) -> Iterator[str]:
    """A list item for each finding; its links lead to the marks ``#<prefix><id>``."""
    return (_card(entry, prefix) for entry in entries)


def _card(entry: Entry, prefix: str) -> str:
    finding = entry.finding
    head = (
        f'<span class="badge">{escape(SAY.text(f"severities.{finding.severity}"))}</span>'
        f'<span class="title">{escape(finding.title)}</span>'
        f'<span class="place">{escape(entry.place)}</span>'
        f'<span class="message">{escape(finding.message)}</span>'
    )
    rows = "".join(
        f'<dt>{escape(SAY.text(f"labels.{label}"))}</dt><dd class="{label}">{content}</dd>'
        for label, content in _rows(entry, prefix)
        if content
    )
    data = f'data-finding="{entry.id}" data-severity="{finding.severity}" data-kind="{escape(finding.kind)}"'
    return (
        f'<li class="card {finding.severity}" {data}><details><summary>{head}</summary><dl>{rows}</dl></details></li>'
    )


def _rows(entry: Entry, prefix: str) -> Iterator[tuple[str, str]]:
    finding = entry.finding
    before, quote, after = map(escape, entry.context)
    mark = f'<a href="#{prefix}{entry.id}" data-at="{finding.span.start}">{quote}</a>'
    yield "stated", f"{before}{mark}{after}" if quote else before + after
    yield "expected", escape(finding.expected)
    yield "formula", escape(finding.formula)
    yield "evidence", _listed(_operand(operand) for operand in entry.operands)
    yield "correction", escape(finding.correction)
    yield "basis", escape(finding.basis)
    yield "consequences", _listed(_follower(follower) for follower in entry.followers)
    yield "part", escape(entry.part)
    yield "kind", escape(SAY.find(f"kinds.{finding.kind}") or finding.kind)
    yield "id", f'<span class="id">{entry.id} {escape(finding.rule)}</span>'


def _listed(items: Iterable[str]) -> str:
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{listed}</ul>" if listed else ""


def _operand(operand: Operand) -> str:
    quote = escape(operand.quote)
    link = f'<a href="#" data-at="{operand.span.start}">{quote}</a>' if operand.span else quote
    return operand_line(Operand(link, escape(operand.place), escape(operand.meaning), None))


def _follower(follower: Follower) -> str:
    link = f'<a href="#" data-at="{follower.span.start}">{escape(follower.quote)}</a>'
    return follower_line(Follower(link, escape(follower.place), escape(follower.expected), follower.span))
