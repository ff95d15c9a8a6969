"""The page in a real browser: choosing, keys, filters, phones, print."""

from dataclasses import replace

import pytest

from jiheng.findings import Severity
from jiheng.reporting import page

from .conftest import FINDING, span


@pytest.fixture
def file(audit, tmp_path):
    hint = replace(FINDING, rule="b", kind="wording", severity=Severity.HINT, title="提示", span=span("接待37批次"))
    two = replace(audit, findings=(FINDING, hint))
    path = tmp_path / "页 面.html"
    path.write_text(page.whole([page.document(two)], []), "utf-8")
    return path.as_uri()


@pytest.fixture
def view(browser, file):
    errors = []
    tab = browser.new_page(viewport={"width": 1300, "height": 800})
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    tab.goto(file)
    yield tab
    tab.close()
    assert errors == []


def chosen(view):
    return [title.inner_text() for title in view.query_selector_all(".card details[open] .title")]


def test_a_click_in_the_list_shows_mark_operands_and_lines(view):
    view.click(".card:nth-child(1) summary")
    assert chosen(view) == [FINDING.title]
    assert [mark.inner_text() for mark in view.query_selector_all(".shown-finding")] == ["减少14.19万元"]
    assert [mark.inner_text() for mark in view.query_selector_all(".shown-operand")] == ["82万元", "94.19万元"]
    assert view.locator("svg.lines path").count() == 3


def test_a_click_on_a_mark_opens_its_card(view):
    view.click("mark[data-finding] >> text=接待37批次")
    assert chosen(view) == ["提示"]


def test_keys_walk_through_the_findings(view):
    for key, expected in [("j", FINDING.title), ("j", "提示"), ("j", FINDING.title), ("k", "提示")]:
        view.keyboard.press(key)
        assert chosen(view) == [expected]
    view.keyboard.press("Escape")
    assert chosen(view) == []
    view.focus("mark[data-finding]")
    view.keyboard.press("Enter")
    assert chosen(view) == [FINDING.title]


def test_filters_hide_cards_and_marks_and_count(view):
    status = view.locator(".filters [role=status]")
    assert status.inner_text() == "显示2处，共2处"
    view.uncheck("input[name=hint]")
    assert status.inner_text() == "显示1处，共2处"
    assert view.locator(".card:visible").count() == 1
    assert view.locator("mark.off").inner_text() == "接待37批次"
    view.check("input[name=hint]")
    view.select_option("select[name=kind]", "wording")
    assert status.inner_text() == "显示1处，共2处"


def test_on_a_phone_list_and_text_take_turns(view):
    view.set_viewport_size({"width": 380, "height": 750})
    assert view.locator(".text").is_hidden()
    view.click(".card:nth-child(1) summary")
    assert view.locator(".text").is_visible()
    assert view.locator(".card:visible").count() == 1
    assert view.evaluate("document.documentElement.scrollWidth <= innerWidth")
    view.click(".tabs button[data-view=list]")
    assert view.locator(".card:visible").count() == 2


def test_print_shows_everything_and_no_controls(view):
    view.emulate_media(media="print")
    assert view.locator(".filters").is_hidden()
    assert view.locator(".text").is_visible()


def test_without_script_all_is_still_there(browser, file):
    tab = browser.new_page(java_script_enabled=False)
    tab.goto(file)
    assert tab.locator(".filters").is_hidden()
    assert tab.locator(".card").count() == 2
    tab.close()
