"""Consoles of every kind: GBK windows, pipes, closed pipes; what is written never fails for a character."""

from __future__ import annotations

import io
import os
import shutil
import sys
from typing import TypedDict

NARROWEST = 40  # columns below which lines are cut rather than folded
WIDEST = 120


def prepare() -> None:
    """Let a terminal show what it can and a pipe or file get UTF-8 with plain line ends."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def quiet() -> None:
    """Leave a pipe whose reader went away (``jiheng audit … | head``) without a word."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Look(TypedDict):
    """How the text output is laid out on this screen."""

    width: int
    colour: bool
    listed: bool


def look() -> Look:
    """The screen's width and colours; a pipe has none. Failures are not listed: standard error says them."""
    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else 100
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return Look(width=min(max(width, NARROWEST), WIDEST), colour=terminal and not plain, listed=False)
