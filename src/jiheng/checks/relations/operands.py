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
    turns = fact.direction not in ("", level)
    small = turns and fact.quantity.scale > 0 == fact.quantity.coefficient  # 增加0.00万元 is less than it shows
    rounded = unit is not None and (small or unit.dimension in pack.table("ratios.factors"))
    quantity = fact.quantity.negated() if sign < 0 else fact.quantity
    exact = _to_the_last(fact, pack)
    return Operand(quantity, fact.kept, index, rounded, turns=turns, exact=exact)


def _to_the_last(fact: Fact, pack: Pack) -> bool:
    """Whether an amount is told to the smallest coin (元 with 角 and 分), which nothing rounds."""
    quantity = fact.quantity
    symbol = quantity.unit.symbol if quantity and quantity.unit else ""
    places = pack.table("ratios.last_places").get(symbol)
    return quantity is not None and places is not None and max(quantity.scale, fact.kept or 0) >= int(str(places))
