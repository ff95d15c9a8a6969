"""OFD (GB/T 33190): text by its deltas, ruled tables, templates, many documents in one file."""

from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.document import Span
from jiheng.formats import Limits, Unreadable, read, read_bytes
from tests.formats.made import zipped

NAMES = 'xmlns:ofd="http://www.ofdspec.org/2016"'
POINTS = 72 / 25.4


def text(x, y, words, size=4.0, deltas=None, more=""):
    """Words whose baseline begins x to the right and y below the page's corner, in millimetres."""
    steps = deltas if deltas is not None else f"g {len(words) - 1} {size}"
    return (
        f'<ofd:TextObject ID="1" Boundary="{x} {y - size} 150 {size}" Font="1" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="{steps}">{words}</ofd:TextCode></ofd:TextObject>'
    )


def line(x0, y0, x1, y1):
    return (
        f'<ofd:PathObject ID="2" Boundary="{x0} {y0} {x1 - x0} {y1 - y0}" LineWidth="0.2">'
        f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def grid(xs, ys):
    return "".join(line(xs[0], y, xs[-1], y) for y in ys) + "".join(line(x, ys[0], x, ys[-1]) for x in xs)


def page(content, template=""):
    return (
        f"<ofd:Page {NAMES}><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area>{template}"
        f'<ofd:Content><ofd:Layer ID="9">{content}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def ofd(*pages, templates=(), **entries):
    """An OFD file of these pages (content of their layers), each with all templates."""
    rows = "".join(f'<ofd:Page ID="{100 + n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    shared = "".join(f'<ofd:TemplatePage ID="{n}" BaseLoc="Tpls/{n}.xml"/>' for n in range(len(templates)))
    used = "".join(f'<ofd:Template TemplateID="{n}"/>' for n in range(len(templates)))
    return zipped(
        {
            "OFD.xml": f"<ofd:OFD {NAMES}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
            "</ofd:OFD>",
            "Doc_0/Document.xml": f"<ofd:Document {NAMES}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
            f"</ofd:PhysicalBox></ofd:PageArea>{shared}</ofd:CommonData><ofd:Pages>{rows}</ofd:Pages></ofd:Document>",
            **{f"Doc_0/Pages/Page_{n}/Content.xml": page(content, used) for n, content in enumerate(pages)},
            **{f"Doc_0/Tpls/{n}.xml": page(content) for n, content in enumerate(templates)},
            **entries,
        }
    )


def test_lines_with_their_places(tmp_path):
    path = tmp_path / "决算 公开.ofd"
    deltas = "2 2 2 2 g 5 4 2 2 2 2 2 4 4"
    path.write_bytes(
        ofd(text(30, 40, "2023年收入合计94.19万元", deltas=deltas) + text(30, 50, "支出"), text(30, 40, "次页"))
    )
    found = read(path)
    assert found.text == "2023年收入合计94.19万元\n支出\n次页\n"
    assert found.format == "ofd"
    start = found.text.index("94.19")
    place = found.place(Span(start, start + 5))
    assert place.page == 1
    left, bottom, right, top = place.box
    assert (left, right) == pytest.approx((58 * POINTS, 68 * POINTS))
    assert bottom < (297 - 40) * POINTS < top


def test_missing_or_short_deltas_do_not_lose_letters():
    words = "收入12合计"
    for deltas in ("", "4", "g 1 4", "g", "g x 4", "nan", "g 999999999 4"):
        assert read_bytes(ofd(text(30, 40, words, deltas=deltas)), "步.ofd").text.replace(" ", "") == f"{words}\n"


def test_a_matrix_and_hidden_objects():
    moved = text(0, 0, "收入", more='CTM="2 0 0 2 20 60"') + text(20, 70.2, "合计", more='Visible="false"')
    found = read_bytes(ofd(moved), "矩.ofd")
    assert found.text == "收入\n"
    assert found.place(Span(0, 2)).box[2] - found.place(Span(0, 2)).box[0] == pytest.approx(16 * POINTS)


def test_ruled_tables_and_templates():
    drawn = grid([20, 60, 100], [50, 60, 70]) + "".join(
        text(22 + 40 * column, 57 + 10 * row, words)
        for row, cells in enumerate([["项目", "金额"], ["合计", "9419"]])
        for column, words in enumerate(cells)
    )
    box = '<ofd:PathObject ID="2" Boundary="20 100 80 20"><ofd:AbbreviatedData>M 0 0 L 80 0 L 80 20 L 0 20 C'
    box += "</ofd:AbbreviatedData></ofd:PathObject>"
    bar = line(60, 100, 60, 120).replace("LineWidth", 'Stroke="false" Fill="true" LineWidth')
    found = read_bytes(
        ofd(drawn + box + bar + text(22, 110, "左") + text(62, 110, "右"), templates=[text(22, 30, "表头")]), "表.ofd"
    )
    assert found.text == "表头\n项目\t金额\n合计\t9419\n左\t右\n"
    assert [cell.text for cell in found.tables[0].cells] == ["项目", "金额", "合计", "9419"]
    assert len(found.tables) == 2


UNIT = (
    "<ofd:Res {names}><ofd:CompositeGraphicUnits>"
    '<ofd:CompositeGraphicUnit ID="7" Width="100" Height="40"><ofd:Content>{content}</ofd:Content>'
    "</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
)


def composed(content, shown):
    """A page that shows a composite graphic unit of its document."""
    made = ofd(shown, **{"Doc_0/DocumentRes.xml": UNIT.format(names=NAMES, content=content)})
    area = "</ofd:PageArea>"
    return with_entry(made, "Doc_0/Document.xml", area, f"{area}<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>")


def with_entry(file, name, old, new):
    """A zip file with one entry changed."""
    with ZipFile(BytesIO(file)) as held:
        entries = {entry: held.read(entry).decode() for entry in held.namelist()}
    return zipped({**entries, name: entries[name].replace(old, new)})


def test_composite_units_are_read_where_they_are_shown():
    table = grid([0, 40, 80], [0, 10, 20]) + "".join(
        text(2 + 40 * column, 7 + 10 * row, f"{row}{column}格") for row in range(2) for column in range(2)
    )
    shown = '<ofd:CompositeObject ID="5" Boundary="50 100 100 40" ResourceID="7" CTM="1 0 0 1 0 0"/>'
    found = read_bytes(composed(table, text(20, 30, "标题") + shown), "甲.ofd")
    assert [cell.text for cell in found.tables[0].cells] == ["00格", "01格", "10格", "11格"]
    left, _, right, top = found.place(found.tables[0].cells[0].span).box
    assert 50 * POINTS < left < right < 92 * POINTS
    assert (297 - 111) * POINTS < top < (297 - 99) * POINTS


@pytest.mark.parametrize("resource", ["7", "8", ""])
def test_a_unit_that_shows_itself_or_is_missing_shows_nothing(resource):
    again = f'<ofd:CompositeObject ID="5" Boundary="0 0 100 40" ResourceID="{resource}"/>'
    found = read_bytes(composed(again * 50, text(20, 30, "标题") + again), "甲.ofd")
    assert found.text == "标题\n"


def test_pictures_scans_and_refusals():
    picture = '<ofd:ImageObject ID="3" Boundary="0 0 210 297" ResourceID="4"/>'
    found = read_bytes(ofd(text(30, 40, "文字"), picture), "扫.ofd")
    assert "第 2 页没有文字" in found.notes[0]
    for data, words in [
        (ofd(picture), "都没有文字"),
        (ofd(text(30, 40, "收入"), **{"Encryptions.xml": "<a/>"}), "取消密码"),
        (ofd(text(30, 40, "收入"), **{"Doc_0/Document.xml": "<a"}), "重新保存"),
        (ofd(text(30, 40, "收入"), **{"OFD.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "实体"),
        (zipped({"OFD.xml": f"<ofd:OFD {NAMES}/>"}), "没有文字"),
    ]:
        with pytest.raises(Unreadable, match=words):
            read_bytes(data, "坏.ofd")
    with pytest.raises(Unreadable, match="上限"):
        read_bytes(ofd(text(30, 40, "一"), text(30, 40, "二")), "长.ofd", Limits.of({"pages": 1}))


@given(st.lists(st.text("0123456789 .gMLCS-x", max_size=12), min_size=5, max_size=5))
def test_any_attributes_never_raise_anything_else(values):
    boundary, size, matrix, deltas, path = values
    content = (
        f'<ofd:TextObject Boundary="{boundary}" Size="{size}" CTM="{matrix}">'
        f'<ofd:TextCode X="{size}" DeltaX="{deltas}">'
        f"收入</ofd:TextCode></ofd:TextObject>"
        f'<ofd:PathObject Boundary="{boundary}" CTM="{matrix}"><ofd:AbbreviatedData>'
        f"{path}</ofd:AbbreviatedData></ofd:PathObject>"
    )
    with suppress(Unreadable):
        read_bytes(ofd(content), "随.ofd")
