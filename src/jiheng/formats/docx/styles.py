"""Paragraph styles of a docx file: the heading level, look and numbering that a paragraph inherits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from lxml import etree

from jiheng.formats.docx import names as w
from jiheng.formats.markup import whole

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)  # built-in names are English in every language of Word
_CONTENTS = re.compile(r"toc( heading| ?[1-9])|contents heading", re.IGNORECASE)
_BODY_TEXT = 9  # the outline level of what is no heading (17.3.1.20)
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph is besides its words; ``level`` 0 is body text, ``number`` and ``depth`` name its list.

    ``joined`` tells that the paragraph's end is deleted (a tracked change), so that the next one goes on in its line.
    """

    level: int = 0
    bold: bool = False
    centred: bool = False
    contents: bool = False
    number: str = ""
    depth: int = 0
    break_before: bool = False
    break_after: bool = False
    joined: bool = False


def _outline(element: etree._Element) -> dict[str, object]:
    level = whole(element.get(w.VAL), _BODY_TEXT)
    return {"level": level + 1 if level < _BODY_TEXT else 0}


def _section(element: etree._Element) -> dict[str, object]:
    kind = element.find(w.TYPE)
    return {"break_after": kind is None or kind.get(w.VAL) != "continuous"}


def on(switch: etree._Element | None) -> bool:
    """Whether an on-off property is on (17.17.4: present without a value means on)."""
    return switch is not None and switch.get(w.VAL, "1") not in _OFF


def _list(properties: etree._Element) -> dict[str, object]:
    values = {child.tag: child.get(w.VAL, "0") for child in properties}
    found: dict[str, object] = {"depth": whole(values[w.LEVEL], 0)} if w.LEVEL in values else {}
    return found | {"number": values[w.NUM_ID]} if w.NUM_ID in values else found


_STATED: Mapping[str, Callable[[etree._Element], dict[str, object]]] = {
    w.P_STYLE: lambda element: {"style": element.get(w.VAL, "")},
    w.OUTLINE: _outline,
    w.SECTION: _section,
    w.NUM_PR: _list,
    w.JUSTIFY: lambda element: {"centred": element.get(w.VAL) == "center"},
    w.PAGE_BREAK_BEFORE: lambda element: {"break_before": on(element)},
    w.R_PR: lambda element: {"joined": True} if element.find(w.DELETED) is not None else {},
}


def _stated(properties: Iterable[etree._Element]) -> dict[str, object]:
    """The fields of a ``Look`` that a ``w:pPr`` states itself, and its style."""
    changes: dict[str, object] = {}
    for child in properties:
        if (change := _STATED.get(str(child.tag))) is not None:
            changes |= change(child)
    return changes


class Styles:
    """The styles of one file by id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements = {
            style.get(w.STYLE_ID, ""): style for style in (root if root is not None else ()) if style.tag == w.STYLE
        }
        self._looks: dict[str, Look] = {}
        self._variants: dict[tuple[object, ...], Look] = {}

    @cached_property
    def default(self) -> Look:
        """The look of a paragraph that names no style."""
        marked = (
            key
            for key, style in self._elements.items()
            if style.get(w.DEFAULT) in ("1", "true") and style.get(w.TYPE) == "paragraph"
        )
        return self.look(next(marked, ""))

    def paragraph(self, properties: etree._Element) -> Look:
        """The look of a paragraph with these ``w:pPr``: its style's, changed by what it states itself."""
        changes = _stated(properties)
        style = str(changes.pop("style", ""))
        base = self.look(style) if style else self.default
        return self._changed(base, changes) if changes else base

    def _changed(self, base: Look, changes: Mapping[str, object]) -> Look:
        key = (id(base), *changes.items())  # every look is kept, so its id is its own
        if key not in self._variants:
            self._variants[key] = replace(base, **changes)  # type: ignore[arg-type]
        return self._variants[key]

    def look(self, identity: str) -> Look:
        """The look that a style gives, with all it is based on."""
        if identity not in self._looks:
            self._looks[identity] = Look()  # a style that is based on itself ends here
            if (style := self._elements.get(identity)) is not None:
                self._looks[identity] = self._resolved(style)
        return self._looks[identity]

    def _resolved(self, style: etree._Element) -> Look:
        parent = style.find(w.BASED_ON)
        base = self.look(parent.get(w.VAL, "")) if parent is not None else Look()
        name = style.find(w.NAME)
        called = name.get(w.VAL, "") if name is not None else ""
        if heading := _HEADING.fullmatch(called):
            base = replace(base, level=int(heading[1]))
        run = style.find(w.R_PR)
        bold = run.find(w.BOLD) if run is not None else None
        look = replace(
            base,
            contents=bool(_CONTENTS.fullmatch(called)) or base.contents,
            bold=base.bold if bold is None else on(bold),
        )
        properties = style.find(w.P_PR)
        return self._changed(look, _stated(properties)) if properties is not None else look
