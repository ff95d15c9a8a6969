"""What a slot can show of the account; each view is a function of its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from jiheng.composing.comparison import compare
from jiheng.composing.items import Item
from jiheng.composing.lists import each
from jiheng.composing.numbers import number_in
from jiheng.composing.page import Piece
from jiheng.composing.rounding import closed
from jiheng.composing.tallies import grade, tally, told
from jiheng.composing.writer import Pieces, Writer


def amount(writer: Writer, name: str) -> Pieces:
    """A figure of the account; a gap where it is not known."""
    return figure_of(writer, writer.item(name))


def figure_of(writer: Writer, item: Item) -> Pieces:
    """A figure with its fact, or the gap for a figure."""
    quantity = writer.quantity(item)
    if quantity is None:
        return [Piece(writer.setting("gaps.figure"), gap=True)]
    return [writer.figure(item, quantity, writer.source(item))]


def count(writer: Writer, name: str, unit: str) -> Pieces:
    """A counted figure; what nobody counted is nought."""
    item = writer.item(name)._replace(measure=writer.pack.text("measures.count"))
    known = writer.quantity(item)
    quantity = replace(known, unit=writer.pack.numbers.units[unit]) if known else None
    if quantity is None:
        return [Piece(writer.setting("gaps.figure"), gap=True)]
    return [writer.figure(item, quantity, writer.source(item))]


def name(writer: Writer, argument: str) -> Pieces:
    """The name of a figure's subject or concept."""
    return [Piece(writer.name(writer.item(argument)))]


def subject(writer: Writer, argument: str) -> Pieces:
    """The path of a figure's subject with the marks of its levels: 类（类）款（款）项（项）."""
    marks = list(writer.pack.table("classification.marks").values())
    path = writer.item(argument).path
    return [Piece("".join(f"{step}{mark}" for step, mark in zip(path, marks, strict=False)))]


def share(writer: Writer, part: str, whole: str) -> Pieces:
    """What a figure is of another, in percent; where the pack asks for it, the shares of a list close to 100."""
    item, all_of = writer.item(part), writer.item(whole)
    total = writer.coefficient(all_of)
    if not total:
        return [Piece(writer.setting("gaps.figure"), gap=True)]
    quantity = writer.printing.ratio(writer.coefficient(item), total)
    parts = [writer.coefficient(one) for one in writer.beside]
    if writer.pack.get("composing.print.close_shares") and item in writer.beside and sum(parts) == total:
        hundred = 100 * 10**writer.printing.percent_places
        quantity = writer.printing.share(closed(parts, total, hundred)[writer.beside.index(item)])
    source = writer.formula("share", item, all_of)
    about = {"of": all_of.concept, "measure": writer.pack.text("measures.share")}
    return [writer.figure(item, quantity, source, **about)]


def record(writer: Writer, column: str, concept: str, unit: str) -> Pieces:
    """A counted figure of the record at hand, of the place that it names; a gap where it holds none."""
    written = "".join(piece.text for piece in writer.words.get(column, ()))
    quantity = number_in(written, unit, writer.pack)
    if quantity is None:
        return [Piece(writer.setting("gaps.figure"), gap=True)]
    places = "".join(piece.text for piece in writer.words.get("place", ()))
    place = re.split(writer.setting("between_places"), places)[0]
    item = writer.item(concept)._replace(measure=writer.pack.text("measures.count"))
    (source,) = writer.words.get("source", [Piece("")])
    return [writer.figure(item, quantity, source.text, place=place)]


def text(writer: Writer, key: str) -> Pieces:
    """What a person has written; a gap where that is missing."""
    written = writer.account.texts.get(key, "")
    return [Piece(written)] if written else [Piece(writer.setting("gaps.text"), gap=True)]


VIEWS: Mapping[str, Callable[..., Pieces]] = {
    view.__name__: view
    for view in (amount, count, name, subject, share, record, text, compare, each, told, tally, grade)
}
