"""What a Word file says of itself: settings, fonts with their substitutes, title and author."""

from __future__ import annotations

from jiheng.document import Document
from jiheng.formats.writing.outline import titles
from jiheng.formats.writing.tags import escape, namespaces, tag
from jiheng.formats.writing.word.names import W, on, value
from jiheng.policy.look import Face, Look

MADE = "2000-01-01T00:00:00Z"  # the same report gives the same bytes on any day
_CHINESE = "86"  # the character set GB 2312 of a font table (17.8.3.2)


def settings() -> str:
    """Page numbers that differ left and right, punctuation that yields at a line's end, today's rules of layout."""
    return tag(
        "w:settings",
        namespaces(w=W),
        on("w:evenAndOddHeaders"),
        tag("w:characterSpacingControl", {"w:val": "compressPunctuation"}),
        tag("w:compat", None, _compatible("compatibilityMode", 15)),
    )


def fonts(look: Look) -> str:
    """The faces that the styles name, each with a free one that may stand for it."""
    faces = {style.face.name: style.face for style in look.styles.values()}
    faces.setdefault(look.number.face.name, look.number.face)
    return tag("w:fonts", namespaces(w=W), *(_font(faces[name]) for name in sorted(faces)))


def core(document: Document, look: Look) -> str:
    """Title, author and language."""
    spaces = namespaces(
        cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        dc="http://purl.org/dc/elements/1.1/",
        dcterms="http://purl.org/dc/terms/",
        xsi="http://www.w3.org/2001/XMLSchema-instance",
    )
    return tag(
        "cp:coreProperties",
        spaces,
        tag("dc:title", None, escape(" ".join(titles(document)))),
        tag("dc:creator", None, escape(look.author)),
        tag("dc:language", None, look.language),
        tag("dcterms:created", {"xsi:type": "dcterms:W3CDTF"}, MADE),
        tag("dcterms:modified", {"xsi:type": "dcterms:W3CDTF"}, MADE),
    )


def _font(face: Face) -> str:
    return tag("w:font", {"w:name": face.name}, value("w:altName", face.free[0]), value("w:charset", _CHINESE))


def _compatible(name: str, setting: int) -> str:
    address = "http://schemas.microsoft.com/office/word"
    return tag("w:compatSetting", {"w:name": name, "w:uri": address, "w:val": setting})
