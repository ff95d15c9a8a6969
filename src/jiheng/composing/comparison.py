"""A figure against another of the same meaning (last year's, the budget): which way it went, by how much, and why.

The clauses are data (``composing.clauses.<set>``): one for each state, ``more``, ``less``, ``same``, ``new`` (from
nought), ``gone`` (to nought), ``none`` (nought both times), ``below`` (from less than nought, which has no rate);
``near_more`` and ``near_less`` where the percentage prints as 100 all the same.
"""

from __future__ import annotations

from jiheng.composing.items import Item
from jiheng.composing.page import Piece
from jiheng.composing.writer import Pieces, Writer

INSTEAD = {"new": "more", "gone": "less", "none": "same", "below": "more"}
LAST = "last"


def compare(writer: Writer, clauses: str, name: str) -> Pieces:
    """A set's clause for the state of a figure, if it has one; a gap where the base is unknown."""
    item = writer.item(name)
    base = base_of(writer, item, writer.setting(f"clauses.{clauses}.base"))
    if base is None:
        return [Piece(writer.setting("gaps.figure"), gap=True)]
    state = state_of(writer.coefficient(item), writer.coefficient(base))
    template = _clause(writer, clauses, f"near_{state}") if _near(writer, item, base) else ""
    template = template or _clause(writer, clauses, state)
    if not template:
        return []
    return writer.at(item).having(**_words(writer, clauses, item, base)).write(template)


def base_of(writer: Writer, item: Item, base: str) -> Item | None:
    """The figure that one is compared with: last year's, or the budget by the first measure that is known."""
    if base == LAST:
        before = item._replace(year=item.year - 1)
        return before if writer.account.get(before) else None
    measures = writer.pack.words(f"composing.bases.{base}")
    budgets = (item._replace(measure=measure) for measure in measures)
    return next((one for one in budgets if writer.account.get(one)), None)


def state_of(now: int, before: int) -> str:
    """The state of a figure against its base, both as printed."""
    if now == before:
        return "same" if now else "none"
    if before <= 0:
        return ("new" if before == 0 else "below") if now > before else "less"
    return "gone" if now == 0 else "more" if now > before else "less"


def _near(writer: Writer, item: Item, base: Item) -> bool:
    """Whether two figures differ and still are 100 percent of each other as printed: the percentage would deny it."""
    now, before = writer.coefficient(item), writer.coefficient(base)
    if now == before or before <= 0:
        return False
    return writer.printing.ratio(now, before) == writer.printing.ratio(before, before)


def _clause(writer: Writer, clauses: str, state: str) -> str:
    path = f"composing.clauses.{clauses}"
    found = writer.pack.get(f"{path}.{state}", writer.pack.get(f"{path}.{INSTEAD.get(state, state)}", ""))
    return str(found)


def _words(writer: Writer, clauses: str, item: Item, base: Item) -> dict[str, Pieces]:
    """What the clause can say: the base, the difference and its rate, how far the budget is done, the reason."""
    before = writer.coefficient(base)
    reason = writer.account.texts.get(writer.reason_key(item, writer.setting(f"clauses.{clauses}.base")), "")
    words = {
        "name": [Piece(writer.name(item))],
        "base_name": [Piece(str(writer.pack.table("composing.base_names").get(base.measure, "")))],
        "reason": [Piece(reason) if reason else Piece(writer.setting("gaps.reason"), gap=True)],
        "base": [writer.figure(base, writer.printing.amount(before), writer.source(base))],
        "difference": [_change(writer, item, base, "change")],
    }
    if before > 0:
        words |= {"rate": [_change(writer, item, base, "rate")], "completion": [_completion(writer, item, base)]}
    return words


def _change(writer: Writer, item: Item, base: Item, measure: str) -> Piece:
    now, before = writer.coefficient(item), writer.coefficient(base)
    size = abs(now - before)
    rate = measure == "rate"
    quantity = writer.printing.ratio(size, before) if rate else writer.printing.amount(size)
    direction = "increase" if now > before else "decrease" if now < before else "level"
    return writer.figure(
        item,
        quantity,
        writer.formula(measure, item, base),
        measure=writer.pack.text(f"measures.{measure}"),
        base_year=writer.account.year + base.year if base.year != item.year else None,
        base_measure=base.measure,
        direction=writer.pack.text(f"directions.{direction}"),
    )


def _completion(writer: Writer, item: Item, base: Item) -> Piece:
    quantity = writer.printing.ratio(writer.coefficient(item), writer.coefficient(base))
    measure = writer.pack.text("measures.completion")
    source = writer.formula("completion", item, base)
    return writer.figure(item, quantity, source, measure=measure, base_measure=base.measure)
