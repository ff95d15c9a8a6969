"""From wordings and figures to marked runs: the expansion of templates for one unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import Any

from benchmarks.accuracy.books.figures import MONEY, RATE, Book, printed
from benchmarks.accuracy.books.unit import Unit
from benchmarks.accuracy.wording import load
from benchmarks.accuracy.writing.report import Run
from benchmarks.accuracy.writing.template import Choice, Node, Ref, Slot, Text, parse

Aliases = dict[str, str]
NEWLINE = "NL"
UNMOVED = ("same", "nil")


@dataclass(slots=True)
class Scribe:
    """One typist: the phrases of the province, the habits of this report, the account book."""

    unit: Unit
    book: Book
    phrases: dict[str, Any]
    rng: Random
    money_unit: str = "wan"
    rate_places: int = 2
    habits: dict[str, int] = field(default_factory=dict)

    def write(self, name: str, **aliases: str) -> list[Run]:
        """The runs of the phrase ``name``."""
        return self._phrase(name, aliases)

    def line(self, template: str, **aliases: str) -> list[Run]:
        """The runs of a wording that is not a named phrase."""
        return self._nodes(parse(template), aliases)

    def _phrase(self, name: str, aliases: Aliases) -> list[Run]:
        entry = self.phrases[name]
        if isinstance(entry, dict):
            key = str(entry.get("of", "x"))
            key = aliases.get(key, key)
            unmoved = entry["on"] == "trend" and trend(self.book, key) in UNMOVED and not name.startswith("why")
            aliases = {**aliases, "mark": f"same {key}"} if unmoved else aliases
            entry = self._case(entry, key)
        options = [entry] if isinstance(entry, str) else entry
        runs = self._nodes(parse(self._favourite(name, options)), aliases)
        mark = aliases.get("mark")
        return [run if run.key else run._replace(key=mark) for run in runs] if mark else runs

    def _favourite(self, name: str, options: list[str]) -> str:
        """A typist mostly repeats one wording within a report; reasons differ from place to place."""
        if "reason" in name:
            return self.rng.choice(options)
        habit = self.habits.setdefault(f"{name}{len(options)}", self.rng.randrange(len(options)))
        return options[habit if self.rng.random() < 0.75 else self.rng.randrange(len(options))]

    def _case(self, entry: dict[str, Any], key: str) -> list[str] | str:
        case = CASES[entry["on"]](self.book, key)
        for name in (case, *FALLBACK.get(case, ())):
            if name in entry:
                return entry[name]  # type: ignore[no-any-return]
        return self.phrases[f"{entry['on']}_{case}"]  # type: ignore[no-any-return]

    def _nodes(self, nodes: tuple[Node, ...], aliases: Aliases) -> list[Run]:
        return [run for node in nodes for run in self._node(node, aliases)]

    def _node(self, node: Node, aliases: Aliases) -> list[Run]:
        match node:
            case Text(text):
                return [Run(text)]
            case Slot(name):
                return self._slot(name, aliases)
            case Choice(options):
                return self._nodes(self._option(options), aliases)
            case Ref("each", args):
                return self._each(dict(args), aliases)
            case Ref(name, args):
                return self._phrase(name, aliases | {k: aliases.get(v, v) for k, v in args})
        raise TypeError(node)

    def _option(self, options: tuple[tuple[Node, ...], ...]) -> tuple[Node, ...]:
        """Like phrases, choices are mostly made once per report."""
        habit = self.habits.setdefault(repr(options), self.rng.randrange(len(options)))
        return options[habit if self.rng.random() < 0.7 else self.rng.randrange(len(options))]

    def _each(self, args: Aliases, aliases: Aliases) -> list[Run]:
        over = aliases.get(args["over"], args["over"])
        keys = [k for k in self.book.groups[over] if args.get("keep") or self.book.get(k).value]
        runs: list[Run] = []
        for number, key in enumerate(keys, 1):
            if runs:
                runs += [Run("\n")] if args["sep"] == NEWLINE else [Run(args["sep"])]
            runs += self._phrase(args["do"], aliases | {args.get("as", "x"): key, "number": str(number)})
        return runs

    def _slot(self, name: str, aliases: Aliases) -> list[Run]:
        operator, _, bare = name.rpartition(":")
        target = aliases.get(bare, bare)
        key = f"{operator}:{target}" if operator else target
        match operator:
            case "name":
                return [Run(self.book.labels[target], key)]
            case "path":
                return self._path(target)
            case _ if f"{operator}:".startswith("n:"):
                bare_key = self.book.resolve(key.removeprefix("n:"))
                return [Run(self.number(bare_key), bare_key)]
        if target in self.book.figures:
            return self._figure(key)
        return [self._word(target)]

    def _word(self, name: str) -> Run:
        stem, _, shift = name.partition("-") if "-" in name else name.partition("+")
        if stem == "year":
            step = int(shift or 0) * (1 if "+" in name else -1)
            return Run(str(self.unit.year + step), name)
        return Run(self.unit.words[name], name) if name in self.unit.words else Run(name)

    def _figure(self, key: str) -> list[Run]:
        key, figure = self.book.resolve(key), self.book.get(key)
        unit = load("common")["money_units"][self.money_unit] if figure.kind == MONEY else figure.unit
        return [Run(self.number(key), key), Run(unit, f"unit {key}")]

    def number(self, key: str, money_unit: str = "") -> str:
        """The printed number of a figure without its unit."""
        figure = self.book.get(key)
        if figure.kind == MONEY:
            wan = (money_unit or self.money_unit) == "wan"
            return printed(figure.value / (10000 if wan else 1), 2)
        if figure.kind == "score":
            return plain(printed(figure.value, 2))
        rate = figure.kind == RATE
        return printed(figure.value, self.rate_places if rate else figure.places, cut=rate and self.book.cut_rates)

    def _path(self, key: str) -> list[Run]:
        """类, 款 and 项 of a leaf with their level marks."""
        code = key.rpartition("/")[2]
        levels = load("common")["levels"]
        names = [load("classification")["names"][code[:n]] for n in (3, 5)] + [leaf_name(code)]
        runs: list[Run] = []
        for name, length, level in zip(names, (3, 5, 7), levels, strict=True):
            runs += [Run(name, f"class {code[:length]}"), Run(level)]
        return runs


def plain(number: str) -> str:
    """A decimal string without trailing zeros."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def leaf_name(code: str) -> str:
    """The name of a functional item."""
    return str(load("classification")["leaves"][code]).partition(" ")[2]


def trend(book: Book, key: str) -> str:
    """How a figure moved: up, down, same, new (from zero), gone (to zero), nil (zero both times)."""
    now, before = book.get(key).value, book.get(f"p:{key}").value
    if not now or not before:
        return "nil" if now == before else ("new" if now else "gone")
    if abs(now - before) < 100 and book.get(key).kind == MONEY:
        return "same"
    return "up" if now > before else "down"


def against(book: Book, key: str, budget_of: str = "b") -> str:
    """The final figure against the full budget: lt, gt, eq, nil."""
    now, budget = book.get(key).value, book.get(f"{budget_of}:{key}").value
    if now == budget:
        return "eq" if now else "nil"
    return "lt" if now < budget else "gt"


def against_initial(book: Book, key: str) -> str:
    """The final figure against the initial budget; none: something was spent without any."""
    return "none" if not book.get(f"i:{key}").value and book.get(key).value else against(book, key, "i")


def size(book: Book, key: str) -> str:
    """Whether there is anything at all."""
    return "some" if book.get(key).value != Fraction(0) else "zero"


CASES = {"trend": trend, "vs": against, "vsi": against_initial, "size": size}
FALLBACK = {"gone": ("down",), "nil": ("same", "eq")}
