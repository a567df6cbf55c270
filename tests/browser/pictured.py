"""A quiz whose options are in a picture, for a notebook of the browser tests: `show()`."""

from decimal import Decimal
from functools import cache
from pathlib import Path

from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.items.item import Item, paper_item
from policystory.items.variant import variant
from policystory.learner.unwritten_events import Queue
from policystory.quiz.assemble import make_quiz
from policystory.quiz.blueprint import Blueprint
from policystory.quiz.paper import Quiz, Rules
from policystory.render.place_in_picture import draw_picture, draw_pictures
from policystory.widget.conversation import Conversation
from policystory.widget.quiz import QuizWidget, ShownAttempt

WANTED = (
    ("map", "multiple-choice"),
    ("map", "single-choice"),
    ("timeline", "single-choice"),
)


@cache
def course() -> OpenCourse:
    """Return the real course, whose maps people see."""
    return OpenCourse(load(Folders.of(Path(__file__).parents[2])))


@cache
def quiz() -> Quiz:
    """Return a quiz with a question for several countries, for one, and for a date."""
    items = sorted(course().bank.items.values(), key=lambda item: item.id)
    chosen = [
        next(drawn for item in items if (drawn := _with(item, kind, form)))
        for kind, form in WANTED
    ]
    blueprint = Blueprint(
        id="pictures",
        title="Pictures",
        pools=(),
        # Enough tries for each option.
        rules=Rules(hints=True, tries=9),
    )
    return make_quiz(
        [(item, Decimal(1)) for item in chosen], "pictures", blueprint, "content", "s"
    )


def show() -> QuizWidget:
    """Return the widget of the quiz, which nobody has answered and which keeps nothing."""
    conversation = Conversation(quiz(), course().corpus, {}, {}, Queue(lambda _: None))
    drawn = draw_pictures(quiz().paper, course().corpus, course().content.shapes)
    return QuizWidget(ShownAttempt(conversation=conversation, pictures=drawn))


def _with(item: Item, kind: str, form: str) -> Item | None:
    """Return a variant of an item if it is of this form and has a picture of this kind."""
    drawn = variant(item, "seed") if item.kind == form else None
    drawing = (
        draw_picture(
            paper_item(drawn, Decimal(1)), course().corpus, course().content.shapes
        )
        if drawn
        else None
    )
    return (
        drawn if drawing is not None and drawing.__struct_config__.tag == kind else None
    )
