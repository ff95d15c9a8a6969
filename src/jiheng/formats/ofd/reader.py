"""OFD files (GB/T 33190-2016): the pages of all their documents, each with its templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, count
from posixpath import dirname, join, normpath
from typing import NamedTuple

from lxml import etree

from jiheng.document import Document
from jiheng.formats.container import Container
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits
from jiheng.formats.markup import local, parsed
from jiheng.formats.ofd.objects import Units, numbers, objects
from jiheng.formats.pages import layout
from jiheng.formats.pages.geometry import Sheet
from jiheng.formats.pages.page import Page, page

_ENTRY = "OFD.xml"
_RESOURCES = ("PublicRes", "DocumentRes")
_ENCRYPTED = "Encryptions.xml"
_POINTS = 72 / 25.4  # in a millimetre, OFD's unit
_A4 = (0.0, 0.0, 210.0, 297.0)


def read(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read an OFD file as ``pages.layout.document`` says; ``Place.box`` is in points from the bottom left.

    Raises:
        Unreadable: damaged, encrypted, beyond a limit, or without text on any page.
    """
    container = Container(data, path, limits)
    if _ENCRYPTED in container.names:
        raise unreadable(path, "encrypted")
    return layout.document(Book(container, path, limits).pages(), data, path, "ofd", limits)


class Part(NamedTuple):
    """An XML part and where it stands: its links are relative to that."""

    root: etree._Element
    name: str

    def target(self, link: str) -> str:
        """The name of a part that this one links to."""
        return normpath(join("/", dirname(self.name), link.strip())).lstrip("/")


class Shared(NamedTuple):
    """What the pages of a document share: templates by number, composite units, the area of a page."""

    templates: Mapping[str | None, str]
    units: Units
    area: tuple[float, float, float, float]


class Book:
    """The parts of an OFD file."""

    def __init__(self, container: Container, path: str, limits: Limits) -> None:
        self._container = container
        self._path = path
        self._limits = limits

    def pages(self) -> Iterator[Page]:
        """Every page, counted through all documents of the file."""
        entry = self._part(_ENTRY)
        numbered = count(1)
        for link in entry.root.iterfind("{*}DocBody/{*}DocRoot"):
            document = self._part(entry.target(link.text or ""))
            templates = {
                template.get("ID"): document.target(template.get("BaseLoc", ""))
                for template in document.root.iterfind("{*}CommonData/{*}TemplatePage")
            }
            area = _area(document.root.find("{*}CommonData/{*}PageArea"), _A4)
            shared = Shared(templates, self._units(document), area)
            for row in document.root.iterfind("{*}Pages/{*}Page"):
                number = next(numbered)
                if number > self._limits.pages:
                    raise unreadable(self._path, "too_many_pages", limit=self._limits.pages)
                yield self._page(number, self._part(document.target(row.get("BaseLoc", ""))), shared)

    def _units(self, document: Part) -> Units:
        """The composite graphic units in the resources of a document, by their number."""
        links = document.root.iterfind("{*}CommonData/{*}*")
        named = (document.target(link.text or "") for link in links if local(link) in _RESOURCES)
        files = [name for name in named if name in self._container.names]
        found = (self._part(name).root.iterfind("{*}CompositeGraphicUnits/{*}CompositeGraphicUnit") for name in files)
        return Units({unit.get("ID", ""): unit for unit in chain.from_iterable(found)})

    def _page(self, number: int, part: Part, shared: Shared) -> Page:
        left, top, width, height = (value * _POINTS for value in _area(part.root.find("{*}Area"), shared.area))
        used = (shared.templates.get(link.get("TemplateID")) for link in part.root.iterfind("{*}Template"))
        layers = [*(self._part(name).root for name in used if name), part.root]
        shown = [objects(layer, _POINTS, (-left, -top), shared.units) for layer in layers]
        letters, strokes, pictures = ([*chain.from_iterable(kind)] for kind in zip(*shown, strict=True))
        return page(number, Sheet(width, height), letters, strokes, pictures)

    def _part(self, name: str) -> Part:
        return Part(parsed(self._container.read(name), self._path, name, self._limits), name)


def _area(
    found: etree._Element | None, default: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """The physical box of a page: left, top, width, height in millimetres."""
    values = numbers(found.findtext("{*}PhysicalBox", "") if found is not None else "")
    return (values[0], values[1], values[2], values[3]) if len(values) == len(default) else default
