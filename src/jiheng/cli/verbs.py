"""Commands that speak Chinese: their help comes from ``messages.cli``, and each is imported when it is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TypeVar

import click

from jiheng.cli.codes import WRONG
from jiheng.cli.layout import columns
from jiheng.cli.misuse import Misuse
from jiheng.policy.messages import messages

T = TypeVar("T")
SAY = messages("cli")


class Verb(click.Command):
    """A command: ``run`` takes what was given as one record, made by ``options``, and returns the exit code.

    Its texts are data: ``verbs.<path>`` for itself, ``<path>.<parameter>`` or else ``parameters.<parameter>`` for what
    it takes; ``path`` is the name of its module.
    """

    def __init__(
        self, path: str, run: Callable[[T], int], options: Callable[..., T], params: Sequence[click.Parameter] = ()
    ) -> None:
        def callback(**values: object) -> int:
            return run(options(**values))

        super().__init__(path.rpartition("_")[2], callback=callback, params=list(params))
        self.path = path

    def get_help(self, ctx: click.Context) -> str:
        """The page of ``jiheng <verb> --help``."""
        given = [_name(param) for param in self.params if isinstance(param, click.Argument)]
        rows = [*((_name(param), _meaning(param, self.path)) for param in self.params), _help(ctx)]
        return _page(ctx, [*given, SAY.text("page.options")], SAY.text(f"verbs.{self.path}"), rows)


class Verbs(click.Group):
    """A group of verbs; the module ``jiheng.cli.<path>`` of each holds it as ``command``."""

    def __init__(self, path: str, paths: Sequence[str], params: Sequence[click.Parameter] = ()) -> None:
        super().__init__(path, params=list(params))
        self.path = path
        self._paths = {name.rpartition("_")[2]: name for name in paths}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, in the order of their use."""
        del ctx
        return list(self._paths)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb, imported now."""
        del ctx
        if cmd_name not in self._paths:
            return None
        found: click.Command = import_module(f"jiheng.cli.{self._paths[cmd_name]}").command
        return found

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments; none at all shows what there is."""
        if not args:
            click.echo(self.get_help(ctx), err=True)
            ctx.exit(WRONG)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that is called.

        Raises:
            Misuse: there is no such verb.
        """
        if args[0] not in self._paths:
            raise Misuse(SAY.text("errors.verb", name=args[0]), ctx)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """The page that lists the verbs; none of them is imported for it."""
        rows = [(name, SAY.text(f"verbs.{path}").partition("\n")[0]) for name, path in self._paths.items()]
        options = [*((_name(param), _meaning(param, self.path)) for param in self.params), _help(ctx)]
        return _page(ctx, [SAY.text("page.verb"), "..."], SAY.text(f"verbs.{self.path}"), [*rows, ("", ""), *options])


def _page(ctx: click.Context, usage: Sequence[str], text: str, rows: Sequence[tuple[str, str]]) -> str:
    line = SAY.text("page.usage", line=" ".join([ctx.command_path, *usage]))
    return "\n".join([line, "", text, "", *columns(rows)])


def _name(param: click.Parameter) -> str:
    value = SAY.find(f"values.{param.name}") or ""
    return value if isinstance(param, click.Argument) else " ".join(filter(None, [", ".join(param.opts), value]))


def _meaning(param: click.Parameter, path: str) -> str:
    text = SAY.find(f"{path}.{param.name}") or SAY.text(f"parameters.{param.name}")
    choices = param.type.choices if isinstance(param.type, click.Choice) else ()
    return text.format(choices=SAY.text("page.or").join(map(str, choices)))


def _help(ctx: click.Context) -> tuple[str, str]:
    return ", ".join(ctx.help_option_names), SAY.text("parameters.help")
