"""Bytes of a text file as characters: UTF-8, GB18030 or UTF-16, with a byte order mark or without."""

from __future__ import annotations

import codecs
import re

from jiheng.formats.errors import Unreadable, unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 1 << 16
_USUAL = re.compile(r"[\t\r\n\x20-\x7e\u2010-\u203b\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_STRAY = 0.05
_LOST = "\ufffd"


def decoded(data: bytes, path: str, declared: str = "") -> str:
    """The characters of a text file, without its byte order mark.

    Args:
        data: the file's bytes.
        path: the file, for the error.
        declared: the encoding that the file itself names (a web page's charset): Big5 stands in for GB18030.

    Raises:
        Unreadable: no known encoding fits, or there are control characters that no text has.
    """
    text = _marked(data, path)
    if text is None:
        text = _guessed(data, path, declared)
    if control := _CONTROL.search(text):
        raise unreadable(path, "binary", place=control.start() + 1)
    return text


def browsed(data: bytes, path: str, declared: str = "") -> str:
    """The characters of a web page as browsers show it: a stray byte is U+FFFD, a control character is nothing.

    Systems that publish cut a summary or a title in the middle of a character; the page is none the worse for it.

    Args:
        data: the page's bytes.
        path: the file, for the error.
        declared: the charset that the page names.

    Raises:
        Unreadable: no known encoding fits.
    """
    try:
        text = _marked(data, path) or _guessed(data, path, declared)
    except Unreadable:
        beyond = len(data) - len(data.decode("ascii", "ignore"))
        encodings = ("utf-8", "big5" if declared.lower().startswith("big5") else "gb18030")
        text = min((data.decode(encoding, "replace") for encoding in encodings), key=lambda text: text.count(_LOST))
        if text.count(_LOST) > beyond * _STRAY:
            raise
    return _CONTROL.sub("", text)


def _marked(data: bytes, path: str) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, path)
    return None


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise unreadable(path, "encoding", place=error.start + 1) from error


def _guessed(data: bytes, path: str, declared: str) -> str:
    if wide := _utf_16(data):
        return _strict(data, wide, path)
    for encoding in ("utf-8", "big5" if declared.lower().startswith("big5") else "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            if encoding == "utf-8" and _is_broken_utf_8(data):
                break
        else:
            return text
    return _strict(data, "utf-8", path)


def _utf_16(data: bytes) -> str:
    """UTF-16 without a mark: read the right way round, nearly all is Chinese, figures and line ends."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or b"\0" not in sample:
        return ""
    found = ((len(_USUAL.findall(sample.decode(name, "replace"))), name) for name in ("utf-16-le", "utf-16-be"))
    usual, name = max(found)
    return name if usual * 2 >= len(sample) * (1 - _STRAY) else ""


def _is_broken_utf_8(data: bytes) -> bool:
    """Whether nearly all of the bytes beyond ASCII are good UTF-8; GB18030 would read such a file as nonsense."""
    sample = data[:_SAMPLE]
    beyond = len(sample) - len(sample.decode("ascii", "ignore"))
    lost = len(sample) - len(sample.decode("utf-8", "ignore").encode())
    return lost < beyond * _STRAY
