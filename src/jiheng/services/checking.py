"""The check of packs that a user wrote: their files and keys, then their schemes by their own examples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jiheng.performance.schemes import problems
from jiheng.policy import checking as policy
from jiheng.policy import library


def faults(folder: Path) -> Iterator[str]:
    """Every fault of the packs in a folder, or of the pack that the folder is; schemes once the files are in order."""
    found = [str(fault) for fault in policy.faults(folder)]
    yield from found
    if not found:
        home = folder.parent if (folder / "pack.toml").is_file() else folder
        own = [folder] if home != folder else sorted(file.parent for file in folder.glob("*/pack.toml"))
        for pack in own:
            yield from map(str, problems(library(home).pack(pack.name)))
