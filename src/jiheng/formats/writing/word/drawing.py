"""The place of a chart in a Word file, with the words for those who cannot see it."""

from __future__ import annotations

from jiheng.document import Figure
from jiheng.formats.writing.tags import namespaces, tag
from jiheng.policy.look import ChartLook

EMU = 36000  # in a millimetre
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
SPACES = {"wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "a": _A}


def drawing(figure: Figure, look: ChartLook, relation: str, number: int) -> str:
    """A run with the chart in the line."""
    size = {"cx": round(look.width * EMU), "cy": round(look.height * EMU)}
    words = {"id": number, "name": f"Chart {number}", "descr": figure.description or figure.title}
    shown = tag("c:chart", {**namespaces(c=_C), "r:id": relation})
    inside = tag("a:graphic", None, tag("a:graphicData", {"uri": _C}, shown))
    distances = {"distT": 0, "distB": 0, "distL": 0, "distR": 0}
    properties = tag("wp:docPr", words) + tag("wp:cNvGraphicFramePr")
    inline = tag("wp:inline", distances, tag("wp:extent", size), properties, inside)
    return tag("w:r", None, tag("w:drawing", None, inline))
