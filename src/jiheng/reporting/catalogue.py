"""The catalogue of rules: a table for the terminal, one rule in full, and the page of the documentation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.table import Table

from jiheng.findings import Rule
from jiheng.policy.messages import messages
from jiheng.reporting.paper import WIDTH, printed

SAY = messages("reporting")


def listed(rules: Iterable[Rule], width: int = WIDTH) -> str:
    """A line for each rule: id, severity, kind, title."""
    table = Table(box=None, pad_edge=False, header_style="")
    for column in ("id", "severity", "kind", "title"):
        table.add_column(SAY.text(f"catalogue.{column}"), overflow="fold")
    for rule in rules:
        table.add_row(rule.id, SAY.text(f"severities.{rule.severity}"), kind_name(rule), rule.title)
    return printed([table], width)


def shown(rule: Rule) -> str:
    """Everything that the record of a rule says, its examples last."""
    rows = [SAY.text("catalogue.row", label=label, content=content) for label, content in _rows(rule)]
    examples = [f"\n{title}\n{_indented(text)}" for title, text in _examples(rule)]
    return "\n".join([*rows, *examples]) + "\n"


def page(rules: Sequence[Rule]) -> str:
    """The Markdown page of all rules, by kind."""
    named = SAY.table("kinds")
    lines = [SAY.text("catalogue.page", count=len(rules))]
    for kind in named:
        members = [rule for rule in rules if rule.kind == kind]
        if members:
            lines += ["", f"## {named[kind]}", *(line for rule in members for line in _entry(rule))]
    return "\n".join(lines) + "\n"


def kind_name(rule: Rule) -> str:
    """The kind of a rule in Chinese."""
    return SAY.find(f"kinds.{rule.kind}") or rule.kind


def _entry(rule: Rule) -> Iterator[str]:
    yield from ("", f"### {rule.title}", "")
    yield from (f"- {SAY.text('catalogue.row', label=label, content=content)}" for label, content in _rows(rule))
    for title, text in _examples(rule):
        yield from ("", title, "", "```text", *text.splitlines(), "```")


def _rows(rule: Rule) -> Iterator[tuple[str, str]]:
    rows = {
        "id": rule.id,
        "title": rule.title,
        "severity": SAY.text(f"severities.{rule.severity}"),
        "kind": kind_name(rule),
        "message": rule.message,
        "correction": rule.correction,
        "basis": rule.basis,
        "verified": SAY.text(f"catalogue.verified_{str(rule.verified).lower()}"),
    }
    return ((SAY.text(f"catalogue.{name}"), text) for name, text in rows.items() if text)


def _examples(rule: Rule) -> Iterator[tuple[str, str]]:
    for number, example in enumerate(rule.examples, 1):
        name = "fails" if example.get("fails") else "passes"
        yield SAY.text(f"catalogue.{name}", number=number), str(example.get("text", "")).strip("\n")


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())
