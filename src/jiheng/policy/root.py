"""The pack on which all others rest."""

from __future__ import annotations

from jiheng.policy.loader import BUILT_IN, Library


def root() -> str:
    """The id of the pack that comes with Jiheng and names no parent."""
    packs = Library((BUILT_IN,))
    return next(identity for identity in packs.ids if len(packs.pack(identity).lineage) == 1)
