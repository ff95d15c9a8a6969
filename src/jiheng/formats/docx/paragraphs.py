"""The words of docx paragraphs: what is printed, what is hidden, how a line looks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree

from jiheng.formats.docx import names as w
from jiheng.formats.docx.styles import on
from jiheng.formats.markup import character

SIGNS = {w.TAB: "\t", w.POSITIONED_TAB: "\t", w.HYPHEN: "-"}


def bold(words: Iterable[Any], *, style: bool) -> bool:
    """Whether all these ``w:t`` stand in bold runs; ``style`` says it of runs that do not say it themselves."""
    return all(
        _run_is_bold(word, style=style) for word in words if word.tag == w.T and not (word.text or " ").isspace()
    )


def _run_is_bold(word: etree._Element, *, style: bool) -> bool:
    run = word.getparent()
    properties = run[0] if run is not None else word
    return next((on(switch) for switch in properties.iterchildren(w.BOLD) if properties.tag == w.R_PR), style)


def hidden(switch: etree._Element) -> list[etree._Element]:
    """What a ``w:vanish`` hides: all that follows it in its run; nothing where it stands elsewhere or is off."""
    properties = switch.getparent()
    run = properties.getparent() if properties is not None else None
    if properties is None or run is None or run.tag != w.R or not on(switch):
        return []
    return [*switch.itersiblings(), *properties.itersiblings()]


def symbol(element: etree._Element) -> str:
    """A sign of a symbol font; its code is in the private area of that font."""
    return character(element.get(w.CHARACTER, ""))


def picture(shape: etree._Element) -> str | None:
    """A picture's alternative text; None where the shape holds text."""
    if next(shape.iter(w.BOX), None) is not None:
        return None
    properties = next(shape.iter(w.PICTURE_NAME), None)
    return "" if properties is None else properties.get("descr") or properties.get("title") or ""
