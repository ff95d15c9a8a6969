"""The draw of the self-evaluations to be reviewed (复核抽样): the same for everyone who repeats it."""

from __future__ import annotations

from fractions import Fraction

from jiheng.performance.exact import number, shown
from jiheng.performance.review import Candidate, coverage, sampled
from jiheng.performance.scoring.saying import percent
from jiheng.performance.wording import PerformanceError, said
from jiheng.performance.worksheets.model import Answer, Entry, Filled
from jiheng.policy import Pack


def sampling(filled: Filled, pack: Pack) -> Answer:
    """Draw of each group the share asked for, else that of the pack.

    Raises:
        PerformanceError: the seed is missing, the share is none, or a name is empty or comes twice.
    """
    seed, share = filled.items["seed"].due(said("worksheet.seed")), _share(filled, pack)
    candidates = [_candidate(row) for row in filled.rows]
    for row, one in zip(filled.rows, candidates, strict=True):
        if sum(other.id == one.id for other in candidates) > 1:
            raise PerformanceError("worksheet.doubled", place=row["id"].place, name=one.id)
    drawn = sampled(candidates, share, seed)
    rows = tuple([said("yes") if one.id in drawn else ""] for one in candidates)
    slots = {"count": len(drawn), "all": len(candidates), "share": percent(share), "seed": seed}
    money = sum((one.amount for one in candidates if one.id in drawn), Fraction(0))
    covered = {"money": shown(money), "covered": percent(coverage(candidates, drawn))}
    return Answer(rows, (said("worksheet.drawn", **slots, **covered),))


def _share(filled: Filled, pack: Pack) -> Fraction:
    given = filled.items["share"]
    share = given.number()
    if share is None:
        return number(pack.text("review.share.value"))
    if not 0 < share <= 1:
        raise PerformanceError("worksheet.share", place=given.place, text=given.text)
    return share


def _candidate(row: Entry) -> Candidate:
    amount = row["amount"].number() or Fraction(0)
    return Candidate(
        row["id"].due(said("worksheet.name")), row["group"].text, amount, row["always"].text == said("yes")
    )
