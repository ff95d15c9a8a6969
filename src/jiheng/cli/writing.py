"""Where results go: the screen or a file, whole or not at all, never over an input."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from jiheng.cli.misuse import Misuse
from jiheng.policy.messages import messages
from jiheng.reporting.audit import Failure
from jiheng.reporting.outputs import Output, misnamed

SAY = messages("cli")
UNNAMABLE = re.compile(r'[<>:"|?*\x00-\x1f]')  # what Windows takes in no name; an archive may hold it


def guard(output: Path | None, inputs: Iterable[Path | Failure], *, binary: bool = False) -> None:
    """Refuse an output that would overwrite an input, and bytes that would fill a terminal.

    Raises:
        Misuse: before anything was done.
    """
    if output is None:
        if binary and sys.stdout.isatty():
            raise Misuse(SAY.text("errors.needs_output"))
        return
    _spare([output], inputs)


def _spare(outputs: Iterable[Path], inputs: Iterable[Path | Failure]) -> None:
    held = {path.resolve() for path in inputs if isinstance(path, Path)}
    for output in outputs:
        if output.resolve() in held:
            raise Misuse(SAY.text("errors.over_input", path=output))


def write(content: str | bytes, output: Path | None) -> None:
    """Write a result to the screen, or as a file that appears only when it is complete.

    Raises:
        Misuse: the place cannot be written.
    """
    if output is None:
        click.echo(content, nl=False)
        return
    data = content if isinstance(content, bytes) else content.encode()
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        if output.exists() and not (output.is_file() or output.is_dir()):  # a device or a pipe
            output.write_bytes(data)
        else:
            _write_whole(data, output.resolve())  # a link stays one
    except OSError as error:
        raise Misuse(SAY.text("errors.unwritable", path=output)) from error


def _write_whole(data: bytes, place: Path) -> None:
    partial = place.with_name(f".{place.name}.{os.getpid()}.tmp")
    try:
        partial.write_bytes(data)
        partial.replace(place)
    except OSError:
        with suppress(OSError):
            partial.unlink()
        raise


def distinct(paths: Sequence[Path]) -> list[str]:
    """A name without ending for what is made of each file; namesakes bear their folder's name, then a number."""
    stems = Counter(path.stem.lower() for path in paths)
    seen: Counter[str] = Counter()
    names = []
    for path in paths:
        name = path.stem if stems[path.stem.lower()] == 1 else f"{path.resolve().parent.name}-{path.stem}"
        seen[name.lower()] += 1
        names.append(name if seen[name.lower()] == 1 else f"{name}-{seen[name.lower()]}")
    return names


def write_each(form: Output, documents: Sequence[Any], failures: Sequence[Failure], folder: Path) -> None:
    """Write one file for each document into a folder, and an index over them.

    Raises:
        Misuse: the folder cannot be written, or one of the files would be written over an input.
    """
    names = _names([Path(document.path).name for document in documents], form)
    _spare([folder / name for name in names], [Path(document.path) for document in documents])
    for name, document in zip(names, documents, strict=True):
        write(form.whole([document], ()), folder / name)
    if not form.patches:
        write(form.overview(names, documents, failures), folder / f"index{form.suffix}")


def say_failures(failures: Iterable[Failure]) -> None:
    """One sentence on standard error for each file that could not be read."""
    for failure in failures:
        click.echo(SAY.text("failure", path=failure.path, message=failure.message), err=True)


def called(form: Output, output: Path | None) -> None:
    """Refuse a name under which no program would open the result.

    Raises:
        Misuse: before anything was done.
    """
    if misnamed(form, output):
        raise Misuse(SAY.text("errors.misnamed", path=output, suffix=form.suffix))


def suited(form: Output, inputs: Sequence[Path | Failure], output: Path | None) -> None:
    """Refuse files none of which the output can write into, and several of them where they would go into one.

    Raises:
        Misuse: before anything was done.
    """
    from jiheng.formats import converted

    if not form.patches:
        return
    files = [path for path in inputs if isinstance(path, Path)]
    takes = (*form.patches, *converted()) if form.converts else form.patches
    if files and not any(path.suffix.lower() in takes for path in files):
        raise Misuse(SAY.text("errors.unsuited", path=files[0], suffixes=" ".join(takes)))
    if len(inputs) > 1 and (output is None or output.suffix.lower() in form.endings):
        raise Misuse(SAY.text("errors.needs_folder"))


def _names(files: Sequence[str], form: Output) -> list[str]:
    """A file name for each document; namesakes from several folders are numbered, a patched file says what it is."""
    seen: Counter[str] = Counter()
    names = []
    for given in files:
        file = SAY.text("commented", name=Path(given).stem) if form.patches else given
        own = Path(given).suffix
        suffix = own if own.lower() in form.patches else form.suffix
        file = UNNAMABLE.sub("_", file)
        seen[file.lower()] += 1
        number = f"-{seen[file.lower()]}" if seen[file.lower()] > 1 else ""
        names.append(f"{file}{number}{suffix}")
    return names
