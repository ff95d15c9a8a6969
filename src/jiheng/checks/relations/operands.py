"""Facts as operands: signed by their direction, with what their figure stands for."""

from __future__ import annotations

from jiheng.checks.relations.formula import Operand
from jiheng.ledger import Fact
from jiheng.policy import Pack
from jiheng.quantity import Quantity


def operand_of(index: int, fact: Fact, pack: Pack) -> Operand | None:
    """The operand of a fact of that index; None where it is in words alone and says no direction."""
    level, decrease = pack.text("directions.level"), pack.text("directions.decrease")
    sign = -1 if fact.direction == decrease else 1
    if fact.quantity is None:
        changed = fact.measure in (pack.text("measures.change"), pack.text("measures.rate"))
        side = 0 if fact.direction == level else sign
        return Operand(Quantity(0), None, index, side=side) if changed and fact.direction else None
    unit = fact.quantity.unit
    rounded = unit is not None and unit.dimension in pack.table("ratios.factors")
    quantity = fact.quantity.negated() if sign < 0 else fact.quantity
    return Operand(quantity, fact.kept, index, rounded, turns=fact.direction not in ("", level))
