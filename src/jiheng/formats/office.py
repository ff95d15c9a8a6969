"""Old and foreign text documents (.doc, .wps, .rtf, .odt) through LibreOffice, where it is installed."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory, mkdtemp

from jiheng.document import Document
from jiheng.formats import docx
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits

_PROGRAMS = ("soffice", "libreoffice")
_FOLDERS = (  # where it is installed without being on the path
    *("C:/Program Files/LibreOffice/program", "C:/Program Files (x86)/LibreOffice/program"),
    *("/Applications/LibreOffice.app/Contents/MacOS", "/usr/lib/libreoffice/program", "/snap/bin"),
)
_OPTIONAL = "/opt"  # the packages of LibreOffice's own makers
_KNOWN = (".doc", ".wps", ".rtf", ".odt", ".dot", ".xml")


def read(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a document by having it converted to .docx; places are those of the converted file.

    Raises:
        Unreadable: LibreOffice is not installed, cannot read the file, or takes too long.
    """
    program = found()
    if program is None:
        raise unreadable(path, "no_office")
    suffix = PurePath(path).suffix.lower()
    with TemporaryDirectory(prefix="jiheng-") as folder:
        source = Path(folder, f"source{suffix if suffix in _KNOWN else '.doc'}")
        source.write_bytes(data)
        _run([program, *_arguments(folder), str(source)], path, limits)
        converted = Path(folder, "source.docx")
        if not converted.is_file():
            raise unreadable(path, "not_converted")
        return docx.read(converted.read_bytes(), path, limits)


def found() -> str | None:
    """The program, if it is installed."""
    by_path = (shutil.which(name) for name in _PROGRAMS)
    by_folder = (shutil.which(name, path=str(folder)) for folder in _folders() for name in _PROGRAMS)
    return next(filter(None, (*by_path, *by_folder)), None)


def _folders() -> Iterator[Path]:
    yield from map(Path, _FOLDERS)
    yield from sorted(Path(_OPTIONAL).glob("libreoffice*/program"), reverse=True)


def _arguments(folder: str) -> list[str]:
    profile = f"-env:UserInstallation={_profile().as_uri()}"
    return [profile, "--headless", "--norestore", "--convert-to", "docx", "--outdir", folder]


@cache
def _profile() -> Path:
    """A profile of our own, kept for all files of this process: the user's open windows are left alone."""
    folder = Path(mkdtemp(prefix="jiheng-profile-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _run(command: list[str], path: str, limits: Limits) -> None:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        process.wait(limits.seconds)
    except subprocess.TimeoutExpired as error:
        _stop(process)
        raise unreadable(path, "too_slow", seconds=limits.seconds) from error


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the program with the processes that it started."""
    if sys.platform == "win32":
        command = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(command, check=False, capture_output=True)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
