"""The way of a file from its bytes to scored forms, as the services go it."""

from jiheng.extraction import extract
from jiheng.extraction.structure import structured
from jiheng.formats import read_bytes
from jiheng.performance.forms import forms, score_form
from jiheng.policy import library


def read_forms(data, name, policy=None):
    """The forms of a file with the pack of their part."""
    packs = library()
    document = structured(read_bytes(data, name), packs, policy)
    chosen = {part.id: packs.pack(part.policy or "national") for part in document.parts}
    ledger = extract(document, chosen, packs.pack("national"))
    return [
        (form, chosen[part.id]) for part in document.parts for form in forms(document, ledger, part, chosen[part.id])
    ]


def score_file(data, name, policy=None):
    """The scored forms of a file."""
    return [score_form(form, pack) for form, pack in read_forms(data, name, policy)]
