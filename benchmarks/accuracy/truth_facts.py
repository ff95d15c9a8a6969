"""Facts of the auditor against facts worked out by hand."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.accuracy.wording import load

if TYPE_CHECKING:
    from benchmarks.accuracy.truth import Answer

Json = dict[str, Any]


class Facts(NamedTuple):
    """Descriptions of the true facts that the auditor does not give."""

    wrong: list[str]


def right_facts(truth: list[Json], answer: Answer) -> Facts:
    """Every true fact looked for among the auditor's facts of its line; each of these serves once."""
    by_line: dict[int, list[Json]] = defaultdict(list)
    for fact in answer.facts:
        by_line[answer.text.count("\n", 0, fact["start"]) + 1].append(fact)
    main = Counter(fact["entity"] for fact in truth).most_common(1)[0][0]
    wrong = []
    for fact in truth:
        candidates = by_line[fact["line"]]
        match = next((c for c in candidates if same(fact, c, strict=fact["entity"] == main and not around(fact))), None)
        if match:
            candidates.remove(match)
        else:
            near = "; ".join(told(c) for c in candidates if c["value"] == fact["value"])
            wrong.append(f"FACT line {fact['line']} {told(fact)} / {near}")
    return Facts(wrong)


def told(fact: Json) -> str:
    """A fact in a few words."""
    return f"{fact['concept']} {fact['measure']} {fact['value']}{fact['unit']} {fact['year']}"


def around(fact: Json) -> bool:
    """A statistic of the surroundings (an average of the city, say), whose value, unit and year suffice."""
    return str(fact["concept"]).startswith(tuple(load("truth")["score"]["surroundings"]))


def same(truth: Json, fact: Json, *, strict: bool) -> bool:
    """Value, unit and year; for the reporting unit itself also measure and concept."""
    value = str(truth["value"])
    plain = (value.removeprefix("-"), truth["unit"], str(truth["year"])) == (
        fact["value"],
        fact["unit"],
        str(fact["year"]),
    )
    signed = not value.startswith("-") or fact.get("direction") is not None
    return plain and signed and (not strict or (measure(truth) == fact["measure"] and term(truth, fact)))


def measure(truth: Json) -> str:
    return str(load("truth")["measures"].get(truth["measure"], truth["measure"]))


def term(truth: Json, fact: Json) -> bool:
    """The same concept, an alias of it, or the same after what narrows it moved into a field."""
    mine, theirs = str(truth["concept"]), str(fact["concept"])
    aliases = load("truth")["aliases"]
    names = {mine, bare(mine), *aliases.get(mine, ()), *aliases.get(bare(mine), ())}
    return bool({theirs, bare(theirs)} & names)


def bare(concept: str) -> str:
    """A concept without quotation marks and the qualifier in its last brackets."""
    return re.sub(r"（[^（）]*）$", "", concept).strip("“”")
