"""The search for reference cycles, at rest while one document is worked on.

A document becomes many thousand values, none of which refers back: their counts free them. The collector would walk
over all of them again and again while they are made.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG = 1
"""The generations that are searched often."""


@contextmanager
def uncollected(*, acyclic: bool = False) -> Iterator[None]:
    """No cycles are searched for inside, in no thread; a collector that rests already is left alone.

    Where all that is made inside is ``acyclic``, it is handed over as old: the collector does not walk over it at the
    end. What was young before is searched first, so that no cycle of others grows old with it.
    """
    if not gc.isenabled():
        yield
        return
    if acyclic:
        gc.collect(_YOUNG)
    gc.disable()
    try:
        yield
    finally:
        if acyclic and not gc.get_freeze_count():  # what a program has frozen stays so
            gc.freeze()
            gc.unfreeze()
        gc.enable()
