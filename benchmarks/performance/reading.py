"""Files read into documents, each beside the obvious alternative on the same file in the same run.

The files are made here: a Word report of about 30 pages with 20 tables, plain and with the formatting that Word gives
every run; a workbook of 20,000 rows, of bare numbers and as offices export it (formatted, with merged heads and
blanks); PDFs of 30 pages with ten ruled tables and of 1,000 pages. What is timed, in seconds of the processor, is
reading to words and cells, best of several turns taken alternately; making the files is not. The cells of a workbook
are made of its words when they are asked for, which is timed on a line of its own.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import xlsxwriter
from docx.oxml.ns import qn
from docx.shared import Pt

from benchmarks.performance.row import Row, compared, held, together
from jiheng.formats import read
from jiheng.formats.limits import STANDARD
from jiheng.formats.pdf import read as read_pdf
from tests.formats.printed import pdf, ruled, text

TURNS, BOOK_TURNS = 25, 5
ROWS, COLUMNS = 20_000, 20
SIGNS = "收入支出合计年度预算决算资金万元"
DOCX, READ_ONLY, FULL, MEMORY = 6, 5, 15, 1 << 30


APART = """
import re, sys, time
from pathlib import Path
from jiheng.formats.limits import STANDARD
from jiheng.formats.pdf import read
data = Path(sys.argv[1]).read_bytes()
start = time.process_time()
read(data, sys.argv[1], STANDARD)
status = Path("/proc/self/status")  # not getrusage: that counts what the parent had held
peak = re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1] if status.exists() else 0
print(time.process_time() - start, int(peak) * 1024)
"""


def rows() -> list[Row]:
    """Speed of each reader beside the alternative, and the memory of a large PDF."""
    with tempfile.TemporaryDirectory() as folder:
        return [*word_rows(Path(folder)), *workbook_rows(Path(folder)), *pdf_rows(Path(folder))]


def word_rows(folder: Path) -> Iterator[Row]:
    """A Word report beside python-docx, which reads the same paragraphs and cells."""
    for name, formatted in (("plain", False), ("every run formatted", True)):
        path = folder / "report.docx"
        word_report(path, formatted=formatted)
        ours, theirs = together(partial(read, path), partial(words_by_python_docx, path), turns=TURNS)
        yield compared(f".docx, 30 pages, 20 tables, {name}: python-docx / ours", theirs / ours, DOCX)
        yield Row(f".docx, {name}", f"{ours * 1000:.1f} ms; python-docx {theirs * 1000:.1f} ms")


def workbook_rows(folder: Path) -> Iterator[Row]:
    """A workbook beside openpyxl in its two modes."""
    path = folder / "accounts.xlsx"
    workbook(path)
    ours, quick, full = together(
        lambda: read(path), lambda: cells_by_openpyxl(path), lambda: full_openpyxl(path), turns=BOOK_TURNS
    )
    size = f".xlsx, {ROWS:,} rows of {COLUMNS}"
    yield compared(f"{size}: openpyxl read_only / ours", quick / ours, READ_ONLY)
    yield compared(f"{size}: openpyxl full / ours", full / ours, FULL)
    yield Row(size, f"{ours:.2f} s; openpyxl read_only {quick:.2f} s, full {full:.2f} s")
    every, full = together(lambda: len(list(read(path).tables[0].cells)), lambda: full_openpyxl(path), turns=2)
    yield Row(f"{size}, each cell asked for", f"{every:.2f} s; openpyxl full {full:.2f} s ({full / every:.1f}×)")
    office_workbook(path)
    ours, full = together(lambda: read(path), lambda: full_openpyxl(path), turns=2)
    yield Row(f"{size}, as offices export it", f"{ours:.2f} s; openpyxl full {full:.2f} s ({full / ours:.1f}×)")


def pdf_rows(folder: Path) -> Iterator[Row]:
    """A PDF beside pdfplumber, and the peak of memory at a thousand pages."""
    path = folder / "disclosure.pdf"
    path.write_bytes(pdf(*(page(number, table=number % 3 == 0) for number in range(1, 31))))
    data = path.read_bytes()
    ours, theirs = together(lambda: read_pdf(data, str(path), STANDARD), lambda: words_by_pdfplumber(path), turns=2)
    yield Row(".pdf, 30 pages, ten tables", f"{ours:.2f} s; pdfplumber {theirs:.2f} s ({theirs / ours:.0f}x)")
    path.write_bytes(pdf(*(page(number, table=number % 3 == 0) for number in range(1, 1001))))
    seconds, peak = measured_apart(path)
    value = f"{peak / 2**20:.0f} MB ({seconds:.0f} s)"
    yield Row(".pdf, 1,000 pages: peak of memory", value, "< 1,024 MB", held(peak < MEMORY))


def prose(chance: random.Random, length: int) -> str:
    return "".join(chance.choices(SIGNS, k=length))


def word_report(path: Path, *, formatted: bool, seed: int = 1) -> None:
    chance, made = random.Random(seed), docx.Document()
    for place in range(120):
        if place % 12 == 0:
            made.add_heading(f"第{place // 12 + 1}部分 情况说明", 1)
        paragraph = made.add_paragraph()
        for _ in range(4 if formatted else 1):
            run = paragraph.add_run(
                prose(chance, 60 // (4 if formatted else 1)) + f"{chance.random() * 1000:.2f}万元，"
            )
            set_font(run) if formatted else None
        if place % 6 == 0:
            table = made.add_table(12, 8, "Table Grid")
            for cell in (cell for row in table.rows for cell in row.cells):
                run = cell.paragraphs[0].add_run(f"{chance.random() * 1000:.2f}")
                set_font(run) if formatted else None
            table.cell(0, 0).merge(table.cell(0, 2))
            table.cell(1, 0).merge(table.cell(3, 0))
    made.save(str(path))


def set_font(run: docx.text.run.Run) -> None:
    run.font.size, run.font.name = Pt(12), "Times New Roman"
    run._r.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")


def words_by_python_docx(path: Path) -> list[str]:
    report = docx.Document(str(path))
    words = [paragraph.text for paragraph in report.paragraphs]
    return words + [cell.text for table in report.tables for row in table.rows for cell in row.cells]


def workbook(path: Path) -> None:
    chance, made = random.Random(2), xlsxwriter.Workbook(str(path))
    sheet = made.add_worksheet("明细")
    for row in range(ROWS):
        figures = [round(chance.random() * 1e5, 2) for _ in range(COLUMNS - 2)]
        sheet.write_row(row, 0, [f"{2010000 + row}", f"项目{row % 500}", *figures])
    made.close()


def office_workbook(path: Path) -> None:
    """Merged heads, codes and labels that repeat, formatted amounts; three cells in ten are empty but have borders."""
    chance, made = random.Random(3), xlsxwriter.Workbook(str(path))
    sheet = made.add_worksheet("支出明细")
    money, words = made.add_format({"num_format": "#,##0.00", "border": 1}), made.add_format({"border": 1})
    sheet.merge_range(0, 0, 0, COLUMNS - 1, "部门支出明细表", words)
    for first, last, head in ((0, 1, "项目"), (2, 10, "基本支出"), (11, COLUMNS - 1, "项目支出")):
        sheet.merge_range(1, first, 2, last, head, words)
    for row in range(3, ROWS):
        sheet.write_row(row, 0, [f"{2010000 + row % 700}", f"项目{row % 500}"], words)
        for column in range(2, COLUMNS):
            amount = round(chance.random() * 1e5, 2) if chance.random() > 0.3 else None
            sheet.write(row, column, amount, money)
    made.close()


def cells_by_openpyxl(path: Path) -> int:
    book = openpyxl.load_workbook(path, read_only=True)
    return sum(len(row) for row in book.worksheets[0].iter_rows(values_only=True))


def full_openpyxl(path: Path) -> int:
    return sum(len(row) for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))


def page(number: int, *, table: bool) -> str:
    chance = random.Random(number)
    content = text(60, 50, "某某局2023年度部门决算") + text(290, 810, str(number))
    content += "".join(text(60, 80 + 18 * line, prose(chance, 36)) for line in range(20))
    if table:
        figures = [["收入", *(f"{chance.random() * 1e4:,.2f}" for _ in range(5))] for _ in range(12)]
        content += ruled(list(range(60, 541, 80)), list(range(480, 721, 20)), figures)
    return content


def words_by_pdfplumber(path: Path) -> int:
    with pdfplumber.open(path) as report:
        return sum(len(page.extract_text()) + len(page.extract_tables()) for page in report.pages)


def measured_apart(path: Path) -> tuple[float, int]:
    """Seconds and bytes at the peak of a fresh process that reads a PDF."""
    answer = subprocess.run([sys.executable, "-c", APART, str(path)], capture_output=True, text=True, check=True)
    seconds, peak = answer.stdout.split()
    return float(seconds), int(peak)
