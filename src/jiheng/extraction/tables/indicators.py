"""Indicator tables and score sheets: target, attainment, weight and score of every line, and the form's sums."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from jiheng.document import Span
from jiheng.extraction.tables.blocks import Block
from jiheng.extraction.tables.cells import Entry
from jiheng.extraction.tables.matrix import Source
from jiheng.extraction.tables.picking import stated
from jiheng.extraction.tables.records import Level, Record, named, points, records
from jiheng.extraction.tables.values import Value, single, unit_of, value, with_unit
from jiheng.ledger import Scope, Statement

MANDATORY = ("target", "attainment", "weight", "score")
TEXTS = (
    "target",
    "attainment",
    "reason",
    "criterion",
    "unit",
    "operator",
    "weight",
    "score",
    "due",
    "forecast",
    "mid_term",
    "evidence",
)
Roles = dict[str, tuple[int, ...]]


def read(block: Block, source: Source, execution: Mapping[str, int]) -> None:
    """Note the facts and statements of an indicator table or score sheet.

    Args:
        block: the block whose header names levels, targets, weights, scores.
        source: where to note them.
        execution: weight and score of the execution rate that the same form prints above (may be empty).
    """
    found = list(records(block, source.sheet.words))
    if not found:
        return
    scopes = _scopes(found, source)
    lines = [
        (record, _line(record, scope, block, source))
        for record, scope in zip(found, scopes, strict=True)
        if not record.total
    ]
    _groups(lines, source)
    _table(found, lines, block, source, execution)


def _scopes(found: Sequence[Record], source: Source) -> list[Scope]:
    """The scope of each line; an indicator whose name comes again is told apart by the level it stands under."""
    seen: set[Scope] = set()
    scopes: list[Scope] = []
    for at, record in enumerate(found):
        levels = "/".join(named(level.entry, source.sheet.words) for level in record.levels)
        name = named(record.name, source.sheet.words) if record.name is not None else levels.split("/")[-1]
        scope = Scope(indicator=name, project=source.sheet.project)
        for population in (levels, str(at)):
            if scope in seen:
                scope = scope._replace(population=population)
        seen.add(scope)
        scopes.append(scope)
    return scopes


def _line(record: Record, scope: Scope, block: Block, source: Source) -> Roles:
    """Note one line: its facts, and the statement that holds them together; lines without words say nothing."""
    if not record.row.filled:
        return {}
    values = _values(record, source)
    roles: Roles = {
        role: (_fact(role, found, record, scope._replace(month=_month(role, block)), source),)
        for role, found in values.items()
        if found.quantity is not None
    }
    texts = _texts(record, scope, block, roles, source)
    start = (record.name or record.row.filled[0]).span.start
    span = Span(start, max(entry.span.end for entry in record.row.filled))
    operator = _operator(record, values["target"], source)
    source.notes.statements.append(Statement("indicator_row", span, roles, not record.lost, operator, texts))
    return roles


def _values(record: Record, source: Source) -> dict[str, Value]:
    words = source.sheet.words
    score = unit_of(words.pack.text("tables.score_unit"), words)
    unit = unit_of(record.text("unit"), words)
    target = stated(record.cells.get("target"), unit, words, any_unit=True)
    own = target.quantity.unit if unit is None and target.quantity is not None else unit
    return {
        "target": target,
        "attainment": stated(record.cells.get("attainment"), own, words),
        "weight": value(record.cells.get("weight"), score, words)
        if "weight" in record.cells
        else _points(record.name, source),
        "score": value(record.cells.get("score"), score, words),
    }


def _points(entry: Entry | None, source: Source) -> Value:
    """The points that a level or an indicator prints behind its own name."""
    words = source.sheet.words
    found = points(entry, words) if entry is not None else None
    numeral = single(found["points"], words) if found else None
    if entry is None or found is None or numeral is None:
        return Value("blank")
    quantity = with_unit(numeral.quantity, unit_of(words.pack.text("tables.score_unit"), words), words)
    return Value("figure", quantity, entry.flow.span(*found.span("points")))


def _fact(role: str, found: Value, record: Record, scope: Scope, source: Source) -> int:
    entry = record.cells.get(role) or record.name or record.row.filled[0]
    return source.note(
        source.key(scope.indicator, source.measure(role), scope, source.part.year), found, record.row, entry
    )


def _month(role: str, block: Block) -> str:
    """The month that a monitoring form's column is up to."""
    column = block.header.column(role)
    return column.month if column is not None else ""


def _texts(record: Record, scope: Scope, block: Block, roles: Roles, source: Source) -> dict[str, str]:
    """What the line says in words; ``blank`` and ``lost`` list the mandatory cells that are empty or were lost."""
    present = {column.role for column in block.header.columns}
    levels = {f"level{at}": named(level.entry, source.sheet.words) for at, level in enumerate(record.levels, 1)}
    empty = [
        role
        for role in MANDATORY
        if role in present and not (record.text(role) or roles.get(role) or role in record.lost)
    ]
    name = scope.indicator if record.name is not None else ""
    texts = {**levels, "name": name, **{role: record.text(role) for role in TEXTS}}
    texts |= {"blank": ",".join(empty), "lost": ",".join(record.lost), "project": source.sheet.project}
    return {role: text for role, text in texts.items() if text}


def _operator(record: Record, target: Value, source: Source) -> str:
    """The operator that a form prints, in a column of its own or before the target (``qualitative`` for 定性)."""
    known = source.sheet.words.pack.table("forms.operators")
    printed = record.text("operator") or record.text("target")
    sign = max((sign for sign in known if printed.startswith(sign)), key=len, default="")
    bound = target.quantity.bound if target.quantity is not None else ""
    return str(known[sign]) if sign else bound


def _groups(lines: Sequence[tuple[Record, Roles]], source: Source) -> None:
    """State the points that levels print, with the weights of the lines under them."""
    groups: dict[Span, tuple[Level, Record, list[Roles]]] = {}
    for record, roles in lines:
        for level in record.levels:
            groups.setdefault(level.entry.span, (level, record, []))[2].append(roles)
    for level, record, under in groups.values():
        own = _level_points(level, source)
        if own.quantity is None:
            continue
        name = named(level.entry, source.sheet.words)
        scope = Scope(indicator=name, project=source.sheet.project)
        key = source.key(name, source.measure("weight"), scope, source.part.year)
        whole = source.note(key, own, record.row, level.points or level.entry)
        weights = _all("weight", under)
        complete = all("weight" in roles for roles in under if roles)
        statement = Statement(
            "indicator_group", own.span, {"points": (whole,), "weights": weights}, complete, "", {"name": name}
        )
        source.notes.statements.append(statement)


def _level_points(level: Level, source: Source) -> Value:
    """The points of a level: in their own column, or behind its name."""
    words = source.sheet.words
    if level.points is None:
        return _points(level.entry, source)
    return value(level.points, unit_of(words.pack.text("tables.score_unit"), words), words)


def _all(role: str, lines: Iterable[Roles]) -> tuple[int, ...]:
    return tuple(index for roles in lines for index in roles.get(role, ()))


def _table(
    found: Sequence[Record],
    lines: Sequence[tuple[Record, Roles]],
    block: Block,
    source: Source,
    execution: Mapping[str, int],
) -> None:
    """State the whole form; the ``indicator_row`` statements before it, back to the last form, are its lines."""
    under = [roles for _, roles in lines]
    roles = {"weights": _all("weight", under), "scores": _all("score", under)}
    roles |= {f"execution_{role}": (index,) for role, index in execution.items()}
    for record in found:
        if record.total:
            roles |= _totals(record, block, source)
    title = block.title
    span = title.span if title.text else block.header.lines[0].filled[0].span
    texts = {
        "title": title.text,
        "project": source.sheet.project,
        "kind": _kind(block),
        "columns": ",".join(_roles(block)),
    }
    whole = Statement(
        "indicator_table", span, {k: v for k, v in roles.items() if v}, True, "", {k: v for k, v in texts.items() if v}
    )
    source.notes.statements.append(whole)


def _roles(block: Block) -> list[str]:
    return [column.role for column in block.header.columns if column.role]


def _kind(block: Block) -> str:
    """``review``: a score sheet with printed rules; ``scored``: a self-evaluation; ``target``: a form of targets."""
    roles = {column.role for column in block.header.columns}
    return "review" if "criterion" in roles and "target" not in roles else "scored" if "score" in roles else "target"


def _totals(record: Record, block: Block, source: Source) -> Roles:
    """The facts of a form's closing line: full points, and the points got."""
    words = source.sheet.words
    unit = unit_of(words.pack.text("tables.score_unit"), words)
    numbers = [(entry, value(entry, unit, words)) for entry in record.row.filled]
    figures = [(entry, found) for entry, found in numbers if found.quantity is not None]
    score = record.cells.get("score")
    scores = [pair for pair in figures if pair[0] is score] or figures[1:2]
    weights = [pair for pair in figures if pair[0] is not scores[0][0]] if scores else figures
    kind = "review" if _kind(block) == "review" else "project" if source.sheet.project else "overall"
    concept = words.pack.text(f"forms.total_score.{kind}")
    scope = Scope(project=source.sheet.project)
    roles: Roles = {}
    for role, pairs in (("weight", weights[:1]), ("score", scores)):
        for entry, found in pairs:
            key = source.key(concept, source.measure(role), scope, source.part.year)
            roles[f"total_{role}"] = (source.note(key, found, record.row, entry),)
    return roles
