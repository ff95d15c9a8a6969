"""The styles of a Word file: built-in names, so that outline, contents and every office program know them."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.document import Document
from jiheng.formats.writing.outline import heading_styles
from jiheng.formats.writing.stretches import Layout
from jiheng.formats.writing.tags import namespaces, tag
from jiheng.formats.writing.word.names import JUSTIFY, W, faces, millimetres, on, size, twips, value
from jiheng.policy.look import Look, Page, Style

_SINGLE = 240  # one line, whose height is its letters

NAMED = {
    "Title": ("Title", "title"),
    "Cover": ("Cover", "cover"),
    "Caption": ("caption", "caption"),
    "Figure": ("Figure", "figure"),
    "NoteBefore": ("Table Note", "note_before"),
    "NoteAfter": ("Table Remark", "note_after"),
    "TOCHeading": ("TOC Heading", "contents_title"),
}
"""Styles by id: the name that Word shows, and the look's name of it."""


def styles(document: Document, look: Look, made: Layout) -> str:
    """All styles that the document uses."""
    return tag("w:styles", namespaces(w=W), *_all(document, look, made))


def cell_style(points: float) -> str:
    """The id of the style of cells with letters of a size."""
    return f"Cell{round(points * 10)}"


def _all(document: Document, look: Look, made: Layout) -> Iterator[str]:
    body = look.styles["paragraph"]
    language = tag("w:lang", {"w:val": "en-US", "w:eastAsia": look.language})
    run = tag("w:rPr", None, faces(body.face), size(body.size), language)
    yield tag("w:docDefaults", None, tag("w:rPrDefault", None, run), tag("w:pPrDefault"))
    yield _style("Normal", "Normal", look.styles["cell"]._replace(face=body.face, size=body.size), "", default=True)
    yield _style("BodyText", "Body Text", body, "Normal")
    for identity, (name, row) in NAMED.items():
        yield _style(identity, name, look.styles[row], "Normal")
    yield from _headings(document, look)
    for level in range(1, look.contents_levels + 1):
        yield _contents(look.styles["contents_entry"], look.page, level)
    for points in sorted({fit.size for fit in made.fits.values()}):
        cell = look.styles["cell"]._replace(size=points, pitch=points * look.table.line)
        spare = points * look.table.spare
        yield _style(cell_style(points), f"Cell {points:g}", cell._replace(before=spare, after=spare), "Normal")
    yield _style("Footer", "footer", look.number, "Normal")
    yield from _tables(look)


def _headings(document: Document, look: Look) -> Iterator[str]:
    for level, style in heading_styles(document, look).items():
        yield _style(f"Heading{level}", f"heading {level}", style, "Normal", outline=level)


def _style(identity: str, name: str, style: Style, based: str, *, default: bool = False, outline: int = 0) -> str:
    following = "" if default or identity == "BodyText" else value("w:next", "BodyText")
    given = {"w:type": "paragraph", "w:styleId": identity} | ({"w:default": 1} if default else {})
    return tag(
        "w:style",
        given,
        value("w:name", name),
        value("w:basedOn", based) if based else "",
        following,
        on("w:qFormat"),
        tag("w:pPr", None, *paragraph(style, outline)),
        tag("w:rPr", None, *letters(style)),
    )


def paragraph(style: Style, outline: int = 0, tabs: str = "") -> Iterator[str]:
    """The properties of a paragraph, in the order of the schema."""
    if style.keep:
        yield on("w:keepNext")
        yield on("w:keepLines")
    yield tabs
    spacing = {"w:before": twips(style.before), "w:after": twips(style.after)}
    line, rule = (twips(style.pitch), "exact") if style.pitch else (_SINGLE, "auto")
    yield tag("w:spacing", spacing | {"w:line": line, "w:lineRule": rule})
    if style.indent:
        indent = {"w:firstLineChars": round(style.indent * 100), "w:firstLine": twips(style.indent * style.size)}
        yield tag("w:ind", indent)
    yield value("w:jc", JUSTIFY[style.align])
    if outline:
        yield value("w:outlineLvl", outline - 1)


def letters(style: Style) -> Iterator[str]:
    """The properties of a style's letters; bold is said where it is not, as headings of some programs have it."""
    yield faces(style.face)
    yield on("w:b") if style.bold else value("w:b", 0)
    yield size(style.size)


def _contents(style: Style, page: Page, level: int) -> str:
    right = tag("w:tab", {"w:val": "right", "w:leader": "dot", "w:pos": millimetres(page.measure)})
    set_in = style._replace(align="left")
    indent = tag("w:ind", {"w:left": twips((level - 1) * style.size)})
    inside = "".join(paragraph(set_in, tabs=tag("w:tabs", None, right))).replace("<w:jc", f"{indent}<w:jc")
    return tag(
        "w:style",
        {"w:type": "paragraph", "w:styleId": f"TOC{level}"},
        value("w:name", f"toc {level}"),
        value("w:basedOn", "Normal"),
        value("w:next", "Normal"),
        value("w:uiPriority", 39),
        tag("w:pPr", None, inside),
        tag("w:rPr", None, *letters(style)),
    )


def _tables(look: Look) -> Iterator[str]:
    line = {"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": "auto"}
    sides = (tag(f"w:{side}", line) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    padding = {"w:w": millimetres(look.table.padding), "w:type": "dxa"}
    margins = (tag(f"w:{side}", padding) for side in ("left", "right"))
    inside = (tag("w:tblBorders", None, *sides), tag("w:tblCellMar", None, *margins))
    yield tag(
        "w:style",
        {"w:type": "table", "w:styleId": "TableGrid"},
        value("w:name", "Table Grid"),
        tag("w:tblPr", None, *inside),
    )
