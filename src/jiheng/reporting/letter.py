"""An official letter on the page of GB/T 9704—2012: A4, 16-point text on 28-point lines, a 22-point title."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from jiheng.policy.messages import messages

SAY = messages("rectification")
TITLE, TEXT, PITCH = Pt(22), Pt(16), Pt(28)
INDENT = TEXT * 2
MARGINS = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}  # millimetres, 5.2.1
MADE = datetime(2000, 1, 1, tzinfo=UTC)  # the same letter gives the same bytes on any day
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML cannot hold


class Letter:
    """A Word document in the making; ``document`` is python-docx's."""

    def __init__(self) -> None:
        self.document: Any = docx.Document()
        self._begun = False
        properties = self.document.core_properties
        properties.author = properties.last_modified_by = SAY.text("remarks.author")
        properties.created = properties.modified = MADE
        self._page()
        _face(self.document.styles["Normal"].element, SAY.text("faces.text"))
        self.document.styles["Normal"].font.size = TEXT

    def begin(self, title: str) -> None:
        """Begin a letter on a page of its own."""
        paragraph = self._paragraph(title, "title", TITLE)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.page_break_before = self._begun
        paragraph.paragraph_format.space_after = PITCH
        self._begun = True

    def plain(self, text: str) -> None:
        """A line from the left edge: the addressee."""
        self._paragraph(text, "text")

    def heading(self, text: str) -> None:
        """The heading of an item; it stays with what follows."""
        paragraph = self._paragraph(text, "heading")
        paragraph.paragraph_format.first_line_indent = INDENT
        paragraph.paragraph_format.keep_with_next = True

    def text(self, text: str) -> None:
        """A paragraph whose first line is indented by two characters."""
        self._paragraph(text, "text").paragraph_format.first_line_indent = INDENT

    def signed(self, name: str, date: str) -> None:
        """The signature and the date, at the right."""
        for number, line in enumerate((name, date)):
            paragraph = self._paragraph(line, "text")
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.paragraph_format.right_indent = INDENT
            paragraph.paragraph_format.space_before = 0 if number else PITCH

    def packed(self) -> bytes:
        """The file; python-docx would write the hour into its entries."""
        saved, out = BytesIO(), BytesIO()
        self.document.save(saved)
        with ZipFile(saved) as given, ZipFile(out, "w", ZIP_DEFLATED) as archive:
            for name in given.namelist():
                archive.writestr(ZipInfo(name), given.read(name), ZIP_DEFLATED)
        return out.getvalue()

    def _page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        for name, millimetres in MARGINS.items():
            setattr(section, name, Mm(millimetres))

    def _paragraph(self, text: str, face: str, size: int = TEXT) -> Any:  # noqa: ANN401 - python-docx has no types
        paragraph = self.document.add_paragraph()
        shape = paragraph.paragraph_format
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, PITCH
        shape.space_before = shape.space_after = 0
        run = paragraph.add_run(UNPRINTABLE.sub("", text))
        run.font.size = size
        _face(run._r, SAY.text(f"faces.{face}"))  # noqa: SLF001 - python-docx sets no East-Asian face itself
        return paragraph


def _face(element: Any, name: str) -> None:  # noqa: ANN401 - python-docx has no types
    """The face of Chinese and other letters; the theme's would win over it."""
    fonts = element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for kind in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), name)
