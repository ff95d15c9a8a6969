"""The search for reference cycles, at rest while one document is worked on.

A document becomes many thousand values, none of which refers back: their counts free them. The collector would walk
over all of them again and again while they are made.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No cycles are searched for inside, in no thread; a collector that rests already is left alone."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
