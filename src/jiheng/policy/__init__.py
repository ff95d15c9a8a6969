"""Policy packs (政策包): a region's and a year's rules, wording and thresholds, as data with their sources."""

from jiheng.policy.loader import Library, library
from jiheng.policy.pack import Pack

__all__ = ["Library", "Pack", "library"]
