"""What a paragraph inherits from the headings above it: topic, default measure, the concepts of its ancestors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jiheng.document import Block, Document, Flow, Part, Role
from jiheng.extraction.lexicon import Lexicon
from jiheng.extraction.paths import paths, topic_of
from jiheng.extraction.scene import Context
from jiheng.extraction.tokens import Token, tokens
from jiheng.extraction.topic import Topic


def contexts(document: Document, part: Part, lexicon: Lexicon) -> Iterator[tuple[Block, Context]]:
    """Every paragraph of the part with the context that its headings give."""
    open_headings: list[tuple[Block, Topic | None]] = []
    above = ""
    context = _context(part, lexicon, open_headings)
    for block, flow in document.flows(part):
        told = _class_of(flow, lexicon)
        if block.role is Role.HEADING:
            above = told or ("" if _upper(block, open_headings) else above)
            while open_headings and open_headings[-1][0].level >= block.level:
                open_headings.pop()
            open_headings.append((block, _topic(block, lexicon, above)))
            context = _context(part, lexicon, open_headings)
        elif block.role is Role.PARAGRAPH:
            above = told or above
            yield block, replace(context, above=above) if above else context


def _class_of(flow: Flow, lexicon: Lexicon) -> str:
    """The class that the last path with one names, "" where there is none."""
    mark = next(map(str, lexicon.pack.table("classification.marks").values()))
    named = [path.name for path in paths(flow.text, lexicon.pack)] if mark in flow.text else []
    return next((name.split("/")[0] for name in reversed(named) if not name.startswith("/")), "")


def _upper(block: Block, headings: list[tuple[Block, Topic | None]]) -> bool:
    """Whether a heading stands higher than the last one, so that what was told below that is over."""
    return bool(headings) and block.level < headings[-1][0].level


def _context(part: Part, lexicon: Lexicon, headings: list[tuple[Block, Topic | None]]) -> Context:
    own = headings[-1][1] if headings else None
    ancestors = [topic.concept for _, topic in reversed(headings) if topic is not None]
    return Context(part, lexicon, own, _measure([heading for heading, _ in headings], lexicon), ancestors)


def _topic(heading: Block, lexicon: Lexicon, above: str) -> Topic | None:
    """The last concept that a heading names (机关运行经费支出情况); 收入, 支出 alone count too."""
    if heading.flow is None:
        return None
    named = [token for token in tokens(heading.flow.text, lexicon) if _names(token, lexicon)]
    strong = [token for token in named if token.kind != "weak"] or named
    if not strong:
        return None
    return topic_of(strong[0].value, above)


def _names(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word of a heading names a topic; of weak words only accounts do (收入情况, but not 预算编制说明)."""
    account = token.kind == "weak" and lexicon.concept(token.value).dimension == "money"
    return account or token.kind in {"concept", "path"}


def _measure(headings: list[Block], lexicon: Lexicon) -> str:
    """The measure that figures have by default under a heading (目标设置 holds targets)."""
    for row in lexicon.pack.rows("extraction.under_heading"):
        words = row["words"]
        if isinstance(words, list) and any(word in (heading.title or "") for heading in headings for word in words):
            return lexicon.pack.text(f"measures.{row['measure']}")
    return ""
