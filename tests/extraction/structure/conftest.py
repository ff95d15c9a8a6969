"""Documents as readers give them: a block a line for text, a block a paragraph with its look for Word files."""

import re
from collections.abc import Callable

import pytest

from jiheng.document import Block, Document, Role, Span
from jiheng.extraction.structure import structured
from jiheng.policy import library


def document(text: str) -> Document:
    """A text file: every line that is not blank is a block."""
    spans = (match.span() for match in re.finditer(r"[^\r\n]+", text) if match.group().strip())
    return Document("报告.txt", text, tuple(Block(Role.PARAGRAPH, Span(*span)) for span in spans), format="txt")


@pytest.fixture(scope="session")
def read() -> Callable[[str], Document]:
    """Structure a text with the packs that come with the package."""
    return lambda text, policy=None: structured(document(text), library(), policy)


@pytest.fixture(scope="session")
def flows(read) -> Callable[[str], list[str]]:
    """The running text of a document, block by block."""
    return lambda text: [flow.text for _, flow in read(text).flows()]
