"""A plain text as a case, its part as the test says."""

from jiheng.checks.case import Case
from jiheng.document import Block, Document, Flow, Part, Role, Span
from jiheng.ledger import Ledger
from jiheng.policy.loader import library

PACK = library().pack("national")


def plain(text, kind="disclosure", year=2023, entity="测试县财政局"):
    """Each line a paragraph, the whole one part."""
    blocks, at = [], 0
    for line in text.split("\n"):
        stripped = line.strip()
        start = at + line.find(stripped)
        at += len(line) + 1
        if stripped:
            kept = [(c.translate(WIDTHS), start + i) for i, c in enumerate(stripped) if not c.isspace()]
            flow = Flow("".join(c for c, _ in kept), (*(i for _, i in kept), start + len(stripped)))
            blocks.append(Block(Role.PARAGRAPH, Span(start, start + len(stripped)), flow=flow))
    part = Part("p1", kind, entity, year, Span(0, len(text)))
    return Document("a.txt", text, tuple(blocks), parts=(part,))


WIDTHS = {ord("("): "（", ord(")"): "）", ord(":"): "：", ord(";"): "；"}


def case(text, **part):
    return Case(plain(text, **part), Ledger(), {}, PACK)
