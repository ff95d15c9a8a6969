"""What is said when a call is wrong: one Chinese sentence, whatever the library of the command line says."""

from __future__ import annotations

import click

from jiheng.policy.messages import messages

SAY = messages("cli")


class Misuse(click.UsageError):
    """A wrong call, in a sentence of ours."""


def sentence(error: click.ClickException) -> str:
    """What was wrong, and where to read how it is done."""
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else SAY.text("program")
    return SAY.text("errors.frame", what=_what(error), command=command)


def full() -> str:
    """That the screen's output was led to where there is no room."""
    return SAY.text("errors.full")


def _what(error: click.ClickException) -> str:
    match error:
        case Misuse():
            return error.message
        case click.NoSuchOption():
            return SAY.text("errors.option", name=error.option_name)
        case click.BadOptionUsage():
            return SAY.text("errors.value", name=error.option_name)
        case click.MissingParameter():
            return SAY.text("errors.missing", name=_name(error))
        case click.BadParameter():
            return _bad(error)
    return SAY.text("errors.call")


def _bad(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return SAY.text("errors.choice", name=_name(error), choices=SAY.text("page.or").join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange):
        return SAY.text("errors.range", name=_name(error), least=kind.min)
    return SAY.text("errors.bad", name=_name(error))


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return ""
    named = SAY.find(f"values.{error.param.name}") if isinstance(error.param, click.Argument) else None
    return (named or error.param.opts[0]).rstrip(".")
