"""A whole disclosure written as a file, beside docxtpl with matplotlib; many composed and written in one process.

The disclosure has seven charts and thirteen tables of 31 rows. Both ways get the same words, cells and numbers and are
called once before they are timed, in seconds of the processor, best of several turns taken alternately; docxtpl's
template is made before. Run it: ``python -m benchmarks.performance writing``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import docx
import matplotlib as mpl
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from matplotlib import pyplot as plt
from matplotlib.font_manager import fontManager
from pylopdf_fonts_zh_cn import sans_path

from benchmarks.performance.row import Row, held, together
from jiheng.document import Document, Figure, Role
from jiheng.formats.writing import write
from jiheng.policy.look import look
from tests.formats.writing.disclosure import disclosure

TURNS, BAR, REPORTS = 5, 0.5, 500
DOTS = 300
BATCH = """
import re, sys, time
from pathlib import Path
from jiheng.composing import compose
from jiheng.formats.writing import write
from jiheng.policy import library
from jiheng.policy.look import look
from tests.composing.accounts import invented
pack = library().pack("national")
def made(seed, suffix=".docx"):
    report = compose(invented(seed, pack), pack, "disclosure")
    return write(report.document, look(pack), suffix, report.ledger.facts, report.gaps)
def resident():
    status = Path("/proc/self/status")
    return int(re.search(r"VmRSS:\\s+(\\d+)", status.read_text())[1]) // 1024 if status.exists() else 0
for seed in range(50):
    made(seed)
early, start = resident(), time.process_time()
for seed in range(50, int(sys.argv[1]) + 50):
    made(seed)
print((time.process_time() - start) / int(sys.argv[1]), early, resident())
"""


def rows() -> Iterator[Row]:
    """Each format; the alternative; a batch with its memory."""
    made = disclosure()
    document = made.document()
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template.docx"
        make_template(document, template)
        ways: dict[str, Callable[[], object]] = {
            suffix: (lambda suffix=suffix: write(document, look(), suffix, (), made.gaps))
            for suffix in (".docx", ".pdf", ".html", ".txt")
        }
        ways["docxtpl"] = lambda: by_docxtpl(document, template)
        for way in ways.values():  # what is imported and read once
            way()
        spent = dict(zip(ways, together(*ways.values(), turns=TURNS), strict=True))
    for suffix in (".docx", ".pdf", ".html", ".txt"):
        holds = held(spent[suffix] < BAR)
        yield Row(
            f"disclosure, 7 charts, 13 tables, written as {suffix}", f"{spent[suffix]:.3f} s", f"< {BAR} s", holds
        )
    ratio = spent["docxtpl"] / spent[".docx"]
    yield Row("the same by docxtpl and matplotlib", f"{spent['docxtpl']:.2f} s ({ratio:.0f}x of ours)")
    yield from batch()


def batch() -> Iterator[Row]:
    """Reports composed and written one after another in a fresh process."""
    answer = subprocess.run([sys.executable, "-c", BATCH, str(REPORTS)], capture_output=True, text=True, check=True)
    each, early, late = answer.stdout.split()
    yield Row("disclosure composed and written as .docx, after start-up", f"{float(each):.3f} s", f"< {BAR} s",
              held(float(each) < BAR))  # fmt: skip
    grown = int(late) - int(early)
    yield Row(f"{REPORTS} reports in one process: memory after 50 and at the end", f"{early} and {late} MB",
              "< 20 MB more", held(grown < 20))  # fmt: skip


def make_template(document: Document, path: Path) -> None:
    """A Word template as an office would make it: its words as fields, a row of each table as a loop."""
    made = docx.Document()
    for place, block in enumerate(document.blocks):
        if block.table is not None:
            table = document.tables[block.table]
            lines = table.rows()
            width = max(cell.column + cell.column_span for cell in table.cells)
            grid = made.add_table(table.header + 3, width, "Table Grid")
            for cell in (cell for line in lines[: table.header] for cell in line):
                end = (cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
                grid.cell(cell.row, cell.column).merge(grid.cell(*end)).text = cell.text
            grid.cell(table.header, 0).text = f"{{%tr for row in t{block.table} %}}"
            for column in range(width):
                grid.cell(table.header + 1, column).text = f"{{{{ row[{column}] }}}}"
            grid.cell(table.header + 2, 0).text = "{%tr endfor %}"
        elif block.figure is not None:
            made.add_paragraph(f"{{{{ f{block.figure} }}}}")
        elif block.role is Role.HEADING:
            made.add_heading(f"{{{{ w{place} }}}}", block.level)
        else:
            made.add_paragraph(f"{{{{ w{place} }}}}")
    made.save(str(path))


def by_docxtpl(document: Document, path: Path) -> bytes:
    """The document by the template, charts as pictures."""
    template = DocxTemplate(str(path))
    words: dict[str, object] = {
        f"w{place}": document.quote(block.span) for place, block in enumerate(document.blocks) if block.table is None
    }
    for number, table in enumerate(document.tables):
        words[f"t{number}"] = [[cell.text for cell in line] for line in table.rows()[table.header :]]
    for number, figure in enumerate(document.figures):
        words[f"f{number}"] = InlineImage(template, BytesIO(picture(figure)), width=Mm(150))
    template.render(words, autoescape=True)
    out = BytesIO()
    template.save(out)
    return out.getvalue()


def picture(figure: Figure) -> bytes:
    """A chart as matplotlib draws it, for print."""
    mpl.use("Agg")
    fontManager.addfont(str(sans_path()))
    plt.rcParams["font.family"] = "Noto Sans SC"
    drawn, axes = plt.subplots(figsize=(5.9, 3.15))
    values = [[float(value.value) if value else 0 for value in series.values] for series in figure.series]
    if figure.kind == "pie":
        axes.pie(values[0], labels=figure.categories, autopct="%.2f%%")
    else:
        for place, (series, numbers) in enumerate(zip(figure.series, values, strict=True)):
            bars = axes.bar([at + place * 0.4 for at in range(len(numbers))], numbers, 0.4, label=series.name)
            axes.bar_label(bars)
        axes.legend()
    out = BytesIO()
    drawn.savefig(out, dpi=DOTS)
    plt.close(drawn)
    return out.getvalue()


if __name__ == "__main__":
    for row in rows():
        print("  ".join(part for part in row if part))
