"""Broken structure: missing sections, tables, annexes and notes, wrong numbers of headings and figures, copies."""

from __future__ import annotations

from benchmarks.accuracy.plants.plant import AGAINST, PLANT, Order, Planted, flag_item, paragraphs, put
from benchmarks.accuracy.wording import load, numeral, province
from benchmarks.accuracy.writing.report import Line, Run

LONG = 45
NEAR = 12


def missing_section(order: Order) -> Planted | None:
    """A section that every disclosure must have, left out with its heading."""
    outline = province(order.province)["outline" if order.genre == "accounts" else "budget_outline"]
    block = order.pick(b for b in order.spec["blocks"] if any(entry.endswith("|" + b) for entry in outline))
    return order.missing(order.draft(omit=[block]), order.spec["blocks"][block]) if block else None


def missing_table(order: Order) -> Planted | None:
    """A table of the set left out with its title and notes."""
    tables = province(order.province)["tables" if order.genre == "accounts" else "budget_tables"]
    table = order.rng.choice([t for t in tables if t in order.spec["tables_of"]])
    titles = {**load("tables"), **load("budget_tables")}
    return order.missing(order.draft(omit=[table]), [titles[table]["title"]])


def missing_annex(order: Order) -> Planted | None:
    """The text points to an annex that is not there."""
    annexes = province(order.province).get("annexes") or ()
    if not annexes or order.genre == "budget":
        return None
    draft, number = order.draft(omit=[annexes[-1]]), f"{order.spec['word']}{len(annexes)}"
    pointing = {n: flag_item(line) for n, line in paragraphs(draft.items).items() if number in line.text}
    items = tuple(pointing.get(n, item) for n, item in enumerate(draft.items))
    return order.missing(draft, [number], items) if pointing else None


def missing_note(order: Order) -> Planted | None:
    """An empty table without the sentence that says why it is empty."""
    draft = order.draft()
    notes = {n: i.block for n, i in enumerate(draft.items) if isinstance(i, Line) and i.role == "empty note"}
    number = order.pick(notes)
    if number is None:
        return None
    table = notes[number]
    items = put(draft.items, number)
    return order.planted(draft, tuple(flag_item(i) if i.block == table else i for i in items), table)


def numbering(order: Order) -> Planted | None:
    """A heading with a number that jumps or repeats."""
    draft = order.draft()
    headings = {n: i for n, i in enumerate(draft.items) if isinstance(i, Line) and i.role == "h1"}
    counts = range(3, 9)
    place = order.pick((n, c) for n, i in headings.items() for c in counts if i.text.startswith(numeral(c) + "、"))
    if place is None:
        return None
    number, count = place
    item, wrong = headings[number], numeral(count + order.rng.choice((2, -1)))
    rest = item.runs[0]._replace(text=item.runs[0].text.removeprefix(numeral(count)), flag=PLANT)
    return order.planted(
        draft, put(draft.items, number, item._replace(runs=(Run(wrong, "", PLANT), rest, *item.runs[1:]))), wrong
    )


def caption(order: Order) -> Planted | None:
    """A figure caption with the number of another figure."""
    draft, wrong = order.draft(), load("words")["captions"]
    captions = {n: i for n, i in enumerate(draft.items) if isinstance(i, Line) and i.role == "caption"}
    place = order.pick((n, old) for n, item in captions.items() for old in wrong if old in item.text)
    if place is None:
        return None
    number, old = place
    text = captions[number].text.replace(old, wrong[old])
    return order.planted(draft, put(draft.items, number, captions[number]._replace(runs=(Run(text, "", PLANT),))), text)


def broken(order: Order) -> Planted | None:
    """A paragraph that ends in the middle of its sentence."""
    draft = order.draft()
    lines = paragraphs(draft.items)
    ends = [
        (n, line, line.runs[-1].text)
        for n, line in lines.items()
        if line.text.endswith("。") and not line.runs[-1].key and line.block not in order.spec["never"]
    ]
    place = order.pick(
        (n, line, text, text.rfind("，", 0, -6)) for n, line, text in ends if text.rfind("，", 0, -6) > 0
    )
    if place is None:
        return None
    number, line, text, stop = place
    cut = line.runs[-1]._replace(text=text[: stop + order.rng.choice((1, 3, 5))])
    item = flag_item(line._replace(runs=(*line.runs[:-1], cut)))
    return order.planted(draft, put(draft.items, number, item), line.block)


def copied(order: Order) -> Planted | None:
    """A long paragraph that stands twice within its part."""
    draft = order.draft()
    lines = paragraphs(draft.items)
    number = order.pick(n for n, i in lines.items() if len(i.text) >= LONG and i.block in order.spec["blocks"])
    if number is None:
        return None
    line = lines[number]
    at = order.rng.choice([n for n in paragraphs(draft.items, part=line.part) if number <= n <= number + NEAR])
    after = line if at == number else draft.items[at]
    items = put(draft.items, at, after, flag_item(line))
    return order.planted(draft, put(items, number, flag_item(line, AGAINST)), line.block)
