"""Documents → one web page: no script, no network; every figure carries its meaning and its source."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jiheng.document import Document, Span
from jiheng.formats.writing.marks import Marks
from jiheng.formats.writing.outline import titles
from jiheng.formats.writing.tags import escape, tag
from jiheng.formats.writing.web.body import Body
from jiheng.formats.writing.web.meaning import sources
from jiheng.ledger import Fact
from jiheng.policy.look import Look
from jiheng.policy.messages import messages

SAY = messages("writing")


def write(document: Document, look: Look, facts: Sequence[Fact] = (), gaps: Sequence[Span] = ()) -> bytes:
    """The document as a self-contained page of accessible HTML."""
    body = Body(document, look, facts, Marks(document, facts, gaps))
    main = tag("main", {"id": "report"}, body.html())
    skip = tag("a", {"class": "skip", "href": "#report"}, escape(SAY.text("page.skip")))
    page = tag("html", {"lang": look.language}, _head(document), tag("body", None, skip, main, sources(facts)))
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _head(document: Document) -> str:
    policy = f"default-src 'none'; style-src '{_digest()}'; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        None,
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        f"<title>{escape(' '.join(titles(document)))}</title>",
        f"<style>{_style()}</style>",
    )


@cache
def _style() -> str:
    return Path(__file__).with_name("page.css").read_text("utf-8")


@cache
def _digest() -> str:
    return f"sha256-{b64encode(hashlib.sha256(_style().encode()).digest()).decode()}"
