"""A docx paragraph as printed lines: text of runs, fields' results, insertions; no deletions, codes or hidden text."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from jiheng.document import Role
from jiheng.formats.composition import Piece
from jiheng.formats.docx import names as w
from jiheng.formats.docx.styles import on

_PRINTED = {w.TAB: "\t", w.POSITIONED_TAB: "\t", w.HYPHEN: "-"}
_TEXT = (w.T, w.MATH_TEXT)
_SHAPES = (w.DRAWING, w.PICTURE, w.OBJECT)


class Fields:
    """The complex fields that are open (17.16.18): their codes are not printed, their results are."""

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []

    def mark(self, kind: str) -> None:
        """A field begins, its code ends, or it ends."""
        if kind == "begin":
            self._open.append(("", True))
        elif self._open and kind == "separate":
            self._open[-1] = (self._open[-1][0], False)
        elif self._open and kind == "end":
            self._open.pop()

    def code(self, text: str) -> None:
        """A stretch of the innermost field's code."""
        if self._open:
            self._open[-1] = (self._open[-1][0] + text, self._open[-1][1])

    @property
    def silent(self) -> bool:
        """Whether what stands here is a field's code."""
        return any(coding for _, coding in self._open)

    @property
    def contents(self) -> bool:
        """Whether a table of contents is open."""
        return any(code.split()[:1] == ["TOC"] for code, _ in self._open)


@dataclass(slots=True)
class Line:
    """A printed line in the making; ``bold`` while all its words are; ``after`` is the page break that ends it."""

    pieces: list[Piece] = field(default_factory=list)
    bold: bool = True
    after: Role | None = None


class Printer:
    """Collects the lines of one paragraph; pictures and text boxes that hang on it come after it."""

    def __init__(self, fields: Fields, *, bold: bool = False) -> None:
        self.lines = [Line()]
        self.pictures: list[str] = []
        self.boxes: list[etree._Element] = []
        self._fields = fields
        self._bold = bold

    def read(self, parent: etree._Element) -> None:
        """Read all that stands inside a paragraph or a wrapper in it."""
        for child in parent:
            tag = child.tag
            if tag == w.R:
                self._run(child)
            elif tag in w.WRAPPERS:
                self.read(child)
            elif tag == w.MATH_TEXT:
                self._word(child)
            elif tag == w.ALTERNATE:
                self.read(alternative(child))

    def _run(self, run: etree._Element) -> None:
        bold = self._bold
        for child in run:
            tag = child.tag
            if tag == w.T:
                self._word(child, bold=bold)
            elif tag == w.R_PR:
                if on(child.find(w.HIDDEN)):
                    return
                switch = child.find(w.BOLD)
                bold = bold if switch is None else on(switch)
            else:
                self._other(child, tag)

    def _word(self, element: etree._Element, *, bold: bool = False) -> None:
        text = element.text
        if text and not self._fields.silent:
            line = self.lines[-1]
            line.pieces.append(Piece(text, element))
            line.bold = line.bold and (bold or text.isspace())

    def _other(self, element: etree._Element, tag: object) -> None:
        if tag == w.FIELD_MARK:
            self._fields.mark(element.get(w.FIELD_TYPE, ""))
        elif tag == w.FIELD_CODE:
            self._fields.code(element.text or "")
        elif self._fields.silent:
            return
        elif tag in _PRINTED:
            self.lines[-1].pieces.append(Piece(_PRINTED[str(tag)], element))
        elif tag in (w.BREAK, w.RETURN):
            self._break(page=element.get(w.TYPE) == "page")
        else:
            self._object(element, tag)

    def _break(self, *, page: bool) -> None:
        self.lines[-1].after = Role.PAGE_BREAK if page else None
        self.lines.append(Line())

    def _object(self, element: etree._Element, tag: object) -> None:
        if tag == w.SYMBOL:
            self.lines[-1].pieces.append(Piece(_symbol(element), element))
        elif tag == w.RUBY:
            for base in element.iterchildren(w.RUBY_BASE):
                self.read(base)
        elif tag == w.ALTERNATE:
            for child in alternative(element):
                self._object(child, child.tag)
        elif tag in _SHAPES:
            self._shape(element)

    def _shape(self, shape: etree._Element) -> None:
        boxes = [box for box in shape.iter(w.BOX) if not _inside(box, shape)]
        self.boxes += boxes
        if not boxes:
            self.pictures.append(_title(shape))


def alternative(element: etree._Element) -> etree._Element:
    """The one version of alternate content that is read: the first choice, else the fallback."""
    choice = element.find(w.CHOICE)
    found = choice if choice is not None else element.find(w.FALLBACK)
    return found if found is not None else element


def _inside(box: etree._Element, shape: etree._Element) -> bool:
    """Whether a text box stands in another one, or in the old form of one that is read already."""
    for ancestor in box.iterancestors():
        if ancestor is shape:
            return False
        if ancestor.tag in (w.BOX, w.FALLBACK):
            return True
    return False


def _title(shape: etree._Element) -> str:
    for properties in shape.iter(w.PICTURE_NAME):
        return str(properties.get("descr") or properties.get("title") or "")
    return ""


def _symbol(element: etree._Element) -> str:
    """A sign of a symbol font; its code is in the private area of that font."""
    try:
        return chr(int(element.get(w.CHARACTER, ""), 16))
    except (ValueError, OverflowError):
        return ""
