"""Word documents (.docx, .docm): the main story, then the notes."""

from __future__ import annotations

from functools import partial

from jiheng.document import Document
from jiheng.formats.composition import Composition
from jiheng.formats.container import Container
from jiheng.formats.docx.locator import Locator
from jiheng.formats.docx.numbering import Numbering
from jiheng.formats.docx.package import Package
from jiheng.formats.docx.story import Story
from jiheng.formats.docx.styles import Styles
from jiheng.formats.limits import STANDARD, Limits


def read(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a Word document.

    Its text holds what is printed: automatic numbers, results of fields, inserted text; neither deleted nor hidden
    text, headers, footers or comments. Notes stand at the end. ``Place.run`` is a ``locator.Run``.

    Raises:
        Unreadable: damaged, encrypted, or beyond a limit.
    """
    package = Package(Container(data, path, limits), path, limits)
    composition = Composition(path, limits)
    story = Story(composition, Styles(package.part("styles")), Numbering(partial(package.part, "numbering")))
    for root in package.stories():
        story.read(root)
        composition.end_line()
    return composition.document(data, "docx", Locator(composition.sources, package.names))
