"""Quizzes of one item of each kind, for notebooks of the browser tests: `show("plain")`."""

from decimal import Decimal

import msgspec

from policystory.assignment.assignment_rules import Policy, Window, WindowName
from policystory.assignment.shown_terms import terms
from policystory.items.item import Item, Option, Prompt
from policystory.journal import QuizEvent
from policystory.learner.progress import AttemptWork
from policystory.learner.unwritten_events import Queue
from policystory.quiz.assemble import make_quiz
from policystory.quiz.blueprint import Blueprint
from policystory.quiz.paper import Feedback, Mode, Quiz, Rules
from policystory.widget.attempt_context import Afterwards, AttemptContext
from policystory.widget.conversation import Conversation
from policystory.widget.quiz import QuizWidget, ShownAttempt
from tests.every_form import EVERY
from tests.worlds import corpus

SECTIONS = {"keeper-gull": "The lamps of the isles"}
NASTY = (
    "<script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'>",
    '\u202aHe said "it\'s" **bold** & `code`\u202c 🚢⚓',
    "ميناء الصخرة الشمالي",
    "A harbour " * 100 + "harbour" * 150,
)
"""Texts to be shown as they are: markup, quotes, Markdown, emoji, right to left, 2,000 letters,
half in one word."""


RULES = {
    # Enough tries for each of the answers that the tests give.
    "plain": Rules(tries=9),
    "nasty": Rules(tries=9),
    "at-end": Rules(feedback=Feedback.AT_END),
    "hints": Rules(
        tries=3,
        retry_cost=Decimal("0.25"),
        hint_cost=Decimal("0.1"),
        hints=True,
        confidence=True,
    ),
    "terms": Rules(
        feedback=Feedback.AT_END, hints=True, hint_cost=Decimal("0.1"), confidence=True
    ),
}
WAY = ("single-choice", "matching")
"""The kinds of the quiz "way"."""
AFTERWARDS = Afterwards(
    objectives={"name-a-keeper": "Say who tends which lamp."},
    next_lesson=("The ferries", "ferries.ipynb"),
    review=lambda: "These questions come back on 4 May 1912.",
)
TERMS = Policy(
    attempts=2,
    windows=(
        Window(name=WindowName.EARLY, until="2099-02-22T23:59", credit=Decimal("1.1")),
        Window(name=WindowName.DUE, until="2099-03-01T23:59"),
        Window(name=WindowName.LATE, until="2099-03-08T23:59", credit=Decimal("0.8")),
    ),
    minutes=60,
)
ZONE = "America/Guatemala"


def quiz(name: str, attempt: int = 1) -> Quiz:
    """Return the quiz `name`.

    "plain"; "nasty", in which every text is one of NASTY; "at-end", handed in as a whole; "hints",
    with hints, confidence and three tries; "way", of two items by the rules of practice; "terms",
    graded, with dates, whose second attempt has another order.
    """
    kinds = WAY if name == "way" else tuple(EVERY)
    items = [
        _nasty(item) if name == "nasty" else item
        for item in (EVERY[kind] for kind in kinds)
    ]
    if name == "terms" and attempt > 1:
        items.reverse()
    title, mode = (
        NASTY[0] if name == "nasty" else "Every kind",
        Mode.GRADED if name == "terms" else Mode.PRACTICE,
    )
    blueprint = Blueprint(
        id=name, title=title, pools=(), rules=RULES.get(name, Rules()), mode=mode
    )
    return make_quiz(
        [(item, Decimal(1)) for item in items], name, blueprint, "content", "s"
    )


def show(name: str) -> QuizWidget:
    """Return the widget of an unanswered quiz; its record is forgotten with the kernel."""
    record = Shared()
    return QuizWidget(
        _shown_attempt(name, 1, record),
        lambda attempt: _shown_attempt(name, attempt + 1, Shared()),
    )


_BETWEEN: dict[str, list[QuizEvent]] = {}


def window(name: str) -> QuizWidget:
    """Return one of several widgets of a quiz that share one record."""
    return QuizWidget(_shown_attempt(name, 1, Shared(_BETWEEN.setdefault(name, []))))


class Shared:
    """A record to which several write, each of whom can ask whether others did."""

    def __init__(self, events: list[QuizEvent] | None = None) -> None:
        """Know what stands in it."""
        self._events = [] if events is None else events
        self._seen = len(self._events)

    def keep(self, event: QuizEvent) -> None:
        """Keep an event."""
        self._events.append(event)
        self._seen += 1

    def work(self) -> AttemptWork:
        """Return all that was done."""
        return AttemptWork.of(self._events)

    def look(self) -> AttemptWork | None:
        """Return all that was done if others did some of it since the last look."""
        if self._seen == len(self._events):
            return None
        self._seen = len(self._events)
        return self.work()


def _shown_attempt(name: str, attempt: int, record: Shared) -> ShownAttempt:
    policy = TERMS if name == "terms" else Policy()
    context = AttemptContext(
        attempt=attempt,
        attempts=policy.attempts,
        news=record.look,
        afterwards=AFTERWARDS if name == "way" else Afterwards(),
    )
    given = quiz(name, attempt)
    told = Conversation(
        given, corpus(), SECTIONS, record.work().items, Queue(record.keep), context
    )
    return ShownAttempt(
        conversation=told,
        terms=msgspec.to_builtins(
            terms(given.paper, policy, zone=ZONE, attempt=attempt)
        ),
    )


def _nasty(item: Item) -> Item:
    """Replace the texts of an item, and nothing that it is marked by."""

    def options(given: tuple[Option, ...]) -> tuple[Option, ...]:
        return tuple(
            Option(option.id, text)
            for option, text in zip(given, NASTY[1:] + NASTY, strict=False)
        )

    prompts = tuple(
        Prompt(
            prompt.id,
            NASTY[n] if prompt.text else "",
            options(prompt.options),
            prompt.order,
        )
        for n, prompt in enumerate(item.prompts)
    )
    return msgspec.structs.replace(
        item,
        stem=NASTY[0],
        passage=NASTY[: len(item.passage)],
        options=options(item.options),
        prompts=prompts,
        feedback=dict.fromkeys(item.feedback, " ".join(NASTY[:3])),
    )
