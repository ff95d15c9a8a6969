"""Counts over verdicts, and the Markdown that states them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from benchmarks.accuracy.books.unit import GENRES
from benchmarks.accuracy.cases import CLEAN
from benchmarks.accuracy.judge import Verdict
from benchmarks.accuracy.wording import held_out, load

NO_FIGURE = "—"


class Tally:
    """Verdicts by kind and province."""

    def __init__(self) -> None:
        self.by_kind: dict[str, list[Verdict]] = defaultdict(list)

    def add(self, verdict: Verdict) -> None:
        self.by_kind[verdict.kind].append(verdict)

    @property
    def planted(self) -> list[Verdict]:
        return [v for verdicts in self.by_kind.values() for v in verdicts if v.found is not None]

    def of(self, province: str, verdicts: Iterable[Verdict]) -> list[Verdict]:
        return [verdict for verdict in verdicts if verdict.province == province]


def markdown(tally: Tally, cases: int, provinces: Sequence[str]) -> list[str]:
    """The part of ``docs/accuracy.md`` on constructed reports."""
    words = load("report")
    lines = [
        words["title"],
        "",
        words["intro"].strip().format(cases=cases, provinces=len(provinces), least=words["least"]),
        "",
    ]
    lines += [words["summary"], "", *summary(tally), "", words["kinds"], "", *kinds(tally), ""]
    lines += [words["genres"], "", *genres(tally), ""]
    lines += [words["clean"], "", *clean(tally), "", words["provinces"], "", *by_province(tally, provinces), ""]
    return lines


def summary(tally: Tally) -> list[str]:
    """Recall known and held out, false errors in clean reports, figures understood."""
    hidden = set(held_out())
    known = [v for v in tally.planted if v.province not in hidden]
    held = [v for v in tally.planted if v.province in hidden]
    reports = tally.by_kind.get(CLEAN, [])
    rows = [
        ["planted errors found", share(known), f"of {len(known)}"],
        ["the same in the held-out province", share(held), f"of {len(held)}"],
    ]
    rows.append(["clean reports with wrong errors", str(sum(bool(v.false) for v in reports)), f"of {len(reports)}"])
    rows.append(["figures understood", understood(every(tally)), f"in {len(every(tally))} reports"])
    rows.append(["reports that could not be audited", str(sum(bool(v.failure) for v in every(tally))), ""])
    return table(["measure", "value", ""], rows)


def every(tally: Tally) -> list[Verdict]:
    return [verdict for verdicts in tally.by_kind.values() for verdict in verdicts]


def kinds(tally: Tally) -> list[str]:
    """A row per kind of planted error."""
    hidden, rows = set(held_out()), []
    for kind, verdicts in tally.by_kind.items():
        if verdicts[0].found is None:
            continue
        held = [v for v in verdicts if v.province in hidden]
        wrong = str(sum(bool(v.false) for v in verdicts))
        several = str(sum(v.errors > 1 for v in verdicts))
        rows.append([kind, str(len(verdicts)), share(verdicts), str(len(held)), share(held), several, wrong])
    return table(load("report")["kinds_head"], rows)


def genres(tally: Tally) -> list[str]:
    """A row for final accounts and one for budgets."""
    rows = []
    for genre in GENRES:
        own = [v for v in tally.planted if v.genre == genre]
        reports = [v for v in tally.by_kind.get(CLEAN, []) if v.genre == genre]
        rows.append([genre, str(len(own)), share(own), str(len(reports)), str(sum(bool(v.false) for v in reports))])
    return table(load("report")["genres_head"], rows)


def clean(tally: Tally) -> list[str]:
    """Clean reports and the traps in them."""
    rows = [
        [kind, str(len(v)), str(sum(bool(x.false) for x in v))]
        for kind, v in tally.by_kind.items()
        if v[0].found is None
    ]
    return table(load("report")["clean_head"], rows)


def by_province(tally: Tally, provinces: Sequence[str]) -> list[str]:
    """A row per province."""
    rows = []
    for province in provinces:
        own, reports = tally.of(province, every(tally)), tally.of(province, tally.by_kind.get(CLEAN, []))
        planted = [v for v in own if v.found is not None]
        name = province + (load("report")["held_out_mark"] if province in held_out() else "")
        lowest = min((v.facts / (v.facts + v.not_understood) for v in own if v.facts), default=0)
        wrong = str(sum(bool(v.false) for v in reports))
        rows.append(
            [name, str(len(planted)), share(planted), str(len(reports)), wrong, understood(own), f"{lowest:.1%}"]
        )
    return table(load("report")["provinces_head"], rows)


def share(verdicts: Sequence[Verdict]) -> str:
    """Recall in percent; none where there are too few cases."""
    if len(verdicts) < load("report")["least"]:
        return NO_FIGURE
    return f"{sum(bool(v.found) for v in verdicts) / len(verdicts):.1%}"


def understood(verdicts: Sequence[Verdict]) -> str:
    """Facts of facts and figures not understood."""
    facts, rest = sum(v.facts for v in verdicts), sum(v.not_understood for v in verdicts)
    return f"{facts / (facts + rest):.1%}" if facts else NO_FIGURE


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table."""
    return [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}", *(f"| {' | '.join(row)} |" for row in rows)]
