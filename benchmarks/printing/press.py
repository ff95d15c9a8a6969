"""What prints: a browser kept open for many pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from benchmarks.printing.style import Style

EDGE = '<div style="font-size:8px;width:100%;text-align:center">{}</div>'
HEADER, FOOTER = EDGE.format("部门决算公开"), EDGE.format('第 <span class="pageNumber"></span> 页')


@contextmanager
def press() -> Iterator[Press]:
    """A browser that prints pages."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        found = shutil.which("chromium") or shutil.which("chromium-browser")
        opened = started.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield Press(opened.new_page())
        opened.close()


class Press:
    """Prints a web page as a PDF."""

    def __init__(self, page: Any) -> None:
        self._page = page

    def printed(self, html: str, style: Style) -> bytes:
        """The page as a PDF in the style."""
        self._page.set_content(html)
        edges = {"display_header_footer": True, "header_template": HEADER, "footer_template": FOOTER}
        pdf = self._page.pdf(prefer_css_page_size=True, print_background=True, **(edges if style.header else {}))
        return turned(pdf) if style.turned else pdf


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
