"""Sections of a Word file: paper, margins, and page numbers right on odd and left on even pages."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.formats.writing.stretches import Kind, Stretch
from jiheng.formats.writing.tags import escape, namespaces, tag
from jiheng.formats.writing.word.names import W, millimetres, twips, value
from jiheng.policy.look import Look, Page


def section(look: Look, stretches: Sequence[Stretch], at: int, footers: Sequence[str]) -> str:
    """The properties of a stretch's section; pages are counted from the first after cover and contents."""
    stretch = stretches[at]
    page = stretch.page(look)
    odd, even = footers
    numbered = stretch.kind is not Kind.FRONT
    first = numbered and (at == 0 or stretches[at - 1].kind is Kind.FRONT)
    shown = _reference("default", odd) + _reference("even", even) if numbered else ""
    return tag(
        "w:sectPr",
        None,
        shown,
        value("w:type", "nextPage"),
        tag("w:pgSz", _paper(page, lying=stretch.kind is Kind.LYING)),
        tag("w:pgMar", _margins(page, look)),
        tag("w:pgNumType", {"w:start": 1}) if first else "",
    )


def footer(look: Look, side: str) -> str:
    """A footer with the page number one character from the edge of the text (7.5)."""
    number, (before, after) = look.number, look.number_around
    indent = tag("w:ind", {f"w:{side}": twips(number.size), f"w:{side}Chars": 100})
    shape = tag("w:pPr", None, value("w:pStyle", "Footer"), indent, value("w:jc", side))
    words = (tag("w:t", {"xml:space": "preserve"}, escape(part)) for part in (before, "1", after))
    left, shown, right = (tag("w:r", None, word) for word in words)
    field = tag("w:fldSimple", {"w:instr": "PAGE"}, shown)
    return tag("w:ftr", namespaces(w=W), tag("w:p", None, shape, left, field, right))


def _reference(kind: str, relation: str) -> str:
    return tag("w:footerReference", {"w:type": kind, "r:id": relation})


def _paper(page: Page, *, lying: bool) -> dict[str, object]:
    size: dict[str, object] = {"w:w": millimetres(page.width), "w:h": millimetres(page.height)}
    return size | ({"w:orient": "landscape"} if lying else {})


def _margins(page: Page, look: Look) -> dict[str, object]:
    sides = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    edges = {"header": page.top / 2, "footer": min(look.footer, page.bottom - 7), "gutter": 0}
    return {f"w:{name}": millimetres(length) for name, length in (sides | edges).items()}
