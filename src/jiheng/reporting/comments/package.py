"""The package of a Word file (ECMA-376 Part 2): its main story and comments are changed, every other part is copied."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import count
from posixpath import basename, dirname, join, normpath, relpath
from typing import Any

from lxml import etree

from jiheng.reporting.comments.notes import Earlier, Note, element

TYPES = "[Content_Types].xml"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
PREFIX = re.compile(rb'xmlns:([\w.-]+)\s*=\s*["\']([^"\']+)["\']')


class Incomplete(Exception):  # noqa: N818 - it says how the file is
    """A file without the parts that make it one of Word's, which can still be read."""


class Package:
    """A Word file that has been read before; ``main`` is the name of its main story, ``story`` its root.

    The file's limits and its markup were checked when it was read.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self._infos, self._remark = archive.infolist(), archive.comment
            self._parts = {_name(info): archive.read(info) for info in self._infos}
        kind, self.main = next(_related(self._tree(_rels("")), "", "officeDocument"), ("", ""))
        if self.main not in self._parts or TYPES not in self._parts:
            raise Incomplete
        self._family = kind.rpartition("/")[0]
        self._roots: dict[str, tuple[etree._Element, Mapping[str, str]]] = {}
        self.story = self._root(self.main)[0]
        self.namespace = str(etree.QName(self.story).namespace)
        self._links = self._tree(_rels(self.main))
        linked = (name for _, name in _related(self._links, self.main, "comments") if name in self._parts)
        self._comments = next(linked, "")
        self._notes = self._tree(self._comments) if self._comments else self._new_notes()

    def find(self, part: str, path: str) -> etree._Element | None:
        """The element of a part at an XPath whose prefixes are those that the part declares."""
        if part not in self._parts:
            return None
        root, prefixes = self._root(part)
        found: Any = root.xpath(path, namespaces=prefixes)
        return found[0] if found else None

    @property
    def next_id(self) -> int:
        """The first id that no comment has."""
        ids = [note.get(f"{{{self.namespace}}}id", "") for note in self._notes]
        return max((int(found) for found in ids if found.isdigit()), default=-1) + 1

    def earlier(self) -> dict[str, Earlier]:
        """The comments of earlier audits that still have their sign in the story, by the findings that they are of."""
        signs = {
            sign.get(f"{{{self.namespace}}}id") for sign in self.story.iter(f"{{{self.namespace}}}commentReference")
        }
        notes = (Earlier(note, self.namespace) for note in self._notes if note.get(f"{{{self.namespace}}}id") in signs)
        return {note.finding: note for note in notes if note.finding}

    def with_notes(self, notes: Sequence[Note]) -> bytes:
        """The file with the story and its comments as they now are, and with these comments."""
        self._notes.extend(element(note, self.namespace) for note in notes)
        changed = {self.main: self.story}
        if not self._comments:
            changed |= self._declared()
        return self._packed({name: _bytes(root) for name, root in (changed | {self._comments: self._notes}).items()})

    def _declared(self) -> dict[str, etree._Element]:
        """The content types and relationships with a new part for the comments."""
        folder, taken = dirname(self.main), {name.lower() for name in self._parts}
        names = (join(folder, f"comments{number or ''}.xml") for number in count())
        self._comments = next(name for name in names if name.lower() not in taken)
        types, links = self._tree(TYPES), self._links
        space = etree.QName(types).namespace
        etree.SubElement(types, f"{{{space}}}Override", PartName=f"/{self._comments}", ContentType=CONTENT_TYPE)
        used = {link.get("Id") for link in links}
        identity = next(name for name in (f"rId{number}" for number in count(1)) if name not in used)
        target = relpath(self._comments, folder or ".")
        row = {"Id": identity, "Type": f"{self._family}/comments", "Target": target}
        etree.SubElement(links, f"{{{RELATIONSHIPS}}}Relationship", row)
        return {TYPES: types, _rels(self.main): links}

    def _packed(self, changed: Mapping[str, bytes]) -> bytes:
        out = BytesIO()
        known = {_name(info) for info in self._infos}
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.comment = self._remark
            for info in self._infos:
                archive.writestr(info, changed.get(_name(info), self._parts[_name(info)]))
            for name in changed.keys() - known:
                archive.writestr(_entry(name), changed[name])
        return out.getvalue()

    def _root(self, part: str) -> tuple[etree._Element, Mapping[str, str]]:
        """The root of a part and its prefixes as they were declared."""
        if part not in self._roots:
            root = _parsed(self._parts[part])
            declared = PREFIX.findall(etree.tostring(root))
            self._roots[part] = root, {prefix.decode(): uri.decode() for prefix, uri in declared}
        return self._roots[part]

    def _new_notes(self) -> etree._Element:
        return etree.Element(f"{{{self.namespace}}}comments", nsmap={"w": self.namespace})

    def _tree(self, name: str) -> etree._Element:
        if name in self._parts:
            return _parsed(self._parts[name])
        return etree.fromstring(f'<Relationships xmlns="{RELATIONSHIPS}"/>')


def _related(links: etree._Element, source: str, kind: str) -> Iterator[tuple[str, str]]:
    """The relationships of a kind: their full type and the name of the part."""
    for link in links:
        if link.get("Type", "").rpartition("/")[2] == kind and link.get("TargetMode") != "External":
            target = normpath(join("/", dirname(source), link.get("Target", ""))).lstrip("/")
            yield link.get("Type", ""), target


def _rels(part: str) -> str:
    return join(dirname(part), "_rels", basename(part) + ".rels")


def _name(info: zipfile.ZipInfo) -> str:
    return info.filename.replace("\\", "/").lstrip("/")


def _entry(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)  # with the format's first date: the same input gives the same bytes
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _parsed(data: bytes) -> etree._Element:
    """As the reader parses, so that its paths hold here."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(data, parser)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
