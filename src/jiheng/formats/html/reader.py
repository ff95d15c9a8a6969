"""Web pages (.html, .htm), and the pages that Word, WPS and old systems store under other endings."""

from __future__ import annotations

import re

from lxml import etree

from jiheng.document import Document, Role
from jiheng.formats.composition import Composition
from jiheng.formats.decoding import browsed
from jiheng.formats.errors import unreadable
from jiheng.formats.html.article import article
from jiheng.formats.html.flow import contents
from jiheng.formats.html.items import Grid, Item, Line, Picture
from jiheng.formats.html.tables import lay
from jiheng.formats.limits import STANDARD, Limits, megabytes

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 4096
_LIMIT = etree.ErrorTypes.ERR_RESOURCE_LIMIT


def read(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a web page: the article where one is marked, else all that is printed but navigation.

    Raises:
        Unreadable: no text, or beyond a limit.
    """
    if len(data) > limits.text_bytes:
        raise unreadable(path, "too_large", size=megabytes(len(data)), limit=megabytes(limits.text_bytes))
    if data.count(b"<") > limits.page_tags:
        raise unreadable(path, "too_many_tags", limit=limits.page_tags)
    charset = _CHARSET.search(data[:_HEAD])
    root = _parsed(browsed(data, path, charset[1].decode("ascii") if charset else ""), path)
    if root is None:
        raise unreadable(path, "no_text")
    found, title = article(root)
    composition = Composition(path, limits)
    composition.write(title)
    composition.end_line(Role.HEADING, centred=True)
    for item in contents(found):
        _lay(composition, item)
    return composition.document(data, "html")


def _parsed(text: str, path: str) -> etree._Element | None:
    """The page's tree; None where it has none.

    Raises:
        Unreadable: elements lie deeper in each other than the parser follows: what is inside them would be lost.
    """
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any(error.type == _LIMIT for error in parser.error_log):
        raise unreadable(path, "nested")
    return root


def _lay(composition: Composition, item: Item) -> None:
    if isinstance(item, Line):
        role = Role.HEADING if item.level else Role.PARAGRAPH
        composition.write(item.text)
        composition.end_line(role, item.level, bold=item.bold, centred=item.centred)
    elif isinstance(item, Grid):
        composition.write(item.caption)
        composition.end_line(Role.CAPTION)
        composition.end_table(lay(item, composition))
    elif isinstance(item, Picture):
        composition.point(Role.FIGURE, item.title)
    else:
        composition.point(Role.PAGE_BREAK)
