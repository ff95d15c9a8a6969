"""The element and attribute names of WordprocessingML (ECMA-376 Part 1, 17) that the reader knows."""

from __future__ import annotations

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

VAL, TYPE, STYLE_ID, DEFAULT = _W + "val", _W + "type", _W + "styleId", _W + "default"
NUM_ID, LEVEL, ABSTRACT_ID, FIELD_TYPE = _W + "numId", _W + "ilvl", _W + "abstractNumId", _W + "fldCharType"

BODY, P, R, T, TBL, TR, TC = (_W + name for name in ("body", "p", "r", "t", "tbl", "tr", "tc"))
P_PR, R_PR, TR_PR, TC_PR = (_W + name for name in ("pPr", "rPr", "trPr", "tcPr"))
P_STYLE, NUM_PR, OUTLINE, JUSTIFY = (_W + name for name in ("pStyle", "numPr", "outlineLvl", "jc"))
PAGE_BREAK_BEFORE, SECTION = _W + "pageBreakBefore", _W + "sectPr"
BOLD, HIDDEN, DELETED, INSERTED = (_W + name for name in ("b", "vanish", "del", "ins"))
TAB, POSITIONED_TAB, BREAK, RETURN = (_W + name for name in ("tab", "ptab", "br", "cr"))
HYPHEN, SYMBOL, CHARACTER = _W + "noBreakHyphen", _W + "sym", _W + "char"
FIELD_MARK, FIELD_CODE, RUBY, RUBY_BASE = (_W + name for name in ("fldChar", "instrText", "ruby", "rubyBase"))
DRAWING, PICTURE, OBJECT = _W + "drawing", _W + "pict", _W + "object"
BOX, PICTURE_NAME = _W + "txbxContent", _WP + "docPr"
GRID_SPAN, V_MERGE, H_MERGE, GRID_BEFORE = (_W + name for name in ("gridSpan", "vMerge", "hMerge", "gridBefore"))
ALTERNATE, CHOICE, FALLBACK = _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback"
MATH_TEXT, MATH_RUN = _M + "t", _M + "r"
RELATION_ID = _R + "id"

STYLE, NAME, BASED_ON = _W + "style", _W + "name", _W + "basedOn"
ABSTRACT, NUM, NUM_LEVEL, OVERRIDE, START_OVERRIDE = (
    _W + name for name in ("abstractNum", "num", "lvl", "lvlOverride", "startOverride")
)
START, FORMAT, LEVEL_TEXT, SUFFIX, RESTART, LEGAL = (
    _W + name for name in ("start", "numFmt", "lvlText", "suff", "lvlRestart", "isLgl")
)
STYLE_LINK, NUM_STYLE_LINK = _W + "styleLink", _W + "numStyleLink"

# wrappers whose content stands as if they were not there
WRAPPERS = frozenset(
    (
        *(
            _W + name
            for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "hyperlink", "fldSimple")
        ),
        *(_W + name for name in ("dir", "bdo")),
        *(_M + name for name in ("oMathPara", "oMath", "sSup", "sSub", "sup", "sub", "e", "f", "num", "den", "d", "r")),
    )
)
