"""PDF files written by hand: Chinese text in a font of the reader's, lines, and pages turned or not."""

import zlib

FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
    b"/DW 1000/W[1 95 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/Ascent 880/Descent -120"
    b"/CapHeight 880/ItalicAngle 0/StemV 90/FontBBox[0 -200 1000 900]>>>>]>>"
)
WIDTH, HEIGHT = 595, 842


def text(x, y, words, size=12, turn="1 0 0 1"):
    """Words whose baseline begins x to the right and y below the top left corner; ``turn`` is their matrix."""
    return f"BT /F {size} Tf {turn} {x} {HEIGHT - y} Tm <{words.encode('utf-16-be').hex()}> Tj ET\n"


def line(x0, y0, x1, y1):
    """A stroke."""
    return f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S\n"


def bar(x0, y0, x1, y1):
    """A filled rectangle."""
    return f"{x0} {HEIGHT - y1} {x1 - x0} {y1 - y0} re f\n"


def grid(xs, ys):
    """All lines of a table without merged cells."""
    return "".join(line(xs[0], y, xs[-1], y) for y in ys) + "".join(line(x, ys[0], x, ys[-1]) for x in xs)


def ruled(xs, ys, rows, size=10):
    """A table with its words, a row of texts for each row of the grid."""
    words = (
        text(xs[column] + 3, ys[row] + 14, cell, size)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if cell
    )
    return grid(xs, ys) + "".join(words)


def pdf(*pages, rotate=0, extra=b"", image=False, box=f"/MediaBox[0 0 {WIDTH} {HEIGHT}]", shared=""):
    """A PDF of these pages (content streams); ``box`` is said by each page, ``shared`` by what they are all part of."""
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]{shared}>>".encode(),
        FONT,
    ]
    picture = 4 + 2 * len(pages)
    shown = f"/XObject<</I {picture} 0 R>>" if image else ""
    for place, content in enumerate(pages):
        data = zlib.compress(content.encode())
        objects += [
            f"<</Type/Page/Parent 2 0 R{box}/Rotate {rotate}"
            f"/Contents {5 + 2 * place} 0 R/Resources<</Font<</F 3 0 R>>{shown}>>>>".encode(),
            f"<</Length {len(data)}/Filter/FlateDecode>>stream\n".encode() + data + b"\nendstream",
        ]
    if image:
        objects.append(
            b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
            b"stream\n\x80\nendstream"
        )
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    start = len(file)
    file += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + table
    return (
        file
        + f"trailer<</Size {len(objects) + 1}/Root 1 0 R".encode()
        + extra
        + f">>\nstartxref\n{start}\n%%EOF".encode()
    )
