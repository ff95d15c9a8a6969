"""Sentences that do not belong: forecasts, part-year figures, denials, personal data; and harmless look-alikes."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from benchmarks.accuracy.books.figures import printed
from benchmarks.accuracy.plants.plant import PLANT, Order, Planted, flag_keys, paragraphs, put
from benchmarks.accuracy.proof import Prints
from benchmarks.accuracy.wording import load
from benchmarks.accuracy.writing.builder import Draft
from benchmarks.accuracy.writing.report import Run

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def identity(rng: Random) -> str:
    """An invented identity number with a valid check digit (GB 11643); its region code is assigned to no county."""
    stem = f"110000{rng.randint(1960, 1999)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{rng.randint(100, 999)}"
    return stem + CHECK_DIGITS[sum(int(d) * w for d, w in zip(stem, WEIGHTS, strict=True)) % 11]


def inventions(rng: Random) -> dict[str, str]:
    """Numbers that stand in inserted sentences; none belongs to anybody."""
    a, b = rng.randint(100, 900), rng.randint(100, 900)
    return {
        "mobile": f"1380013{rng.randint(0, 9999):04}",
        "identity": identity(rng),
        "account": f"6200{rng.randint(10**14, 10**15 - 1)}",
        "area": f"08{rng.randint(10, 99)}",
        "landline": str(rng.randint(2_000_000, 8_999_999)),
        "credit": f"11{rng.randint(10**5, 10**6 - 1)}MB" + "".join(rng.choice(CREDIT) for _ in range(8)),
        "code": f"51{rng.randint(1000, 9999)}{rng.choice((21, 22, 23))}R{rng.randint(10**10, 10**11):012}",
        "big": f"{rng.randint(10, 900)}.{rng.randint(1, 99):02}",
        "rate": f"{rng.randint(2, 15)}.{rng.randint(1, 9)}",
        "share": f"{rng.randint(2, 30)}.{rng.randint(1, 9)}",
        "whole": str(rng.randint(20, 40)),
        "part": str(rng.randint(5, 15)),
        "a": f"{a / 100:.2f}",
        "b": f"{b / 100:.2f}",
        "c": f"{(a + b + rng.randint(100, 500)) / 100:.2f}",
    }


def sentence(order: Order, draft: Draft) -> str:
    """One of the kind's texts with its slots filled."""
    table, _, name = order.spec["texts"].partition(".")
    words = {**draft.unit.words, **inventions(order.rng), "year": str(draft.unit.year)}
    return str(order.rng.choice(load("words")[table][name])).format(**words)


def insert(order: Order) -> Planted | None:
    """A sentence appended to a paragraph of one of the ``blocks``, or put after it as a paragraph of its own."""
    draft = order.draft()
    number = order.pick(n for block in order.spec["blocks"] for n in paragraphs(draft.items, block))
    if number is None:
        return None
    line, run = paragraphs(draft.items)[number], Run(sentence(order, draft), "", PLANT)
    if order.rng.random() < 0.5 and line.text.endswith("。"):
        items = put(draft.items, number, line._replace(runs=(*line.runs, run)))
    else:
        items = put(draft.items, number, line, line._replace(runs=(run,)))
    stems = tuple(order.spec.get("against", ()))
    return order.planted(
        draft,
        flag_keys(items, {key for key in draft.book.figures if key.startswith(stems)} if stems else set()),
        run.text,
    )


def nested(order: Order) -> Planted | None:
    """A list with a list inside it; the outer one does not add up."""
    draft = order.draft()
    number = order.pick(n for block in order.spec["blocks"] for n in paragraphs(draft.items, block))
    if number is None:
        return None
    a, b, off = order.rng.randint(4, 30), order.rng.randint(20, 60), order.rng.randint(1, 3)
    numbers = {"a": a, "b": b, "c": order.rng.randint(3, b - 4), "total": a + b + off}
    text = order.word("nested_staff").format(**draft.unit.words, **numbers)
    line = paragraphs(draft.items)[number]
    return order.planted(draft, put(draft.items, number, line, line._replace(runs=(Run(text, "", PLANT),))), text)


def deny_item(order: Order) -> Planted | None:
    """A sentence that denies a figure which the report states."""
    draft, denials = order.draft(), load("words")["denials"]
    prints = Prints(draft.book, draft.items, draft.money_unit)
    stated = {key for key in denials if key in prints.places and draft.book.get(key).value}
    number = order.pick(n for block in order.spec["blocks"] for n in paragraphs(draft.items, block))
    if number is None or not stated:
        return None
    key = order.rng.choice(sorted(stated))
    text = str(order.rng.choice(denials[key])).format(year=draft.unit.year)
    line = paragraphs(draft.items)[number]
    items = put(draft.items, number, line, line._replace(runs=(Run(text, "", PLANT),)))
    return order.planted(draft, flag_keys(items, {key, f"s:{key}", f"d:{key}"}), text)


def bodies(order: Order) -> Planted | None:
    """The department's figure divided between its office and the institutions below it: other bodies, other figures."""
    draft = order.draft()
    lines = paragraphs(draft.items, "expenditure", "disclosure")
    if not lines or not draft.unit.subordinates or draft.money_unit != "wan":
        return None
    number, line = next(iter(lines.items()))
    whole = Fraction(printed(draft.book.get("out").value / 10_000, 2))
    own = Fraction(printed(whole * order.rng.randint(55, 85) / 100, 2))
    text = load("words")["traps"]["bodies"][0].format(
        own=printed(own, 2), rest=printed(whole - own, 2), **draft.unit.words
    )
    return order.planted(draft, put(draft.items, number, line, line._replace(runs=(Run(text, "", PLANT),))), text)


def rounded(order: Order) -> Planted | None:
    """A report of a unit whose money is not in whole 0.01 万元, so that sums and tables differ by rounding."""
    draft = order.draft()
    return order.planted(draft, draft.items) if draft.unit.step == 1 else None


def deny(order: Order) -> Planted | None:
    """The section on a fund says that there is none, while figures and tables show it."""
    draft = order.draft()
    lines = paragraphs(draft.items, "gov_fund", "disclosure")
    if not lines or not draft.book.get("gf").value:
        return None
    first, last = min(lines), max(lines)
    run = Run(sentence(order, draft), "", PLANT)
    items = (*draft.items[:first], lines[first]._replace(runs=(run,)), *draft.items[last + 1 :])
    return order.planted(
        draft, flag_keys(items, {k for k in draft.book.figures if k.startswith(("gf", "in.gf"))}), run.text
    )
