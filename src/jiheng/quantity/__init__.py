"""Numbers as they are written: value, unit, digits, and the range they can stand for.

A printed figure is an integer with a decimal scale, never a binary float: ``136.87`` is ``(13687, 2)``.
It stands for half a unit in its last kept place, half-open as rounding is (compare XBRL Calculations 1.1).
"""

from jiheng.quantity.numerals import NumberWords, Numeral, number_words
from jiheng.quantity.value import Interval, Quantity, Unit, added

__all__ = ["Interval", "NumberWords", "Numeral", "Quantity", "Unit", "added", "number_words"]
