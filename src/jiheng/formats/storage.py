"""The bytes of a file on the disk, or of an entry of an archive on it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from jiheng.formats import archive
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import FAULT, STANDARD, VARIABLE, Limits, megabytes


def content(path: Path, limits: Limits = STANDARD) -> bytes:
    """A file's bytes; for a path that leads into an archive (报告.zip/附表.xlsx) those of the entry.

    Raises:
        Unreadable: it is missing, no regular file, not allowed or too large; or the user's limits are none.
    """
    if FAULT:
        raise unreadable(str(path), "bad_limits", variable=VARIABLE, setting=FAULT)
    try:
        holder = _archive(path)
        if holder is None:
            return _stored(path, limits)
    except FileNotFoundError as error:
        raise unreadable(str(path), "missing") from error
    except PermissionError as error:
        raise unreadable(str(path), "denied") from error
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else type(error).__name__
        raise unreadable(str(path), "device", reason=reason) from error
    return archive.entry(content(holder, limits), path.relative_to(holder).as_posix(), str(path), limits)


def _archive(path: Path) -> Path | None:
    """The archive that a path leads into."""
    holders = (parent for parent in path.parents if parent.suffix.lower() == archive.SUFFIX)
    return next((holder for holder in holders if holder.is_file()), None)


def _stored(path: Path, limits: Limits) -> bytes:
    about = path.stat()
    if stat.S_ISDIR(about.st_mode):
        raise unreadable(str(path), "folder")
    if not stat.S_ISREG(about.st_mode):
        raise unreadable(str(path), "no_file")
    if about.st_size > limits.file_bytes:
        raise unreadable(str(path), "too_large", size=megabytes(about.st_size), limit=megabytes(limits.file_bytes))
    with path.open("rb") as file:
        return file.read(limits.file_bytes + 1)
