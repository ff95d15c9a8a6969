"""The plan of an allocation from a filled workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from jiheng.performance.allocation import Area, CarveOut, Factor, Plan, Publication
from jiheng.performance.exact import number
from jiheng.performance.wording import PerformanceError, said
from jiheng.performance.workbooks.allocation_words import AllocationWords, allocation_words
from jiheng.performance.workbooks.cells import Book, Row, book
from jiheng.policy import Pack


def read_plan(source: bytes | Path, pack: Pack, name: str = "") -> Plan:
    """The plan of a filled workbook.

    Raises:
        PerformanceError: a sheet, a head or an amount is missing, a word is unknown, or text stands where a number is
            due; the message names the cell.
    """
    opened, words = book(source, name), allocation_words(pack)
    items = {key: _item(row, words) for key, row in _items(opened, words).items()}
    if "pool" not in items:
        raise PerformanceError("workbook.no_item", file=opened.name, item=words.items["pool"])
    factors = tuple(_factors(opened, words))
    parents = {factor.parent for factor in factors}
    leaves = [factor.name for factor in factors if factor.name not in parents]
    numbers = {key: value for key, value in items.items() if isinstance(value, Fraction)}
    return Plan(
        numbers["pool"],
        factors,
        tuple(_areas(opened, words, leaves, pack)),
        tuple(_carve_outs(opened, words)),
        numbers.get("step", number(pack.text("allocation.defaults.step"))),
        numbers.get("guarantee"),
        numbers.get("growth"),
        str(items.get("unit", pack.text("allocation.defaults.unit"))),
        str(items.get("title", "")),
    )


def read_publication(source: bytes | Path, pack: Pack, name: str = "") -> Publication | None:
    """The published amounts that a workbook brings to be checked; None where it has none.

    Raises:
        PerformanceError: as ``read_plan``, for the sheets that are needed here.
    """
    opened, words = book(source, name), allocation_words(pack)
    area, published = words.heads["area"], words.heads["published"]
    rows = opened.rows(words.sheets["areas"], (area,))
    amounts = {row.texts.get(area, ""): _number(row, published) for row in rows if published in row.texts}
    if not amounts:
        return None
    items = _items(opened, words)
    content = words.heads["content"]
    pool = _number(items["pool"], content) if "pool" in items else None
    unit = items["unit"].texts[content] if "unit" in items else pack.text("allocation.defaults.unit")
    tops = {factor.name: factor.weight for factor in _factors(opened, words) if not factor.parent}
    return Publication(pool, amounts, tuple(_carve_outs(opened, words)), tops, unit=unit)


def _items(opened: Book, words: AllocationWords) -> Mapping[str, Row]:
    """The filled items of the plan by their keys."""
    keys = {text: key for key, text in words.items.items()}
    head, content = words.heads["item"], words.heads["content"]
    rows = opened.rows(words.sheets["plan"], (head, content))
    return {keys[row.texts[head]]: row for row in rows if row.texts.get(head) in keys and content in row.texts}


def _item(row: Row, words: AllocationWords) -> Fraction | str:
    text_items = {words.items["title"], words.items["unit"]}
    content = words.heads["content"]
    return row.texts[content] if row.texts[words.heads["item"]] in text_items else _number(row, content)


def _carve_outs(opened: Book, words: AllocationWords) -> Iterator[CarveOut]:
    if words.sheets["carve_outs"] in opened.sheets:
        heads = (words.heads["name"], words.heads["amount"])
        for row in opened.rows(words.sheets["carve_outs"], heads):
            yield CarveOut(row.texts.get(heads[0], ""), _number(row, heads[1]))


def _factors(opened: Book, words: AllocationWords) -> Iterator[Factor]:
    heads = words.heads
    for row in opened.rows(words.sheets["factors"], (heads["factor"], heads["weight"])):
        yield Factor(
            row.texts.get(heads["factor"], ""),
            _number(row, heads["weight"]),
            row.texts.get(heads["parent"], ""),
            _choice(row, heads["inverse"], words.inverse),
            _choice(row, heads["damping"], words.damping),
        )


def _choice(row: Row, head: str, known: Mapping[str, str]) -> str:
    text = row.texts.get(head, "")
    if text and text not in known:
        raise PerformanceError(
            "workbook.unknown_word", place=row.place(head), text=text, known=said("listing").join(known)
        )
    return known[text] if text else ""


def _areas(opened: Book, words: AllocationWords, leaves: Sequence[str], pack: Pack) -> Iterator[Area]:
    heads, suffix = words.heads, pack.text("allocation.defaults.coefficient_suffix")
    grades = _grades(opened, words)
    for row in opened.rows(words.sheets["areas"], (heads["area"], *leaves)):
        coefficients = [head for head in row.columns if head.endswith(suffix) and head not in leaves]
        yield Area(
            row.texts.get(heads["area"], ""),
            {name: _number(row, name) for name in leaves if name in row.texts},
            {head: _coefficient(row, head, grades) for head in coefficients if head in row.texts},
            _optional(row, heads["floor"]),
            _optional(row, heads["cap"]),
            _optional(row, heads["last_year"]),
            row.texts.get(heads["excluded"], "") in pack.words("allocation.defaults.yes"),
            row.texts.get(heads["reason"], ""),
            row.place(heads["area"]),
        )


def _grades(opened: Book, words: AllocationWords) -> Mapping[tuple[str, str], Fraction]:
    """The value of each coefficient by grade (绩效系数, 优 → 1.1)."""
    if words.sheets["coefficients"] not in opened.sheets:
        return {}
    name, grade, value = (words.heads[key] for key in ("coefficient", "grade", "value"))
    rows = opened.rows(words.sheets["coefficients"], (name, grade, value))
    return {(row.texts.get(name, ""), row.texts.get(grade, "")): _number(row, value) for row in rows}


def _coefficient(row: Row, head: str, grades: Mapping[tuple[str, str], Fraction]) -> Fraction:
    """A number, or a grade whose value stands in the sheet of coefficients."""
    return grades[head, row.texts[head]] if (head, row.texts[head]) in grades else _number(row, head)


def _optional(row: Row, head: str) -> Fraction | None:
    return _number(row, head) if head in row.texts else None


def _number(row: Row, head: str) -> Fraction:
    text = row.texts.get(head, "")
    try:
        return number(text)
    except ValueError as error:
        raise PerformanceError("workbook.number_due", place=row.place(head), text=text) from error
