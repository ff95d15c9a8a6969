"""The theme of a Word file: plain colours and the faces of the text; some programs open no file without one."""

from __future__ import annotations

from jiheng.formats.writing.tags import namespaces, tag
from jiheng.policy.look import Look

_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "1F3864", "lt2": "F2F2F2", "accent1": "1F4E79", "accent2": "2E75B6",
    "accent3": "404040", "accent4": "7F7F7F", "accent5": "9DC3E6", "accent6": "BFBFBF", "hlink": "0563C1",
    "folHlink": "954F72",
}  # fmt: skip
_LEVELS = 3  # fills, lines and effects: subtle, moderate, intense


def theme(look: Look) -> str:
    """The part."""
    face = look.styles["paragraph"].face.name
    own = tag("a:solidFill", None, tag("a:schemeClr", {"val": "phClr"}))
    faces = tag("a:latin", {"typeface": face}) + tag("a:ea", {"typeface": face}) + tag("a:cs", {"typeface": ""})
    elements = (
        tag("a:clrScheme", {"name": "Jiheng"}, *(_colour(name, value) for name, value in _COLOURS.items())),
        tag("a:fontScheme", {"name": "Jiheng"}, tag("a:majorFont", None, faces), tag("a:minorFont", None, faces)),
        tag(
            "a:fmtScheme",
            {"name": "Jiheng"},
            tag("a:fillStyleLst", None, own * _LEVELS),
            tag("a:lnStyleLst", None, tag("a:ln", {"w": 6350}, own) * _LEVELS),
            tag("a:effectStyleLst", None, tag("a:effectStyle", None, tag("a:effectLst")) * _LEVELS),
            tag("a:bgFillStyleLst", None, own * _LEVELS),
        ),
    )
    spaces = namespaces(a="http://schemas.openxmlformats.org/drawingml/2006/main")
    return tag("a:theme", {**spaces, "name": "Jiheng"}, tag("a:themeElements", None, *elements))


def _colour(name: str, value: str) -> str:
    return tag(f"a:{name}", None, tag("a:srgbClr", {"val": value}))
