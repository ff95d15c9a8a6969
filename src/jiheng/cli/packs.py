"""The packs that a call names; a wrong name or a faulty folder is a wrong call."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from jiheng.cli.misuse import Misuse
from jiheng.findings import Rule
from jiheng.policy import Library, Pack, library
from jiheng.policy.messages import messages
from jiheng.policy.root import root

SAY = messages("cli")


def packs(policy: str | None, folders: Sequence[Path]) -> Library:
    """The packs of Jiheng and of the folders.

    Raises:
        Misuse: a folder holds no pack or a faulty one, or no pack has the id ``policy``.
    """
    for folder in folders:
        _sound(folder)
    found = library(*folders)
    if policy is not None and policy not in found.ids:
        raise Misuse(SAY.text("errors.policy", policy=policy, known=SAY.text("page.or").join(found.ids)))
    return found


def pack(policy: str | None, folders: Sequence[Path]) -> Pack:
    """The pack of that id; where none is named, the one that all others rest on.

    Raises:
        Misuse: as ``packs``.
    """
    found = packs(policy, folders)
    return found.pack(policy or root())


def _sound(folder: Path) -> None:
    from jiheng.policy.checking import faults

    first = next(iter(faults(folder)), None)
    if first is not None:
        raise Misuse(SAY.text("errors.policies", folder=folder, fault=first))


def rule(found: Pack, identity: str) -> Rule:
    """The rule of that id.

    Raises:
        Misuse: the pack has no such rule.
    """
    if identity in found.rules:
        return found.rules[identity]
    near = get_close_matches(identity, found.rules, 1)
    raise Misuse(SAY.text("errors.rule_near" if near else "errors.rule", rule=identity, near="".join(near)))
