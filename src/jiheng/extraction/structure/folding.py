"""Text as the grammar reads it: widths folded, artefacts and spaces dropped, every character tied to its place.

Folding from full to half width and back is one character for one, so it is done once for the whole text; what is
dropped is cut out line by line, and the offsets of what stays are kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from jiheng.document import Flow, Span

_KEPT = "！（），：；？～＜＞"
_TO_HALF = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT}
_TO_FULL = dict(zip("():;､｡﹐﹒﹔﹕﹙﹚﹪﹢﹣═", "（）：；、。，.；：（）%+-=", strict=True))
_RADICALS = {
    chr(code): unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFA6E))
    if len(unicodedata.normalize("NFKC", chr(code))) == 1
}
_WIDTHS = {**_RADICALS, **_TO_HALF, **_TO_FULL}
_WIDE = re.compile(f"[{re.escape(''.join(_WIDTHS))}]")
_GROUP = r"(?:(?:\d{3}|\n[ \t]*\d{3}(?=\.\d|,\d{3}|[^\S\n]*[^\W\d_])|\d\n[ \t]*\d\d|\d\d\n[ \t]*\d)(?!\d))"
_COMMA = re.compile(rf",(?!(?<=\d,){_GROUP}|(?<=\d\n,)\d{{3}}(?!\d))")
_WIDE_GROUP = re.compile(r"(?<!\d\d\d\d)(?<=\d)，(?=\d{3}(?:[，,]\d{3})*\.\d)")
_INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f"
_GAP = re.compile(rf"(?:\[bookmark[:：][^\]\n]*\]|[\s\u3164{_INVISIBLE}])+")
_SPACE = re.compile(r"\s")
_LIST_NUMBER = re.compile(r"(?:^|[，。；：])\d{1,2}\.$")
_QUOTES = re.compile(r'["“”]')
_LONGEST_QUOTE = 12


def folded(text: str) -> str:
    """The text with widths and punctuation folded, character for character (same length, same offsets)."""
    halved = _WIDE.sub(lambda found: _WIDTHS[found[0]], text)
    parted = _COMMA.sub("，", halved) if "," in halved else halved
    return _WIDE_GROUP.sub(",", parted) if "，" in parted else parted


def flow(text: str, span: Span, origin: int = 0) -> Flow:
    """The flow of one stretch of the folded text: gaps closed, each character with its offset.

    ``origin`` is the place of the text's first character in the plain text.
    """
    at, end = span
    gap = _GAP.search(text, at, end)
    if gap is None:
        return Flow(text[at:end], range(at + origin, end + origin + 1))
    pieces: list[str] = []
    offsets: list[int] = []
    while gap is not None:
        pieces.append(text[at : gap.start()])
        offsets.extend(range(at + origin, gap.start() + origin))
        at = gap.end()
        if pieces[-1] and at < end and _separates(pieces, text[at], gap):
            pieces.append(" ")
            offsets.append(gap.start() + origin)
        gap = _GAP.search(text, at, end)
    pieces.append(text[at:end])
    offsets.extend(range(at + origin, end + origin + 1))
    return Flow("".join(pieces), tuple(offsets))


def joined(lines: Iterable[Flow]) -> Flow:
    """Lines as one flow: nothing between them, or a space between two latin words."""
    pieces: list[str] = []
    offsets: list[int] = []
    end = 0
    for line in lines:
        if pieces and _latin(pieces[-1][-1:]) and _latin(line.text[:1]):
            pieces.append(" ")
            offsets.append(end)
        pieces.append(line.text)
        offsets.extend(line.offsets[:-1])
        end = line.offsets[-1]
    return Flow("".join(pieces), (*offsets, end))


def opened(line: Flow, at: int) -> Flow:
    """The flow with a space put in at a place."""
    place = line.offsets[at - 1] + 1
    return Flow(f"{line.text[:at]} {line.text[at:]}", (*line.offsets[:at], place, *line.offsets[at:]))


def quoted(line: Flow) -> Flow:
    """The flow with its quotation marks opening and closing in turn, where they evidently do not.

    A straight mark takes its turn. An opening mark soon after an opening one closes it (“三公“经费), unless the next
    mark closes the second.
    """
    text = line.text
    if '"' not in text and text.count("“") == text.count("”"):
        return line
    places = [mark.start() for mark in _QUOTES.finditer(text)]
    marks, opened = list(text), -1
    for at, following in zip(places, [*places[1:], -1], strict=True):
        closes = text[at] == "”"
        if text[at] == '"':
            closes = opened >= 0
        elif text[at] == "“" and opened >= 0 and at - opened <= _LONGEST_QUOTE:
            closes = following < 0 or text[following] != "”"
        marks[at] = "”" if closes else "“"
        opened = -1 if closes else at
    return Flow("".join(marks), line.offsets)


def cut(whole: Flow, start: int, end: int) -> Flow:
    """A stretch of a flow as a flow of its own."""
    last = whole.offsets[end - 1] + 1 if end > start else whole.offsets[start]
    return Flow(whole.text[start:end], (*whole.offsets[start:end], last))


def _separates(pieces: list[str], after: str, gap: re.Match[str]) -> bool:
    """Whether a gap keeps two numbers or two latin words apart; elsewhere Chinese has no spaces."""
    if not _SPACE.search(gap.group()):
        return False
    before = pieces[-1][-1]
    if after.isdecimal() and (before.isdecimal() or before == "."):
        return before != "." or (after != "0" and bool(_LIST_NUMBER.search("".join(pieces[-4:])[-5:])))
    return _latin(before) and _latin(after)


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
