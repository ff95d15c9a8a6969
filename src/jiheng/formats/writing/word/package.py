"""The parts of a Word file, their types and relations, packed the same on any day (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jiheng.formats.writing.tags import HEAD, tag

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = "word/document.xml"


class _Part(NamedTuple):
    """How a kind of part is related to its owner, and its content type ("" for the default of its ending)."""

    relation: str
    type: str


_PARTS = {
    "officeDocument": _Part(f"{_OFFICE}/officeDocument", f"{_WORD}.document.main+xml"),
    "styles": _Part(f"{_OFFICE}/styles", f"{_WORD}.styles+xml"),
    "settings": _Part(f"{_OFFICE}/settings", f"{_WORD}.settings+xml"),
    "fontTable": _Part(f"{_OFFICE}/fontTable", f"{_WORD}.fontTable+xml"),
    "theme": _Part(f"{_OFFICE}/theme", "application/vnd.openxmlformats-officedocument.theme+xml"),
    "footer": _Part(f"{_OFFICE}/footer", f"{_WORD}.footer+xml"),
    "chart": _Part(f"{_OFFICE}/chart", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"),
    "package": _Part(f"{_OFFICE}/package", ""),
    "core-properties": _Part(
        f"{_PACKAGE}/relationships/metadata/core-properties",
        "application/vnd.openxmlformats-package.core-properties+xml",
    ),
}
_ROOTED = ("officeDocument", "core-properties")
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Package:
    """A Word file in the making."""

    def __init__(self) -> None:
        self._contents: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._relations: dict[str, list[tuple[str, str]]] = {}

    def add(self, name: str, kind: str, content: str | bytes, owner: str = MAIN) -> str:
        """Add a part that belongs to ``owner``; returns the id of the relation."""
        self._contents[name] = content if isinstance(content, bytes) else (HEAD + content).encode()
        if _PARTS[kind].type:
            self._types[name] = _PARTS[kind].type
        related = self._relations.setdefault("" if kind in _ROOTED else owner, [])
        related.append((_PARTS[kind].relation, name))
        return f"rId{len(related)}"

    def packed(self) -> bytes:
        """The file."""
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            archive.writestr(ZipInfo("[Content_Types].xml"), HEAD + self._content_types(), ZIP_DEFLATED)
            for owner, related in sorted(self._relations.items()):
                folder, file = posixpath.split(owner)
                name = posixpath.join(folder, "_rels", f"{file}.rels")
                archive.writestr(ZipInfo(name), HEAD + _relations(folder, related), ZIP_DEFLATED)
            for name, content in sorted(self._contents.items()):
                archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
        return out.getvalue()

    def _content_types(self) -> str:
        endings = {name.rpartition(".")[2] for name in self._contents} | {"rels"}
        defaults = [
            tag("Default", {"Extension": ending, "ContentType": _DEFAULTS[ending]}) for ending in sorted(endings)
        ]
        parts = [
            tag("Override", {"PartName": f"/{name}", "ContentType": kind}) for name, kind in sorted(self._types.items())
        ]
        return tag("Types", {"xmlns": f"{_PACKAGE}/content-types"}, *defaults, *parts)


def _relations(folder: str, related: list[tuple[str, str]]) -> str:
    rows = (
        tag("Relationship", {"Id": f"rId{number}", "Type": kind, "Target": posixpath.relpath(name, folder or ".")})
        for number, (kind, name) in enumerate(related, 1)
    )
    return tag("Relationships", {"xmlns": f"{_PACKAGE}/relationships"}, *rows)
