"""A reader that misbehaves, for the tests of the child process."""

import os
import time

from jiheng.formats import Unreadable
from jiheng.formats.text import read as read_text


def read(data, path, limits):
    """Do what the file's content says."""
    if data == b"refuse":
        raise Unreadable(path, "不读。")
    {b"sleep": _sleep, b"die": _die, b"grow": _grow, b"raise": _raise, b"print": _print}[data]()
    return read_text("收入".encode(), path, limits)


def _sleep():
    time.sleep(60)


def _die():
    os._exit(3)


def _grow():
    bytearray(8 << 30)


def _raise():
    raise ZeroDivisionError


def _print():
    print("吵闹", flush=True)
    os.write(1, b"noise")
