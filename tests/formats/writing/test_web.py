"""The page as readers, machines and a browser see it: sources, landmarks, scoped heads, no script, print and phone."""

from itertools import pairwise

import pypdfium2
import pytest
from lxml import html

from jiheng.document import Role, Span
from jiheng.formats import read_bytes
from jiheng.formats.writing import write
from jiheng.formats.writing.fitting import is_figure
from jiheng.ledger import Fact, Scope
from jiheng.policy.look import look
from tests.formats.writing.built import Built, money, pie
from tests.formats.writing.disclosure import disclosure

LOOK = look()


def page(built, facts=()):
    return write(built.document(), LOOK, ".html", facts, built.gaps)


def fact(built, words, **about):
    start = built.text.index(words)
    (quantity,) = money(words.removesuffix("万元"))
    return Fact("收入合计", "决算数", quantity, Span(start, start + len(words)), year=2023, **about)


@pytest.fixture
def small():
    return Built().title("甲局").title("2023年度决算").heading("一、收入", 1).line("2023年收入94.19万元，其余不变。")


@pytest.fixture(scope="module")
def written():
    return page(disclosure())


def test_a_figure_carries_its_value_meaning_and_source(small):
    about = {"scope": Scope(fund="一般公共预算"), "entity": "甲局", "path": "决算.xlsx“收入”表C5"}
    root = html.fromstring(page(small, [fact(small, "94.19万元", **about)]))
    (data,) = root.iter("data")
    assert data.text == "94.19万元"
    assert data.get("value") == "94.19"
    assert (data.get("data-unit"), data.get("data-concept"), data.get("data-measure")) == ("万元", "收入合计", "决算数")
    assert (data.get("data-year"), data.get("data-fund"), data.get("data-entity")) == ("2023", "一般公共预算", "甲局")
    assert data.get("title") == "2023年 一般公共预算 收入合计 决算数，出处：决算.xlsx“收入”表C5"
    row = root.xpath("//footer//tbody/tr")[0]
    assert [cell.text_content() for cell in row] == ["94.19万元", "2023年 一般公共预算 收入合计 决算数", about["path"]]
    assert row.find(".//a").get("href") == f"#{data.get('id')}"


def test_a_figure_in_a_cell_has_its_source_too():
    built = Built().title("甲").table([["项目", "金额"], ["收入", "94.19"]], 1, "收入表")
    root = html.fromstring(page(built, [fact(built, "94.19")]))
    assert root.xpath("//td/data/@value") == ["94.19"]


def test_reading_gives_back_every_word_and_cell(written):
    made, found = disclosure().document(), read_bytes(written, "公开.html")
    tables = [[[cell.text for cell in table.cells if cell.text] for table in d.tables] for d in (made, found)]
    assert tables[0] == tables[1]
    for block in made.blocks:
        if block.role in (Role.PARAGRAPH, Role.HEADING, Role.CAPTION):
            assert made.quote(block.span) in found.text


def test_the_page_needs_nothing_from_outside_and_runs_nothing(written):
    root = html.fromstring(written)
    assert root.xpath("//script | //link | //img | //iframe | //object") == []
    policy = root.xpath("//meta[@http-equiv]/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "url(" not in root.find(".//style").text
    assert all(value.startswith("#") for value in root.xpath("//@href"))


def test_landmarks_headings_and_table_heads_are_said(written):
    root = html.fromstring(written)
    assert root.get("lang") == "zh-CN"
    assert len(root.xpath("//main")) == len(root.xpath("//h1")) == len(root.xpath("//nav")) == 1
    assert root.xpath("//a[@class='skip']/@href") == [f"#{root.xpath('//main/@id')[0]}"]
    levels = [int(found.tag[1]) for found in root.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    links = {link.removeprefix("#") for link in root.xpath("//nav//@href")}
    assert links <= set(root.xpath("//h2/@id | //h3/@id | //h4/@id"))
    for table in root.xpath("//main//table"):
        assert set(table.xpath("./thead//th/@scope")) <= {"col", "colgroup"}
        assert table.xpath("./thead//td") == []
        assert all(len(row.xpath("./th[@scope='row']")) <= 1 for row in table.xpath("./tbody/tr"))
    assert all(root.xpath("//div[contains(@class, 'scroll')]/@aria-label"))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_charts_are_pictures_with_words(written):
    root = html.fromstring(written)
    for drawn in root.xpath("//figure/*"):
        assert drawn.get("role") == "img"
        named = drawn.get("aria-labelledby").split()
        assert ["".join(drawn.xpath(f".//*[@id='{name}']//text()")) != "" for name in named] == [True, True]


def test_markup_in_words_stays_words():
    nasty = "<script>alert(1)</script>&amp;\"'>\x00"
    built = Built().title(nasty).heading(nasty, 1).line(nasty).table([[nasty]], 1, nasty)
    built.figure(pie(nasty, {nasty: "1.00"}))
    root = html.fromstring(page(built))
    assert root.xpath("//script") == []
    assert root.xpath("//p/text()") == [nasty.removesuffix("\x00")]


def test_a_gap_is_marked(written):
    assert html.fromstring(written).xpath("//mark/text()") == ["【此处请说明因公出国（境）经费变动的原因】"]


def test_the_same_document_gives_the_same_bytes(written):
    assert page(disclosure()) == written


@pytest.mark.parametrize("width", [360, 1300])
def test_a_browser_shows_it_without_errors_and_only_tables_scroll_sideways(browser, written, tmp_path, width):
    path = tmp_path / "决算 公开.html"
    path.write_bytes(written)
    said = []
    tab = browser.new_page(viewport={"width": width, "height": 800})
    tab.on("console", lambda message: said.append(message.text))
    tab.goto(path.as_uri())
    assert said == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.url.endswith("#report")
    tab.close()


@pytest.mark.usefixtures("faces")
def test_a_browser_prints_every_amount_whole_and_wide_tables_lying(browser, written, tmp_path):
    path = tmp_path / "公开.html"
    path.write_bytes(written)
    tab = browser.new_page()
    tab.goto(path.as_uri())
    printed = pypdfium2.PdfDocument(tab.pdf(prefer_css_page_size=True))
    tab.close()
    sizes = {tuple(round(side) for side in page.get_size()) for page in printed}
    assert sizes == {(595, 842), (842, 595)}
    text = "".join(page.get_textpage().get_text_bounded() for page in printed)
    amounts = [cell.text for table in disclosure().tables for cell in table.cells if is_figure(cell.text)]
    assert [amount for amount in amounts if amount not in text] == []
