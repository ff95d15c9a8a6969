"""What the auditor saw of one case: whether the planted error was found, and what was wrongly called an error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from benchmarks.accuracy.cases import Case
from benchmarks.accuracy.plants.plant import AGAINST, PLANT

Json = dict[str, Any]
Interval = tuple[int, int]
ERROR = "error"


class Verdict(NamedTuple):
    """``found`` is None for clean reports and traps. ``false`` holds the wrong findings of severity error.

    ``errors`` counts all findings of severity error: one planted error is one cause, and gives one.
    """

    kind: str
    province: str
    name: str
    found: bool | None
    false: tuple[str, ...]
    facts: int
    not_understood: int
    failure: str = ""
    errors: int = 0
    genre: str = ""


def judge(case: Case, answer: Json) -> Verdict:
    """The verdict on the auditor's answer (an object of the JSON contract with one document)."""
    expected = case.planted or None
    if not answer["documents"]:
        message = "; ".join(str(failure["message"]) for failure in answer["failures"])
        return Verdict(case.kind, case.province, case.name, False if expected else None, (), 0, 0, message)
    document = answer["documents"][0]
    findings, figures = document["findings"], document["figures"]
    found = any(shows(case, finding) for finding in findings) if expected else None
    false = tuple(described(f) for f in findings if f["severity"] == ERROR and not justified(case, f))
    unread, errors = len(figures["not_understood"]), sum(finding["severity"] == ERROR for finding in findings)
    names = case.kind, case.province, case.name
    return Verdict(*names, found, false, figures["facts"], unread, errors=errors, genre=case.genre)


def shows(case: Case, finding: Json) -> bool:
    """Whether a finding or consequence of an accepted kind stands on the plant or names what is missing."""
    if finding["kind"] not in case.accept:
        return False
    named = any(mention in words(finding) for mention in case.mentions)
    return named or touches(finding, case.text.flagged(PLANT))


def justified(case: Case, finding: Json) -> bool:
    """Whether an error has to do with the plant: it touches it or what contradicts it, or names what is missing."""
    if not case.planted:
        return False
    if any(mention in words(finding) for mention in case.mentions):
        return True
    return touches(finding, [*case.text.flagged(PLANT), *case.text.flagged(AGAINST)])


def touches(finding: Json, units: list[Interval]) -> bool:
    """Whether the quote, a piece of evidence or a consequence overlaps one of the paragraphs or rows."""
    return any(start < unit[1] and end > unit[0] for start, end in intervals(finding) for unit in units)


def intervals(finding: Json) -> Iterator[Interval]:
    for place in (finding, *finding.get("evidence", ()), *finding.get("consequences", ())):
        if place.get("start") is not None and place.get("end") is not None:
            yield int(place["start"]), max(int(place["end"]), int(place["start"]) + 1)


def words(finding: Json) -> str:
    """Everything that a finding says."""
    return "".join(
        str(finding.get(name) or "") for name in ("title", "message", "quote", "stated", "expected", "correction")
    )


def described(finding: Json) -> str:
    """A finding in one line, for lists of false alarms."""
    words_of = {name: finding.get(name) for name in ("kind", "rule", "line", "quote", "message")}
    return "{kind} {rule} line {line}: {quote} | {message}".format(**words_of)
