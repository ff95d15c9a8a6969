"""Whatever a document holds, every writer gives a whole file, and Word files keep to the schema."""

import io

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from openxml_audit import OpenXmlValidator

from jiheng.document import Role
from jiheng.formats import read_bytes
from jiheng.formats.writing import write
from jiheng.policy.look import look
from tests.formats.writing.built import Built, columns, pie

LOOK = look()
WORDS = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(
    ["一、收入", "1.00", "（一）", "\t", "#a\n\n"]
)
AMOUNTS = st.sampled_from(["0.00", "12.30", "-5.00", "99999999.99", "0.01"])
LEVELS = st.integers(1, 6)


@st.composite
def grids(draw):
    """Rows of words with merged cells that tile the grid."""
    height, width = draw(st.integers(1, 5)), draw(st.integers(1, 14))
    free = {(row, column) for row in range(height) for column in range(width)}
    rows = [[] for _ in range(height)]
    for row in range(height):
        for column in range(width):
            if (row, column) not in free:
                continue
            down, across = draw(st.integers(1, height - row)), draw(st.integers(1, width - column))
            covered = {(row + r, column + c) for r in range(down) for c in range(across)}
            if not covered <= free:
                down, across, covered = 1, 1, {(row, column)}
            free -= covered
            rows[row].append((draw(WORDS | AMOUNTS), down, across))
    return rows, draw(st.integers(0, height + 1))


@st.composite
def figures(draw):
    names = draw(st.lists(st.text("收入支出合计项目预算决算", min_size=1, max_size=20), max_size=9, unique=True))
    values = draw(st.lists(AMOUNTS, min_size=len(names), max_size=len(names)))
    if draw(st.booleans()):
        return pie(draw(WORDS), dict(zip(names, values, strict=True)))
    return columns(draw(WORDS), names, 收入=values, 支出=[None] * len(names))


BLOCKS = st.lists(
    st.one_of(
        st.tuples(st.just("line"), WORDS, st.sampled_from([Role.PARAGRAPH, Role.TITLE, Role.CAPTION, Role.NOTE])),
        st.tuples(st.just("heading"), WORDS, LEVELS),
        st.tuples(st.just("gap"), WORDS),
        st.tuples(st.just("turn")),
        st.tuples(st.just("contents")),
        grids().map(lambda drawn: ("table", *drawn, "表")),
        figures().map(lambda drawn: ("figure", drawn)),
    ),
    max_size=12,
)


def built(blocks):
    made = Built()
    for name, *given_ in blocks:
        getattr(made, name)(*given_)
    return made


def file(made, suffix):
    return write(made.document(), LOOK, suffix, (), made.gaps)


@pytest.mark.parametrize("count", [pytest.param(40), pytest.param(1000, marks=pytest.mark.nightly)])
def test_word_files_keep_to_the_schema(count, tmp_path):
    @settings(max_examples=count)
    @given(BLOCKS)
    def check(blocks):
        path = tmp_path / "任意.docx"
        path.write_bytes(file(built(blocks), ".docx"))
        assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []

    check()


@settings(max_examples=25)
@given(BLOCKS)
def test_pdf_files_open(blocks):
    assert len(pypdfium2.PdfDocument(file(built(blocks), ".pdf"))) > 0


@settings(max_examples=50)
@given(BLOCKS)
def test_pages_parse_and_texts_are_text(blocks):
    made = built(blocks)
    root = html.parse(io.BytesIO(file(made, ".html"))).getroot()
    assert len(root.xpath("//main")) == 1
    assert len(root.xpath("//mark")) <= len(made.gaps)
    file(made, ".txt").decode()


@settings(max_examples=40)
@given(grids())
def test_tables_come_back_from_word_and_page_as_they_were(drawn):
    rows, header = drawn
    named = [[(f"格{row}之{place}", *cell[1:]) for place, cell in enumerate(line)] for row, line in enumerate(rows)]
    made = Built().line("表前。").table([[("左", len(named), 1), *named[0]], *named[1:], ["底"]], header)
    expected = places(made.document())
    for suffix in (".docx", ".html"):
        assert places(read_bytes(file(made, suffix), f"表{suffix}")) == expected


def places(document):
    (table,) = document.tables
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells if cell.text]
