"""Forms from the ledger of a document: what extraction read of indicator tables, as indicators to score.

Any format that can be read can be scored; a figure that was not understood stays words and is never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from jiheng.document import Document, Part, Place
from jiheng.ledger import Fact, Ledger, Statement
from jiheng.performance.forms.form import TARGET, Fault, Form, Line
from jiheng.performance.indicators import Indicator, Operator
from jiheng.performance.scoring.execution import Execution
from jiheng.performance.settings import Settings, settings
from jiheng.performance.wording import said
from jiheng.policy import Pack
from jiheng.quantity import Quantity

ROW, TABLE, EXECUTION = "indicator_row", "indicator_table", "execution_row"
MONITORING = "monitoring"
FUNDS = ("initial", "adjusted", "budget", "account", "completion")


class _Source(NamedTuple):
    document: Document
    ledger: Ledger
    part: Part
    pack: Pack
    settings: Settings


def forms(document: Document, ledger: Ledger, part: Part, pack: Pack) -> tuple[Form, ...]:
    """The forms of one part of a document, in the order of the text."""
    source = _Source(document, ledger, part, pack, settings(pack))
    found: list[Form] = []
    rows: list[Statement] = []
    funds: Statement | None = None
    for statement in ledger.said(part.span):
        if statement.form == EXECUTION and funds is None:
            funds = statement
        elif statement.form == ROW:
            rows.append(statement)
        elif statement.form == TABLE:
            found.append(_form(statement, rows, funds, source))
            rows, funds = [], None
    return tuple(found)


def _form(table: Statement, rows: list[Statement], funds: Statement | None, source: _Source) -> Form:
    end = _end(table, source)
    filled = [row for row in rows if not _empty(row) and row.span.start < end]
    part, texts = source.part, table.texts
    columns = texts.get("columns", "").split(",")
    month = _month(filled, source) if "score" not in columns else None
    kind = MONITORING if month else texts.get("kind", "")
    return Form(
        kind,
        texts.get("title", "") or part.title,
        part.entity,
        part.year,
        texts.get("project", ""),
        tuple(_line(row, source) for row in filled),
        _execution(funds, source) if funds is not None else None,
        _figure(table, "total_score", source) or (_reported(texts, source) if kind != TARGET else None),
        _funds(funds, source) if funds is not None else _amounts(texts.get("project", ""), source),
        tuple(fault for row in filled for fault in _faults(row, source)) if "weight" in columns else (),
        part.id,
        month,
    )


def _month(rows: list[Statement], source: _Source) -> int | None:
    """The month up to which a form gives its attainments."""
    facts = source.ledger.facts
    months = {facts[index].scope.month for row in rows for index in row.roles.get("attainment", ())} - {""}
    return max(map(int, months)) if months else None


def _amounts(project: str, source: _Source) -> Mapping[str, Quantity]:
    """The amounts of a form that gives its money no points, by measure."""
    concept = source.pack.text("form_reading.funds_concept")
    names = {source.pack.text(f"measures.{name}"): name for name in FUNDS}
    found: dict[str, Quantity] = {}
    for measure, name in names.items():
        for index in source.ledger.by_concept.get((concept, measure), ()):
            fact = source.ledger.facts[index]
            if fact.part == source.part.id and fact.scope.project == project and not fact.scope.fund and fact.quantity:
                found.setdefault(name, fact.quantity)
    return found


def _reported(texts: Mapping[str, str], source: _Source) -> Quantity | None:
    """The total that the report around the form states, where the form has no line for it."""
    kind = "project" if texts.get("project") else "overall"
    concept, measure = source.pack.text(f"forms.total_score.{kind}"), source.pack.text("measures.score")
    same = (source.ledger.facts[index] for index in source.ledger.by_concept.get((concept, measure), ()))
    found = {
        fact.quantity
        for fact in same
        if (fact.entity, fact.year) == (source.part.entity, source.part.year)
        and fact.scope.project == texts.get("project", "")
    }
    return found.pop() if len(found) == 1 else None


def _end(table: Statement, source: _Source) -> int:
    """Where the indicators end: at the line of the total; signatures and conclusions below it are none."""
    totals = [source.ledger.facts[index].span.start for index in table.roles.get("total_score", ())]
    totals += [source.ledger.facts[index].span.start for index in table.roles.get("total_weight", ())]
    return min(totals, default=len(source.document.text) + 1)


def _empty(row: Statement) -> bool:
    """A line of the printed form that nobody filled, or one cell over several columns (a signature, a remark)."""
    name, target = row.texts.get("name", ""), row.texts.get("target")
    others = {row.texts.get(role) for role in ("name", "operator", "unit", "weight")}
    one_cell = (target is not None and target in others) or name == row.texts.get("attainment")
    return not row.roles and (not name or one_cell)


def _line(row: Statement, source: _Source) -> Line:
    texts, place = row.texts, source.document.place(row.span)
    target, upper = _target(row, source)
    operator = _operator(row, target, upper, source)
    attainment = _exact(_figure(row, "attainment", source))
    if target is None and attainment is None:
        target, attainment = _bare(texts.get("target", ""), texts.get("attainment", ""), source)
        operator = _operator(row, target, upper, source)
    words = operator == Operator.QUALITATIVE
    indicator = Indicator(
        texts.get("name", ""),
        _figure(row, "weight", source) or Quantity(0),
        operator,
        None if words else target,
        None if words else attainment,
        tuple(texts[key] for key in ("level1", "level2") if key in texts),
        upper,
        texts.get("target", ""),
        texts.get("attainment", ""),
        _figure(row, "score", source),
        _reason(row, source),
        texts.get("evidence", ""),
        _mid_term(texts.get("mid_term", ""), target, source),
        applicable="".join(texts.get("attainment", "").split()) not in source.pack.words("tables.not_applicable"),
        place=where(place),
    )
    return Line(indicator, row.span, place, texts.get("due", ""), texts.get("forecast", ""))


def _mid_term(text: str, target: Quantity | None, source: _Source) -> Quantity | None:
    """The one figure of the whole term's target, in the unit of the year's where it has none."""
    numerals = source.pack.numbers.numerals(text)
    if len(numerals) != 1 or target is None:
        return None
    found = numerals[0].quantity
    return found if found.unit is not None else Quantity(found.coefficient, found.scale, target.unit)


def _target(row: Statement, source: _Source) -> tuple[Quantity | None, Quantity | None]:
    """The target, and the upper end where the form gives an interval (80–100次)."""
    numerals = source.pack.numbers.numerals(row.texts.get("target", ""))
    if len(numerals) == 2:  # noqa: PLR2004 - both ends
        low, high = numerals
        between = row.texts["target"][low.end : high.start].strip()
        if between in source.pack.words("form_reading.between"):
            unit = high.quantity.unit
            return Quantity(low.quantity.coefficient, low.quantity.scale, low.quantity.unit or unit), high.quantity
    return _exact(_figure(row, "target", source)), None


def _bare(target: str, attainment: str, source: _Source) -> tuple[Quantity | None, Quantity | None]:
    """Both as plain numbers where they bear the same unit that the lexicon does not know (≥5年, 6年); else nothing."""
    (goal, goal_unit), (done, done_unit) = (_plain(text, source) for text in (target, attainment))
    return (goal, done) if goal is not None and done is not None and goal_unit == done_unit else (None, None)


def _plain(text: str, source: _Source) -> tuple[Quantity | None, str]:
    """The one number of a text and the short unit behind it."""
    pack, found = source.pack, source.pack.numbers.numerals(text)
    if len(found) != 1 or found[0].quantity.unit is not None or found[0].quantity.approximate:
        return None, ""
    quantity, unit = found[0].quantity, text[found[0].digits_end :].strip()
    years = unit == pack.text("form_reading.year")
    dated = unit in pack.words("form_reading.calendar") or (
        years and quantity.value > pack.number("form_reading.longest_years")
    )
    before = text[: found[0].start].strip()
    signed = not before or before in pack.table("forms.operators")
    known = signed and not dated and len(unit) <= pack.number("form_reading.longest_unit") and unit.isalpha()
    return (Quantity(quantity.coefficient, quantity.scale), unit) if known else (None, "")


def _operator(row: Statement, target: Quantity | None, upper: Quantity | None, source: _Source) -> Operator:
    if upper is not None:
        return Operator.WITHIN
    if target is None:
        return Operator.QUALITATIVE
    if row.word:
        return Operator(row.word)
    levels = (row.texts.get("level1", ""), row.texts.get("level2", ""))
    cost = any(word in level for word in source.pack.words("forms.cost_levels") for level in levels)
    return Operator(source.settings.default_cost_operator if cost else source.settings.default_operator)


def _exact(quantity: Quantity | None) -> Quantity | None:
    """A figure with 约, 余 or 多 is no attainment to compute with."""
    return None if quantity is None or quantity.approximate else quantity


def _reason(row: Statement, source: _Source) -> str:
    reason = row.texts.get("reason", "").strip()
    silent = (*source.pack.words("form_reading.no_reason"), *source.pack.words("tables.dashes"))
    return "" if reason in silent else reason


def _figure(statement: Statement, role: str, source: _Source) -> Quantity | None:
    indices = statement.roles.get(role, ())
    return _kept(source.ledger.facts[indices[0]]) if indices else None


def _kept(fact: Fact) -> Quantity | None:
    """The figure with the places that its surroundings keep (82万元 beside 81.32万元 is 82.00)."""
    quantity, kept = fact.quantity, fact.kept
    if quantity is None or kept is None or kept <= quantity.scale or quantity.exact:
        return quantity
    return replace(quantity, coefficient=quantity.coefficient * 10 ** (kept - quantity.scale), scale=kept)


def _funds(row: Statement, source: _Source) -> Mapping[str, Quantity]:
    pairs = ((name, _figure(row, name, source)) for name in FUNDS)
    return {name: quantity for name, quantity in pairs if quantity is not None}


def _execution(row: Statement, source: _Source) -> Line | None:
    """The execution rate as an indicator with its own rule; None where the form gives it no points."""
    weight, funds, place = _figure(row, "weight", source), _funds(row, source), source.document.place(row.span)
    if weight is None:
        return None
    names = {key: source.pack.text(f"form_reading.execution.{key}") for key in ("initial", "adjusted", "received")}
    amounts = {"adjusted": funds.get("adjusted") or funds.get("budget"), "initial": funds.get("initial")}
    values: dict[str, object] = {names[key]: amount for key, amount in amounts.items() if amount is not None}
    spent = source.pack.text("form_reading.execution.executed")
    if "account" in funds:
        values[spent] = funds["account"]
    concept = source.pack.text("forms.execution.concept")
    indicator = Indicator(
        concept,
        weight,
        levels=(concept,),
        stated=_figure(row, "score", source),
        reason=_reason(row, source),
        place=where(place),
        values=values,
        rule=Execution(spent, names),
    )
    return Line(indicator, row.span, place)


def _faults(row: Statement, source: _Source) -> Iterator[Fault]:
    """Words where a number is due, and points that are missing."""
    place = where(source.document.place(row.span))
    for role in ("weight", "score"):
        text = row.texts.get(role, "").strip()
        if text and role not in row.roles and text not in source.pack.words("tables.dashes"):
            yield Fault(place, said(f"form.{role}_words", name=row.texts.get("name", ""), text=text, place=place))
    if "weight" not in row.roles and not row.texts.get("weight", "").strip():
        yield Fault(place, said("form.no_weight", name=row.texts.get("name", ""), place=place))


def where(place: Place) -> str:
    """A place as people read it: the cell, else page or line."""
    if place.cell:
        return said("place.cell", cell=place.cell)
    return said("place.page", page=place.page) if place.page else said("place.line", line=place.line)
