"""Ledger files (``jiheng.ledger/1``): the facts of a unit and year as JSON, with what only people know beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple, cast

from jiheng.composing.account import Account
from jiheng.composing.data import Given
from jiheng.composing.items import naming
from jiheng.composing.sheets import Told
from jiheng.document import Cell, Document, Part, Span, Table
from jiheng.ledger import Fact, Ledger, Scope
from jiheng.policy import Pack
from jiheng.policy.messages import messages
from jiheng.quantity import Quantity

SCHEMA = "jiheng.ledger/1"
SAY = messages("composing")
NAMES = ("entity", "year", "base_year", "measure", "base_measure", "direction", "of")
Row = Mapping[str, Any]


class LedgerFile(NamedTuple):
    """A ledger file that was read."""

    given: Given
    told: Told


def load(content: str, name: str, pack: Pack) -> LedgerFile:
    """Read a ledger file.

    Raises:
        ValueError: it is none; the message is one Chinese sentence.
    """
    try:
        data = json.loads(content)
        facts = tuple(_fact(row, data, pack) for row in data["facts"])
        records = [(key, [dict(row) for row in rows]) for key, rows in data.get("records", {}).items()]
    except (ValueError, KeyError, TypeError, InvalidOperation, AttributeError) as error:
        raise ValueError(SAY.text("ledger.broken", schema=SCHEMA)) from error
    if data.get("schema") != SCHEMA:
        raise ValueError(SAY.text("ledger.schema", schema=SCHEMA))
    part = Part("p1", "", str(data.get("entity", "")), data.get("year"), Span(0, 0))
    texts = {"entity": part.entity, "year": str(part.year or ""), **data.get("texts", {})}
    sourced = tuple(_sourced(fact, row, name) for fact, row in zip(facts, data["facts"], strict=True))
    document = Document(name, "", tables=tuple(_codes(data.get("codes", {}))), parts=(part,))
    given = Given(name, document, Ledger(sourced))
    return LedgerFile(given, Told({}, texts, {key: tuple(_record(row) for row in rows) for key, rows in records}))


def _record(row: Mapping[str, object]) -> Mapping[str, str]:
    """A row of a small ledger; what is empty is not there."""
    return {str(key): str(value) for key, value in row.items() if value is not None and value != ""}


def _codes(codes: Mapping[str, str]) -> Iterator[Table]:
    """The codes of subjects with their names, as a user's table would bring them."""
    pairs = list(codes.items())
    cells = (Cell(row, column, Span(0, 0), text) for row, pair in enumerate(pairs) for column, text in enumerate(pair))
    if pairs:
        yield Table(Span(0, 0), tuple(cells))


def _fact(row: Row, whole: Row, pack: Pack) -> Fact:
    scope = Scope(**{key: str(row.get(key) or "") for key in Scope._fields})
    about = {key: row[key] for key in NAMES if row.get(key) is not None}
    about = {"entity": whole.get("entity", ""), "year": whole.get("year"), **about}
    # A ledger is a table: its facts name their fund, or have none; sentences leave that of the general budget unsaid.
    return Fact(str(row["concept"]), quantity=_quantity(row, pack), span=Span(0, 0), scope=scope, table=0, **about)


def _quantity(row: Row, pack: Pack) -> Quantity | None:
    if row.get("value") is None:
        return None
    sign, digits, exponent = Decimal(str(row["value"]).replace(",", "")).as_tuple()
    if not isinstance(exponent, int):  # not a number
        raise TypeError(row["value"])
    scale = max(-exponent, 0)
    coefficient = int("".join(map(str, digits))) * 10 ** max(exponent, 0)
    unit = pack.numbers.units[str(row["unit"])] if row.get("unit") else None
    return Quantity(-coefficient if sign else coefficient, scale, unit)


def _sourced(fact: Fact, row: Row, name: str) -> Fact:
    return replace(fact, path=str(row.get("source") or SAY.text("ledger.source", file=name, concept=fact.concept)))


def dump(account: Account, pack: Pack) -> str:
    """An account as a ledger file."""
    names = naming(pack)
    rows = []
    for item, entry in account.entries.items():
        concept, scope = names.named(item)
        row = {"concept": concept, "year": account.year + item.year, "measure": item.measure}
        row |= {key: value for key, value in scope._asdict().items() if value}
        unit = entry.quantity.unit
        rows.append(
            {**row, "value": str(entry.quantity.value), "unit": unit.symbol if unit else "", "source": entry.source}
        )
    return _json(account.entity, account.year, rows, account)


def stated(ledger: Ledger, entity: str, year: int) -> str:
    """The facts that a composed report states as a ledger file."""
    return _json(entity, year, [_row(fact) for fact in ledger.facts if fact.quantity is not None])


def _row(fact: Fact) -> dict[str, object]:
    scope = {key: value for key, value in fact.scope._asdict().items() if value}
    about = {key: value for key in NAMES if (value := getattr(fact, key)) not in (None, "")}
    quantity = cast("Quantity", fact.quantity)
    unit = quantity.unit.symbol if quantity.unit else ""
    return {"concept": fact.concept, **about, **scope, "value": str(quantity.value), "unit": unit, "source": fact.path}


def _json(entity: str, year: int, facts: Sequence[Mapping[str, object]], account: Account | None = None) -> str:
    data: dict[str, object] = {"schema": SCHEMA, "entity": entity, "year": year}
    if account:
        data |= {"texts": dict(account.texts), "records": {key: list(rows) for key, rows in account.records.items()}}
    return json.dumps({**data, "facts": list(facts)}, ensure_ascii=False, indent=1) + "\n"
