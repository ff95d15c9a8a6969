"""What a body of a kind must hold, by the pack: its sections and its tables (table ``outlines``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from jiheng.checks.text.bodies import Body
from jiheng.checks.text.glossary import glossary
from jiheng.checks.text.settings import expression
from jiheng.document import Section
from jiheng.findings import Severity
from jiheng.policy import Pack


class Required(NamedTuple):
    """A section or table that an outline asks for.

    ``title`` matches its heading; ``evidence`` matches text that shows it to be there although its heading is lost;
    ``anywhere`` tells that it may stand in another body of the file (annexes, tables); ``first`` is the first year in
    which it is asked for.
    """

    name: str
    title: re.Pattern[str]
    evidence: re.Pattern[str] | None
    severity: Severity
    source: str
    anywhere: bool
    first: int


def required(body: Body, what: str) -> tuple[Required, ...]:
    """What is asked for (``section`` or ``table``) of a body of its kind in its year."""
    kind = body.part.kind if body.part else ""
    return tuple(row for row in _rows(body.pack, kind, what) if (body.year or row.first) >= row.first)


@cache
def _rows(pack: Pack, kind: str, what: str) -> tuple[Required, ...]:
    return tuple(_required(row) for row in pack.rows(f"outlines.{kind}.{what}") if not row.get("drop"))


def _required(row: Mapping[str, object]) -> Required:
    severity = Severity(str(row.get("severity", Severity.WARNING)))
    name = str(row["name"])
    return Required(
        name,
        re.compile(str(row.get("title", re.escape(name)))),
        re.compile(str(row["evidence"])) if "evidence" in row else None,
        severity if row.get("verified", True) else severity.lowered(),
        str(row.get("source", "")),
        bool(row.get("anywhere", False)),
        int(str(row.get("from", 0))),
    )


def heading(wanted: Required, sections: Iterable[Section], pack: Pack) -> Section | None:
    """The section that a row asks for; the title of a table is none, unless it may stand anywhere."""
    aside = expression(pack, "outline_words.aside")
    named = (section for section in sections if wanted.anywhere or not aside.search(section.title))
    return next((section for section in named if wanted.title.search(section.title)), None)


def shown(wanted: Required, lines: Iterable[str]) -> bool:
    """Whether lines show a row's content, with or without its heading."""
    evidence = wanted.evidence
    return evidence is not None and any(evidence.search(line) for line in lines)


def lines(body: Body) -> Iterator[str]:
    """What may show the content of a body: its paragraphs outside the glossary."""
    terms, aside = glossary(body), expression(body.pack, "outline_words.aside")
    for stretch in body.paragraphs:
        if not (aside.search(stretch.text) or (terms and terms.span.holds(stretch.place))):
            yield stretch.text
