"""From a file to its findings, beside what the obvious library needs to read the file alone.

The Word files are the one whose reading is timed under "Files read into documents" (30 pages with 20 tables, words and
figures at random) and generated reports of 20,000 characters, dense in figures told in sentences; the PDF has thirty
pages of such a report and ruled tables. What is timed, in seconds of the processor, is the whole audit after start-up;
best of several turns taken alternately, each turn with a Word file that was not read before. Run it:
``python -m benchmarks.performance findings``.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from pathlib import Path

import docx

from benchmarks.performance import reading
from benchmarks.performance.reading import words_by_pdfplumber, words_by_python_docx
from benchmarks.performance.reports import bodies
from benchmarks.performance.row import Row, held, together
from jiheng.formats.limits import STANDARD
from jiheng.formats.pdf import read as read_pdf
from jiheng.services import audit
from jiheng.services.judging import judged, understood
from tests.formats.printed import pdf, ruled, text

LENGTH = 20_000
TURNS = 5
DOCX, PDF = 2.0, 1.5
PAGES, TABLES, LINES, SIGNS = 30, 10, 26, 36


def rows() -> Iterator[Row]:
    """Both kinds of file."""
    with tempfile.TemporaryDirectory() as folder:
        yield from same_file_rows(Path(folder, "read.docx"))
        yield from word_rows(Path(folder, "report.docx"))
        yield from page_rows(Path(folder, "report.pdf"))


def same_file_rows(path: Path) -> Iterator[Row]:
    """Word files as the reading section has them audited, against python-docx reading them."""
    for name, formatted in (("plain", False), ("every run formatted", True)):
        ours, theirs = against_reading(path, partial(reading.word_report, formatted=formatted))
        yield word_row(f".docx, 30 pages, 20 tables, {name}", ours, theirs)


def word_rows(path: Path) -> Iterator[Row]:
    """Reports dense in figures audited, against python-docx reading them."""
    ours, theirs = against_reading(path, lambda path, seed: word_report(path, bodies(LENGTH, seed).splitlines()))
    yield word_row(f".docx of {LENGTH:,} characters, dense in figures", ours, theirs)


def against_reading(path: Path, write: Callable[..., None]) -> list[float]:
    """Seconds of an audit and of python-docx; ``write`` makes another file of every seed, so that none is known."""
    found = [path.with_stem(f"report-{seed}") for seed in range(TURNS + 1)]
    for seed, other in enumerate(found):
        write(other, seed=seed)
    audit(found.pop(0))  # packs and words are compiled once
    ours_of, theirs_of = iter(found), iter(found)
    return together(lambda: audit(next(ours_of)), lambda: words_by_python_docx(next(theirs_of)), turns=TURNS)


def word_row(name: str, ours: float, theirs: float) -> Row:
    """How many times as long as reading alone takes the other."""
    value = f"{ours / theirs:.1f}× ({ours * 1000:.0f} ms; python-docx {theirs * 1000:.0f} ms)"
    return Row(
        f"{name}, to findings, against python-docx reading it", value, f"<= {DOCX:g}×", held(ours <= DOCX * theirs)
    )


def page_rows(path: Path) -> Iterator[Row]:
    """A PDF audited, against pdfplumber reading it."""
    lines = [line[at : at + SIGNS] for line in bodies(LENGTH).splitlines() for at in range(0, max(len(line), 1), SIGNS)]
    path.write_bytes(pdf(*pages([line for line in lines if "\t" not in line])))
    data = path.read_bytes()

    def audited() -> None:
        judged(understood(read_pdf(data, str(path), STANDARD)))

    audited()
    ours, theirs = together(audited, partial(words_by_pdfplumber, path), turns=2)
    value = f"{ours:.2f} s; pdfplumber {theirs:.2f} s to read it"
    yield Row(f".pdf, {PAGES} pages, {TABLES} tables, audited", value, f"< {PDF:g} s", held(ours < PDF))


def word_report(path: Path, lines: list[str]) -> None:
    """Lines as paragraphs, lines with tabs as the rows of tables."""
    made = docx.Document()
    for tabbed, group in groupby(lines, lambda line: "\t" in line):
        table_rows = [line.split("\t") for line in group]
        if not tabbed:
            for (line,) in table_rows:
                made.add_paragraph(line)
            continue
        table = made.add_table(len(table_rows), max(map(len, table_rows)), "Table Grid")
        for row, words in zip(table.rows, table_rows, strict=True):
            for cell, word in zip(row.cells, words, strict=False):
                cell.text = word
    made.save(str(path))


def pages(lines: list[str]) -> Iterator[str]:
    """Thirty printed pages of these lines, over and over; every third has a ruled table."""
    for number in range(PAGES):
        start = number * LINES % max(len(lines) - LINES, 1)
        content = "".join(text(60, 70 + 15 * at, line) for at, line in enumerate(lines[start : start + LINES]))
        if number * TABLES % PAGES == 0:
            figures = [
                ["项目", "决算数", "预算数"],
                *([f"项目{row}", f"{row * 11.25:.2f}", f"{row * 12:.2f}"] for row in range(1, 15)),
            ]
            content += ruled([60, 260, 400, 540], list(range(480, 781, 20)), figures)
        yield content
