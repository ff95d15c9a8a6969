"""One self-contained HTML page: the report's text with its findings beside it, no network, nothing executed from it."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import NamedTuple
from urllib.parse import quote

from jiheng import __version__
from jiheng.findings import Severity
from jiheng.policy.messages import messages
from jiheng.reporting.audit import Audit, Failure
from jiheng.reporting.page.body import body
from jiheng.reporting.page.cards import cards
from jiheng.reporting.sheet import Sheet, counts, sheet_of, unmade
from jiheng.reporting.verdict import GRAVEST_FIRST, Verdict

SAY = messages("reporting")


class Piece(NamedTuple):
    """One document of the page: its anchor, its path, its verdict, and its HTML."""

    anchor: str
    path: str
    verdict: Verdict
    html: str


def document(audit: Audit) -> Piece:
    """One document: head, list of findings, text."""
    sheet = sheet_of(audit)
    anchor = "d" + hashlib.sha256(sheet.path.encode()).hexdigest()[:8]
    html = _fill(
        "document.html",
        anchor=anchor,
        filters=_filters(sheet),
        cards="\n".join(cards(sheet.entries, f"{anchor}-")),
        text=body(audit.document, sheet.entries, f"{anchor}-"),
        **_words(sheet),
    )
    return Piece(anchor, sheet.path, sheet.verdict, html)


def whole(pieces: Sequence[Piece], failures: Sequence[Failure]) -> str:
    """The page over all documents."""
    links = [f"#{piece.anchor}" for piece in pieces] if len(pieces) > 1 else []
    names = SAY.text("page.names").join(Path(piece.path).name for piece in pieces)
    return _page(names, _files(links, pieces), failures, "\n".join(piece.html for piece in pieces))


def overview(names: Sequence[str], pieces: Sequence[Piece], failures: Sequence[Failure]) -> str:
    """The page that leads to the pages of single documents, which lie beside it under ``names``."""
    title = SAY.text("page.count", count=len(pieces))
    return _page(title, _files([quote(name) for name in names], pieces), failures, "")


def _page(names: str, files: str, failures: Sequence[Failure], documents: str) -> str:
    style, script = _asset("style.css"), _asset("script.js")
    return _fill(
        "page.html",
        title=escape(SAY.text("page.title", names=names)),
        heading=escape(SAY.text("page.heading")),
        style=style,
        script=script,
        style_hash=_digest(style),
        script_hash=_digest(script),
        files=files,
        failures=_failures(failures),
        documents=documents,
        made_by=escape(SAY.text("page.made_by", version=__version__)),
    )


def _words(sheet: Sheet) -> dict[str, str]:
    lines = "".join(f"<p>{escape(line)}</p>" for line in counts(sheet))
    return {
        "level": sheet.verdict.level,
        "verdict": escape(sheet.verdict.sentence),
        "path": escape(sheet.path),
        "counts": lines,
        "more": _more(sheet),
        "total": str(len(sheet.entries)),
        **{name: escape(SAY.text(f"page.{name}")) for name in ("findings", "document", "checks")},
    }


def _more(sheet: Sheet) -> str:
    parts = "".join(f"<li>{escape(line)}</li>" for line in (*sheet.parts, *sheet.beside))
    lists = [
        f"<h3>{escape(heading)}</h3><ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
        for heading, lines in unmade(sheet)
    ]
    checksum = f"<p>{escape(SAY.text('page.sha256'))} {escape(sheet.sha256)}</p>" if sheet.sha256 else ""
    return f"<ul>{parts}</ul>{''.join(lists)}{checksum}"


def _filters(sheet: Sheet) -> str:
    if not sheet.entries:
        return f'<p class="none">{escape(SAY.text("page.clean"))}</p>'
    return _fill(
        "filters.html",
        label=escape(SAY.text("page.filters")),
        severities="".join(_severity(severity, len(sheet.of(severity))) for severity in GRAVEST_FIRST),
        all_kinds=escape(SAY.text("page.all_kinds")),
        kinds="".join(_kinds(sheet)),
        shown=escape(SAY.find("page.shown") or ""),
        keys=escape(SAY.text("page.keys")),
    )


def _severity(severity: Severity, count: int) -> str:
    name = escape(SAY.text(f"severities.{severity}"))
    return f'<label class="{severity}"><input type="checkbox" name="{severity}" checked>{name} {count}</label>'


def _kinds(sheet: Sheet) -> Iterator[str]:
    counted = Counter(entry.finding.kind for entry in sheet.entries)
    for kind in sorted(counted):
        name = escape(SAY.find(f"kinds.{kind}") or kind)
        yield f'<option value="{escape(kind)}">{name} {counted[kind]}</option>'


def _files(links: Sequence[str], pieces: Sequence[Piece]) -> str:
    rows = [
        f'<a href="{escape(link)}">{escape(piece.path)}</a> {escape(piece.verdict.sentence)}'
        for link, piece in zip(links, pieces, strict=False)
    ]
    return _box("files", rows) if rows else ""


def _failures(failures: Sequence[Failure]) -> str:
    rows = [f"{escape(failure.path)} {escape(failure.message)}" for failure in failures]
    return _box("failures", rows) if rows else ""


def _box(name: str, rows: Sequence[str]) -> str:
    listed = "".join(f"<li>{row}</li>" for row in rows)
    return f'<nav class="{name}"><h2>{escape(SAY.text(f"page.{name}"))}</h2><ul>{listed}</ul></nav>'


def _fill(template: str, **slots: str) -> str:
    return Template(_asset(template)).substitute(slots)


@cache
def _asset(name: str) -> str:
    return (Path(__file__).parent / name).read_text("utf-8")


def _digest(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()
