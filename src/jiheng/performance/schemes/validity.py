"""Whether a scheme holds together: ids, parents, weights, references (权重勾稽、引用检查)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter

from jiheng.performance.exact import shown
from jiheng.performance.expressions import Expression, names
from jiheng.performance.measures import Measure
from jiheng.performance.schemes.model import Node, Scheme
from jiheng.performance.schemes.problems import Complain
from jiheng.performance.scoring.condition import Condition
from jiheng.performance.scoring.deduction import Deduction
from jiheng.performance.scoring.execution import Execution
from jiheng.performance.scoring.formula import Formula
from jiheng.performance.scoring.operands import ANSWER, ATTAINMENT, TARGET, WEIGHT
from jiheng.performance.scoring.rule import Rule
from jiheng.performance.scoring.scale import Scale
from jiheng.performance.wording import said

OWN = frozenset({WEIGHT, TARGET, ATTAINMENT, ANSWER})
TOTAL, FULL = "total", "full"
"""What results may name besides the inputs: the total and the points to be had."""


def validate(scheme: Scheme, complain: Complain) -> None:
    """Complain of everything in a scheme that does not hold together."""
    if not _tree(scheme, complain):
        return
    _weights(scheme, complain)
    _rules(scheme, complain)
    _references(scheme, complain)


def _tree(scheme: Scheme, complain: Complain) -> bool:
    counts = Counter(node.id for node in scheme.nodes)
    doubled = [identity for identity, times in counts.items() if times > 1 or not identity]
    for identity in doubled:
        complain(f".indicators[{identity}]", said("scheme.doubled_id", id=identity))
    orphans = [node for node in scheme.nodes if node.parent and node.parent not in counts]
    for node in orphans:
        complain(f".indicators[{node.id}].parent", said("scheme.unknown_parent", parent=node.parent))
    circle = _circle({node.id: {node.parent} - {""} for node in scheme.nodes})
    if circle:
        complain(f".indicators[{circle[0]}].parent", said("scheme.circle", names=" → ".join(circle)))
    return not (doubled or orphans or circle)


def _circle(graph: dict[str, set[str]]) -> list[str]:
    """The names of a circle in the graph; empty where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [str(name) for name in error.args[1]]
    return []


def _weights(scheme: Scheme, complain: Complain) -> None:
    for node in scheme.nodes:
        if node.weight is not None and node.weight <= 0:
            complain(f".indicators[{node.id}].weight", said("scheme.weight_zero"))
    for parent in [None, *scheme.nodes]:
        children = scheme.children(parent.id if parent else "")
        due = parent.weight if parent else scheme.total
        weights = [child.weight for child in children]
        if not children or due is None or None in weights:
            continue
        found = sum((weight for weight in weights if weight is not None), Fraction(0))
        if found != due:
            place = f".indicators[{parent.id}]" if parent else ".total"
            complain(place, said("scheme.weights_miss", sum=shown(found), due=shown(due)))


def _rules(scheme: Scheme, complain: Complain) -> None:
    leaves = {node.id for node in scheme.leaves}
    for node in scheme.nodes:
        place = f".indicators[{node.id}]"
        if node.id not in leaves and (node.rule is not None or node.open):
            complain(place, said("scheme.rule_on_level"))
        if node.id in leaves and not node.open and (node.rule is None or node.weight is None):
            complain(place, said("scheme.rule_missing"))


def _references(scheme: Scheme, complain: Complain) -> None:
    known = OWN | scheme.inputs.keys() | {measure.name for measure in scheme.measures}
    for node in scheme.nodes:
        _known(_needed(node), known, complain, f".indicators[{node.id}].rule")
    _measures(scheme.measures, known - OWN, complain, "measures")
    scores = {node.name for node in scheme.nodes}
    _measures(scheme.results, (known - OWN) | scores | {TOTAL, FULL}, complain, "results")


def _measures(measures: Iterable[Measure], known: frozenset[str] | set[str], complain: Complain, key: str) -> None:
    rows = list(measures)
    own = {measure.name for measure in rows}
    for measure in rows:
        _known(names(measure.tree), known | own, complain, f".{key}[{measure.name}].formula")
    circle = _circle({measure.name: set(names(measure.tree)) & own for measure in rows})
    if circle:
        complain(f".{key}[{circle[0]}].formula", said("scheme.circle", names=" → ".join(circle)))


def _known(used: Iterable[str], known: frozenset[str] | set[str], complain: Complain, place: str) -> None:
    for name in dict.fromkeys(used):
        if name not in known:
            complain(place, said("scheme.unknown_name", name=name))


def _needed(node: Node) -> Iterator[str]:
    """The names that the rule of a node needs."""
    if isinstance(node.rule, Execution):
        yield from (name for name in (node.rule.executed, *node.rule.denominators.values()) if name)
    for tree in _trees(node.rule):
        yield from names(tree)


def _trees(rule: Rule | None) -> Iterator[Expression]:
    if isinstance(rule, Formula):
        yield rule.tree
    elif isinstance(rule, Condition):
        yield from (tree for case in rule.cases for tree in (case.when, case.points) if tree is not None)
    elif isinstance(rule, Deduction):
        yield from (item.number for item in rule.items)
    elif isinstance(rule, Scale) and rule.of is not None:
        yield rule.of
