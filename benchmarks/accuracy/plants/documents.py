"""Cited documents: a number in the wrong form, of another year, or two numbers for one title."""

from __future__ import annotations

import re
from random import Random

from benchmarks.accuracy.plants.plant import Order, Planted, flag_keys, paragraphs, runs_in, spoil

FORM, SERIAL = "form", "serial"


def number(order: Order) -> Planted | None:
    """The number of a cited document changed by ``slip``: its form, year or serial."""
    draft, slip = order.draft(), order.spec["slip"]
    keys = ("name:doc.notice", "name:doc.rule") if slip == FORM else ("name:doc.notice",)
    options = [place for place in runs_in(paragraphs(draft.items)) if place[2].key in keys]
    if not options or (slip == SERIAL and len(options) == 1):
        return None
    line, index, run = order.rng.choice(options)
    text = SLIPS[slip](run.text, order.rng)
    return order.planted(draft, flag_keys(spoil(draft.items, (line, index), text), {run.key}), text)


def wrong_form(text: str, rng: Random) -> str:
    """Other brackets where 〔 〕 belong."""
    left, right = rng.choice(("（）", "[]", "()", "【】"))
    return text.replace("〔", left).replace("〕", right)


def wrong_year(text: str, rng: Random) -> str:
    return re.sub(r"〔(\d{4})〕", lambda m: f"〔{int(m[1]) - rng.randint(2, 3)}〕", text)


def wrong_serial(text: str, rng: Random) -> str:
    return re.sub(r"〕(\d+)", lambda m: f"〕{int(m[1]) + rng.randint(1, 40)}", text)


SLIPS = {FORM: wrong_form, "year": wrong_year, SERIAL: wrong_serial}
