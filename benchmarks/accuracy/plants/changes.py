"""Changes told in words alone, or in the wrong measure, beside the two years that show what they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.accuracy.books.figures import RATE
from benchmarks.accuracy.plants.plant import PLANT, Order, Planted, flag_keys, paragraphs, put
from benchmarks.accuracy.proof import Prints
from benchmarks.accuracy.wording import load
from benchmarks.accuracy.writing.builder import Draft
from benchmarks.accuracy.writing.report import Line, Run
from benchmarks.accuracy.writing.scribe import trend


class Told(NamedTuple):
    """A change told by amount and rate: the paragraph, the run before the amount, the amount's and the rate's run."""

    number: int
    line: Line
    amount: int
    rate: int
    stem: str


def told(draft: Draft) -> Iterator[Told]:
    """Changes that are told once in a paragraph with amount and rate, where last year's figure is printed too."""
    prints = Prints(draft.book, draft.items, draft.money_unit)
    for number, line in paragraphs(draft.items).items():
        keys = [run.key for run in line.runs]
        for at, key in enumerate(keys):
            stem = key.removeprefix("d:")
            known = key.startswith("d:") and at and f"r:{stem}" in keys[at:] and prints.text(f"{stem}@p")
            if known and prints.text(stem) and trend(draft.book, stem) in ("up", "down"):
                yield Told(number, line, at, keys.index(f"r:{stem}", at), stem)


def in_words(order: Order) -> Planted | None:
    """持平, or the opposite direction without a figure, instead of the change that two years show."""
    draft, words = order.draft(), load("words")
    marks = sorted(words["texts"]["amount_marks"], key=len, reverse=True)
    options = [one for one in told(draft) if one.line.runs[one.amount - 1].text.endswith(tuple(marks)) and closes(one)]
    one = order.pick(options)
    if one is None:
        return None
    said = order.rng.choice(words[order.spec["words"]][trend(draft.book, one.stem)])
    before, after = one.line.runs[one.amount - 1], one.line.runs[one.rate + 2]
    mark = next(mark for mark in marks if before.text.endswith(mark))
    runs = (
        *one.line.runs[: one.amount - 1],
        before._replace(text=before.text.removesuffix(mark)),
        Run(said, f"d:{one.stem}", PLANT),
        after._replace(text=after.text.removeprefix("）")),
        *one.line.runs[one.rate + 3 :],
    )
    items = put(draft.items, one.number, one.line._replace(runs=tuple(run for run in runs if run.text)))
    return order.planted(draft, flag_keys(items, {one.stem, f"{one.stem}@p"}), one.stem)


def closes(one: Told) -> bool:
    """Whether the change ends its clause: a stop or a bracket follows its rate, and nothing was opened before."""
    runs = one.line.runs
    beside = runs[one.amount - 1].text[-1:] != "（" and len(runs) > one.rate + 2
    return beside and runs[one.rate + 2].text[:1] in "，。；）"


def in_points(order: Order) -> Planted | None:
    """个百分点 behind the growth of an amount of money, which is told in per cent."""
    draft = order.draft()
    one = order.pick(one for one in told(draft) if draft.book.get(f"r:{one.stem}").kind == RATE)
    if one is None:
        return None
    unit = one.line.runs[one.rate + 1]
    runs = (*one.line.runs[: one.rate + 1], unit._replace(text=order.word("points"), flag=PLANT))
    items = put(draft.items, one.number, one.line._replace(runs=(*runs, *one.line.runs[one.rate + 2 :])))
    return order.planted(draft, items, one.stem)
