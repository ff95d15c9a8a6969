"""Lists of 类款项 in running text: each level adds up to the one above, all of them to the expenditure of their fund.

A list proves that something is missing only where it is seen to be complete: between one figure and the next the text
names one item. Tables state their own sums.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from jiheng.checks.relations import kinds
from jiheng.checks.relations.application import Application, Bound, not_checkable
from jiheng.checks.relations.book import Book
from jiheng.checks.relations.formula import Operand, holds
from jiheng.checks.relations.identity import Identity

LEVEL, ALL = "classes_add_up", "items_add_up"
REACH = 300
"""Characters before the first figure and behind the last one in which no further item may be named."""
Path = tuple[str, ...]
Nodes = Mapping[Path, Operand]


def trees(book: Book) -> Iterator[Application]:
    """The sums of every list of 类款项, by entity, year, measure and fund."""
    for key, nodes in _groups(book).items():
        inner = {path[:cut] for path in nodes for cut in range(1, len(path))}
        leaves = [figure for path, figure in nodes.items() if len(path) > 1 and path not in inner]
        complete = _seen_complete(book, leaves)
        doubtful = _doubtful(nodes)
        for path, under in _under(nodes).items():
            if path[0] in doubtful:
                yield not_checkable(LEVEL, "key_unclear", book.facts[nodes[path].fact].span, (nodes[path].fact,))
                continue
            yield _added(book, LEVEL, nodes[path], [nodes[one] for one in under], complete=complete)
        whole = _whole(book, key, leaves)
        if whole is not None and len(leaves) > 1:
            classes = {path[0] for path in nodes}
            covered = classes == {path[0] for path in nodes if len(path) > 1}
            yield _added(book, ALL, whole, leaves, complete=complete and covered)


def _doubtful(nodes: Nodes) -> set[str]:
    """The 类 that share a 款: one of them is written in the other's place, so neither is seen to hold its items."""
    above: dict[str, set[str]] = defaultdict(set)
    for path in nodes:
        for second in path[1:2]:
            above[second].add(path[0])
    return {name for names in above.values() if len(names) > 1 for name in names}


def _groups(book: Book) -> dict[Identity, dict[Path, Operand]]:
    """The nodes of each list: a key without concept and classification, its figures by their paths."""
    classes = set(book.case.pack.words("classification.classes"))
    measures = book.case.pack.words("classification.measures")
    groups: dict[Identity, dict[Path, Operand]] = defaultdict(dict)
    for identity in book.known:
        path = tuple(identity.scope.classification.split("/")) if identity.scope.classification else ()
        if not path and identity.concept in classes:
            path = (identity.concept,)
        figure = _told(book, identity, path) if identity.measure in measures else None
        if figure is not None and path[-1] == identity.concept:
            key = identity._replace(concept="", scope=identity.scope._replace(classification=""))
            groups[key][path] = figure
    return groups


def _told(book: Book, identity: Identity, path: Path) -> Operand | None:
    """The figure of a node: an item's own sentence, a 类 wherever it is stated."""
    if len(path) == 1:
        return book.figure_at(identity)
    told = [index for index in book.mentions.get(identity, ()) if book.facts[index].table is None]
    return book.operand(told[0]) if path and told else None


def _under(nodes: Nodes) -> dict[Path, list[Path]]:
    """The stated paths below each node that have no other stated path between."""
    found: dict[Path, list[Path]] = defaultdict(list)
    for path in nodes:
        above = next((path[:cut] for cut in range(len(path) - 1, 0, -1) if path[:cut] in nodes), None)
        if above:
            found[above].append(path)
    return found


def _added(book: Book, rule: str, whole: Operand, parts: Sequence[Operand], *, complete: bool) -> Application:
    bound = Bound(rule, kinds.total(whole, parts), book.facts[whole.fact].span, local=False)
    if complete or holds(bound.equation) or not holds(kinds.bound(whole, parts)):
        return bound
    return not_checkable(rule, "list_partial", bound.span, (whole.fact,))


def _whole(book: Book, key: Identity, leaves: Sequence[Operand]) -> Operand | None:
    """The expenditure that all items of a fund make up; where two are told alike, the one that they do make up."""
    rows = [row["wholes"] for row in book.case.pack.rows("classification.totals") if row["fund"] == key.scope.fund]
    names = [str(name) for row in rows if isinstance(row, list) for name in row]
    wider = key._replace(scope=key.scope._replace(fund=""))
    known = [figure for name in names if (figure := book.figure_at(wider._replace(concept=name)))]
    fits = (figure for figure in known if holds(kinds.total(figure, leaves)))
    return next(fits, known[0] if known else None)


def _seen_complete(book: Book, leaves: Sequence[Operand]) -> bool:
    """Whether the text names one item before each figure and none behind the last."""
    if not leaves:
        return False
    *_, mark = (str(word) for word in book.case.pack.table("classification.marks").values())
    text, spans = book.case.document.text, sorted(book.facts[leaf.fact].span for leaf in leaves)
    starts = [max(spans[0].start - REACH, 0), *(span.end for span in spans)]
    ends = [*(span.start for span in spans), min(spans[-1].end + REACH, len(text))]
    counts = [_named(text[start:end], mark) for start, end in zip(starts, ends, strict=True)]
    return counts == [*[1] * len(spans), 0]


def _named(text: str, mark: str) -> int:
    """How often a mark stands in a text, over line breaks and in brackets of either width."""
    return "".join(text.split()).replace("(", "（").replace(")", "）").count(mark)
