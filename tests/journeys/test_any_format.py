"""One report as text, Word, web page, PDF and OFD: the same facts and the same findings; only their places differ."""

import html
import random
import re
from collections import Counter

import docx as word
import pytest
from docx.shared import Pt

from benchmarks.accuracy.writing.builder import build
from benchmarks.accuracy.writing.report import Line
from jiheng import services
from jiheng.reporting.facts import rows as fact_rows
from tests import office
from tests.formats import printed
from tests.formats.made import docx, p, table

PLACES = {"part", "quote", "start", "end", "line", "page", "cell"}
AMOUNT = re.compile(r"\d+\.\d\d(?=万元)")
WIDE, LEFT, TOP, FOOT = 36, 60, 60, 770  # signs in a line, points on the page
SMALL, PITCH = 5, 20


def report(province, seed):
    """Lines and tables, an amount or two of which are wrong."""
    chance, items = random.Random(seed), []
    written = build(province, "accounts", str(seed)).items
    places = [at for at, item in enumerate(written) if isinstance(item, Line) and AMOUNT.search(item.text)]
    wrong = set(chance.sample(places, 2))
    for at, item in enumerate(written):
        if not isinstance(item, Line):
            items.append([["".join(run.text for run in cell) for cell in row] for row in item.rows])
        elif at in wrong:
            items.append(AMOUNT.sub(lambda found: f"{float(found[0]) + 30:.2f}", item.text, count=1))
        else:
            items.append(item.text)
    return [item for item in items if item]


def as_txt(items):
    lines = (item if isinstance(item, str) else "\n".join("\t".join(row) for row in item) for item in items)
    return "\n".join(lines).encode()


def as_docx(items):
    def grid(rows):
        covered = [*spans(rows), False]
        return table(
            *(
                [(p(row[0]), merge(covered[at], covered[at + 1])), *row[1:]] if row else row
                for at, row in enumerate(rows)
            )
        )

    def merge(covered, begins):
        return "<w:vMerge/>" if covered else '<w:vMerge w:val="restart"/>' if begins else ""

    return docx("".join(p(item.replace("|", "｜")) if isinstance(item, str) else grid(item) for item in items))


def as_html(items):
    def grid(rows):
        covered, lines = [*spans(rows), False], []
        for at, row in enumerate(rows):
            height = covered.index(False, at + 1) - at
            first = [] if covered[at] else [f'<td rowspan="{height}">{html.escape(row[0])}</td>']
            lines.append("".join([*first, *(f"<td>{html.escape(cell)}</td>" for cell in row[1:])]))
        return "".join(f"<tr>{line}</tr>" for line in lines)

    body = (
        f"<p>{html.escape(item)}</p>" if isinstance(item, str) else f"<table>{grid(item)}</table>" for item in items
    )
    return f"<html><body>{''.join(body)}</body></html>".encode()


def broken(words, most):
    """Words in lines of at most so many wide signs; figures and letters are half as wide."""
    lines, room = [""], 0
    for sign in words:
        room += 1 if sign >= "\u2000" else 0.5
        if room > most:
            lines.append("")
            room = 1 if sign >= "\u2000" else 0.5
        lines[-1] += sign
    return lines


def spans(rows):
    """For each row whether its first cell is covered by the one above it, as a label beside several lines is."""
    return [number > 0 and not row[0] and len(row) > 2 and bool(row[1]) for number, row in enumerate(rows)]


class Pages:
    """Printed pages: lines broken at a width, rows of tables over as many pages as they need, numbers at the foot."""

    def __init__(self):
        self.pages, self.content, self.y = [], "", TOP

    def turn(self):
        number = printed.text(290, 815, str(len(self.pages) + 1))
        self.pages.append(self.content + number)
        self.content, self.y = "", TOP

    def line(self, words):
        for printed_line in broken("　　" + words, WIDE):
            if self.y > FOOT:
                self.turn()
            self.content += printed.text(LEFT, self.y, printed_line)
            self.y += PITCH

    def table(self, rows):
        count = max(map(len, rows))
        xs = [LEFT + 480 * at // count for at in range(count + 1)]
        fits = (480 // count - 4) // SMALL
        below = [*spans(rows)[1:], False]
        for row, covered, open_below in zip(rows, spans(rows), below, strict=True):
            cells = [broken(cell, fits) for cell in row]
            height = 6 * max([1, *map(len, cells)]) + 6
            if self.y + height > FOOT:
                self.turn()
            bottom = self.y + height
            self.content += printed.line(xs[covered], self.y, xs[-1], self.y)
            self.content += printed.line(xs[open_below], bottom, xs[-1], bottom)
            self.content += "".join(printed.line(x, self.y, x, bottom) for x in xs)
            for column, lines in enumerate(cells):
                for at, words in enumerate(lines):
                    self.content += printed.text(xs[column] + 2, self.y + 8 + 6 * at, words, SMALL)
            self.y += height
        self.y += PITCH


def as_pdf(items):
    pages = Pages()
    for item in items:
        pages.line(item) if isinstance(item, str) else pages.table(item)
    pages.turn()
    return printed.pdf(*pages.pages)


def understood(path, content):
    path.write_bytes(content)
    audit = services.audit(path)
    facts = Counter(
        tuple((name, value) for name, value in row.items() if name not in PLACES) for row in fact_rows(audit)
    )
    quotes = (re.sub(r"\s", "", audit.document.quote(finding.span)) for finding in audit.findings)
    return facts, Counter(zip((finding.rule for finding in audit.findings), quotes, audit.ids, strict=True))


@pytest.mark.parametrize("make", [as_docx, as_html, as_pdf])
@pytest.mark.parametrize(
    ("province", "seed"), [("sichuan", 11), ("shanghai", 12), ("hunan", 13), ("hunan", 101), ("chongqing", 100)]
)
def test_the_same_facts_and_findings(tmp_path, province, seed, make):
    items = report(province, seed)
    facts, findings = understood(tmp_path / "报告.txt", as_txt(items))
    other_facts, other_findings = understood(tmp_path / f"报告.{make.__name__[3:]}", make(items))
    assert sum(facts.values()) > 100
    assert findings
    assert other_findings == findings
    assert other_facts == facts


def typeset(items, path):
    """A Word file as an office makes it: indented paragraphs, bordered tables, merged labels."""
    made = word.Document()
    for item in items:
        if isinstance(item, str):
            made.add_paragraph(item).paragraph_format.first_line_indent = Pt(28)
            continue
        grid, covered = made.add_table(len(item), max(map(len, item)), "Table Grid"), [*spans(item), False]
        for row, line in zip(item, grid.rows, strict=True):
            for cell, words in zip(line.cells, row, strict=False):
                cell.paragraphs[0].add_run(words).font.size = Pt(9)
        for at in (at for at, below in enumerate(covered[1:]) if below and not covered[at]):
            grid.cell(at, 0).merge(grid.cell(covered.index(False, at + 1) - 1, 0))
    made.save(path)


@pytest.mark.nightly
@office.needed
@pytest.mark.parametrize(("province", "seed"), [("shanghai", 21), ("gansu", 21), ("hunan", 22), ("chongqing", 23)])
def test_a_pdf_that_an_office_program_set_gives_the_same_facts_and_findings(tmp_path, province, seed):
    items = report(province, seed)
    path = tmp_path / "报告.docx"
    typeset(items, path)
    printed_file = office.saved(path, "pdf", tmp_path)
    facts, findings = understood(path, path.read_bytes())
    other_facts, other_findings = understood(printed_file, printed_file.read_bytes())
    assert other_findings == findings
    assert other_facts == facts
