"""A figure as a native chart of Word, and the workbook behind it in which its numbers can be edited (DrawingML)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO

import xlsxwriter

from jiheng.document import Figure, Series
from jiheng.formats.writing.charts import PIE, kind, printed, slices
from jiheng.formats.writing.tags import escape, namespaces, tag
from jiheng.policy.look import ChartLook
from jiheng.quantity import Quantity

_SPACES = namespaces(
    c="http://schemas.openxmlformats.org/drawingml/2006/chart",
    a="http://schemas.openxmlformats.org/drawingml/2006/main",
    r="http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_SHEET = "Sheet1"
_CATEGORY_AXIS, _VALUE_AXIS = 111, 222


def chart(figure: Figure, look: ChartLook, source: str) -> str:
    """The chart part; ``source`` is the relation to its workbook."""
    drawn = _pie(figure, look) if kind(figure) == PIE else _columns(figure, look)
    several = kind(figure) == PIE or len(figure.series) > 1
    inside = tag(
        "c:chart",
        None,
        _value("c:autoTitleDeleted", 1),
        tag("c:plotArea", None, _room(0.02, 0.44) if kind(figure) == PIE else tag("c:layout"), drawn),
        _legend("r" if kind(figure) == PIE else "b") if several else "",
        _value("c:plotVisOnly", 1),
        _value("c:dispBlanksAs", "gap"),
    )
    parts = (_value("c:date1904", 0), _value("c:roundedCorners", 0), inside, _plain(), _letters(look))
    data = tag("c:externalData", {"r:id": source}, _value("c:autoUpdate", 0))
    return tag("c:chartSpace", _SPACES, *parts, data)


def workbook(figure: Figure, look: ChartLook) -> bytes:
    """The numbers: categories in column A, a column for each series; a pie's labels follow its numbers by formula."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _MADE.replace(tzinfo=None)})
    sheet = book.add_worksheet(_SHEET)
    for column, series in enumerate(figure.series, 1):
        sheet.write_string(0, column, series.name)
        shape = book.add_format({"num_format": _places(series)})
        for row, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(row, column, value.value, shape)
    for row, (name, shown) in enumerate(zip(figure.categories, _names(figure, look), strict=True), 1):
        if kind(figure) == PIE:
            sheet.write_string(row, 2, name)
            sheet.write_formula(row, 0, _label(figure, look, row), value=shown)
        else:
            sheet.write_string(row, 0, shown)
    sheet.set_column(0, 0, 40)
    book.close()
    return out.getvalue()


def _names(figure: Figure, look: ChartLook) -> Sequence[str]:
    """The categories; a pie's say their amount and share too, so that the smallest slice can be read."""
    if kind(figure) != PIE:
        return figure.categories
    return [f"{part.name} {part.label}" for part in slices(figure, look)]


def _label(figure: Figure, look: ChartLook, row: int) -> str:
    """The formula of a slice's label: its name, its number, its share of all."""
    number, whole = f"B{row + 1}", f"SUM(B$2:B${len(figure.categories) + 1})"
    value = f'"&TEXT({number},"{_places(figure.series[0])}")&"'
    share = f'"&TEXT(100*{number}/{whole},"0.00")&"'
    return f'=C{row + 1}&" {look.label.format(value=value, unit=figure.unit, share=share)}"'


def _columns(figure: Figure, look: ChartLook) -> str:
    lists = (
        tag("c:ser", None, _head(at, series), _fill(look, at), _value("c:invertIfNegative", 0), _labels(series),
            *_data(figure.categories, series, at))
        for at, series in enumerate(figure.series)
    )  # fmt: skip
    shape = (_value("c:barDir", "col"), _value("c:grouping", "clustered"), _value("c:varyColors", 0))
    axes = (_value("c:axId", _CATEGORY_AXIS), _value("c:axId", _VALUE_AXIS))
    bars = tag("c:barChart", None, *shape, *lists, _value("c:gapWidth", 80), *axes)
    # A column that does not begin at nought shows a small change as a large one.
    numbers = (value.coefficient for series in figure.series for value in series.values if value is not None)
    from_nought = _value("c:min", 0) if min(numbers, default=0) >= 0 else ""
    names = _axis("c:catAx", _CATEGORY_AXIS, _VALUE_AXIS)
    return bars + names + _axis("c:valAx", _VALUE_AXIS, _CATEGORY_AXIS, from_nought)


def _pie(figure: Figure, look: ChartLook) -> str:
    series, names = figure.series[0], _names(figure, look)
    points = (
        tag("c:dPt", None, _value("c:idx", at), _value("c:bubble3D", 0), _fill(look, at)) for at in range(len(names))
    )
    inside = tag("c:ser", None, _head(0, series), *points, *_data(names, series, 0))
    return tag("c:pieChart", None, _value("c:varyColors", 1), inside, _value("c:firstSliceAng", 0))


def _head(at: int, series: Series) -> str:
    name = tag("c:strRef", None, _reference(at + 1, 0, 0), _cache("c:strCache", [series.name]))
    return _value("c:idx", at) + _value("c:order", at) + tag("c:tx", None, name)


def _data(names: Sequence[str], series: Series, at: int) -> Iterator[str]:
    rows = len(names)
    yield tag("c:cat", None, tag("c:strRef", None, _reference(0, 1, rows), _cache("c:strCache", names)))
    cache = _cache("c:numCache", [printed(value) for value in series.values], _places(series))
    yield tag("c:val", None, tag("c:numRef", None, _reference(at + 1, 1, rows), cache))


def _reference(column: int, first: int, last: int) -> str:
    letter = xlsxwriter.utility.xl_col_to_name(column)
    end = f":${letter}${last + 1}" if last > first else ""
    return tag("c:f", None, f"{_SHEET}!${letter}${first + 1}{end}")


def _cache(name: str, words: Sequence[str], form: str = "") -> str:
    points = (tag("c:pt", {"idx": at}, tag("c:v", None, escape(word))) for at, word in enumerate(words) if word)
    return tag(name, None, tag("c:formatCode", None, form) if form else "", _value("c:ptCount", len(words)), *points)


def _places(series: Series) -> str:
    """The number format with as many decimals as the values are printed with."""
    values: Iterable[Quantity] = (value for value in series.values if value is not None)
    places = max((value.scale for value in values), default=0)
    return "0." + "0" * places if places else "0"


def _fill(look: ChartLook, at: int) -> str:
    """A colour and a pattern, so that neighbours stay apart on a grey printer."""
    colour, pattern = look.fills[at % len(look.fills)], look.patterns[at % len(look.patterns)]
    ink = tag("a:srgbClr", {"val": colour})
    solid = tag("a:solidFill", None, ink)
    paper = tag("a:bgClr", None, tag("a:srgbClr", {"val": "FFFFFF"}))
    filled = solid if pattern == "solid" else tag("a:pattFill", {"prst": pattern}, tag("a:fgClr", None, ink), paper)
    return tag("c:spPr", None, filled, tag("a:ln", {"w": 6350}, solid))


def _labels(series: Series) -> str:
    form = tag("c:numFmt", {"formatCode": _places(series), "sourceLinked": 0})
    shown = ("c:showVal",)
    kinds = ("c:showLegendKey", "c:showVal", "c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize")
    switches = (_value(name, int(name in shown)) for name in kinds)
    return tag("c:dLbls", None, form, _plain(), _value("c:dLblPos", "outEnd"), *switches)


def _axis(name: str, own: int, other: int, bounds: str = "") -> str:
    values = name == "c:valAx"
    grey = tag("a:ln", {"w": 3175}, tag("a:solidFill", None, tag("a:srgbClr", {"val": "BFBFBF"})))
    return tag(
        name,
        None,
        _value("c:axId", own),
        tag("c:scaling", None, _value("c:orientation", "minMax"), bounds),
        _value("c:delete", 0),
        _value("c:axPos", "l" if values else "b"),
        tag("c:majorGridlines", None, tag("c:spPr", None, grey)) if values else "",
        tag("c:numFmt", {"formatCode": "General", "sourceLinked": 0}),
        _value("c:majorTickMark", "none"),
        _value("c:minorTickMark", "none"),
        _value("c:tickLblPos", "nextTo" if values else "low"),
        _value("c:crossAx", other),
        _value("c:crosses", "autoZero"),
        _value("c:crossBetween", "between") if values else "".join(
            (_value("c:auto", 1), _value("c:lblAlgn", "ctr"), _value("c:lblOffset", 100), _value("c:noMultiLvlLbl", 0))
        ),
    )  # fmt: skip


def _legend(place: str) -> str:
    room = _room(0.48, 0.5) if place == "r" else ""
    return tag("c:legend", None, _value("c:legendPos", place), room, _value("c:overlay", 0))


def _room(left: float, width: float) -> str:
    """A fixed room, over the chart's width; a program's own would leave long labels none."""
    modes = (_value(f"c:{side}Mode", "edge") for side in "xy")
    sizes = (_value(f"c:{name}", size) for name, size in (("x", left), ("y", 0.04), ("w", width), ("h", 0.92)))
    return tag("c:layout", None, tag("c:manualLayout", None, *modes, *sizes))


def _plain() -> str:
    return tag("c:spPr", None, tag("a:noFill"), tag("a:ln", None, tag("a:noFill")))


def _letters(look: ChartLook) -> str:
    faces = "".join(tag(f"a:{kind}", {"typeface": look.face.name}) for kind in ("latin", "ea"))
    run = tag("a:defRPr", {"sz": round(look.size * 100)}, faces)
    shape = tag("a:p", None, tag("a:pPr", None, run), tag("a:endParaRPr", {"lang": "zh-CN"}))
    return tag("c:txPr", None, tag("a:bodyPr"), tag("a:lstStyle"), shape)


def _value(name: str, setting: object) -> str:
    return tag(name, {"val": setting})
