"""The contents of a Word file: a real field, filled with the headings and the pages they will probably stand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiheng.formats.writing.outline import Entry
from jiheng.formats.writing.tags import escape, tag
from jiheng.formats.writing.word.names import on, value
from jiheng.policy.look import Look


def contents(look: Look, entries: Sequence[Entry], *, turned: bool) -> str:
    """The title and the entries, in the frame by which Word offers to update them."""
    turning = on("w:pageBreakBefore") if turned else ""
    shape = tag("w:pPr", None, value("w:pStyle", "TOCHeading"), turning)
    title = tag("w:p", None, shape, _run(_words(look.contents_title)))
    gallery = tag("w:docPartObj", None, value("w:docPartGallery", "Table of Contents"), on("w:docPartUnique"))
    inside = tag("w:sdtContent", None, title, *_lines(look, entries))
    return tag("w:sdt", None, tag("w:sdtPr", None, gallery), inside)


def bookmarked(words: str, number: int) -> str:
    """A heading's words with the bookmark that its entry leads to."""
    start = tag("w:bookmarkStart", {"w:id": number, "w:name": _bookmark(number)})
    return start + words + tag("w:bookmarkEnd", {"w:id": number})


def _lines(look: Look, entries: Sequence[Entry]) -> Iterator[str]:
    instruction = f' TOC \\o "1-{look.contents_levels}" \\h \\z \\u '
    begin = _begin(instruction)
    for entry in entries:
        words = _run(_words(entry.words)) + _run(tag("w:tab")) + _page(entry)
        link = tag("w:hyperlink", {"w:anchor": _bookmark(entry.number), "w:history": 1}, words)
        yield tag("w:p", None, tag("w:pPr", None, value("w:pStyle", f"TOC{entry.level}")), begin, link)
        begin = ""
    yield tag("w:p", None, begin, _field("end"))


def _page(entry: Entry) -> str:
    begin = _begin(f" PAGEREF {_bookmark(entry.number)} \\h ")
    return begin + _run(_words(str(entry.page))) + _field("end")


def _begin(instruction: str) -> str:
    code = tag("w:instrText", {"xml:space": "preserve"}, escape(instruction))
    return _field("begin") + _run(code) + _field("separate")


def _field(kind: str) -> str:
    return _run(tag("w:fldChar", {"w:fldCharType": kind}))


def _run(inside: str) -> str:
    return tag("w:r", None, inside)


def _words(words: str) -> str:
    return tag("w:t", {"xml:space": "preserve"}, escape(words))


def _bookmark(number: int) -> str:
    return f"_Toc{number:08}"
