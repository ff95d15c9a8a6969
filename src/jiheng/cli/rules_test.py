"""``jiheng rules test``: whether every rule does on its own examples what they say."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import click

from jiheng.cli import parameters
from jiheng.cli.codes import DONE, FOUND
from jiheng.cli.packs import pack, rule
from jiheng.cli.verbs import SAY, Verb
from jiheng.cli.writing import write


class Options(NamedTuple):
    """What a call of ``jiheng rules test`` gives."""

    rules: tuple[str, ...]
    output: Path | None
    policy: str | None
    policies: tuple[Path, ...]


def run(given: Options) -> int:
    """Run the examples and name each that does not hold; one of them makes the exit code 1."""
    from jiheng import services

    found = pack(given.policy, given.policies)
    rules = [rule(found, identity) for identity in given.rules] or list(found.rules.values())
    outcomes = list(services.examples(rules, policy=found.id, policies=given.policies))
    broken = [(tried.id, number) for tried, number, held in outcomes if not held]
    bare = [tried.id for tried in rules if {bool(example["fails"]) for example in tried.examples} != {True, False}]
    lines = [SAY.text("rules_test.broken", rule=identity, number=number) for identity, number in broken]
    lines += [SAY.text("rules_test.bare", rule=identity) for identity in bare]
    lines.append(SAY.text("rules_test.done", rules=len(rules), examples=len(outcomes), broken=len(broken)))
    write("\n".join(lines) + "\n", given.output)
    return FOUND if broken or bare else DONE


command = Verb(
    "rules_test",
    run,
    Options,
    [click.Argument(["rules"], nargs=-1), parameters.output(), parameters.policy(), parameters.policies()],
)
