"""Words that stand twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.matching import matches
from jiheng.checks.text.verdicts import at_most, finding, judged
from jiheng.document import Span
from jiheng.findings import Finding, Result, Rule, Severity

COLUMNS = re.compile(r"[^\S\n]|\n.*\n")
LONGEST_REST = 3  # characters of a cell that a doubling may leave out
LINES = re.compile(r"\s")
PROSE = re.compile(r"，.*。$")


def doubled_words(case: Case, rule: Rule) -> Iterable[Result]:
    """主要用于主要用于, 有待设定有待, 执行预期执行: certain words and phrases, or any long one (a hint)."""

    def spans(body: Body, key: str, gaps: re.Pattern[str]) -> list[Span]:
        # A space between two equal words divides columns, it does not double them; neither does a wrap in a sentence.
        found = matches(rule, body.running, key)
        spans = [(match.span, COLUMNS if PROSE.search(match.stretch.text) else gaps) for match in found]
        told = [span for span, gap in spans if not gap.search(case.document.quote(span).strip())]
        return [span for span in told if not _between_figures(case.document.text, span)]

    def look(body: Body) -> Iterable[Finding]:
        sure = spans(body, "patterns", COLUMNS)
        for span in sure:
            yield finding(case, rule, span)
        for span in spans(body, "likely", LINES):
            if not any(span.touches(other) for other in sure):
                yield at_most(finding(case, rule, span), Severity.HINT)

    return judged(case, rule, look)


def _between_figures(text: str, span: Span) -> bool:
    """Whether figures touch both ends: two cells of a form that has run together (10显著提升显著提升10)."""
    behind = text[span.end : span.end + LONGEST_REST]
    return text[max(span.start - 1, 0) : span.start].isdigit() and any(map(str.isdigit, behind))
