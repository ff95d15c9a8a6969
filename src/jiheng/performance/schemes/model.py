"""A scheme (评价指标体系) as values: what it asks for, how it weighs, how it scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from jiheng.performance.measures import Measure
from jiheng.performance.scoring.rule import Rule
from jiheng.quantity import Unit


class Input(NamedTuple):
    """A figure or answer that the scheme needs: its name, its printed unit, what it means.

    ``measure`` is the unit of measure where the pack knows it, so that 元 and 万元 convert.
    """

    name: str
    unit: str
    note: str = ""
    measure: Unit | None = None


class Node(NamedTuple):
    """A level or an indicator of the scheme.

    ``weight`` is None where the scheme leaves it open; ``open`` nodes take the indicators that a form brings itself.
    ``aliases`` are other names that forms print for it, ``criterion`` is the rule in words (评分标准), ``verified``
    whether its source was read.
    """

    id: str
    parent: str
    name: str
    weight: Fraction | None
    rule: Rule | None
    criterion: str
    source: str
    verified: bool
    open: bool
    aliases: tuple[str, ...] = ()


class Example(NamedTuple):
    """Inputs and what they must give; a scheme's own test."""

    name: str
    values: Mapping[str, object]
    answers: Mapping[str, Mapping[str, object]]
    total: object
    scores: Mapping[str, object]
    grade: str


@dataclass(frozen=True)
class Scheme:
    """A scheme, resolved and validated.

    ``settings`` are the settings of scoring that it states itself; ``materials`` names the checklist of an ex-ante
    evaluation (``project`` or ``policy``).
    """

    id: str
    name: str
    kind: str
    total: Fraction
    source: str
    verified: bool
    nodes: tuple[Node, ...]
    inputs: Mapping[str, Input]
    measures: tuple[Measure, ...]
    results: tuple[Measure, ...]
    settings: Mapping[str, object]
    examples: tuple[Example, ...]
    note: str = ""
    materials: str = ""

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        """The nodes by their id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def leaves(self) -> tuple[Node, ...]:
        """The nodes that carry points themselves: nothing stands under them."""
        parents = {node.parent for node in self.nodes}
        return tuple(node for node in self.nodes if node.id not in parents)

    def path(self, node: Node) -> tuple[str, ...]:
        """The names from the highest level down to the node's parent."""
        above = self.by_id.get(node.parent)
        return (*self.path(above), above.name) if above else ()

    def children(self, parent: str = "") -> tuple[Node, ...]:
        """The nodes directly under ``parent``; the first level for an empty id."""
        return tuple(node for node in self.nodes if node.parent == parent)
