"""Quizzes that show one item of each kind, for a notebook of the browser tests: `show("plain")` in a cell."""

from decimal import Decimal

import msgspec

from policystory.items.item import Item, Option, Prompt
from policystory.quiz import Blueprint, Feedback, Quiz, Rules, made_of
from policystory.widget.conversation import Conversation
from policystory.widget.quiz import QuizWidget
from tests.every_form import EVERY
from tests.worlds import corpus

NASTY = (
    "<script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'>",
    '\u202aHe said "it\'s" **bold** & `code`\u202c 🚢⚓',
    "ميناء الصخرة الشمالي",
    "A harbour " * 100 + "harbour" * 150,
)
"""Texts to be shown as they are: markup, quotes, Markdown, emoji, right to left, 2,000 letters, half in one word."""


def quiz(name: str) -> Quiz:
    """Return the quiz `name`: "plain"; "nasty", in which every text is one of NASTY; "at-end", handed in as a whole."""
    items = [_nasty(item) if name == "nasty" else item for item in EVERY.values()]
    rules = Rules(feedback=Feedback.AT_END) if name == "at-end" else Rules()
    blueprint = Blueprint(id=name, title=NASTY[0] if name == "nasty" else "Every kind", pools=(), rules=rules)
    return made_of([(item, Decimal(1)) for item in items], name, blueprint, "content")


def show(name: str) -> QuizWidget:
    """Return the widget of a quiz, which nobody has answered and which keeps nothing."""
    return QuizWidget(Conversation(quiz(name), corpus(), {}, {}, lambda _: None))


def _nasty(item: Item) -> Item:
    """Replace the texts of an item, and nothing that it is marked by."""

    def options(given: tuple[Option, ...]) -> tuple[Option, ...]:
        return tuple(Option(one.id, text) for one, text in zip(given, NASTY[1:] + NASTY, strict=False))

    prompts = tuple(
        Prompt(prompt.id, NASTY[n] if prompt.text else "", options(prompt.options), prompt.order)
        for n, prompt in enumerate(item.prompts)
    )
    return msgspec.structs.replace(
        item, stem=NASTY[0], passage=NASTY[: len(item.passage)], options=options(item.options), prompts=prompts,
        feedback=dict.fromkeys(item.feedback, " ".join(NASTY[:3])),
    )  # fmt: skip
