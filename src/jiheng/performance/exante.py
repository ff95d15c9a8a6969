"""Ex-ante evaluation (事前绩效评估): five dimensions scored, materials checked, a conclusion in prescribed words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.exact import number
from jiheng.performance.explanation import Explanation
from jiheng.performance.schemes import Assessment
from jiheng.performance.scoring.sheet import fraction_of
from jiheng.performance.wording import PerformanceError, said
from jiheng.policy import Pack


class Material(NamedTuple):
    """A document of the checklist (评估材料); ``required`` ones must be there before the highest conclusion."""

    id: str
    group: str
    name: str
    required: bool


class Conclusion(NamedTuple):
    """Words of a conclusion, from a share of the points on; ``entry`` says whether the project may enter the store."""

    id: str
    name: str
    least: Fraction
    entry: bool


@dataclass(frozen=True)
class ExAnteEvaluation:
    """The outcome: the conclusion, why it is not a higher one, and what is missing."""

    assessment: Assessment
    conclusion: Conclusion | None
    missing: tuple[Material, ...]
    vetoes: tuple[str, ...]
    explanation: Explanation


def materials(pack: Pack, kind: str) -> tuple[Material, ...]:
    """The checklist for a kind of evaluation (``project`` or ``policy``)."""
    rows = [row for row in pack.rows("exante.materials") if kind in _kinds(row)]
    return tuple(Material(str(r["id"]), str(r["group"]), str(r["name"]), bool(r.get("required"))) for r in rows)


def conclusions(pack: Pack) -> tuple[Conclusion, ...]:
    """The conclusions of a pack, highest first.

    Raises:
        PerformanceError: one is incomplete.
    """
    try:
        rows = [
            Conclusion(str(row["id"]), str(row["name"]), number(row["from"]), bool(row.get("entry", False)))
            for row in pack.rows("exante.conclusions")
        ]
    except (KeyError, ValueError) as error:
        raise PerformanceError("exante.unusable", problem=error) from error
    return tuple(sorted(rows, key=lambda row: -row.least))


def concluded(assessment: Assessment, provided: Iterable[str], kind: str, pack: Pack) -> ExAnteEvaluation:
    """Conclude an ex-ante evaluation.

    Args:
        assessment: the scored scheme.
        provided: the ids of the materials at hand.
        kind: ``project`` or ``policy``.
        pack: the policy pack.

    Returns:
        The conclusion by the points; the lowest where an item is judged with a vetoing word, and never the highest
        while a required document is missing. None while items have no score.
    """
    given = frozenset(provided)
    missing = tuple(one for one in materials(pack, kind) if one.required and one.id not in given)
    vetoes = tuple(_vetoes(assessment, frozenset(pack.words("exante.vetoing"))))
    rows = conclusions(pack)
    sheet = assessment.sheet
    if not sheet.complete or not sheet.full or not rows:
        return ExAnteEvaluation(assessment, None, missing, vetoes, Explanation(said("exante.incomplete")))
    share = fraction_of(sheet.total) / sheet.full
    found = next(row for row in (*rows, rows[-1]) if share >= row.least or row is rows[-1])
    held = rows[-1] if vetoes else (rows[1] if missing and found is rows[0] and len(rows) > 1 else found)
    return ExAnteEvaluation(assessment, held, missing, vetoes, _explained(assessment, found, held, missing, vetoes))


def _kinds(row: Mapping[str, object]) -> tuple[str, ...]:
    kinds = row.get("kinds", [])
    return tuple(map(str, kinds)) if isinstance(kinds, list) else ()


def _vetoes(assessment: Assessment, words: frozenset[str]) -> Iterator[str]:
    return (one.indicator.name for one in assessment.sheet.scores if one.indicator.attainment_text in words)


def _explained(
    assessment: Assessment, found: Conclusion, held: Conclusion, missing: tuple[Material, ...], vetoes: tuple[str, ...]
) -> Explanation:
    reasons = [said("exante.by_points", name=found.name)]
    if vetoes:
        reasons.append(said("exante.vetoed", items=said("listing").join(vetoes)))
    if missing:
        reasons.append(said("exante.missing", items=said("listing").join(one.name for one in missing)))
    children = (*map(Explanation, reasons), assessment.sheet.explanation)
    return Explanation(said("exante.concluded", name=held.name), held.name, children=children)
