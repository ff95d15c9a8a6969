"""Which scheme a form follows, by the points of its first levels, and where it departs from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.exact import fraction, shown
from jiheng.performance.forms.form import TARGET, Form
from jiheng.performance.indicators import Indicator
from jiheng.performance.schemes import Node, Scheme, ids, scheme
from jiheng.performance.scoring.execution import Execution
from jiheng.performance.wording import said
from jiheng.policy import Pack

_NOISE = re.compile(r"[（(][^（）()]*[）)]|\s")


class Fit(NamedTuple):
    """A scheme and the sentences that say where the form departs from it (none: it follows)."""

    scheme: Scheme
    departures: tuple[str, ...]


def plain(name: str, suffix: str) -> str:
    """A level's name without spaces, points in brackets and the closing word (指标)."""
    return _NOISE.sub("", name).removesuffix(suffix)


def fitting(form: Form, pack: Pack, kind: str = "self_evaluation") -> Fit | None:
    """The scheme of that kind whose points the form departs from least; None where pack or form has no points."""
    if not any(one.weight.coefficient for one in form.indicators):
        return None
    # Among equals the pack's own schemes, which stand after those of its parents, come first.
    fits = [fit(form, scheme(pack, identity), pack) for identity in reversed(ids(pack, kind))]
    return min(fits, key=lambda one: len(one.departures), default=None)


def fit(form: Form, chosen: Scheme, pack: Pack) -> Fit:
    """Hold the points of a form against a scheme."""
    suffix = pack.text("form_reading.level_suffix")
    points = _points(form.indicators, suffix)
    known: dict[str, str] = {}
    departures: list[str] = []
    for node in chosen.children():
        names = _names(node, suffix)
        found = next((points[name] for name in names if name in points), None)
        known |= dict.fromkeys(names, node.name)
        if form.kind == TARGET and isinstance(node.rule, Execution):
            continue
        if node.weight is not None and found != node.weight:
            slots = {"level": node.name, "due": shown(node.weight)}
            name = "level_missing" if found is None else "level_points"
            departures.append(said(f"form.{name}", found="" if found is None else shown(found), **slots))
    strange = [name for name in points if name not in known]
    departures.extend(said("form.level_unknown", level=name, found=shown(points[name])) for name in strange)
    return Fit(chosen, tuple(departures))


def _points(indicators: Iterable[Indicator], suffix: str) -> Mapping[str, Fraction]:
    found: dict[str, Fraction] = {}
    for one in indicators:
        level = plain(one.levels[0], suffix) if one.levels else ""
        found[level] = found.get(level, Fraction(0)) + fraction(one.weight)
    return found


def _names(node: Node, suffix: str) -> tuple[str, ...]:
    return tuple(plain(name, suffix) for name in (node.name, *node.aliases))


def by_name(form: Form, chosen: Scheme, pack: Pack) -> Mapping[str, Node]:
    """The nodes of a closed scheme for the lines of a form, by the lines' names (a reviewer's sheet).

    A line may stand for a level whose parts the scheme scores one by one.
    """
    suffix = pack.text("form_reading.level_suffix")
    nodes = sorted(chosen.nodes, key=lambda node: node in chosen.leaves)
    leaves = {name: node for node in nodes for name in _names(node, suffix)}
    found = {one.name: _nearest(plain(one.name, suffix), leaves) for one in form.indicators}
    return {name: node for name, node in found.items() if node is not None}


def _nearest(name: str, leaves: Mapping[str, Node]) -> Node | None:
    """The node of that name, else the only one whose name holds it or lies in it."""
    if name in leaves:
        return leaves[name]
    near = [node for known, node in leaves.items() if name and (known in name or name in known)]
    return near[0] if len(near) == 1 else None
