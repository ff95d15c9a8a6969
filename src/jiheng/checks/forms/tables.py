"""Forms as their checks see them: the lines, levels and sums of each form, from the statements of the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jiheng.checks.case import Case, once
from jiheng.document import Part, Span
from jiheng.ledger import Fact, Statement
from jiheng.policy import Pack
from jiheng.quantity import Quantity


@dataclass(frozen=True, eq=False)
class Line:
    """A line of a form: its figures by role (target, attainment, weight, score …) and its words."""

    case: Case
    statement: Statement
    pack: Pack

    @property
    def span(self) -> Span:
        """Where the line stands."""
        return self.statement.span

    @property
    def name(self) -> str:
        """The indicator's name, or that of the level it stands under."""
        texts = self.statement.texts
        return texts.get("name") or texts.get("level2") or texts.get("level1") or ""

    @property
    def filled(self) -> bool:
        """Whether the line holds an indicator at all (forms keep empty lines)."""
        return bool(self.statement.texts.get("name") or self.statement.roles)

    def text(self, role: str) -> str:
        """The words of a cell, "" where it is blank."""
        return self.statement.texts.get(role, "")

    def listed(self, kind: str) -> tuple[str, ...]:
        """The roles whose cells are ``blank`` or were ``lost``."""
        return tuple(filter(None, self.text(kind).split(",")))

    def index(self, role: str) -> int | None:
        """The ledger index of the figure of a role."""
        indices = self.statement.roles.get(role, ())
        return indices[0] if indices else None

    def fact(self, role: str) -> Fact | None:
        """The fact of a role."""
        index = self.index(role)
        return None if index is None else self.case.ledger.facts[index]

    def quantity(self, role: str) -> Quantity | None:
        """The figure of a role."""
        fact = self.fact(role)
        return fact.quantity if fact is not None else None

    def indices(self, *roles: str) -> tuple[int, ...]:
        """The ledger indices of the figures of the roles that are there."""
        return tuple(index for role in roles if (index := self.index(role)) is not None)


@dataclass(eq=False)
class Form:
    """A whole form: its lines, the points of its levels, its scored line of execution, its printed sums (``table``)."""

    case: Case
    part: Part | None
    pack: Pack
    lines: list[Line] = field(default_factory=list)
    groups: list[Line] = field(default_factory=list)
    executions: list[Line] = field(default_factory=list)
    table: Statement | None = None

    @property
    def kind(self) -> str:
        """``scored``, ``review`` (a score sheet) or ``target``."""
        return self.table.texts.get("kind", "") if self.table else ""

    @property
    def project(self) -> str:
        """The project that the form names as its own, "" for none."""
        return self.table.texts.get("project", "") if self.table else ""

    @property
    def overall(self) -> bool:
        """Whether the form is of the whole body (整体), not of one of its projects."""
        texts = self.table.texts if self.table else {}
        title = texts.get("title", "") + (self.part.title if self.part else "")
        return not self.project and any(word in title for word in self.pack.words("forms.overall_titles"))

    @property
    def span(self) -> Span:
        """The form's title, or its first line."""
        return self.table.span if self.table else self.lines[0].span

    def quantities(self, role: str) -> list[tuple[int, Quantity]]:
        """The figures of a role of the whole form, with their ledger indices."""
        indices = self.table.roles.get(role, ()) if self.table else ()
        found = ((index, self.case.ledger.facts[index].quantity) for index in indices)
        return [(index, quantity) for index, quantity in found if quantity is not None]

    def has(self, role: str) -> bool:
        """Whether the form has a column of the role."""
        return self.table is not None and role in self.table.texts.get("columns", "").split(",")

    def filled(self) -> list[Line]:
        """The lines that hold an indicator."""
        return [line for line in self.lines if line.filled]


@once
def forms(case: Case) -> tuple[Form, ...]:
    """Every form of the document, in the order of the text."""
    return tuple(_forms(case))


def _forms(case: Case) -> Iterator[Form]:
    opened: dict[str, Form] = {}
    for statement in case.ledger.statements:
        if statement.form in _KINDS:
            part = case.document.part_at(statement.span.start)
            key = part.id if part else ""
            form = opened.setdefault(key, Form(case, part, case.pack_of(part)))
            if statement.form == "indicator_table":
                form.table = statement
                yield opened.pop(key)
            else:
                getattr(form, _KINDS[statement.form]).append(Line(case, statement, form.pack))


_KINDS = {"indicator_row": "lines", "indicator_group": "groups", "execution_row": "executions", "indicator_table": ""}


def executions(case: Case) -> Iterator[Line]:
    """Every scored line of funds of the document."""
    for statement in case.ledger.statements:
        if statement.form == "execution_row":
            yield Line(case, statement, case.pack_of(case.document.part_at(statement.span.start)))


def scored(case: Case) -> Iterator[Line]:
    """Every line that holds an indicator in a form with scores."""
    for form in forms(case):
        if form.kind == "scored":
            yield from form.filled()
