"""What a web page prints, in order: lines, pictures and tables; white space as a browser shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from jiheng.formats.counting import printed
from jiheng.formats.html import tables
from jiheng.formats.html.article import PAGE
from jiheng.formats.html.items import Grid, Item, Line, PageBreak, Picture
from jiheng.formats.markup import whole

_NEW_LINE = "\v"
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_SEGMENT_BREAK = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n][ \t\r\n]*(?={_WIDE})")  # CSS Text 3, 4.1.3
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BLOCKS = frozenset(PAGE["blocks"])
_HEADING = re.compile(r"h([1-6])")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_PAGE = re.compile(r"page-break-(?:before|after)\s*:\s*always", re.IGNORECASE)
_LISTS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class Style:
    """What text inherits from the elements around it."""

    level: int = 0
    bold: bool = False
    centred: bool = False
    kept: bool = False

    def inside(self, element: etree._Element) -> Style:
        """The style inside an element."""
        tag, look = str(element.tag), element.get("style", "")
        heading = _HEADING.fullmatch(tag)
        return Style(
            int(heading[1]) if heading else self.level,
            self.bold or bool(heading) or tag in ("b", "strong", "th") or bool(_BOLD.search(look)),
            self.centred or tag == "center" or element.get("align") == "center" or bool(_CENTRED.search(look)),
            self.kept or tag == "pre",
        )


class Printer:
    """Prints the contents of one element; ``items`` holds what came out."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self._words: list[tuple[str, Style]] = []
        self._counts: dict[etree._Element, int] = {}

    def read(self, element: etree._Element, style: Style) -> None:
        """Print what stands inside ``element``."""
        self._text(element.text, style)
        for child in element:
            self._child(child, style)
            self._text(child.tail, style)

    def end_line(self) -> None:
        """End the open paragraph, if any."""
        words, self._words = self._words, []
        text = _shown("".join(text for text, _ in words))
        if text:
            styles = [style for text, style in words if text.strip()]
            self.items.append(Line(text, styles[0].level, all(style.bold for style in styles), styles[0].centred))

    def _text(self, text: str | None, style: Style) -> None:
        if not text:
            return
        self._words.append((_kept(text) if style.kept else text, style))

    def _child(self, child: etree._Element, style: Style) -> None:
        tag = child.tag
        if tag == "br":
            self._words.append((_NEW_LINE, style))
        elif tag == "img":
            self.items.append(Picture(child.get("alt", "")))
        elif tag == "table":
            self._table(child, style)
        elif tag in _BLOCKS:
            self._block(child, style.inside(child))
        elif isinstance(tag, str):
            self.read(child, style.inside(child))

    def _block(self, child: etree._Element, style: Style) -> None:
        self.end_line()
        if _PAGE.search(child.get("style", "")):
            self.items.append(PageBreak())
        if label := self._label(child):
            self._words.append((label, style))
        self.read(child, style)
        self.end_line()

    def _label(self, item: etree._Element) -> str:
        """The number before an item of an ordered list."""
        parent = item.getparent()
        if item.tag != "li" or parent is None or parent.tag != "ol" or "none" in parent.get("style", ""):
            return ""
        following = self._counts.get(parent, whole(parent.get("start"), 1))
        number = whole(item.get("value"), following)
        self._counts[parent] = number + 1
        return printed(number, _LISTS.get(parent.get("type", "1"), "decimal")) + ". "

    def _table(self, table: etree._Element, style: Style) -> None:
        self.end_line()
        cells = list(tables.cells(table, lambda cell: contents(cell, style)))
        if tables.is_layout(cells):
            self.items += [item for cell in cells for item in cell.items]
        else:
            self.items.append(Grid(cells, tables.caption(table)))


def contents(element: etree._Element, style: Style | None = None) -> list[Item]:
    """All that an element prints."""
    printer = Printer()
    printer.read(element, (style or Style()).inside(element))
    printer.end_line()
    return printer.items


def _kept(text: str) -> str:
    """Text whose lines and blanks stand as they are: columns of a table that was typed."""
    return _NEW_LINE.join(text.expandtabs().splitlines()).replace(" ", "\xa0")


def _shown(text: str) -> str:
    """The lines of a paragraph that are not blank."""
    return "\n".join(filter(None, map(_line, text.split(_NEW_LINE))))


def _line(text: str) -> str:
    """A line as a browser shows it: runs of white space are one blank, none between broken Chinese words."""
    return _SPACES.sub(" ", _SEGMENT_BREAK.sub("", text)).replace("\xa0", " ").strip()
