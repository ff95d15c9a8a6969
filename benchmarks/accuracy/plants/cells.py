"""Wrong words in the cells of the form and in lists of names."""

from __future__ import annotations

from benchmarks.accuracy.plants.books import row_keys
from benchmarks.accuracy.plants.plant import PLANT, Order, Planted, flag_keys, paragraphs, put, runs_in, spoil
from benchmarks.accuracy.wording import load, province
from benchmarks.accuracy.writing.report import Run, Table, runs_of, with_runs

SAMPLE_CODE = "20805"
"""Codes of 款 are so long."""


def row(order: Order) -> Planted | None:
    """Cells of one row of the form replaced by the texts of ``cells`` (an empty text blanks the cell).

    Where the form keeps operator, value and unit apart, the texts of ``apart`` go before.
    """
    draft, level = order.draft(), order.spec.get("level2")
    form = order.pick(n for n, item in enumerate(draft.items) if isinstance(item, Table) and item.name == "form")
    number = order.pick(n for n, r in enumerate(draft.rows, 1) if r.level2 == (level or r.level2))
    if form is None or number is None:
        return None
    cells = order.spec["cells"] | order.spec.get(str(province(order.province).get("form")), {})
    new = {f"{stem}/{number}": order.rng.choice(texts) for stem, texts in cells.items()}
    keys = row_keys(number)
    runs = [
        Run(new.get(run.key, run.text), run.key, PLANT if run.key in keys else "") for run in runs_of(draft.items[form])
    ]
    return order.planted(draft, put(draft.items, form, with_runs(draft.items[form], runs)), str(number))


def wrong_code(order: Order) -> Planted | None:
    """The code of another subject beside the name of one, in a table of subjects."""
    draft = order.draft()
    names = load("classification")["names"]
    places = [
        (number, at, run)
        for number, item in enumerate(draft.items)
        if isinstance(item, Table)
        for at, run in enumerate(runs_of(item))
        if run.text in names and len(run.text) == len(SAMPLE_CODE)
    ]
    place = order.pick(places)
    if place is None:
        return None
    number, at, run = place
    others = sorted(
        c for c in names if len(c) == len(run.text) and c[:3] != run.text[:3] and names[c] != names[run.text]
    )
    return order.planted(draft, spoil(draft.items, (number, at), order.rng.choice(others)), run.text)


def wrong_site(order: Order) -> Planted | None:
    """A site that got no money stands for one that did."""
    draft = order.draft()
    named = [(n, i) for n, i, run in runs_in(paragraphs(draft.items, "fund_sites")) if run.key.startswith("name:fund/")]
    places = province(order.province).get("places") or load("places")[order.province]
    own = {draft.book.labels[key] for key in draft.book.groups["fund.districts"]}
    place, other = order.pick(named), order.pick(sorted(set(places[draft.unit.city]) - own))
    if place is None or other is None:
        return None
    keys = {f"name:{key}" for key in draft.book.groups["fund.districts"]}
    return order.planted(draft, flag_keys(spoil(draft.items, place, other), keys), other)
