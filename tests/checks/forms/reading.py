"""Cases made from texts and from drawn forms."""

from jiheng.checks.case import Case
from jiheng.document import Document
from jiheng.extraction import extract
from jiheng.extraction.structure import structured
from jiheng.policy import library


def judged(document):
    """The case of a document with parts."""
    packs = {part.id: library().pack(part.policy or "national") for part in document.parts}
    pack = packs[document.parts[0].id]
    return Case(document, extract(document, packs, pack), packs, pack)


def case(text):
    """The case of a text as a reader gives it."""
    return judged(structured(Document("例.txt", text), library()))
