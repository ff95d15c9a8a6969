"""Files made by hand, byte for byte, so that what a reader must find in them is known without any reader."""

import zipfile
from io import BytesIO

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
)


def zipped(entries, compression=zipfile.ZIP_DEFLATED):
    """A zip file of these entries (name to text or bytes)."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


def relations(rows):
    """A relationships part (type to target)."""
    items = "".join(
        f'<Relationship Id="r{place}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(rows.items())
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def docx(body, styles="", numbering="", footnotes="", **entries):
    """A Word file with this body (WordprocessingML) and, if given, these styles, lists and footnotes."""
    parts = {"styles": styles, "numbering": numbering, "footnotes": footnotes}
    present = {kind: content for kind, content in parts.items() if content}
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
            "word/_rels/document.xml.rels": relations({kind: f"{kind}.xml" for kind in present}),
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            **{f"word/{kind}.xml": f"<w:{kind} {W}>{content}</w:{kind}>" for kind, content in present.items()},
            **entries,
        }
    )


def p(text, properties="", run=""):
    """A paragraph of one run; an upright bar ends a line in it."""
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in text.split("|"))
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>{words}</w:r></w:p>"


def table(*rows):
    """A table of rows of cells; a cell is its text, or its content and properties."""
    lines = ("".join(map(cell, row)) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def cell(content):
    """A cell from its text, or from (content, properties)."""
    inside, properties = content if isinstance(content, tuple) else (p(content), "")
    return f"<w:tc><w:tcPr><w:tcW w:w='1'/>{properties}</w:tcPr>{inside}</w:tc>"


def spreadsheet(rows, more=""):
    """A workbook as Excel 2003 wrote it in one XML file: a sheet of these rows, and further elements of the book."""
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    sheet = f'<Worksheet ss:Name="支出 表"><Table>{rows}</Table></Worksheet>'
    return f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">{more}{sheet}</Workbook>'.encode()
