"""Documents → Word files: styles, contents field, sections, tables and editable charts, ECMA-376 transitional."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.document import Document, Role, Span
from jiheng.formats.writing.marks import Marks
from jiheng.formats.writing.outline import entries
from jiheng.formats.writing.stretches import layout
from jiheng.formats.writing.word.body import Body
from jiheng.formats.writing.word.package import Package
from jiheng.formats.writing.word.properties import core, fonts, settings
from jiheng.formats.writing.word.sections import footer, section
from jiheng.formats.writing.word.styles import styles
from jiheng.formats.writing.word.theme import theme
from jiheng.ledger import Fact
from jiheng.policy.look import Look


def write(document: Document, look: Look, facts: Sequence[Fact] = (), gaps: Sequence[Span] = ()) -> bytes:
    """The document as a .docx file; ``facts`` have no place in it, ``gaps`` are highlighted."""
    del facts
    package = Package()
    made = layout(document, look)
    package.add("word/styles.xml", "styles", styles(document, look, made))
    package.add("word/settings.xml", "settings", settings())
    package.add("word/fontTable.xml", "fontTable", fonts(look))
    package.add("word/theme/theme1.xml", "theme", theme(look))
    footers = [package.add(f"word/footer_{side}.xml", "footer", footer(look, side)) for side in ("right", "left")]
    body = Body(document, look, Marks(document, (), gaps), made.fits, package)
    listed = entries(document, look, made) if any(block.role is Role.CONTENTS for block in document.blocks) else []
    for at, stretch in enumerate(made.stretches):
        last = at == len(made.stretches) - 1
        body.add(stretch, listed, section(look, made.stretches, at, footers), last=last)
    package.add("word/document.xml", "officeDocument", body.xml())
    package.add("docProps/core.xml", "core-properties", core(document, look))
    return package.packed()
