"""Zip files of reports: their readable entries have paths like files in a folder (报告.zip/附表.xlsx)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jiheng.formats.container import Container
from jiheng.formats.errors import Unreadable, unreadable
from jiheng.formats.limits import STANDARD, Limits

SUFFIX = ".zip"
LEFT_BEHIND = (".", "~$", "__MACOSX")
"""How names begin of what systems and office programs leave beside a user's files."""
_RELATIVE = (".", "..")  # nothing is written to a disk, so they lead nowhere


def entries(data: bytes, path: Path, suffixes: tuple[str, ...], limits: Limits = STANDARD) -> list[Path | Unreadable]:
    """The entries of an archive that can be read, sorted, those of archives inside it too, or why these cannot be.

    Raises:
        Unreadable: damaged, beyond a limit, or nothing in it can be read.
    """
    found = sorted(_entries(data, path, suffixes, limits, limits.archives), key=_name)
    if not found:
        raise unreadable(str(path), "empty_archive", suffixes=" ".join(suffixes))
    return found


def _name(entry: Path | Unreadable) -> Path:
    return Path(entry.path) if isinstance(entry, Unreadable) else entry


def entry(data: bytes, inner: str, path: str, limits: Limits = STANDARD) -> bytes:
    """The bytes of an entry; ``inner`` is its path inside the archive, ``path`` that in whole.

    Raises:
        Unreadable: there is none, or the archive is damaged, encrypted or beyond a limit.
    """
    container = Container(data, path, limits)
    if inner in container.names:
        return _open(container, inner, path)
    for name in container.names:
        if name.lower().endswith(SUFFIX) and inner.startswith(f"{name}/"):
            return entry(_open(container, name, path), inner[len(name) + 1 :], path, limits)
    raise unreadable(path, "missing")


def _open(container: Container, name: str, path: str) -> bytes:
    """An entry's bytes; the password of an archive is not that of a document."""
    try:
        return container.read(name)
    except Unreadable as error:
        if error.reason != "encrypted":
            raise
        raise unreadable(path, "locked_archive") from error


def _entries(
    data: bytes, path: Path, suffixes: tuple[str, ...], limits: Limits, depth: int
) -> Iterator[Path | Unreadable]:
    container = Container(data, str(path), limits)
    for name in container.names:
        if any(part.startswith(LEFT_BEHIND) and part not in _RELATIVE for part in name.split("/")):
            continue
        if name.lower().endswith(SUFFIX):
            yield from _inside(container, name, path, suffixes, limits, depth)
        elif name.lower().endswith(suffixes):
            yield path / name


def _inside(
    container: Container, name: str, path: Path, suffixes: tuple[str, ...], limits: Limits, depth: int
) -> Iterator[Path | Unreadable]:
    """The entries of an archive in an archive; one that cannot be read does no harm to what lies beside it."""
    if depth <= 1:
        yield unreadable(str(path / name), "nested_archives", limit=limits.archives)
        return
    try:
        yield from _entries(_open(container, name, str(path)), path / name, suffixes, limits, depth - 1)
    except Unreadable as error:
        yield Unreadable(str(path / name), error.message, error.reason)
