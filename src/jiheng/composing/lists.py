"""Figures one after the other: the sources of income, the subjects of an account, the rows of a small ledger."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.composing.account import Record
from jiheng.composing.items import Item
from jiheng.composing.page import Piece
from jiheng.composing.subjects import paths
from jiheng.composing.writer import Pieces, Writer


def each(writer: Writer, listed: str) -> Pieces:
    """The items of a list (``composing.lists.<listed>``) in its wording, joined; ``none`` where it has none."""
    path = f"composing.lists.{listed}"
    lead, join, none = (str(writer.pack.get(f"{path}.{name}", "")) for name in ("lead", "join", "none"))
    found = clauses(writer, listed)
    joined = [piece for one in found for piece in (Piece(join), *one)][1:]
    shared = bool(writer.pack.get("composing.print.close_shares")) and len(found) > 1 and _shares(writer, joined)
    note = writer.write(writer.setting("shares_note")) if shared else []
    return [*writer.write(lead), *joined, *note] if found else writer.write(none)


def _shares(writer: Writer, pieces: Pieces) -> bool:
    return any(piece.fact and piece.fact.measure == writer.pack.text("measures.share") for piece in pieces)


def clauses(writer: Writer, listed: str) -> list[Pieces]:
    """Each item of a list in the list's wording."""
    path = f"composing.lists.{listed}"
    template, records = writer.setting(f"lists.{listed}.item"), writer.pack.get(f"{path}.records")
    if records:
        where = writer.pack.table(f"{path}.where").items()
        rows = writer.account.records.get(str(records), ())
        taken = [row for row in rows if all(row.get(key) == value for key, value in where)]
        return [recorded(writer, row).write(template) for row in taken]
    found = items(writer, listed)
    return [writer.at(item, found).write(template) for item in found]


def recorded(writer: Writer, row: Record) -> Writer:
    """The writer with the columns of a record at hand, under their names."""
    return writer.having(**{key: [Piece(value)] for key, value in row.items()})


def items(writer: Writer, listed: str, table: str = "lists") -> Sequence[Item]:
    """The figures of a list that are not nought: concepts that it names, or the subjects under one at a depth."""
    path = f"composing.{table}.{listed}"
    found = [writer.item(name) for name in writer.pack.words(f"{path}.concepts")]
    under = str(writer.pack.get(f"{path}.under", ""))
    if under:
        whole, classes = writer.item(under), writer.pack.words(f"{path}.classes")
        if classes:
            whole = whole._replace(population=writer.setting("basic"))
        bases = (whole, *(whole._replace(measure=measure) for measure in writer.pack.words(f"{path}.also")))
        depth = writer.pack.number(f"{path}.depth")
        found = [whole._replace(path=one) for one in paths(writer, bases, depth) if not classes or one[0] in classes]
        if len(bases) > 1:
            return found
    if counted := str(writer.pack.get(f"{path}.populations", "")):
        whole = writer.item(counted)._replace(measure=writer.pack.text("measures.count"))
        found = [item for item in writer.account.entries if item.population and item._replace(population="") == whole]
    return [item for item in found if writer.coefficient(item)]
