"""Paragraph styles of a docx file: the heading level, look and numbering that a paragraph inherits."""

from __future__ import annotations

import re
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

    def with_properties(self, properties: etree._Element | None) -> Look:
        """This look changed by what a ``w:pPr`` states itself."""
        changes: dict[str, object] = {}
        for child in properties if properties is not None else ():
            if child.tag == w.OUTLINE:
                level = whole(child.get(w.VAL), _BODY_TEXT)
                changes["level"] = level + 1 if level < _BODY_TEXT else 0
            elif child.tag == w.JUSTIFY:
                changes["centred"] = child.get(w.VAL) == "center"
            elif child.tag == w.PAGE_BREAK_BEFORE:
                changes["break_before"] = on(child)
            elif child.tag == w.NUM_PR:
                changes |= _list(child)
            elif child.tag == w.SECTION:
                kind = child.find(w.TYPE)
                changes["break_after"] = kind is None or kind.get(w.VAL) != "continuous"
            elif child.tag == w.R_PR:
                changes["joined"] = child.find(w.DELETED) is not None
        return replace(self, **changes) if changes else self  # type: ignore[arg-type]


def on(switch: etree._Element | None) -> bool:
    """Whether an on-off property is on (17.17.4: present without a value means on)."""
    return switch is not None and switch.get(w.VAL, "1") not in _OFF


def _list(properties: etree._Element) -> dict[str, object]:
    values = {child.tag: child.get(w.VAL, "0") for child in properties}
    found: dict[str, object] = {"depth": whole(values[w.LEVEL], 0)} if w.LEVEL in values else {}
    return found | {"number": values[w.NUM_ID]} if w.NUM_ID in values else found


class Styles:
    """The styles of one file by id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements = {
            style.get(w.STYLE_ID, ""): style for style in (root if root is not None else ()) if style.tag == w.STYLE
        }
        self._looks: dict[str, Look] = {}

    @cached_property
    def default(self) -> Look:
        """The look of a paragraph that names no style."""
        marked = (
            key
            for key, style in self._elements.items()
            if style.get(w.DEFAULT) in ("1", "true") and style.get(w.TYPE) == "paragraph"
        )
        return self.look(next(marked, ""))

    def paragraph(self, element: etree._Element) -> Look:
        """The look of a paragraph: its style's, changed by its own properties."""
        properties = element.find(w.P_PR)
        if properties is None:
            return self.default
        style = properties.find(w.P_STYLE)
        base = self.look(style.get(w.VAL, "")) if style is not None else self.default
        return base.with_properties(properties)

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
        return look.with_properties(style.find(w.P_PR))
