"""Lists of 类款项: each level adds up to the one above, and all of them to the whole expenditure of their fund.

A list counts as complete where it covers every 类 that is stated; a budget's where it covers what the account's does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from jiheng.checks.relations import kinds
from jiheng.checks.relations.application import Application, Bound, not_checkable
from jiheng.checks.relations.book import Book
from jiheng.checks.relations.formula import Equation, Operand, holds
from jiheng.checks.relations.identity import Identity
from jiheng.document import Span

LEVEL, ALL = "classes_add_up", "items_add_up"
Path = tuple[str, ...]
Nodes = Mapping[Path, Operand]


def trees(book: Book) -> Iterator[Application]:
    """The sums of every list of 类款项, by entity, year, measure and fund."""
    groups = _groups(book)
    for key, nodes in groups.items():
        account = groups.get(key._replace(measure=book.case.pack.text("measures.account")), nodes)
        whole = _leaves(nodes).keys() == _leaves(account).keys()
        yield from _levels(book, nodes)
        yield from _whole(book, key, nodes, covered=whole and _covers(nodes))


def _groups(book: Book) -> dict[Identity, dict[Path, Operand]]:
    """The nodes of each list: a key without concept and classification, its figures by their paths."""
    classes = set(book.case.pack.words("classification.classes"))
    measures = book.case.pack.words("classification.measures")
    groups: dict[Identity, dict[Path, Operand]] = defaultdict(dict)
    for identity in book.known:
        path = tuple(identity.scope.classification.split("/")) if identity.scope.classification else ()
        if not path and identity.concept in classes:
            path = (identity.concept,)
        figure = book.figure_at(identity) if identity.measure in measures else None
        if figure is not None and path and path[-1] == identity.concept:
            key = identity._replace(concept="", scope=identity.scope._replace(classification=""))
            groups[key][path] = figure
    return groups


def _levels(book: Book, nodes: Nodes) -> Iterator[Application]:
    """Every 类 and 款 against what is stated right under it."""
    bounds = [
        Bound(LEVEL, kinds.total(nodes[path], [nodes[one] for one in under]), _span(book, nodes[path]), local=False)
        for path, under in _under(nodes).items()
    ]
    wrong = [bound for bound in bounds if not holds(bound.equation)]
    short = [bound for bound in wrong if holds(_as_limit(bound))]
    # Where most lists stay below their 类, they name only some of the items.
    partial = len(short) > 1 and len(short) * 2 > len(bounds)
    for bound in bounds:
        if partial and bound in short:
            yield not_checkable(LEVEL, "list_partial", bound.span, (bound.equation.operands[0].fact,))
        else:
            yield bound


def _whole(book: Book, key: Identity, nodes: Nodes, *, covered: bool) -> Iterator[Application]:
    """All items against the whole expenditure of their fund."""
    leaves = [figure for path, figure in _leaves(nodes).items() if len(path) > 1]
    row = next((one for one in book.case.pack.rows("classification.totals") if one["fund"] == key.scope.fund), None)
    whole = book.figure_at(_total(key, str(row["whole"]))) if row else None
    if whole is None or len(leaves) < 2:  # noqa: PLR2004 - one item is no list
        return
    bound = Bound(ALL, kinds.total(whole, leaves), _span(book, whole), local=False)
    if covered or holds(bound.equation) or not holds(_as_limit(bound)):
        yield bound
    else:
        yield not_checkable(ALL, "list_partial", bound.span, (whole.fact,))


def _total(key: Identity, concept: str) -> Identity:
    return key._replace(concept=concept, scope=key.scope._replace(fund=""))


def _under(nodes: Nodes) -> dict[Path, list[Path]]:
    """The stated paths below each node that have no other stated path between."""
    found: dict[Path, list[Path]] = defaultdict(list)
    for path in nodes:
        above = next((path[:cut] for cut in range(len(path) - 1, 0, -1) if path[:cut] in nodes), None)
        if above:
            found[above].append(path)
    return found


def _leaves(nodes: Nodes) -> dict[Path, Operand]:
    inner = {path[:cut] for path in nodes for cut in range(1, len(path))}
    return {path: figure for path, figure in nodes.items() if path not in inner}


def _covers(nodes: Nodes) -> bool:
    """Whether every stated 类 has items under it, and no item stands outside of them."""
    classes = {path[0] for path in nodes if len(path) == 1}
    return not classes or classes == {path[0] for path in nodes if len(path) > 1}


def _as_limit(bound: Bound) -> Equation:
    return kinds.bound(bound.equation.operands[0], bound.equation.operands[1:])


def _span(book: Book, operand: Operand) -> Span:
    return book.facts[operand.fact].span
