"""Generated reports are right: checked here from the printed text alone, with arithmetic of its own."""

import re
import subprocess
import sys
from decimal import Decimal
from random import Random

import pytest

from benchmarks.accuracy.generate import main
from benchmarks.accuracy.looks.layout import lay_out
from benchmarks.accuracy.looks.perturb import choose, present
from benchmarks.accuracy.proof import Prints
from benchmarks.accuracy.wording import held_out, known
from benchmarks.accuracy.writing.builder import build

PROVINCES = (*known(), *held_out())
CENT = Decimal("0.01")
GENRES = ("accounts", "budget")


def clean_text(province, genre, seed):
    return lay_out(build(province, genre, str(seed)).items).text


@pytest.mark.parametrize("province", PROVINCES)
@pytest.mark.parametrize("genre", GENRES)
def test_every_wording_is_filled(province, genre):
    for seed in range(6):
        text = clean_text(province, genre, seed)
        assert not re.search(r"[{}<>\[\]|]", text), re.search(r".{20}[{}<>\[\]|].{20}", text)
        assert 4_000 < len(text) < 20_000


@pytest.mark.parametrize("province", PROVINCES)
@pytest.mark.parametrize("genre", GENRES)
def test_no_relation_between_printed_figures_is_broken(province, genre):
    for seed in range(6):
        draft = build(province, genre, str(seed))
        prints = Prints(draft.book, draft.items, draft.money_unit)
        assert prints.violations() == []
        assert prints.conflicts() == []
        assert len(list(prints.relations())) > 100


@pytest.mark.parametrize("seed", range(12))
def test_sentences_of_parts_add_up_when_read_by_pattern(seed):
    text = clean_text("sichuan", "accounts", seed)
    pattern = r"本年支出合计([\d.]+)万元，其中：基本支出([\d.]+)万元，占([\d.]+)%；项目支出([\d.]+)万元，占([\d.]+)%"
    whole, basic, basic_share, project, project_share = map(Decimal, re.search(pattern, text).groups())
    assert abs(basic + project - whole) <= CENT
    assert abs(basic / whole * 100 - basic_share) <= CENT
    assert abs(project / whole * 100 - project_share) <= CENT


@pytest.mark.parametrize("seed", range(12))
def test_changes_fit_the_year_before_when_read_by_pattern(seed):
    text = clean_text("jiangxi", "accounts", seed)
    found = re.findall(
        r"本年收入合计([\d.]+)万元，较\d{4}年(增加|减少)([\d.]+)万元，(?:增长|上升|下降|减少)([\d.]+)%", text
    )
    assert found
    for now, word, change, rate in found:
        before = Decimal(now) - Decimal(change) * (1 if word == "增加" else -1)
        assert abs(Decimal(change) / before * 100 - Decimal(rate)) < Decimal("0.02")


@pytest.mark.parametrize("seed", range(8))
def test_rows_of_the_expenditure_table_add_up_when_read_by_tabs(seed):
    text = clean_text("hunan", "accounts", seed)
    table = text[text.index("\n支出决算表\n") :]
    rows = [line.split("\t") for line in table[: table.index("注：")].split("\n") if line.count("\t") == 7]
    amounts = {row[0] or "whole": [Decimal(cell or 0) for cell in row[2:5]] for row in rows[1:]}
    for whole, basic, project in amounts.values():
        assert abs(basic + project - whole) <= CENT
    classes = [values[0] for code, values in amounts.items() if len(code) == 3]
    assert abs(sum(classes) - amounts["whole"][0]) <= CENT * len(classes)


@pytest.mark.parametrize("seed", range(8))
def test_form_scores_add_up_to_the_score_in_the_text(seed):
    text = clean_text("hunan", "accounts", seed)
    form = text[text.index("绩效指标\t一级指标") :]
    rows = [line.split("\t") for line in form[: form.index("\n总分")].split("\n")[1:]]
    money = next(line for line in text.split("\n") if line.startswith("\t年度资金总额")).split("\t")
    total = sum(Decimal(row[7]) for row in rows) + Decimal(money[7])
    weights = sum(Decimal(row[6]) for row in rows) + Decimal(money[5])
    stated = re.search(r"自评得分([\d.]+)分。部门整体支出绩效自评报告见附件", text).group(1)
    assert weights == 100
    assert total == Decimal(stated)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_report():
    first, again, other = (clean_text("gansu", "accounts", seed) for seed in (5, 5, 6))
    assert first == again
    assert first != other


@pytest.mark.parametrize("seed", range(20))
def test_a_look_keeps_every_figure_readable_where_its_mark_says(seed):
    draft = build("sichuan", "accounts", "3")
    look = choose(Random(seed))
    text = present(draft.items, draft.book, look, Random(seed))
    plain = str.maketrans("０１２３４５６７８９", "0123456789")
    for mark in text.marks:
        if mark.key in draft.book.figures and draft.book.get(mark.key).kind == "count":
            shown = re.sub(r"\s", "", text.text[mark.start : mark.end]).translate(plain)
            assert shown == str(draft.book.get(mark.key).value)


def test_looks_change_the_text_in_many_ways():
    draft = build("yunnan", "accounts", "2")
    texts = {present(draft.items, draft.book, choose(Random(n)), Random(n)).text for n in range(30)}
    assert len(texts) > 20
    assert any(re.search(r"\d\n\d", text) for text in texts), "no number broken over two lines"
    assert any(re.search(r"\n— ?\d+ ?—\n", text) for text in texts), "no page number in mid text"
    assert any("\n\t" in text for text in texts), "no table flattened into cells"


def test_the_command_writes_one_report(tmp_path):
    path = tmp_path / "报告 一.txt"
    assert main(["--province", "hunan", "--seed", "4", "-o", str(path)]) == 0
    assert path.read_text(encoding="utf-8") == clean_text("hunan", "accounts", 4)


def test_the_author_of_the_reports_shares_no_code_with_the_auditor(root):
    code = "import sys, benchmarks.accuracy.cases as c; c.make('share', 'hunan', 1); sys.exit('jiheng' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
