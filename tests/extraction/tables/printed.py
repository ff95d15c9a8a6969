"""Documents with tables, written down as a clerk would see them: one line a row, cells divided by |.

``<`` merges a cell into the one left of it, ``^`` into the one above; ``?`` is a cell that a flattened table has lost.
"""

from jiheng.document import Block, Cell, Document, Part, Role, Span, Table
from jiheng.extraction.tables import table_facts
from jiheng.policy import library


def grid(drawing):
    return [[cell.strip() for cell in line.split("|")] for line in drawing.strip().split("\n")]


def table(lines, offset, caption="", unit="", page=None):
    text, cells, missing = "", [], []
    for row, line in enumerate(lines):
        for column, words in enumerate(line):
            if words == "?":
                missing.append((row, column))
            elif words not in {"<", "^"}:
                wide = next((i for i in range(column + 1, len(line)) if line[i] != "<"), len(line)) - column
                tall = (
                    next((i for i in range(row + 1, len(lines)) if lines[i][column : column + 1] != ["^"]), len(lines))
                    - row
                )
                start = offset + len(text)
                cells.append(Cell(row, column, Span(start, start + len(words)), words, tall, wide))
                text += words + "\n"
    return text, Table(Span(offset, offset + len(text)), tuple(cells), caption, unit, tuple(missing), page)


def document(*drawings, kind="disclosure", entity="某县某局", year=2023, title=""):
    """Each drawing is a pair of the text printed above a table and its lines, or the lines alone."""
    text, tables, blocks = "", [], []
    for drawing in drawings:
        above, lines = drawing if isinstance(drawing, tuple) else ("", drawing)
        if above:
            blocks.append(Block(Role.PARAGRAPH, Span(len(text), len(text) + len(above))))
            text += above + "\n"
        own, found = table(grid(lines) if isinstance(lines, str) else lines, len(text))
        blocks.append(Block(Role.TABLE, found.span, table=len(tables)))
        text += own
        tables.append(found)
    part = Part("p1", kind, entity, year, Span(0, len(text)), title)
    return Document("表.txt", text, tuple(blocks), tuple(tables), parts=(part,))


def read(*drawings, pack="national", **about):
    """Facts and statements of a drawn document."""
    drawn = document(*drawings, **about)
    facts, statements = table_facts(drawn, drawn.parts[0], library().pack(pack))
    return drawn, facts, statements


def said(fact):
    """A fact in short: what it is and what it says."""
    quantity = fact.quantity
    unit = quantity.unit.symbol if quantity.unit else ""
    return fact.concept, fact.measure, quantity.printed, unit


def sums(facts, statements, form="enumeration"):
    """Sums in figures: whole, parts, whether complete."""
    return [
        (
            facts[s.roles["whole"][0]].quantity.printed,
            tuple(facts[i].quantity.printed for i in s.roles["parts"]),
            s.complete,
        )
        for s in statements
        if s.form == form
    ]
