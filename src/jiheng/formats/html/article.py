"""The printed text of a web page: what is dropped, where the article stands, what its title is.

Nothing that may be report text is given up: without a marked article the whole page is read, less navigation.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from itertools import takewhile
from pathlib import Path

from lxml import etree

PAGE = tomllib.loads(Path(__file__).with_name("page.toml").read_text("utf-8"))["page"]
_DROPPED = frozenset(PAGE["dropped"])
_ARTICLES = frozenset(PAGE["articles"])
_TITLES = frozenset(PAGE["title"])
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NORMAL = etree.XPath("normalize-space()")
_LENGTH = etree.XPath("string-length(normalize-space())")
_NO_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # in a page, but in no XML text
_LISTS = ("ul", "ol", "div", "td", "dl", "p")
_FEWEST_LINKS = 3
_MOSTLY = 0.8
_SOME, _MOST = 0.05, 0.7  # of a page's words


def article(root: etree._Element) -> tuple[etree._Element, str]:
    """The element that holds the report, and its title where that stands outside of it ("" where not).

    Changes the tree: what is not printed and lists of links are taken out.
    """
    title = _meta_title(root)
    for element in list(root.iter()):
        if element is not root and (not isinstance(element.tag, str) or _unprinted(element)):
            _take_out(element)
    _take_out_link_lists(root)
    found = _marked(root)
    if found is None:
        return root, ""
    before = takewhile(lambda element: element is not found, root.iter())
    headings = [_words(element) for element in before if element.tag == "h1" and _words(element)]
    title = title or (headings[-1] if headings else "")
    return found, "" if title in _words(found) else title


def _unprinted(element: etree._Element) -> bool:
    return (
        element.tag in _DROPPED
        or element.get("hidden") is not None
        or bool(_HIDDEN.search(element.get("style", "")))
        or element.get("aria-hidden") == "true"
    )


def _take_out(element: etree._Element) -> None:
    """Remove an element; the words behind it stay."""
    parent = element.getparent()
    if parent is None:
        return
    before, tail = element.getprevious(), _NO_CHARACTER.sub("", element.tail or "")
    if tail and before is not None:
        before.tail = _NO_CHARACTER.sub("", before.tail or "") + tail
    elif tail:
        parent.text = _NO_CHARACTER.sub("", parent.text or "") + tail
    element.tail = None
    parent.remove(element)


def _take_out_link_lists(root: etree._Element) -> None:
    """Menus and lists of other pages; links inside the page (a table of contents) are none."""
    linked: dict[etree._Element, list[int]] = defaultdict(list)
    for link in root.iter("a"):
        if link.get("href") and not link.get("href", "").startswith("#"):
            for ancestor in link.iterancestors(*_LISTS):
                linked[ancestor].append(_size(link))
    for element, lengths in linked.items():
        if len(lengths) >= _FEWEST_LINKS and sum(lengths) > _MOSTLY * _size(element):
            _take_out(element)


def _marked(root: etree._Element) -> etree._Element | None:
    """The element that holds all marked articles, unless much of the page or a table stands outside of it."""
    whole = _size(root)
    sizable = [element for element in root.iter() if _is_article(element) and _size(element) >= _SOME * whole]
    if not sizable:
        return None
    found = next(holder for holder in _holders(sizable[0]) if all(holder in _holders(other) for other in sizable))
    beside = (table for table in root.iter("table") if found not in _holders(table) and table not in _holders(found))
    if _size(found) < _MOST * whole or any(_size(table) >= _SOME * whole for table in beside):
        return None
    return found


def _holders(element: etree._Element) -> list[etree._Element]:
    """The element and all that hold it, the innermost first."""
    return [element, *element.iterancestors()]


def _is_article(element: etree._Element) -> bool:
    if element.tag in ("article", "main"):
        return True
    names = f"{element.get('id', '')} {element.get('class', '')}".lower().split()
    return element.tag != "body" and not _ARTICLES.isdisjoint(names)


def _meta_title(root: etree._Element) -> str:
    metas = (meta for meta in root.iter("meta") if meta.get("name", "").lower() in _TITLES)
    return next((meta.get("content", "").strip() for meta in metas), "")


def _words(element: etree._Element) -> str:
    return str(_NORMAL(element))


def _size(element: etree._Element) -> int:
    return int(str(_LENGTH(element)).removesuffix(".0"))
