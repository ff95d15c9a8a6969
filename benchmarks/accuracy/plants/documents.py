"""Cited documents: a number in the wrong form, of another year, or two numbers for one title."""

from __future__ import annotations

import re
from random import Random
from typing import Any

from benchmarks.accuracy.plants.plant import PLANT, Planted, find_runs, flag_keys
from benchmarks.accuracy.writing.builder import build
from benchmarks.accuracy.writing.report import Run, edit, runs_of


def number(name: str, genre: str, seed: str, rng: Random, spec: dict[str, Any]) -> Planted | None:
    """The number of a cited document changed by ``spec['slip']``: form, year or serial."""
    draft = build(name, genre, seed)
    keys = ["name:doc.notice"] if spec["slip"] != "form" else ["name:doc.notice", "name:doc.rule"]
    options = [place for key in keys for place in find_runs(draft.items, key)]
    if not options or (spec["slip"] == "serial" and len(options) < 2):
        return None
    item, index = rng.choice(options)
    run = list(runs_of(draft.items[item]))[index]
    text = SLIPS[spec["slip"]](run.text, rng)
    items = flag_keys(edit(draft.items, item, index, [Run(text, run.key, PLANT)]), {run.key})
    return Planted(draft, items, frozenset(spec["accept"]), note=text)


def wrong_form(text: str, rng: Random) -> str:
    """Round or square brackets, or none, where 〔 〕 belong."""
    left, right = rng.choice(("（）", "[]", "()", "【】"))
    return text.replace("〔", left).replace("〕", right)


def wrong_year(text: str, rng: Random) -> str:
    return re.sub(r"〔(\d{4})〕", lambda m: f"〔{int(m[1]) - rng.randint(2, 3)}〕", text)


def wrong_serial(text: str, rng: Random) -> str:
    return re.sub(r"〕(\d+)", lambda m: f"〕{int(m[1]) + rng.randint(1, 40)}", text)


SLIPS = {"form": wrong_form, "year": wrong_year, "serial": wrong_serial}
