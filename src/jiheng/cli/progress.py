"""How far a call with many files is; only on a terminal, and only on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import count

import click

from jiheng.policy.messages import messages

SAY = messages("cli")


def ticker(total: int) -> Callable[[], None]:
    """A function to call after each of ``total`` files."""
    done = count(1)
    return (lambda: _show(next(done), total)) if total > 1 and sys.stderr.isatty() else lambda: None


def _show(done: int, total: int) -> None:
    line = SAY.text("progress", done=done, total=total)
    click.echo(f"\r\033[K{line}" if done < total else "\r\033[K", nl=False, err=True)
