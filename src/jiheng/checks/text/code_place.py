"""Codes of subjects that do not belong where they stand in a table: another code stands over them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from jiheng.checks.case import Case
from jiheng.checks.text.coded import coded_tables
from jiheng.checks.text.verdicts import finding
from jiheng.document import Cell
from jiheng.findings import Outcome, Result, Rule

STEP = 2
"""A code is so many digits longer than the one that it belongs under."""


def code_place(case: Case, rule: Rule) -> Iterable[Result]:
    """21703 between 212 and 2120801: each code begins with the code of the level above, which stands nearest over it.

    Where a line and the one below it both do not fit, the upper one is wrong and the lower one says what it should be.
    """
    for cells, elsewhere in _columns(case):
        wrong = dict(_misplaced([cell.text.strip() for cell in cells]))
        for at, cell in enumerate(cells):
            if at in wrong and cell.text.strip()[:-STEP] not in elsewhere:
                found = finding(case, rule, cell.span, expected=wrong[at])
                yield Result(rule.id, Outcome.FAILED, cell.span, found)
            else:
                yield Result(rule.id, Outcome.PASSED, cell.span)


def _columns(case: Case) -> Iterator[tuple[Sequence[Cell], frozenset[str]]]:
    """The cells with codes, column by column, each with the codes of the columns beside it: a list may go on there."""
    for pairs in coded_tables(case):
        found: dict[int, list[Cell]] = defaultdict(list)
        for code, _ in pairs:
            found[code.column].append(code)
        for column, cells in found.items():
            beside = (cell for other, others in found.items() if other != column for cell in others)
            yield cells, frozenset(cell.text.strip() for cell in beside)


def _misplaced(codes: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The positions of codes under another code than their own parent, with the beginning that they should have."""
    nearest: dict[int, int] = {}
    astray: dict[int, str] = {}
    for at, code in enumerate(codes):
        above = nearest.get(len(code) - STEP)
        if above is not None and not code.startswith(codes[above]):
            if above not in astray:
                astray[at] = codes[above]
            elif above == at - 1:
                astray[above] = code[:-STEP]
        nearest[len(code)] = at
    # Several codes of one parent that is not there: its line was lost, none of them is wrong.
    shared = Counter(codes[at][:-STEP] for at in astray)
    yield from ((at, right) for at, right in astray.items() if shared[codes[at][:-STEP]] == 1)
