"""The element and attribute names of WordprocessingML (ECMA-376 Part 1, 17) that the reader knows."""

from __future__ import annotations

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

VAL, TYPE, STYLE_ID, DEFAULT = (_W + name for name in ("val", "type", "styleId", "default"))
NUM_ID, LEVEL, ABSTRACT_ID, FIELD_TYPE = (_W + name for name in ("numId", "ilvl", "abstractNumId", "fldCharType"))

BODY, P, R, T, TBL, TR, TC = (_W + name for name in ("body", "p", "r", "t", "tbl", "tr", "tc"))
P_PR, R_PR, TR_PR = (_W + name for name in ("pPr", "rPr", "trPr"))
P_STYLE, NUM_PR, OUTLINE, JUSTIFY = (_W + name for name in ("pStyle", "numPr", "outlineLvl", "jc"))
PAGE_BREAK_BEFORE, SECTION = _W + "pageBreakBefore", _W + "sectPr"
BOLD, HIDDEN, DELETED, MOVED_AWAY = (_W + name for name in ("b", "vanish", "del", "moveFrom"))
TAB, POSITIONED_TAB, BREAK, RETURN = (_W + name for name in ("tab", "ptab", "br", "cr"))
HYPHEN, SYMBOL, CHARACTER = (_W + name for name in ("noBreakHyphen", "sym", "char"))
FIELD_MARK, FIELD_CODE, RUBY_TEXT, BOX = (_W + name for name in ("fldChar", "instrText", "rt", "txbxContent"))
DRAWING, PICTURE, OBJECT, PICTURE_NAME = _W + "drawing", _W + "pict", _W + "object", _WP + "docPr"
GRID_SPAN, V_MERGE, H_MERGE, GRID_BEFORE = (_W + name for name in ("gridSpan", "vMerge", "hMerge", "gridBefore"))
TBL_GRID, WIDTH = _W + "tblGrid", _W + "w"
CHOICE, FALLBACK, MATH_TEXT = _MC + "Choice", _MC + "Fallback", _M + "t"

STYLE, NAME, BASED_ON = _W + "style", _W + "name", _W + "basedOn"
ABSTRACT, NUM, NUM_LEVEL = _W + "abstractNum", _W + "num", _W + "lvl"
OVERRIDE, START_OVERRIDE = _W + "lvlOverride", _W + "startOverride"
START, FORMAT, LEVEL_TEXT = _W + "start", _W + "numFmt", _W + "lvlText"
SUFFIX, RESTART, LEGAL = _W + "suff", _W + "lvlRestart", _W + "isLgl"
STYLE_LINK, NUM_STYLE_LINK = _W + "styleLink", _W + "numStyleLink"
