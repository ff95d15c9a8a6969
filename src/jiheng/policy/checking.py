"""Faults of a pack that a user wrote, each with its file and key, in Chinese."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from jiheng.findings import Severity
from jiheng.policy.classification import FOLDER
from jiheng.policy.classification import faults as list_faults
from jiheng.policy.loader import BUILT_IN, Library, Tree, merged
from jiheng.policy.messages import messages
from jiheng.policy.root import root
from jiheng.policy.shape import Shape, kind

SAY = messages("policy")
HEAD = Shape({"name": "", "parent": "", "regions": [""], "years": [0], "source": "", "replace": [""]})
REQUIRED = ("kind", "severity", "title", "message")  # what no rule can do without
SLOTS = frozenset({"name", "stated", "expected", "formula", "note"})  # what the message of one's own relation may say


class Fault(NamedTuple):
    """What is wrong, in which file and under which key."""

    file: str
    key: str
    message: str

    def __str__(self) -> str:
        return SAY.text("fault", **self._asdict()) if self.key else SAY.text("file_fault", **self._asdict())


def faults(folder: Path) -> Iterator[Fault]:
    """Every fault of the packs in a folder, or of the pack that the folder is."""
    home = folder.parent if (folder / "pack.toml").is_file() else folder
    own = [folder] if home != folder else sorted(found.parent for found in folder.glob("*/pack.toml"))
    if not own:
        yield Fault(str(folder), "", SAY.text("no_pack"))
    library = Library((BUILT_IN, home))
    for pack in own:
        yield from _Inspection(pack, library).faults()


class _Inspection:
    """One pack under inspection, laid on its parent (or, where it names none, on the pack that all others rest on)."""

    def __init__(self, folder: Path, library: Library) -> None:
        self._folder, self._library = folder, library
        self._head = f"{folder.name}/pack.toml"

    def faults(self) -> Iterator[Fault]:
        trees: dict[str, Tree] = {}
        for file in sorted(self._folder.rglob("*.toml")):
            name = f"{self._folder.name}/{file.relative_to(self._folder).as_posix()}"
            try:
                trees[name] = tomllib.loads(file.read_text("utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                yield Fault(name, "", _unreadable(error))
        yield from self._of_trees(trees)
        for file in sorted((self._folder / FOLDER).glob("*.csv")):
            name = f"{self._folder.name}/{FOLDER}/{file.name}"
            yield from (Fault(name, "", SAY.text("csv", line=line, value=value)) for line, value in list_faults(file))

    def _of_trees(self, trees: Mapping[str, Tree]) -> Iterator[Fault]:
        head = _table(trees.get(self._head, {}), "pack")
        yield from self._of_head(head)
        base = self._base(head)
        if base is None:
            yield self._fault("parent", "no_parent", parent=head.get("parent"))
            return
        ours = Library((BUILT_IN,))
        shape = Shape(base, *(ours.pack(identity).data for identity in ours.ids))
        whole: Tree = dict(base)
        for tree in trees.values():
            whole = merged(whole, tree, frozenset())
        for name, tree in trees.items():
            own = {key: value for key, value in tree.items() if key != "pack"}
            yield from _strangers(name, own, shape, "")
            yield from _of_rules(name, tree, whole)
            yield from _of_messages(name, tree, _table(base, "rules"))
            yield from _of_relations(name, tree, whole)

    def _of_head(self, head: Mapping[str, object]) -> Iterator[Fault]:
        yield from _strangers(self._head, head, HEAD, "pack")
        if not head.get("name"):
            yield self._fault("name", "no_name")
        years = head.get("years", [0, 0])
        if not (isinstance(years, list) and len(years) == len(("first", "last")) and years == sorted(years)):
            yield self._fault("years", "years")

    def _base(self, head: Mapping[str, object]) -> Mapping[str, object] | None:
        """The parent's data; None where there is no sound pack of that name."""
        try:
            parent = str(head["parent"]) if head.get("parent") else root()
            return self._library.pack(parent).data
        except (KeyError, TypeError, ValueError, RecursionError):
            return None

    def _fault(self, key: str, text: str, **slots: object) -> Fault:
        return Fault(self._head, f"pack.{key}", SAY.text(text, **slots))


def _strangers(file: str, value: object, shape: Shape, at: str) -> Iterator[Fault]:
    """Keys that no pack knows, and values of the wrong kind."""
    if shape.kinds and kind(value) not in shape.kinds:
        expected = SAY.text("or").join(sorted(SAY.text(f"kinds.{name}") for name in shape.kinds))
        yield Fault(file, at, SAY.text("wrong_kind", found=SAY.text(f"kinds.{kind(value)}"), expected=expected))
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from _strangers(file, item, shape.items, f"{at}[{number}]")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            path, child = f"{at}.{key}" if at else key, shape.child(key)
            if child is None:
                yield Fault(file, path, _unknown(key, shape))
            else:
                yield from _strangers(file, inner, child, path)


def _unknown(key: str, shape: Shape) -> str:
    near = get_close_matches(key, sorted(shape.keys), 1)
    return SAY.text("unknown_near", near=near[0]) if near else SAY.text("unknown")


def _of_rules(file: str, tree: Tree, whole: Tree) -> Iterator[Fault]:
    """Rules without what a rule needs, of no known severity or kind."""
    for identity in _table(tree, "rules"):
        rule = _table(_table(whole, "rules"), identity)
        for field in REQUIRED:
            if not rule.get(field):
                yield Fault(file, f"rules.{identity}.{field}", SAY.text("no_field"))
        for field, allowed in (("severity", list(Severity)), ("kind", list(messages("reporting").table("kinds")))):
            if rule.get(field) and rule[field] not in allowed:
                text = SAY.text("not_among", value=rule[field], allowed=SAY.text("or").join(allowed))
                yield Fault(file, f"rules.{identity}.{field}", text)


def _of_messages(file: str, tree: Tree, base: Mapping[str, object]) -> Iterator[Fault]:
    """Messages with a slot that nothing fills: those of a known rule are the ones of its own message."""
    for identity in _table(tree, "rules"):
        rule, known = _table(_table(tree, "rules"), identity), _table(base, identity)
        allowed = (_slots(str(known.get("message", ""))) or frozenset()) if known else SLOTS
        used = _slots(str(rule.get("message", "")))
        if used is None or used - allowed:
            text = SAY.text("slots", allowed=SAY.text("or").join(f"{{{slot}}}" for slot in sorted(allowed)))
            yield Fault(file, f"rules.{identity}.message", text)


def _slots(message: str) -> frozenset[str] | None:
    """The slots of a message; None where its braces are wrong."""
    try:
        return frozenset(slot for _, slot, _, _ in Formatter().parse(message) if slot is not None)
    except ValueError:
        return None


def _of_relations(file: str, tree: Tree, whole: Tree) -> Iterator[Fault]:
    """Relations over concepts that no catalogue has, nor any sheet that gives its labels a sense of their own."""
    concepts, sheets = _table(whole, "concepts"), _table(whole, "tables").get("sheet")
    known = {*concepts, *_names(concepts), *_words(_table(whole, "classification").get("classes"))}
    for sheet in sheets if isinstance(sheets, list) else ():
        known.update(_names(_table(sheet, "labels")))
    for table in ("relations", "statement_rules"):
        for path, concept in _concepts(tree.get(table, []), table):
            if concept not in known:
                near = get_close_matches(concept, sorted(known), 1)
                hint = SAY.text("near", near=near[0]) if near else ""
                yield Fault(file, path, SAY.text("no_concept", concept=concept, hint=hint))


def _concepts(value: object, at: str) -> Iterator[tuple[str, str]]:
    """The concepts that a table speaks of; a subject that its scope names is one of the classification."""
    if isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from _concepts(item, f"{at}[{number}]")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key in {"concept", "concepts"}:
                path = str(_table(value, "scope").get("classification", "")).split("/")
                yield from ((f"{at}.{key}", concept) for concept in _words(inner) if concept != path[-1])
            else:
                yield from _concepts(inner, f"{at}.{key}")


def _names(value: object) -> Iterator[str]:
    """The further concepts that the records of concepts name: every word that is no list of aliases."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _names(inner)


def _words(value: object) -> list[str]:
    return [value] if isinstance(value, str) else list(map(str, value)) if isinstance(value, list) else []


def _table(tree: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = tree.get(key, {})
    return value if isinstance(value, Mapping) else {}


def _unreadable(error: tomllib.TOMLDecodeError | UnicodeDecodeError) -> str:
    line = re.search(r"line (\d+)", str(error))
    return SAY.text("toml_line", line=line[1]) if line else SAY.text("toml")
