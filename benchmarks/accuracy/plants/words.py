"""Wrong words: direction, comparison, growth from zero, reasons, years, periods, placeholders, duplicates, brackets."""

from __future__ import annotations

from random import Random
from typing import Any

from benchmarks.accuracy.plants.plant import PLANT, Planted, flag_item, flag_keys, paragraphs, replace_in
from benchmarks.accuracy.wording import load
from benchmarks.accuracy.writing.builder import build
from benchmarks.accuracy.writing.report import Item, Line, Run, edit, runs_of

Spec = dict[str, Any]


def direction(name: str, genre: str, seed: str, rng: Random, spec: Spec) -> Planted | None:
    """One of the two words of a change turned round: its partner and the two years contradict it."""
    draft = build(name, genre, seed)
    options = [(n, i, run.key) for n in paragraphs(draft.items) for i, run in enumerate(runs_of(draft.items[n]))
               if run.key.partition(":")[0] in ("d", "r") and i and pair_stands(draft.items[n], run.key)]  # fmt: skip
    rng.shuffle(options)
    for number, index, key in options:
        before = list(runs_of(draft.items[number]))[index - 1]
        word = next((w for w in load("words")["direction"] if before.text.endswith(w)), "")
        if word:
            turned = [before._replace(text=before.text.removesuffix(word)), Run(load("words")["direction"][word], before.key, PLANT)]
            stem = key.partition(":")[2]
            items = flag_keys(edit(draft.items, number, index - 1, turned), {stem, f"d:{stem}", f"r:{stem}", f"{stem}@p"})
            return Planted(draft, items, frozenset(spec["accept"]), note=f"{key} {word}")
    return None


def pair_stands(item: Item, key: str) -> bool:
    """Whether change and rate of the same figure stand in the paragraph."""
    stem, keys = key.partition(":")[2], {run.key for run in runs_of(item)}
    return {f"d:{stem}", f"r:{stem}", stem} <= keys


def comparison(name: str, genre: str, seed: str, rng: Random, spec: Spec) -> Planted | None:
    """大于 for 小于 (or the reverse) between a final figure and its budget, where a completion rate stands beside it."""
    draft = build(name, genre, seed)
    options = [n for n in paragraphs(draft.items) if any(r.key.startswith(("c:", "ci:")) for r in runs_of(draft.items[n]))]
    rng.shuffle(options)
    for number in options:
        for index, run in enumerate(runs_of(draft.items[number])):
            word = next((w for w in load("words")["comparison"] if w in run.text), "")
            if word:
                before, _, after = run.text.partition(word)
                turned = [Run(before), Run(load("words")["comparison"][word], "", PLANT), Run(after)]
                items = edit(draft.items, number, index, [r for r in turned if r.text])
                keys = {r.key for r in runs_of(draft.items[number]) if r.key}
                return Planted(draft, flag_keys(items, keys), frozenset(spec["accept"]), note=word)
    return None


def from_zero(name: str, genre: str, seed: str, rng: Random, spec: Spec) -> Planted | None:
    """A growth of 100 % stated for a figure that was zero: the increase equals the whole."""
    draft = build(name, genre, seed, prepare=started_this_year)
    for number in paragraphs(draft.items):
        runs = list(runs_of(draft.items[number]))
        for index, run in enumerate(runs[:-2]):
            if run.key.startswith("d:") and not draft.book.get(f"p:{run.key[2:]}").value and draft.book.get(run.key).value:
                stem, tail = run.key[2:], runs[index + 2]
                cut = min((i for i in (tail.text.find(mark, 1) for mark in "，。；") if i > 0), default=len(tail.text))
                new = [Run(rng.choice(load("words")["texts"]["growth_from_zero"]), "", PLANT), tail._replace(text=tail.text[cut:])]
                items = edit(draft.items, number, index + 2, [r for r in new if r.text])
                return Planted(draft, flag_keys(items, {stem, f"d:{stem}"}), frozenset(spec["accept"]), note=stem)
    return None


def started_this_year(book: Any, rows: Any, unit: Any, rng: Random) -> None:
    """Receptions began this year, so their change is from zero; last year's total follows."""
    if not book.yuan("san.reception"):
        book.money("san.reception.home", 26_800)
        book.count("guest.home", 320, "人次")
        book.count("batch.home", 51, "批次")
    for part in ("home", "foreign"):
        book.money(f"san.reception.{part}@p", 0)
        book.money(f"san.reception.{part}@b", book.yuan(f"san.reception.{part}"))
        book.money(f"san.reception.{part}@i", book.yuan(f"san.reception.{part}"))
    for time in ("", "@p", "@b", "@i"):
        book.money(f"san.reception{time}", sum(book.yuan(f"san.reception.{p}{time}") for p in ("home", "foreign")))
        book.money(f"san{time}", sum(book.yuan(f"{p}{time}") for p in book.groups["san"]))
    for stem in ("guest", "batch"):
        book.count(stem, book.get(f"{stem}.home").value + book.get(f"{stem}.foreign").value, book.get(stem).unit)


def year(name: str, genre: str, seed: str, rng: Random, spec: Spec) -> Planted | None:
    """Last year's number where this year's belongs, at the head of a sentence about this year's figures."""
    draft = build(name, genre, seed)
    options = [(n, i) for n in paragraphs(draft.items) for i, run in enumerate(runs_of(draft.items[n]))
               if run.key == "year" and i == 0 and any(r.key in draft.book.figures for r in runs_of(draft.items[n]))]  # fmt: skip
    if not options:
        return None
    number, index = rng.choice(options)
    wrong = str(draft.unit.year - rng.choice((1, 2)))
    items = edit(draft.items, number, index, [Run(wrong, "year", PLANT)])
    return Planted(draft, flag_keys(items, {"year", "year-1"}), frozenset(spec["accept"]), note=wrong)


def word(name: str, genre: str, seed: str, rng: Random, spec: Spec) -> Planted | None:
    """A word of the report replaced by another that cannot stand there (``spec['old']`` key of a run, ``spec['new']`` list)."""
    draft = build(name, genre, seed)
    options = [(n, i, run) for n in paragraphs(draft.items) for i, run in enumerate(runs_of(draft.items[n]))
               if run.key == spec["old"] and (i or not spec.get("inside"))]  # fmt: skip
    if not options:
        return None
    number, index, run = rng.choice(options)
    new = rng.choice(load("words")["texts"][spec["new"]])
    items = edit(draft.items, number, index, [Run(new, run.key, PLANT)])
    return Planted(draft, flag_keys(items, {spec["old"]}), frozenset(spec["accept"]), note=new)


def figure_missing(name: str, genre: str, seed: str, rng: Random, spec: Spec) -> Planted | None:
    """A placeholder left where a figure belongs."""
    draft = build(name, genre, seed)
    options = [(n, i, run) for n in paragraphs(draft.items) for i, run in enumerate(runs_of(draft.items[n])) if run.key in draft.book.figures]
    number, index, run = rng.choice(options)
    new = rng.choice(load("words")["texts"]["placeholder_words"])
    return Planted(draft, edit(draft.items, number, index, [Run(new, "", PLANT)]), frozenset(spec["accept"]), note=run.key)


def this_year(name: str, genre: str, seed: str, rng: Random, spec: Spec) -> Planted | None:
    """今年 in a report on a closed year."""
    draft = build(name, genre, seed)
    for number in rng.sample(paragraphs(draft.items), len(paragraphs(draft.items))):
        runs = list(runs_of(draft.items[number]))
        if runs[0].key == "year" and len(runs) > 1 and runs[1].text.startswith(spec["follows"]):
            rest = runs[1].text.removeprefix(spec["follows"]).removeprefix(spec["also"])
            head = [Run(rng.choice(load("words")["texts"]["this_year"]), "", PLANT), runs[1]._replace(text=rest)]
            item = Line(tuple([*head, *runs[2:]]), "para", draft.items[number].block, draft.items[number].part)
            return Planted(draft, (*draft.items[:number], item, *draft.items[number + 1 :]), frozenset(spec["accept"]), note=item.text[:12])
    return None


def doubled(name: str, genre: str, seed: str, rng: Random, spec: Spec) -> Planted | None:
    """A word typed twice in a row."""
    draft = build(name, genre, seed)
    for number in rng.sample(paragraphs(draft.items), len(paragraphs(draft.items))):
        for candidate in rng.sample(load("words")["texts"]["doubled"], 4):
            items = replace_in(draft.items, number, candidate, candidate * 2)
            if items:
                return Planted(draft, items, frozenset(spec["accept"]), note=candidate)
    return None


def bracket(name: str, genre: str, seed: str, rng: Random, spec: Spec) -> Planted | None:
    """One bracket or quotation mark of a pair lost."""
    draft = build(name, genre, seed)
    options = [(n, mark) for n in paragraphs(draft.items) for mark in spec["marks"] if mark in draft.items[n].text]  # type: ignore[union-attr]
    rng.shuffle(options)
    for number, mark in options:
        for index, run in enumerate(runs_of(draft.items[number])):
            if mark in run.text:
                at = run.text.index(mark)
                items = edit(draft.items, number, index, [run._replace(text=run.text[:at] + run.text[at + 1 :])])
                items = (*items[:number], flag_item(items[number]), *items[number + 1 :])
                return Planted(draft, items, frozenset(spec["accept"]), note=mark)
    return None
