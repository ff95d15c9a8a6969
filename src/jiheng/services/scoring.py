"""Scoring of filled forms: any file that holds forms, or a workbook of ours; one file or a folder of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jiheng.performance.forms import Form, ScoredForm, forms, score_form
from jiheng.performance.forms.account import lines, record
from jiheng.performance.forms.reading import MONITORING
from jiheng.performance.forms.watched import watch_form, watched_lines, watched_record
from jiheng.performance.monitoring import Round
from jiheng.performance.scoring.verdict import Judgement
from jiheng.performance.wording import PerformanceError, said
from jiheng.performance.workbooks.monitoring import monitoring_sheet
from jiheng.policy import Pack
from jiheng.reporting.audit import Audit, Unsuited
from jiheng.services.own_workbooks import own_workbook
from jiheng.services.scores import Scores

__all__ = ["Scores", "Scoring", "scored_forms", "watched_forms"]

XLSX = ".xlsx"


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
            own = own_workbook(path, audit.pack, self.policies, workbook=self.workbook)
            watched, found = ((), ()) if own else (tuple(watched_forms(audit)), tuple(scored_forms(audit)))
        except PerformanceError as error:
            raise Unsuited(str(path), str(error)) from error
        if own is not None:
            return own
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


def _returned(path: Path, found: Sequence[ScoredForm]) -> bytes:
    """The user's own workbook with the scores in it; one of our own where the file is no such workbook."""
    from jiheng.performance.workbooks.returned import returned

    own = path.suffix.lower() == XLSX and path.is_file()
    return returned(found, path.read_bytes() if own else b"")


def _name(one: ScoredForm) -> str:
    return " ".join(part for part in (one.form.entity, one.form.project or one.form.title) if part)


def _words(one: ScoredForm) -> str:
    return "".join(f"{indicator.attainment_text}{indicator.reason}" for indicator in one.form.indicators)
