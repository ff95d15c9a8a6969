"""Allocation by factors (因素法): exact shares, bounds, whole amounts with an exact sum, and its working."""

from jiheng.performance.allocation.allocating import allocated
from jiheng.performance.allocation.comparison import compared
from jiheng.performance.allocation.explaining import explained
from jiheng.performance.allocation.model import Allocation, Area, CarveOut, Factor, Plan, Row
from jiheng.performance.allocation.published import Publication, checked
from jiheng.performance.allocation.sensitivity import sensitivity

__all__ = [
    "Allocation", "Area", "CarveOut", "Factor", "Plan", "Publication", "Row", "allocated", "checked", "compared",
    "explained", "sensitivity",
]  # fmt: skip
