"""Formats with intricate parsers are read in a child process, which may crash, hang or grow without harm.

The child stays warm for the next file. A file that takes too long ends it; the next one starts a new one. What it sends
back is taken only as documents: an unpickler that knows no other classes.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from importlib import import_module
from io import BytesIO
from typing import IO, cast

from jiheng.document import Document
from jiheng.formats.bounds import bound
from jiheng.formats.errors import Unreadable, unreadable
from jiheng.formats.limits import Limits

_COUNT = 8  # bytes that tell the length of what follows
_TRUSTED = ("jiheng.document", "jiheng.spans", "jiheng.formats.")
_ARRAYS = (("array", "array"), ("array", "_array_reconstructor"))


@dataclass
class Child:
    """A child process of this process; one file at a time."""

    _process: subprocess.Popen[bytes] | None = None
    _owner: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def read(self, reader: str, data: bytes, path: str, limits: Limits) -> Document:
        """Read a file's content with the reader of that module.

        Raises:
            Unreadable: what the reader says; or the child took too long, too much memory, or crashed.
        """
        with self._lock:
            process = self._started()
            late = threading.Event()
            clock = threading.Timer(limits.seconds, _stop, (process, late))
            clock.start()
            try:
                _send(cast("IO[bytes]", process.stdin), (reader, data, path, limits))
                answer = _received(cast("IO[bytes]", process.stdout))
            except (OSError, EOFError, pickle.UnpicklingError) as error:
                self.close()
                reason = "too_slow" if late.is_set() else "crashed"
                raise unreadable(path, reason, seconds=limits.seconds) from error
            finally:
                clock.cancel()
        if isinstance(answer, Document):
            return answer
        raise Unreadable(*cast("tuple[str, str, str]", answer))

    def close(self) -> None:
        """End the child, if this process has one."""
        if self._process is not None and self._owner == os.getpid():
            self._process.kill()
            self._process.communicate()
        self._process = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            self._owner = os.getpid()
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self._process


CHILD, RECOGNIZING = Child(), Child()
"""The child for most files, and one for scans, which holds more memory than the other may take."""
atexit.register(CHILD.close)
atexit.register(RECOGNIZING.close)


class _Documents(pickle.Unpickler):
    """An unpickler for documents and nothing else."""

    def find_class(self, module: str, name: str) -> object:
        """A class of the document or of a reader; an array."""
        if (module, name) in _ARRAYS:
            return super().find_class(module, name)
        found = super().find_class(module, name) if module.startswith(_TRUSTED) and "." not in name else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(name)
        return found


def _stop(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _send(stream: IO[bytes], message: object) -> None:
    content = pickle.dumps(message)
    stream.write(len(content).to_bytes(_COUNT, "big") + content)
    stream.flush()


def _received(stream: IO[bytes]) -> object:
    length = int.from_bytes(_exactly(stream, _COUNT), "big")
    return _Documents(BytesIO(_exactly(stream, length))).load()


def _exactly(stream: IO[bytes], count: int) -> bytes:
    content = stream.read(count)
    if len(content) < count:
        raise EOFError
    return content


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Read files until there are no more."""
    while head := requests.read(_COUNT):
        reader, data, path, limits = pickle.loads(_exactly(requests, int.from_bytes(head, "big")))  # noqa: S301 - the parent's
        bound(limits)
        _send(answers, answered(reader, data, path, limits))


def answered(reader: str, data: bytes, path: str, limits: Limits) -> object:
    """The document, or path, message and reason of why there is none."""
    try:
        return import_module(reader).read(data, path, limits)
    except Unreadable as error:
        refused = error
    except MemoryError:
        refused = unreadable(path, "crashed")
    return refused.path, refused.message, refused.reason


def main() -> None:
    """Serve on what the parent has connected; nothing that a library prints may get into the answers."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
