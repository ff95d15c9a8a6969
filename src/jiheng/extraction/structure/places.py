"""Administrative divisions: which places a text names, and what they lie in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

Chain = tuple[str, ...]
"""A place and what it lies in, nearest first: county, prefecture, province."""

_LONGEST = 14
_SHORTEST = 2


class Places:
    """The gazetteer, from a table province → prefecture → counties (names parted by spaces).

    ``further`` are places that it does not know: a town or a development zone that has a policy pack of its own.
    """

    def __init__(self, table: Mapping[str, object], further: Iterable[Chain] = ()) -> None:
        self._chains: dict[str, list[Chain]] = {}
        for province, prefectures in table.items():
            self._add((province,))
            if not isinstance(prefectures, Mapping):
                raise TypeError(province)
            for prefecture, counties in prefectures.items():
                above = (province,) if prefecture == province else (prefecture, province)
                self._add(above)
                for county in str(counties).split():
                    self._add((county, *above))
        for chain in further:
            if chain[0] not in self._chains:
                self._add(chain)
        self._ends = re.compile(f"[{''.join(sorted({name[-1] for name in self._chains}))}]")

    def _add(self, chain: Chain) -> None:
        known = self._chains.setdefault(chain[0], [])
        if chain not in known:
            known.append(chain)

    def around(self, text: str) -> Chain:
        """The place that a text names most, and what it lies in; empty where it names none for certain.

        A name that several prefectures share counts only beside the name of one of them.
        """
        named = Counter(self._named(text))
        chains = {chain for name in named for chain in self._chains[name]}
        believed = [chain for chain in chains if self._certain(chain, named)]
        return max(believed, key=lambda chain: (self._weight(chain, named), len(chain), chain), default=())

    def _certain(self, chain: Chain, named: Counter[str]) -> bool:
        return len(self._chains[chain[0]]) == 1 or any(above in named for above in chain[1:])

    @staticmethod
    def _weight(chain: Chain, named: Counter[str]) -> int:
        return sum(named[name] for name in chain)

    def _named(self, text: str) -> Iterator[str]:
        """Every name of a place in a text, the longest at each end."""
        for match in self._ends.finditer(text):
            end = match.end()
            for begin in range(max(end - _LONGEST, 0), end - _SHORTEST + 1):
                if text[begin:end] in self._chains:
                    yield text[begin:end]
                    break
