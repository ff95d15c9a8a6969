"""An official letter: a Word file on the page and in the styles of the look (GB/T 9704—2012)."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from jiheng.policy.look import Style, look
from jiheng.policy.messages import messages
from jiheng.reporting.remarks import printable

SAY = messages("rectification")
LOOK = look()
TEXT, HEADING = LOOK.styles["paragraph"], LOOK.styles["first"]
TITLE = LOOK.styles["title"]._replace(after=TEXT.pitch)
ALIGNED = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
LANGUAGE = "zh-CN"  # else programs print its signs in the middle of their squares
MADE = datetime(2000, 1, 1, tzinfo=UTC)  # the same letter gives the same bytes on any day


class Letter:
    """A Word document in the making; ``document`` is python-docx's."""

    def __init__(self) -> None:
        self.document: Any = docx.Document()
        self._begun = False
        properties = self.document.core_properties
        properties.author = properties.last_modified_by = SAY.text("remarks.author")
        properties.created = properties.modified = MADE
        self._page()
        _face(self.document.styles["Normal"].element, TEXT.face.name)
        self.document.styles["Normal"].font.size = Pt(TEXT.size)
        for language in self.document.styles.element.iter(qn("w:lang")):
            language.set(qn("w:eastAsia"), LANGUAGE)

    def begin(self, title: str) -> None:
        """Begin a letter on a page of its own, the first of its pages."""
        if self._begun:
            self.document.add_section(WD_SECTION.NEW_PAGE)
        self._begun = True
        properties = self.document.sections[-1]._sectPr  # noqa: SLF001 - python-docx numbers no pages itself
        for earlier in properties.findall(qn("w:pgNumType")):
            properties.remove(earlier)
        start = _element("w:pgNumType", start="1")
        properties.insert_element_before(start, "w:cols", "w:titlePg", "w:docGrid")
        self._paragraph(title, TITLE)

    def plain(self, text: str) -> None:
        """A line from the left edge: the addressee."""
        self._paragraph(text, TEXT._replace(indent=0))

    def heading(self, text: str) -> None:
        """The heading of an item; it stays with what follows."""
        self._paragraph(text, HEADING)

    def text(self, text: str) -> None:
        """A paragraph whose first line is indented by two characters."""
        self._paragraph(text, TEXT)

    def signed(self, name: str, date: str) -> None:
        """The signature and the date, at the right."""
        for number, line in enumerate((name, date)):
            style = TEXT._replace(indent=0, align="right", before=0 if number else TEXT.pitch)
            self._paragraph(line, style).paragraph_format.right_indent = Pt(TEXT.size * 2)

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
        page = LOOK.page
        section.page_width, section.page_height = Mm(page.width), Mm(page.height)
        section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
        section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
        section.footer_distance = Mm(min(LOOK.footer, page.bottom - 7))
        self.document.settings.odd_and_even_pages_header_footer = True
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
            _number(footer.paragraphs[0], side)

    def _paragraph(self, text: str, style: Style) -> Any:  # noqa: ANN401 - python-docx has no types
        paragraph = self.document.add_paragraph()
        paragraph.alignment = ALIGNED[style.align]
        shape = paragraph.paragraph_format
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(style.pitch)
        shape.space_before, shape.space_after = Pt(style.before), Pt(style.after)
        shape.first_line_indent = Pt(style.size * style.indent)
        shape.keep_with_next = style.keep
        broken = _element("w:wordWrap", val="0")  # a long name of a file is parted, its line not drawn wide
        paragraph._p.get_or_add_pPr().insert_element_before(broken, "w:spacing", "w:ind", "w:jc")  # noqa: SLF001
        _run(paragraph, text, style)
        return paragraph


def _run(paragraph: Any, text: str, style: Style) -> Any:  # noqa: ANN401 - python-docx has no types
    run = paragraph.add_run(printable(text))
    run.font.size = Pt(style.size)
    _face(run._r, style.face.name)  # noqa: SLF001 - python-docx sets no East-Asian face itself
    return run._r  # noqa: SLF001


def _number(paragraph: Any, side: str) -> None:  # noqa: ANN401 - python-docx has no types
    """The number of a page one character from the edge of the text."""
    style = LOOK.number
    paragraph.alignment = ALIGNED[side]
    setattr(paragraph.paragraph_format, f"{side}_indent", Pt(style.size))
    before, after = LOOK.number_around
    field = _element("w:fldSimple", instr="PAGE")
    for words in (before, "1", after):
        run = _run(paragraph, words, style)
        if words == "1":
            run.addprevious(field)
            field.append(run)


def _element(name: str, **attributes: str) -> Any:  # noqa: ANN401 - python-docx has no types
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _face(element: Any, name: str) -> None:  # noqa: ANN401 - python-docx has no types
    """The face of Chinese and other letters; the theme's would win over it."""
    fonts = element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for kind in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), name)
