"""The audit against reports whose truth was worked out by hand (beside the repository, where present).

The rules are those of the truth's own README: a finding is found when an alarm, or a consequence under one, stands on
one of its lines; an alarm of severity error on a right statement, matched by its quote, is false, and so is a rounding
remainder reported as an error; a fact is right when line, value, unit, year and measure match and the concept is the
same term or an alias.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.accuracy.audit_door import audit, extract
from benchmarks.accuracy.judge import ERROR, described, intervals
from benchmarks.accuracy.truth_facts import right_facts
from benchmarks.accuracy.wording import load

Json = dict[str, Any]
Interval = tuple[int, int]


class Answer(NamedTuple):
    """What the auditor says about one report: plain text, findings, facts, figures."""

    text: str
    findings: list[Json]
    facts: list[Json]
    figures: Json


class Score(NamedTuple):
    """Counts of one report: (right, all) pairs, and the texts of what went wrong."""

    name: str
    errors: tuple[int, int]
    warnings: tuple[int, int]
    false: list[str]
    facts: tuple[int, int] | None
    figures: tuple[int, int]
    missed: list[str]
    kinds: dict[str, tuple[int, int]]


def ask(path: Path) -> Answer:
    """Audit and extract one file."""
    judged, read = audit([path])["documents"][0], extract([path])["documents"][0]
    return Answer(read["text"], judged["findings"], read["facts"], judged["figures"])


def line_places(text: str) -> list[Interval]:
    """The interval of every line."""
    places, at = [], 0
    for line in text.split("\n"):
        places.append((at, at + len(line)))
        at += len(line) + 1
    return places


def own_places(finding: Json) -> list[Interval]:
    """Where a finding and its consequences stand (not its evidence)."""
    return list(intervals({**finding, "evidence": ()}))


def overlap(one: Interval, other: Interval) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def wanted(text: str, entry: Json) -> list[Interval]:
    """Where an alarm about a true finding counts: its lines, or the lines that its quote covers."""
    if "lines" in entry:
        places = line_places(text)
        return [places[number - 1] for number in entry["lines"]]
    place = find(text, entry["quote"])
    return [place] if place else []


def find(text: str, quote: str, within: Interval | None = None) -> Interval | None:
    """The interval of ``quote``, blanks and line breaks aside."""
    start, end = within or (0, len(text))
    kept = [at for at in range(start, end) if not text[at].isspace()]
    at = "".join(text[k] for k in kept).find("".join(quote.split()))
    return None if at < 0 else (kept[at], kept[at + len("".join(quote.split())) - 1] + 1)


def is_found(answer: Answer, entry: Json) -> bool:
    """Whether an alarm of any severity stands where this finding is; in tables of values also when it cites them."""
    places = wanted(answer.text, entry)
    if any(overlap(own, place) for f in answer.findings for own in own_places(f) for place in places):
        return True
    cited, kinds = entry.get("values") or (), {entry["kind"], *entry.get("accept_kinds", ())}
    return bool(cited) and any(
        f["kind"] in kinds and all(value in json.dumps(f, ensure_ascii=False) for value in cited)
        for f in answer.findings
    )


def false_alarms(answer: Answer, truth: Json) -> list[str]:
    """Errors on right statements, and rounding remainders called errors."""
    places = line_places(answer.text)
    defects = [p for entry in truth["findings"] for p in quotes(answer.text, entry, places) if not remainder(entry)]
    right = [
        p
        for entry in (*truth.get("right_statements", ()), *filter(remainder, truth["findings"]))
        for p in quotes(answer.text, entry, places)
    ]
    false = []
    for finding in (
        f for f in answer.findings if f["severity"] == ERROR and f["kind"] in load("truth")["score"]["arithmetic"]
    ):
        own = (finding["start"], finding["end"])
        if any(overlap(own, place) for place in right) and not any(overlap(own, place) for place in defects):
            false.append(described(finding))
    return false


def remainder(entry: Json) -> bool:
    """A finding that is a matter of rounding only."""
    calc = entry.get("calc") or []
    verdicts = {c.get("verdict") for c in (calc if isinstance(calc, list) else [calc])} | (
        {entry["verdict"]} if "verdict" in entry else set()
    )
    return bool(verdicts) and verdicts <= set(load("truth")["score"]["remainders"])


def quotes(text: str, entry: Json, places: list[Interval]) -> list[Interval]:
    """Where the entry's quote stands, on its line where it names one."""
    within = places[entry["line"] - 1] if "line" in entry else None
    place = find(text, entry["quote"], within) if entry.get("quote") else None
    return [place] if place else []


def score(name: str, truth: Json, answer: Answer) -> Score:
    """One report against its truth."""
    bases = load("truth")["score"]["bases"]
    missed: list[str] = []
    counts: dict[str, list[int]] = {"error": [0, 0], "warning": [0, 0]}
    kinds: dict[str, tuple[int, int]] = {}
    for entry in truth["findings"]:
        if (
            entry["severity"] not in counts
            or (entry["severity"] == "error" and entry["basis"] not in bases)
            or entry["basis"] not in bases
        ):
            continue
        found = is_found(answer, entry)
        counts[entry["severity"]][0] += found
        counts[entry["severity"]][1] += 1
        before = kinds.get(entry["kind"], (0, 0))
        kinds[entry["kind"]] = (before[0] + found, before[1] + 1)
        place = entry.get("line", entry.get("page"))
        told = f"{entry['id']} line {place} {entry['kind']} {entry['severity']}: {entry['quote']}"
        missed += [] if found else [told]
    facts = right_facts(truth["facts"], answer) if truth.get("facts") else None
    missed += facts.wrong if facts else []
    figures = (answer.figures["facts"], answer.figures["facts"] + len(answer.figures["not_understood"]))
    pair = (len(truth["facts"]) - len(facts.wrong), len(truth["facts"])) if facts else None
    errors, warnings = (tuple(counts[s]) for s in ("error", "warning"))
    return Score(name, errors, warnings, false_alarms(answer, truth), pair, figures, missed, kinds)  # type: ignore[arg-type]
