"""Wrong words: direction, comparison, growth from zero, years, placeholders, doubled words, lost brackets."""

from __future__ import annotations

from random import Random

from benchmarks.accuracy.books.figures import Book
from benchmarks.accuracy.books.scores import Indicator
from benchmarks.accuracy.books.unit import Unit
from benchmarks.accuracy.plants.plant import (
    PLANT,
    Order,
    Planted,
    flag_item,
    flag_keys,
    paragraphs,
    put,
    replace_in,
    runs_in,
    spoil,
)  # fmt: skip
from benchmarks.accuracy.wording import load, province
from benchmarks.accuracy.writing.report import Line, Run, edit

CHANGE_AND_RATE = ("d", "r")


def direction(order: Order) -> Planted | None:
    """One of the two words of a change turned round: its partner and the two years contradict it."""
    draft, turns = order.draft(), opposites(order.province, "direction")
    lines = paragraphs(draft.items)
    options = [(n, i, run.key) for n, i, run in runs_in(lines) if i and pair_stands(lines[n], run.key)]
    order.rng.shuffle(options)
    for number, index, key in options:
        before = lines[number].runs[index - 1]
        word = next((w for w in turns if before.text.endswith(w)), "")
        if word:
            turned = [before._replace(text=before.text.removesuffix(word)), Run(turns[word], before.key, PLANT)]
            stem = key.partition(":")[2]
            items = edit(draft.items, number, index - 1, turned)
            return order.planted(draft, flag_keys(items, {stem, f"d:{stem}", f"r:{stem}", f"{stem}@p"}), word)
    return None


def opposites(name: str, kind: str) -> dict[str, str]:
    """Words and their opposites, the longest first; a province may have words of its own."""
    words = {**load("words")[kind], **province(name).get(kind, {})}
    return dict(sorted(words.items(), key=lambda pair: -len(pair[0])))


def pair_stands(line: Line, key: str) -> bool:
    """Whether the run is a change or its rate, and both stand in the paragraph with the figure itself."""
    operator, _, stem = key.partition(":")
    return operator in CHANGE_AND_RATE and {f"d:{stem}", f"r:{stem}", stem} <= {run.key for run in line.runs}


def comparison(order: Order) -> Planted | None:
    """大于 for 小于 (or the reverse) between a final figure and its budget, beside a completion rate."""
    draft, turns = order.draft(), opposites(order.province, "comparison")
    lines = paragraphs(draft.items)
    rated = (n for n, line in lines.items() if any(run.key.startswith(("c:", "ci:")) for run in line.runs))
    numbers = [n for n in rated if lines[n].block not in order.spec["never"]]
    order.rng.shuffle(numbers)
    for number in numbers:
        for word, opposite in turns.items():
            items = replace_in(draft.items, number, word, opposite)
            if items and not any(run.flag and run.key == "why" for run in paragraphs(items)[number].runs):
                keys = {run.key for run in lines[number].runs if run.key}
                return order.planted(draft, flag_keys(items, keys), word)
    return None


def from_zero(order: Order) -> Planted | None:
    """A growth of 100 % stated for a figure that was zero: the increase equals the whole."""
    draft = order.draft(prepare=started_this_year)
    for number, line in paragraphs(draft.items).items():
        for index, run in enumerate(line.runs[:-2]):
            stem = run.key[2:]
            if run.key.startswith("d:") and draft.book.get(stem).value and not draft.book.get(f"p:{stem}").value:
                tail = line.runs[index + 2]
                cut = min((at for mark in "，。；" if (at := tail.text.find(mark, 1)) > 0), default=len(tail.text))
                new = [Run(order.word("growth_from_zero"), "", PLANT), tail._replace(text=tail.text[cut:])]
                items = edit(draft.items, number, index + 2, [run for run in new if run.text])
                return order.planted(draft, flag_keys(items, {stem, f"d:{stem}"}), stem)
    return None


def started_this_year(book: Book, _rows: list[Indicator], _unit: Unit, _rng: Random) -> None:
    """Receptions began this year, so their change is from zero; last year's total follows."""
    if not book.yuan("san.reception"):
        book.money("san.reception.home", 26_800)
        book.count("guest.home", 320, "人次")
        book.count("batch.home", 51, "批次")
    for part in ("home", "foreign"):
        for time, amount in (("@p", 0), ("@b", book.yuan(f"san.reception.{part}"))):
            book.money(f"san.reception.{part}{time}", amount)
        book.money(f"san.reception.{part}@i", book.yuan(f"san.reception.{part}"))
    for time in ("", "@p", "@b", "@i"):
        book.money(f"san.reception{time}", sum(book.yuan(f"san.reception.{p}{time}") for p in ("home", "foreign")))
        book.money(f"san{time}", sum(book.yuan(f"{p}{time}") for p in book.groups["san"]))
    for stem in ("guest", "batch"):
        book.count(stem, book.get(f"{stem}.home").value + book.get(f"{stem}.foreign").value, book.get(stem).unit)


def year(order: Order) -> Planted | None:
    """Last year's number where this year's belongs, at the head of a sentence about this year's figures."""
    draft = order.draft()
    lines = paragraphs(draft.items)
    heads = [n for n, i, run in runs_in(lines) if run.key == "year" and i == 0]
    number = order.pick(n for n in heads if any(run.key in draft.book.figures for run in lines[n].runs))
    if number is None:
        return None
    wrong = str(draft.unit.year - order.rng.choice((1, 2)))
    return order.planted(draft, flag_keys(spoil(draft.items, (number, 0), wrong), {"year", "year-1"}), wrong)


def heading_year(order: Order) -> Planted | None:
    """Another year in a heading: the text of last year was taken over."""
    draft = order.draft()
    heads = {
        n: i
        for n, i in enumerate(draft.items)
        if isinstance(i, Line) and i.role in ("part", "h1") and i.part == "disclosure"
    }
    place = order.pick((n, at) for n, line in heads.items() for at, run in enumerate(line.runs) if run.key == "year")
    if place is None:
        return None
    wrong = str(draft.unit.year - 1)
    return order.planted(draft, spoil(draft.items, place, wrong), wrong)


def other_entity(order: Order) -> Planted | None:
    """The name of another unit of the place where this one speaks of itself: a text taken over from elsewhere."""
    draft = order.draft()
    place = order.pick((n, i) for n, i, run in runs_in(paragraphs(draft.items)) if run.key == "entity")
    if place is None:
        return None
    name = order.word("other_offices").format(**draft.unit.words)
    return order.planted(draft, spoil(draft.items, place, name), name)


def this_year(order: Order) -> Planted | None:
    """今年 in a report on a closed year."""
    draft, follows = order.draft(), order.spec["follows"]
    lines = paragraphs(draft.items)
    heads = [n for n, i, run in runs_in(lines) if run.key == "year" and i == 0 and len(lines[n].runs) > 1]
    number = order.pick(n for n in heads if lines[n].runs[1].text.startswith(follows))
    if number is None:
        return None
    line = lines[number]
    second = line.runs[1]._replace(text=line.runs[1].text.removeprefix(follows).removeprefix(order.spec["also"]))
    item = line._replace(runs=(Run(order.word("this_year"), "", PLANT), second, *line.runs[2:]))
    return order.planted(draft, put(draft.items, number, item), item.text[:12])


def word(order: Order) -> Planted | None:
    """A word of the report (the run with the key ``old``) replaced by one of the list ``new``."""
    draft, old = order.draft(), order.spec["old"]
    place = order.pick((n, i) for n, i, run in runs_in(paragraphs(draft.items)) if run.key == old)
    if place is None:
        return None
    new = order.word(order.spec["new"])
    return order.planted(draft, flag_keys(spoil(draft.items, place, new), {old}), new)


def figure_missing(order: Order) -> Planted | None:
    """A placeholder left where a figure belongs."""
    draft = order.draft()
    place = order.pick((n, i) for n, i, run in runs_in(paragraphs(draft.items)) if run.key in draft.book.figures)
    return order.planted(draft, spoil(draft.items, place, order.word("placeholder_words"))) if place else None


def doubled(order: Order) -> Planted | None:
    """A word typed twice in a row."""
    draft = order.draft()
    options = [
        (n, w)
        for n, line in paragraphs(draft.items).items()
        for w in load("words")["texts"]["doubled"]
        if w in line.text
    ]
    order.rng.shuffle(options)
    for number, candidate in options:
        items = replace_in(draft.items, number, candidate, candidate * 2)
        if items:
            return order.planted(draft, items, candidate)
    return None


def bracket(order: Order) -> Planted | None:
    """One bracket or quotation mark of a pair lost."""
    draft, marks = order.draft(), order.spec["marks"]
    place = order.pick((n, i, m) for n, i, run in runs_in(paragraphs(draft.items)) for m in marks if m in run.text)
    if place is None:
        return None
    number, index, mark = place
    run = paragraphs(draft.items)[number].runs[index]
    items = edit(draft.items, number, index, [run._replace(text=run.text.replace(mark, "", 1))])
    return order.planted(draft, put(items, number, flag_item(items[number])), mark)
