"""A plain text as a case, by the product's own structure and extraction; a test may say what its part is."""

from dataclasses import replace

from jiheng.checks.case import Case
from jiheng.document import Document
from jiheng.extraction import extract
from jiheng.extraction.structure import structured
from jiheng.policy.loader import library

LIBRARY = library()
PACK = LIBRARY.pack("national")


def case(text, **part):
    document = structured(Document("报告.txt", text), LIBRARY)
    document = replace(document, parts=tuple(replace(one, **part) for one in document.parts))
    packs = {one.id: LIBRARY.pack(one.policy) for one in document.parts if one.policy}
    return Case(document, extract(document, packs, PACK), packs, PACK)


def found(check, text, **part):
    """What the check finds in a text: its findings, in order."""
    made = case(text, **part)
    return [result.finding for result in check(made, PACK.rules[check.__name__]) if result.finding]
