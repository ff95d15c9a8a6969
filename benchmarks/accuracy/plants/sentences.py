"""Sentences that do not belong: forecasts, part-year figures, denials, personal data; and harmless ones that look alike."""

from __future__ import annotations

from random import Random
from typing import Any

from benchmarks.accuracy.plants.plant import PLANT, Planted, flag_keys, paragraphs
from benchmarks.accuracy.wording import load
from benchmarks.accuracy.writing.builder import Draft, build
from benchmarks.accuracy.writing.report import Line, Run

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def identity(rng: Random) -> str:
    """An invented identity number with a valid check digit; its region code is assigned to no county."""
    stem = f"110000{rng.randint(1960, 1999)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{rng.randint(100, 999)}"
    return stem + CHECK_DIGITS[sum(int(d) * w for d, w in zip(stem, WEIGHTS, strict=True)) % 11]


def inventions(rng: Random) -> dict[str, str]:
    """Numbers that stand in inserted sentences; none belongs to anybody."""
    whole, part = rng.randint(20, 40), rng.randint(5, 15)
    a, b = rng.randint(100, 900), rng.randint(100, 900)
    return {
        "mobile": f"1380013{rng.randint(0, 9999):04}", "identity": identity(rng), "area": f"08{rng.randint(10, 99)}",
        "account": f"6200{rng.randint(10**14, 10**15 - 1)}", "landline": str(rng.randint(2_000_000, 8_999_999)),
        "credit": "11" + str(rng.randint(10**5, 10**6 - 1)) + "MB" + "".join(rng.choice(CREDIT) for _ in range(8)),
        "code": f"51{rng.randint(1000, 9999)}{rng.choice((21, 22, 23))}R{rng.randint(10**10, 10**11):012}",
        "big": f"{rng.randint(10, 900)}.{rng.randint(1, 99):02}", "rate": f"{rng.randint(2, 15)}.{rng.randint(1, 9)}",
        "share": f"{rng.randint(2, 30)}.{rng.randint(1, 9)}", "whole": str(whole), "part": str(part),
        "a": f"{a / 100:.2f}", "b": f"{b / 100:.2f}", "c": f"{(a + b + rng.randint(100, 500)) / 100:.2f}",
    }  # fmt: skip


def sentence(draft: Draft, texts: list[str], rng: Random) -> str:
    """One of ``texts`` with its slots filled."""
    words = {**draft.unit.words, **inventions(rng), "year": str(draft.unit.year)}
    return rng.choice(texts).format(**words)


def insert(name: str, genre: str, seed: str, rng: Random, spec: dict[str, Any]) -> Planted | None:
    """A sentence appended to a paragraph of ``spec['block']`` or put after it as a paragraph of its own."""
    draft = build(name, genre, seed)
    options = [n for block in spec["blocks"] for n in paragraphs(draft.items, block)]
    if not options or (spec.get("needs") and not draft.book.get(spec["needs"]).value):
        return None
    number, text = rng.choice(options), sentence(draft, texts_of(spec), rng)
    item = draft.items[number]
    assert isinstance(item, Line)
    if rng.random() < 0.5 and item.text.endswith("。"):
        items = (*draft.items[:number], item._replace(runs=(*item.runs, Run(text, "", PLANT))), *draft.items[number + 1 :])
    else:
        items = (*draft.items[: number + 1], Line((Run(text, "", PLANT),), "para", item.block, item.part), *draft.items[number + 1 :])
    against = {k for k in draft.book.figures if k.startswith(tuple(spec.get("against", ())))} if spec.get("against") else set()
    return Planted(draft, flag_keys(items, against), frozenset(spec["accept"]), note=text)


def texts_of(spec: dict[str, Any]) -> list[str]:
    table, _, name = spec["texts"].partition(".")
    texts: list[str] = load("words")[table][name]
    return texts


def deny(name: str, genre: str, seed: str, rng: Random, spec: dict[str, Any]) -> Planted | None:
    """The section on a fund says that there is none, while figures and tables show it."""
    draft = build(name, genre, seed)
    numbers = paragraphs(draft.items, "gov_fund", "disclosure")
    if not numbers or not draft.book.get("gf").value:
        return None
    text = sentence(draft, texts_of(spec), rng)
    item = Line((Run(text, "", PLANT),), "para", "gov_fund", "disclosure")
    items = (*draft.items[: numbers[0]], item, *draft.items[numbers[-1] + 1 :])
    keys = {k for k in draft.book.figures if k.startswith(("gf", "in.gf"))}
    return Planted(draft, flag_keys(items, keys), frozenset(spec["accept"]), note=text)
