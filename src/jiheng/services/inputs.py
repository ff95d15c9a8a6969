"""The files of a call: what was named, and for a folder everything in it that can be read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from jiheng.formats import LEFT_BEHIND, Unreadable, entries, suffixes
from jiheng.policy.messages import messages
from jiheng.reporting.audit import Failure

SAY = messages("services")


def inputs(
    paths: Iterable[Path | str], without: Path | None = None, also: tuple[str, ...] = ()
) -> list[Path | Failure]:
    """The files to be read, each once: those given, in a folder every readable one, sorted, in an archive its files.

    Hidden files and the temporary ones of office programs are left out, as is what lies under ``without`` (an output
    among the inputs). ``also`` are endings of files that the caller reads by itself. A folder that holds nothing to
    read is a failure.
    """
    endings = (*suffixes(), *also)
    found: dict[Path, Path | Failure] = {}
    for path in map(Path, paths):
        files = list(_under(path, endings, without)) if path.is_dir() else [path]
        empty = Failure(str(path), SAY.text("empty_folder", suffixes=" ".join(endings)))
        for item in [entry for file in files for entry in _unpacked(file)] or [empty]:
            found.setdefault(Path(item.path if isinstance(item, Failure) else item).resolve(), item)
    return list(found.values())


def _unpacked(file: Path) -> list[Path | Failure]:
    """The files in an archive; any other file is itself."""
    try:
        found = entries(file)
    except Unreadable as error:
        found = [error]
    return [Failure(one.path, one.message) if isinstance(one, Unreadable) else one for one in found]


def _under(folder: Path, endings: tuple[str, ...], without: Path | None) -> Iterator[Path]:
    barred = without.resolve() if without else None
    for inner, folders, names in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(LEFT_BEHIND) and Path(inner, name) != barred
        )
        for name in sorted(names):
            path = Path(inner, name)
            if name.lower().endswith(endings) and not name.startswith(LEFT_BEHIND) and path.resolve() != barred:
                yield path
