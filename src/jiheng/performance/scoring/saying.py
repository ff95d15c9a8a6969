"""One step of a score's explanation: the sentence of its branch, with the indicator's own figures."""

from __future__ import annotations

from fractions import Fraction

from jiheng.performance.exact import fraction, shown
from jiheng.performance.explanation import Explanation
from jiheng.performance.indicators import Indicator
from jiheng.performance.scoring.rule import Award
from jiheng.performance.settings import Settings
from jiheng.performance.wording import said
from jiheng.quantity import Quantity


def printed(quantity: Quantity | None, text: str = "") -> str:
    """A figure as people write it, with its unit; the words of the form where there is no figure."""
    if quantity is None:
        return shortened(text) or said("nothing")
    return f"{quantity.value:f}{quantity.unit.symbol if quantity.unit else ''}"


def shortened(text: str, most: int = 30) -> str:
    """A long text of a form, cut for a message."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[:most] + said("ellipsis")


def percent(share: Fraction, places: int = 2) -> str:
    """A share in percent, without trailing zeros."""
    return f"{shown(share * 100, places)}%"


def step(branch: str, indicator: Indicator, award: Award, settings: Settings, setting: str) -> Explanation:
    """The sentence ``branch.<branch>`` with the figures of the indicator, and the source of the setting it follows."""
    source, verified = settings.source(setting)
    text = said(
        f"branch.{branch}",
        target=printed(indicator.target, indicator.target_text),
        upper=printed(indicator.upper),
        attainment=printed(indicator.attainment, indicator.attainment_text),
        weight=shown(fraction(indicator.weight)),
        share=percent(award.share),
        detail=shortened(award.detail, 200),
        floor=percent(settings.pass_floor),
        start=percent(settings.over_fulfilment_penalty_from),
    )
    return Explanation(text, percent(award.share), source, verified)
