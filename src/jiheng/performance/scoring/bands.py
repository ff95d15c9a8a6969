"""Banded qualitative scoring (定性指标分档): the answer gives a band, a person judges within it.

Nothing is invented: an answer below the best band has no score until a person has given one inside the band.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.exact import fraction, shown
from jiheng.performance.explanation import Explanation
from jiheng.performance.indicators import Indicator
from jiheng.performance.scoring.rule import Award, withheld
from jiheng.performance.scoring.saying import shortened, step
from jiheng.performance.settings import Band, Settings

_SILENT = re.compile(r"[\s。，,.；;、：:“”\"（）()]+")


class Bands(NamedTuple):
    """The band of the answer, and the judged score where it lies inside.

    ``own`` are a scheme's bands (a reviewer may then give the score alone, and the band follows from it); without them
    the bands of the settings hold and an answer is due.
    """

    own: tuple[Band, ...] = ()

    def award(self, indicator: Indicator, settings: Settings) -> Award:
        """The judged share of the points; that of the band where it leaves no room or is the best one."""
        band = self.answered(indicator, settings) or self._implied(indicator)
        if band is None:
            reason = "no_answer" if not indicator.attainment_text else "unread_answer"
            return withheld(reason, shortened(indicator.attainment_text))
        if indicator.stated is not None:
            return _judged(indicator, fraction(indicator.stated), band, settings)
        if band.high in (band.low, 1):
            return Award(band.high.numerator, band.high.denominator, "band", detail=band.name)
        return withheld("judgement_due", f"{band.name} {_room(indicator, band)}")

    def explained(self, indicator: Indicator, award: Award, settings: Settings) -> tuple[Explanation, ...]:
        """The band with its bounds, then what was judged."""
        return (step(award.branch, indicator, award, settings, "judged"),)

    def room(self, indicator: Indicator, settings: Settings) -> tuple[Fraction, Fraction] | None:
        """The shares between which a person may judge; None where there is no answer yet."""
        band = self.answered(indicator, settings) or self._implied(indicator)
        return (band.low, band.high) if band else None

    def answered(self, indicator: Indicator, settings: Settings) -> Band | None:
        """The band that the answer falls into: the best one when it repeats the target, else by its words."""
        bands, answer = self.own or settings.bands, _SILENT.sub("", indicator.attainment_text)
        if not answer:
            return None
        if answer == _SILENT.sub("", indicator.target_text):
            return max(bands, key=lambda band: band.high, default=None)
        return next((band for band in bands if answer == band.name or answer in band.words), None)

    def _implied(self, indicator: Indicator) -> Band | None:
        if indicator.stated is None or indicator.attainment_text:
            return None
        share = _share(fraction(indicator.stated), indicator)
        return next((band for band in self.own if _side(share, band) == 0), None)


def _share(points: Fraction, indicator: Indicator) -> Fraction:
    weight = fraction(indicator.weight)
    return points / weight if weight else Fraction(0)


def _side(share: Fraction, band: Band) -> int:
    """-1 below the band, 0 inside, 1 above."""
    above = share >= band.high if band.high_open else share > band.high
    return -1 if share < band.low else int(above)


def _room(indicator: Indicator, band: Band) -> str:
    weight = fraction(indicator.weight)
    return f"{shown(band.low * weight)}–{shown(band.high * weight)}"


def _judged(indicator: Indicator, stated: Fraction, band: Band, settings: Settings) -> Award:
    share = _share(stated, indicator)
    side = _side(share, band)
    if side == 0:
        return Award(share.numerator, share.denominator, "judged", detail=band.name)
    if settings.judged == "refuse":
        return withheld("outside_band", f"{band.name} {_room(indicator, band)}")
    if settings.judged == "zero":
        return Award(0, 1, "outside_band_zero", detail=band.name)
    end = band.low if side < 0 else _highest(indicator, band, settings)
    return Award(end.numerator, end.denominator, "outside_band_nearest", detail=band.name)


def _highest(indicator: Indicator, band: Band, settings: Settings) -> Fraction:
    """The highest share inside the band: just below an open end, by one step of the scores."""
    step_of_scores = Fraction(1, 10**settings.places) if band.high_open else Fraction(0)
    return max(band.low, band.high - _share(step_of_scores, indicator))
