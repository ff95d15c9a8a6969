"""Scoring of filled forms: any file that holds forms, or a score sheet of a scheme; one file or a folder of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from jiheng.performance.exante import ExAnteEvaluation
from jiheng.performance.forms import Form, ScoredForm, forms, score_form
from jiheng.performance.forms.account import lines, record
from jiheng.performance.forms.reading import MONITORING
from jiheng.performance.forms.watched import watch_form, watched_lines, watched_record
from jiheng.performance.monitoring import Round
from jiheng.performance.schemes import Assessment
from jiheng.performance.scoring.verdict import Judgement
from jiheng.performance.wording import PerformanceError, said
from jiheng.performance.workbooks import assess_workbook, book, evaluate_workbook, is_score_sheet, write_assessment
from jiheng.performance.workbooks.monitoring import monitoring_sheet
from jiheng.performance.workbooks.sheet_reading import pack_of
from jiheng.policy import Pack, library
from jiheng.reporting.audit import Audit, Unsuited

XLSX = ".xlsx"


class Scores(NamedTuple):
    """What is kept of one scored file.

    ``wrong`` is whether a stated score or total cannot stand; ``shares`` are the stated totals as shares of the full
    points and ``texts`` the words of each form, by unit and project, for comparing a batch.
    """

    path: str
    lines: tuple[str, ...]
    records: tuple[Mapping[str, object], ...]
    workbook: bytes
    wrong: bool
    shares: Mapping[str, Fraction]
    texts: Mapping[str, str]


class _Assessed(NamedTuple):
    """A score sheet: its assessment, the conclusion of an ex-ante evaluation, the pack that it was made with."""

    assessment: Assessment
    conclusion: ExAnteEvaluation | None
    pack: Pack


@dataclass(frozen=True)
class Scoring:
    """The scoring of a file that was read (``services.extract``); a value, so that processes can share it.

    ``everything`` asks for the lines of every indicator with all steps; ``workbook`` for the workbook to give back.
    """

    policies: tuple[Path, ...] = ()
    everything: bool = False
    workbook: bool = False

    def __call__(self, audit: Audit) -> Scores:
        """Score everything in the file.

        Raises:
            Unsuited: it holds no form, or its score sheet cannot be scored; one Chinese sentence says why.
        """
        path = Path(audit.document.path)
        try:
            sheet = _score_sheet(path, audit.pack, self.policies)
        except PerformanceError as error:
            raise Unsuited(str(path), str(error)) from error
        if sheet is not None:
            return self._assessed(path, sheet)
        watched, found = tuple(watched_forms(audit)), tuple(scored_forms(audit))
        if not watched and not found:
            raise Unsuited(str(path), said("form.none"))
        if not watched:
            return self._scored(path, found)
        rounds = self._watched(path, watched, audit.pack)
        return _joined(self._scored(path, found), rounds) if found else rounds

    def _watched(self, path: Path, found: Sequence[tuple[Form, Round]], pack: Pack) -> Scores:
        texts = tuple(line for _, one in found for line in watched_lines(one))
        records = tuple(watched_record(form, one) for form, one in found)
        workbook = monitoring_sheet(found, pack) if self.workbook else b""
        return Scores(str(path), texts, records, workbook, False, {}, {})

    def _scored(self, path: Path, found: tuple[ScoredForm, ...]) -> Scores:
        return Scores(
            str(path),
            tuple(line for one in found for line in lines(one, everything=self.everything)),
            tuple(record(one) for one in found),
            _returned(path, found) if self.workbook else b"",
            any(one.wrong or one.total.judgement == Judgement.DIFFERS for one in found),
            {_name(one): one.total.stated / one.sheet.full for one in found if one.total.stated and one.sheet.full},
            {_name(one): _words(one) for one in found},
        )

    def _assessed(self, path: Path, sheet: _Assessed) -> Scores:
        found = sheet.assessment
        shown = [found.scheme.name, *(found.sheet.explanation.lines() if found.scheme.nodes else ())]
        computed = [*(found.measures.values() if not found.scheme.nodes else ()), *found.results.values()]
        shown += [line for value in computed for line in value.explanation.lines()]
        if sheet.conclusion is not None:
            explanation = sheet.conclusion.explanation
            shown += [explanation.text, *(one.text for one in explanation.children[:-1])]
        workbook = write_assessment(found, sheet.pack, sheet.conclusion) if self.workbook else b""
        return Scores(str(path), tuple(shown), (_assessment(found),), workbook, False, {}, {})


def _joined(scores: Scores, rounds: Scores) -> Scores:
    """A file that holds scored forms and monitoring forms: the workbook is that of the scores."""
    return scores._replace(lines=(*scores.lines, *rounds.lines), records=(*scores.records, *rounds.records))


def watched_forms(audit: Audit) -> Iterator[tuple[Form, Round]]:
    """The monitoring forms of a file that was read, each with its round."""
    for part in audit.document.parts:
        for form in forms(audit.document, audit.ledger, part, audit.packs[part.id]):
            if form.kind == MONITORING and form.lines:
                yield form, watch_form(form, audit.packs[part.id])


def scored_forms(audit: Audit) -> Iterator[ScoredForm]:
    """The forms of a file that was read, scored; forms without an indicator are left out."""
    for part in audit.document.parts:
        for form in forms(audit.document, audit.ledger, part, audit.packs[part.id]):
            if form.lines and form.kind != MONITORING:
                yield score_form(form, audit.packs[part.id])


def _score_sheet(path: Path, pack: Pack, policies: Sequence[Path]) -> _Assessed | None:
    """The assessment of a score sheet and the pack it was made with; None where the file is none."""
    if path.suffix.lower() != XLSX or not path.is_file():
        return None
    opened = book(path)
    if not is_score_sheet(opened):
        return None
    packs, named = library(*policies), pack_of(opened)
    own = packs.pack(named) if named in packs.ids else pack
    found = assess_workbook(path, own)
    return _Assessed(found, evaluate_workbook(path, found, own), own)


def _returned(path: Path, found: Sequence[ScoredForm]) -> bytes:
    """The user's own workbook with the scores in it; one of our own where the file is no such workbook."""
    from jiheng.performance.workbooks.returned import returned

    own = path.suffix.lower() == XLSX and path.is_file()
    return returned(found, path.read_bytes() if own else b"")


def _name(one: ScoredForm) -> str:
    return " ".join(part for part in (one.form.entity, one.form.project or one.form.title) if part)


def _words(one: ScoredForm) -> str:
    return "".join(f"{indicator.attainment_text}{indicator.reason}" for indicator in one.form.indicators)


def _assessment(found: Assessment) -> Mapping[str, object]:
    sheet = found.sheet
    return {
        "kind": found.scheme.kind,
        "title": found.scheme.name,
        "entity": "",
        "year": None,
        "project": "",
        "scheme": found.scheme.id,
        "stated_total": None,
        "stated_sum": None,
        "scored_total": f"{sheet.total:f}",
        "full": f"{sheet.full}",
        "complete": sheet.complete,
        "wrong": 0,
        "grade": sheet.grade.name if sheet.grade else None,
        "total": {"judgement": "", "message": sheet.explanation.text},
        "scores": [
            {"name": one.indicator.name, "weight": f"{one.full}", "points": f"{one.points:f}" if one.scored else None,
             "explanation": list(one.explanation.lines())}
            for one in sheet.scores
        ],
        "results": {name: value.explanation.value for name, value in found.results.items()},
        "remarks": [],
    }  # fmt: skip
