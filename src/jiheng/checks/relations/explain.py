"""A finding's computation as a tree: from its printed formula back to operators, operands and the places of each.

Works on the finding objects of the JSON report (``formula`` and ``evidence`` of the contract), so that a report can be
explained without the document. An operand that an earlier step has computed stands as that step's own tree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from jiheng.checks.relations.computation import NEXT

TOKEN = re.compile(r"\s+([+−×÷=<>])\s+")
NUMBER = re.compile(r"[−-]?\d+(?:\.\d+)?")
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Node:
    """An operand or a result (算式的一步).

    ``text`` is the figure as the formula prints it, ``operator`` what stands before it among its siblings ("" for the
    first), ``children`` what it was computed from, ``evidence`` the entry of the finding that it was taken from.
    """

    text: str
    operator: str = ""
    children: tuple[Node, ...] = ()
    evidence: Row | None = None

    @property
    def value(self) -> Decimal | None:
        """The number of the figure, without sign and unit."""
        found = NUMBER.search(self.text)
        return abs(Decimal(found[0].replace("−", "-"))) if found else None


def explain(finding: Row) -> tuple[Node, ...]:
    """The computation of a finding of the JSON report; one tree, or none where it was not computed.

    Steps that lead to no other (two sides that are only compared) stand side by side.
    """
    rows = cast("Sequence[Row]", finding.get("evidence") or ())
    left = list(rows)
    done: list[Node] = []
    for line in str(finding.get("formula") or "").split(NEXT):
        parts = TOKEN.split(line)
        if len(parts) > 1:
            operands = [Node(text, operator) for text, operator in zip(parts[::2], ["", *parts[1::2]], strict=True)]
            done.append(_computed([_placed(operand, left, rows, done) for operand in operands]))
    return tuple(done)


def _computed(operands: Sequence[Node]) -> Node:
    """The result of a line with what it was computed from; a comparison keeps its two sides."""
    at = next((at for at, operand in enumerate(operands) if operand.operator == "="), 0)
    result = replace(operands[at], operator="", children=tuple(operands[:at])) if at else operands[0]
    behind = tuple(operands[at + 1 :])
    return Node(behind[0].operator, children=(result, *behind)) if behind else result


def _placed(operand: Node, left: list[Row], rows: Sequence[Row], done: list[Node]) -> Node:
    """The operand as the step that computed it, or with the evidence that states it: one not used yet, else any."""
    value = operand.value
    for step in done:
        if step.value == value:
            done.remove(step)
            return replace(step, operator=operand.operator)
    stating = [row for row in (*left, *rows) if value is not None and value == Node(str(row.get("value", ""))).value]
    if not stating:
        return operand
    if stating[0] in left:
        left.remove(stating[0])
    return replace(operand, evidence=stating[0])
