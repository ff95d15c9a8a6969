"""From text to tree, by precedence climbing.

Weakest to strongest: ``or``; ``and``; ``not``; comparisons (one, or a chain like ``60 <= x < 80``); ``+ -``; ``* /``;
sign; ``%`` after a number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from jiheng.performance.expressions.tokens import ExpressionError, Token, tokens
from jiheng.performance.expressions.tree import Expression, Name, Number, Operation, Text

DEEPEST = 40
COMPARISONS = frozenset({">", ">=", "<", "<=", "=", "!="})
ARITY: Mapping[str, tuple[int, int]] = {
    "min": (1, 50), "max": (1, 50), "sum": (1, 50), "abs": (1, 1), "if": (3, 3), "round": (1, 2), "floor": (1, 1),
    "ceil": (1, 1),
}  # fmt: skip
"""The functions and how many operands they take, least and most."""
RESERVED = frozenset({"and", "or", "not"})


def parsed(text: str, words: Mapping[str, str] | None = None) -> Expression:
    """The tree of a formula.

    Args:
        text: the formula, as ``min(执行数 / 预算数, 1) × 分值``; a name with odd characters stands in quotation marks.
        words: Chinese words for operators and functions (``且`` → ``and``), from the pack's ``expression_words``.

    Raises:
        ExpressionError: it is no formula; the message says at which character.
    """
    parser = _Parser(tokens(text, words or {}))
    tree = parser.either()
    parser.expect("end")
    return tree


class _Parser:
    """Reads tokens from left to right."""

    def __init__(self, row: list[Token]) -> None:
        self._row = row
        self._next = 0
        self._depth = 0

    def either(self) -> Expression:
        return self._chain(self._both, frozenset({"or"}))

    def expect(self, text: str) -> None:
        if not self._take(text):
            token = self._row[self._next]
            raise ExpressionError("end" if token.kind == "end" else "unexpected", text=token.text, place=token.place)

    def _both(self) -> Expression:
        return self._chain(self._negation, frozenset({"and"}))

    def _negation(self) -> Expression:
        if self._take("not"):
            return Operation("not", (self._nested(self._negation),))
        return self._comparison()

    def _comparison(self) -> Expression:
        left, found = self._sum(), list[Expression]()
        while sign := self._take_any(COMPARISONS):
            right = self._sum()
            found.append(Operation(sign, (left, right)))
            left = right
        if not found:
            return left
        return found[0] if len(found) == 1 else Operation("and", tuple(found))

    def _sum(self) -> Expression:
        return self._chain(self._product, frozenset({"+", "-"}))

    def _product(self) -> Expression:
        return self._chain(self._signed, frozenset({"*", "/"}))

    def _chain(self, step: Callable[[], Expression], signs: frozenset[str]) -> Expression:
        tree = step()
        while sign := self._take_any(signs):
            tree = Operation(sign, (tree, step()))
        return tree

    def _signed(self) -> Expression:
        if self._take("-"):
            return Operation("negative", (self._nested(self._signed),))
        tree = self._atom()
        while self._take("%"):
            tree = Operation("/", (tree, Number(Fraction(100))))
        return tree

    def _atom(self) -> Expression:
        token = self._row[self._next]
        if token.kind == "number":
            self._next += 1
            return Number(Fraction(token.text))
        if token.kind == "text":
            self._next += 1
            return Text(token.text)
        if token.kind == "name" and token.text not in RESERVED:
            self._next += 1
            return self._call(token) if token.text in ARITY and self._take("(") else Name(token.text)
        self.expect("(")
        tree = self._nested(self.either)
        self.expect(")")
        return tree

    def _call(self, token: Token) -> Expression:
        operands = [self._nested(self.either)]
        while self._take(","):
            operands.append(self._nested(self.either))
        self.expect(")")
        least, most = ARITY[token.text]
        if not least <= len(operands) <= most:
            raise ExpressionError("arity", text=token.text, place=token.place, least=least, most=most)
        return Operation(token.text, tuple(operands))

    def _nested(self, step: Callable[[], Expression]) -> Expression:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ExpressionError("too_deep", limit=DEEPEST, place=self._row[self._next].place)
        tree = step()
        self._depth -= 1
        return tree

    def _take(self, text: str) -> bool:
        return bool(self._take_any(frozenset({text})))

    def _take_any(self, texts: frozenset[str]) -> str:
        token = self._row[self._next]
        found = token.kind if token.kind == "end" else token.text
        if found not in texts:
            return ""
        self._next += token.kind != "end"
        return found
