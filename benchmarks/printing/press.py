"""What prints: a browser kept open for many pages, the writers of Word files and PDF, and an office program."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from benchmarks.printing.style import Style
from jiheng.formats import read_bytes
from jiheng.formats.writing import write
from jiheng.policy import library
from jiheng.policy.look import look

EDGE = '<div style="font-size:8px;width:100%;text-align:center">{}</div>'
HEADER, FOOTER = EDGE.format("部门决算公开"), EDGE.format('第 <span class="pageNumber"></span> 页')


@contextmanager
def press() -> Iterator[Press]:
    """A browser that prints pages, and a folder for the office program."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started, tempfile.TemporaryDirectory() as folder:
        found = shutil.which("chromium") or shutil.which("chromium-browser")
        opened = started.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield Press(opened.new_page(), Path(folder))
        opened.close()


class Press:
    """Prints a web page as a PDF."""

    def __init__(self, page: Any, folder: Path) -> None:
        self._page = page
        self._folder = folder

    def printed(self, html: str, style: Style) -> bytes:
        """The page as a PDF in the style."""
        if style.press == "browser":
            return self._browsed(html, style)
        document = read_bytes(html.encode(), "报告.html")
        suffix = ".docx" if style.press == "word" else ".pdf"
        made = write(document, look(library().pack("national")), suffix)
        return self._office(made) if style.press == "word" else made

    def _browsed(self, html: str, style: Style) -> bytes:
        self._page.set_content(html)
        edges = {"display_header_footer": True, "header_template": HEADER, "footer_template": FOOTER}
        pdf = self._page.pdf(prefer_css_page_size=True, print_background=True, **(edges if style.header else {}))
        return turned(pdf) if style.turned else pdf

    def _office(self, word: bytes) -> bytes:
        """A Word file as the office program prints it."""
        path = self._folder / "报告.docx"
        path.write_bytes(word)
        profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
        call = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(self._folder), str(path)]
        subprocess.run(call, check=True, capture_output=True, timeout=120)
        return path.with_suffix(".pdf").read_bytes()


def turned(pdf: bytes) -> bytes:
    """The pages stored on their side, as scanners and drivers do, and shown upright."""
    from pypdf import PdfReader, PdfWriter, Transformation

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    for page in writer.pages:
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        page.add_transformation(Transformation().rotate(90).translate(height, 0))
        page.mediabox.upper_right = page.cropbox.upper_right = (height, width)
        page.rotate(90)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
