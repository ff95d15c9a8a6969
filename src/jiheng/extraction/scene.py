"""What the reading of a paragraph knows at any moment: the clause, the topic, the base, the year, open lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import NamedTuple

from jiheng.document import Flow, Part, Span
from jiheng.extraction.frames import Frame
from jiheng.extraction.lexicon import Lexicon
from jiheng.extraction.notes import Notes
from jiheng.extraction.tokens import Token, tokens, with_names
from jiheng.extraction.topic import Topic, Turn
from jiheng.ledger import Fact, Scope
from jiheng.quantity import Quantity


class Base(NamedTuple):
    """The other side of a change: its year and its measure."""

    year: int | None
    measure: str


@dataclass
class Clause:
    """What has been read since the last boundary.

    ``near`` is the concept that came near, ``tight`` whether only light words followed it, ``clean`` whether only light
    words were read at all; ``names`` are the tokens that may name a figure; ``year`` is the year that it began with.
    ``before_share`` is how many names had been read, and whether only light words, when 占 came: what is read behind it
    names the whole.
    """

    start: int = 0
    year: int | None = None
    near: Topic | None = None
    tight: bool = False
    clean: bool = True
    names: list[Token] = field(default_factory=list)
    before_share: tuple[int, bool] = (0, True)


@dataclass(frozen=True)
class Context:
    """What a paragraph inherits: its part, and the topic, default measure and ancestors that its headings give.

    ``above`` is the class (类) that was told last under its headings.
    """

    part: Part
    lexicon: Lexicon
    topic: Topic | None = None
    measure: str = ""
    ancestors: Sequence[str] = ()
    above: str = ""


class Scene:
    """The state of one paragraph's reading, and the making of facts from it."""

    def __init__(self, flow: Flow, context: Context, notes: Notes) -> None:
        self.flow, self.context, self.notes = flow, context, notes
        self.lexicon, self.pack = context.lexicon, context.lexicon.pack
        self.tokens = with_names(tokens(flow.text, self.lexicon), flow.text, (context.part.entity, *context.part.names))
        self.at = 0
        self.topic = context.topic
        self.clause = Clause(year=context.part.year)
        self.saved: list[tuple[Clause, Topic | None, int | None]] = []
        self.frames: list[Frame] = []
        self.rested: list[Frame] = []
        self.measure = self.trigger = self.direction = self.budget = self.whole = self.area = self.around = (
            self.compared
        ) = ""
        self.listed_whole = self.population = ""
        self.reason = self.figures = self.done = self.etc = self.spread = self.aside = self.adjusting = self.spent = (
            False
        )
        self.queue: list[Turn] = []
        self.turns: list[Turn] = []
        self.years: list[int | None] = []
        self.listed: list[Topic] = []
        self.months: list[str] = []
        self.items: list[str] = []
        self.enumerated: list[str] = []
        self.tier = ""
        self.per_head = False
        self.year: int | None = context.part.year
        self.base: Base | None = None
        self.changes: dict[Topic, dict[str, tuple[int, ...]]] = {}
        self.last: int | None = None
        self.divided: int | None = None
        self.main: Topic | None = None
        self.main_year: int | None = None
        self.summed = 0
        self.changed: Topic | None = None
        self.weighed: tuple[Topic, int, int | None] | None = None
        self.first: dict[str, str] = {}
        self.amounts: list[int] = []
        self.told: dict[int, Topic] = {}
        self.shared_whole = self.opened = ""
        self.listed_topic: Topic | None = None
        self.holder = self.using = self.wording = self.main_wording = ""
        self.begun = len(notes.facts)
        self.past_statements = len(notes.statements)
        self.seen: dict[tuple[Topic, str, int | None], int] = {}

    def name(self, measure: str) -> str:
        """The pack's name of a measure."""
        return self.pack.text(f"measures.{measure}")

    @property
    def default(self) -> str:
        """The measure of an amount where the text names none."""
        return self.pack.text(f"extraction.default_measure.{self.context.part.kind}")

    def add(self, token: Token, topic: Topic, measure: str, quantity: Quantity | None, of: str = "") -> int:
        """Note a fact of the scene's year, entity and base; a printed minus becomes a direction where one is due."""
        changing = measure in {self.name("change"), self.name("rate")}
        direction = self.direction if changing and (self.trigger == "change" or quantity is None) else ""
        if changing and quantity is not None and quantity.coefficient < 0:
            quantity, direction = quantity.negated(), self.pack.text("directions.decrease")
        elif changing and quantity is not None and quantity.coefficient and self.trigger == "change" and not direction:
            direction = self.pack.text("directions.increase")  # 增减额3万元
        year, base = self._years(changing=changing)
        year = self._before(topic, year)
        entity = topic.entity or self.area or self.context.part.entity
        source = self.span(token), self.context.part.id, entity, year
        change = base.year, base.measure, direction
        return self.notes.fact(Fact(topic.concept, measure, quantity, *source, *change, of, self._scope(topic)))

    def _scope(self, topic: Topic) -> Scope:
        part = self.context.part
        own = part.kind in self.pack.words("extraction.projects.kinds") and not topic.scope.project
        return topic.scope._replace(project=part.title) if own else topic.scope

    def _before(self, topic: Topic, year: int | None) -> int | None:
        """The year of a figure; a stock that a budget tells of is, without a time, that of the year before."""
        own, early = self.context.part.year, self.context.part.kind in self.pack.words("extraction.before")
        stock = early and own is not None and year == own and self.lexicon.concept(topic.concept).stock
        return year - 1 if stock and year is not None else year

    def _years(self, *, changing: bool) -> tuple[int | None, Base]:
        """A change without a named base whose clause speaks of an earlier year is the change since that year."""
        own = self.context.part.year
        if not changing:
            return self.year, Base(None, "")
        if self.base is None and own is not None and self.year is not None and self.year < own:
            return own, Base(self.year, self.default)
        return self.year, self.base or Base(None, "")

    def latest(self, topic: Topic, year: int | None = None) -> int | None:
        """The last amount of a topic in this paragraph, of a year (that of the sentence, if none is given)."""
        measures = (self.default, self.name("account"), self.lexicon.concept(topic.concept).measure)
        stated = (self.stated(topic, measure, year) for measure in measures if measure)
        return next((at for at in stated if at is not None), None)

    def stated(self, topic: Topic, measure: str, year: int | None = None) -> int | None:
        """The amount of a topic, measure and year (that of the sentence, if none is given) in this paragraph."""
        return self.seen.get((topic, measure, self.year if year is None else year))

    def budgeted(self, topic: Topic, measure: str, year: int | None = None) -> int | None:
        """The amount of a measure; of budgets of which one is told without its kind (预算数), the only one told."""
        found, budgets = self.stated(topic, measure, year), self.pack.words("budgets.measures")
        if found is not None or measure not in budgets:
            return found
        told = [at for kind in budgets if (at := self.stated(topic, kind, year)) is not None]
        bare = measure == budgets[0] or self.stated(topic, budgets[0], year) is not None
        return told[0] if len(told) == 1 and bare else None

    def has_budget(self, topic: Topic, since: int = 0) -> bool:
        """Whether this paragraph states a budget of a topic, from a fact on."""
        told = (self.stated(topic, measure) for measure in self.pack.words("budgets.measures"))
        return any(at is not None and at >= since for at in told)

    @property
    def told_here(self) -> list[int]:
        """The amounts that this sentence has told so far."""
        return [at for at in self.amounts if at >= self.begun]

    def moved(self, years: int) -> int | None:
        """The part's year, moved."""
        year = self.context.part.year
        return None if year is None else year + years

    def before(self, years: int) -> int | None:
        """The year that the sentence speaks of, moved: the base of 同比, 比上年."""
        return self.moved(years) if self.year is None else self.year + years

    def text(self, token: Token) -> str:
        """The words of a token."""
        return self.flow.text[token.start : token.end]

    def span(self, token: Token) -> Span:
        """The place of a token in the plain text; of a figure without the words before it."""
        return self.flow.span(token.numeral.start if token.numeral else token.start, token.end)

    def ahead(self) -> Token | None:
        """The token that comes next."""
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def rest(self, start: int | None = None) -> Iterator[Token]:
        """The tokens that come, from that one on or from the next."""
        return map(self.tokens.__getitem__, range(self.at if start is None else start, len(self.tokens)))

    def back(self) -> Iterator[Token]:
        """The tokens up to the present one, the last first."""
        return map(self.tokens.__getitem__, range(self.at - 1, -1, -1))

    def sentence(self) -> Iterator[Token]:
        """The tokens of the sentence before the present one, the last first."""
        return takewhile(lambda found: found.kind != "stop", islice(self.back(), 1, None))

    def sentence_rest(self) -> Iterator[Token]:
        """The tokens of the sentence that come."""
        return takewhile(lambda found: found.kind != "stop", self.rest())
