"""The look of a file, and what it does to headings: contents lines, lost numbers, doubled titles, indents."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.accuracy.wording import load
from benchmarks.accuracy.writing.report import Item, Line, Run, Table

HEADINGS = ("part", "h1", "h2", "h3")


@dataclass(frozen=True, slots=True)
class Look:
    """The habits that one file shows, by name (see the profiles in ``look.toml``)."""

    profile: str
    habits: frozenset[str]

    def has(self, habit: str) -> bool:
        return habit in self.habits


def headings(items: tuple[Item, ...], look: Look, rng: Random) -> tuple[Item, ...]:
    """Contents lines, lost numbers, doubled headings, indents."""
    indent = rng.choice(load("look")["indent"]) if look.has("indent") else ""
    result: list[Item] = []
    for item in items:
        if isinstance(item, Table):
            result.append(item)
        elif item.role == "contents":
            result += contents(item, items, rng) if look.has("contents") else []
        else:
            result += heading(item, look, rng) if item.role in HEADINGS else [indented(item, indent)]
    return tuple(result)


def contents(item: Line, items: tuple[Item, ...], rng: Random) -> list[Item]:
    """The word 目录 and a line for every heading, with dots and page numbers."""
    dots, page = rng.choice(load("look")["dots"]), 1
    lines: list[Item] = [item]
    for other in items:
        if isinstance(other, Line) and other.role in ("part", "h1") and other.part == "disclosure":
            page += rng.randint(0, 2)
            lines.append(Line((Run(f"{other.text}{dots}{page}"),), "toc"))
    return lines


def heading(item: Line, look: Look, rng: Random) -> list[Item]:
    """A heading, now and then without its number or printed twice; a planted one is left alone."""
    if any(run.flag for run in item.runs):
        return [item]
    if look.has("lost_number") and item.role == "h2" and rng.random() < 0.3:
        first = item.runs[0]
        return [item._replace(runs=(first._replace(text=first.text.partition("）")[2] or first.text), *item.runs[1:]))]
    return [item, item] if look.has("doubled_heading") and item.role == "h1" and rng.random() < 0.15 else [item]


def indented(item: Line, indent: str) -> Line:
    return item._replace(runs=(Run(indent), *item.runs)) if indent and item.role == "para" else item
