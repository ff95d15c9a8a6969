"""One LibreOffice of our own, kept warm for a batch of files.

It holds a placeholder document open and therefore stays; further calls with its profile hand their file over to it,
which takes a tenth of a start. The user's own open windows are another profile and are left alone.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.util import Finalize
from pathlib import Path
from tempfile import mkdtemp

_PROGRAMS = ("soffice", "libreoffice")
_FOLDERS = (  # where it is installed without being on the path
    *("C:/Program Files/LibreOffice/program", "C:/Program Files (x86)/LibreOffice/program"),
    *("/Applications/LibreOffice.app/Contents/MacOS", "/usr/lib/libreoffice/program", "/snap/bin"),
)
_OPTIONAL = "/opt"  # the packages of LibreOffice's own makers
_PLACEHOLDER = "placeholder.txt"
_LOCK = f".~lock.{_PLACEHOLDER}#"  # there once the placeholder is open
_TEMPORARY = ("TMPDIR", "TMP", "TEMP")
_PIPES = ("/tmp", "/var/tmp")  # noqa: S108 - where LibreOffice puts its socket
_STEP = 0.05  # seconds between two looks


def program() -> str | None:
    """The program, if it is installed."""
    by_path = (shutil.which(name) for name in _PROGRAMS)
    by_folder = (shutil.which(name, path=str(folder)) for folder in _folders() for name in _PROGRAMS)
    return next(filter(None, (*by_path, *by_folder)), None)


def _folders() -> Iterator[Path]:
    yield from map(Path, _FOLDERS)
    yield from sorted(Path(_OPTIONAL).glob("libreoffice*/program"), reverse=True)


@dataclass
class Converter:
    """The LibreOffice of this process."""

    _home: Path | None = None
    _process: subprocess.Popen[bytes] | None = None
    _owner: int = 0

    def convert(self, program: str, source: Path, format: str, seconds: float) -> Path | None:
        """Convert a file; the result lies beside it. None where LibreOffice cannot read the file.

        Raises:
            TimeoutError: it took longer than ``seconds``.
        """
        deadline = time.monotonic() + seconds
        self._warm(program, deadline)
        call = _started(program, self._profile(), "--convert-to", format, "--outdir", str(source.parent), str(source))
        try:
            call.wait(max(deadline - time.monotonic(), _STEP))
        except subprocess.TimeoutExpired as error:
            _stop(call)
            self.close()
            raise TimeoutError from error
        result = source.with_suffix(f".{format}")
        return result if result.is_file() else None

    def close(self) -> None:
        """End LibreOffice and remove its profile, if they are this process's own."""
        if self._process is not None and self._owner == os.getpid() and self._process.poll() is None:
            _stop(self._process)
        if self._home is not None and self._owner == os.getpid():
            shutil.rmtree(self._home, ignore_errors=True)
            _take_away_pipe(self._home)
        self._home = self._process = None

    def _profile(self) -> Path:
        if self._home is None:
            self._home = Path(mkdtemp(prefix="jiheng-office-"))
            settings = self._home / "user" / "registrymodifications.xcu"
            settings.parent.mkdir()
            settings.write_bytes(Path(__file__).with_suffix(".xcu").read_bytes())
        return self._home

    def _warm(self, program: str, deadline: float) -> None:
        """Start it if it does not run, and wait until it is ready."""
        if self._owner != os.getpid():  # a fork has its own
            self._home, self._process, self._owner = None, None, os.getpid()
        if self._process is not None and self._process.poll() is None:
            return
        placeholder = self._profile() / _PLACEHOLDER
        placeholder.touch()
        self._process = _started(program, self._profile(), str(placeholder))
        lock = placeholder.with_name(_LOCK)
        while not lock.exists() and self._process.poll() is None:
            if time.monotonic() > deadline:
                self.close()
                raise TimeoutError
            time.sleep(_STEP)


def _started(program: str, profile: Path, *arguments: str) -> subprocess.Popen[bytes]:
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *arguments]
    quiet = subprocess.DEVNULL
    own = {**os.environ, **dict.fromkeys(_TEMPORARY, str(profile))}  # it leaves files there when it is ended
    return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, env=own, start_new_session=True)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the program with the processes that it started."""
    if sys.platform == "win32":
        command = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(command, check=False, capture_output=True)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _take_away_pipe(profile: Path) -> None:
    """Remove the socket of a LibreOffice that was ended, which it names by its profile (OfficeIPCThread)."""
    if sys.platform == "win32":
        return
    digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    name = f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"
    for folder in _PIPES:
        with suppress(OSError):
            Path(folder, name).unlink()


CONVERTER = Converter()
Finalize(None, CONVERTER.close, exitpriority=0)  # unlike atexit, also where the process is a worker of a pool
