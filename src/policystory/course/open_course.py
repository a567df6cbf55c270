"""An open course: its content, and what is made of it once, when first asked for."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from policystory.course.content import Content, Figure, Lesson, LessonText, version
from policystory.errors import NotFoundError
from policystory.facts.corpus import Corpus
from policystory.items.bank import Bank
from policystory.items.chance import shuffled
from policystory.items.item import Item, code
from policystory.items.rules.item_rules import broken
from policystory.items.rules.same_paper import clash
from policystory.items.variant import variant
from policystory.quiz.assemble import assemble, made_of, seed_of
from policystory.quiz.blueprint import Blueprint, QuizFile
from policystory.quiz.paper import Quiz
from policystory.reading import did_you_mean

T = TypeVar("T")

EXIT = "exit"
"""The quiz that ends a lesson, or the one of a module; it is asked for by the lesson's or module's
name alone."""

REVIEW = "review"
"""The quiz in which what is due is asked again; its attempt is the day."""
MOST = 6
"""Questions of one review."""


class OpenCourse:
    """A course that can be asked for its lessons, facts, items and quizzes.

    Arguments: the content.
    """

    def __init__(self, content: Content) -> None:
        """Keep the content; nothing is made yet."""
        self.content = content
        self.id = content.course.course

    @cached_property
    def corpus(self) -> Corpus:
        """Return the facts, indexed."""
        return self.content.corpus()

    @cached_property
    def bank(self) -> Bank:
        """Return every item."""
        quizzes = self.content.quizzes
        return Bank(
            self.corpus,
            (item for file in quizzes for item in file.items),
            (fact_set for file in quizzes for fact_set in file.sets),
        )

    @cached_property
    def version(self) -> str:
        """Return the version of the content."""
        return version(self.content)

    def lesson(self, lesson: str) -> Lesson:
        """Return a lesson's card; NotFoundError names the lessons that there are."""
        known = {one.id: one for one in self.content.course.lessons}
        return _found(lesson, known, "lesson")

    def text(self, lesson: str) -> LessonText:
        """Return what a lesson's prose cites; empty for a lesson without a notebook."""
        return next(
            (one for one in self.content.lessons if one.id == lesson),
            LessonText(lesson, ()),
        )

    def figure(self, figure: str) -> Figure:
        """Return a figure; NotFoundError names the figures that there are."""
        return _found(figure, {one.id: one for one in self.content.figures}, "figure")

    def quizzes(self) -> dict[str, Blueprint]:
        """Return all blueprints by slug, as a learner meets them: `lesson/part`, then `lesson` for the exit quiz."""
        return {
            slug(file, one): one
            for file in self.content.quizzes
            for one in sorted(file.quizzes, key=lambda one: one.id == EXIT)
        }

    def blueprint(self, quiz: str) -> Blueprint:
        """Return a blueprint; NotFoundError names the quizzes of its lesson, or all that there are."""
        known = self.quizzes()
        of = quiz.partition("/")[0]
        beside = {
            one: there for one, there in known.items() if one.partition("/")[0] == of
        }
        return known[quiz] if quiz in known else _found(quiz, beside or known, "quiz")

    def check(self, lesson: str, part: str) -> str:
        """Return the slug of a lesson's check; NotFoundError names the checks that there are."""
        begin = f"{lesson}/"
        parts = {
            one.removeprefix(begin): one
            for one in self.quizzes()
            if one.startswith(begin)
        }
        return _found(part, parts, "check")

    def quiz(self, quiz: str, seed: str) -> Quiz:
        """Assemble a quiz for a seed; NotFoundError or QuizError if that cannot be."""
        return assemble(
            self.blueprint(quiz),
            quiz,
            self.bank,
            seed,
            self.version,
            self.content.course.language,
        )

    def quiz_for(
        self, quiz: str, learner: str, attempt: int = 1, secret: str = ""
    ) -> Quiz:
        """Assemble a learner's own quiz; `secret` is that of a graded attempt, from the record."""
        return self.quiz(quiz, seed_of(self.id, quiz, learner, attempt, secret))

    def review(
        self, families: Iterable[str], learner: str, attempt: int
    ) -> Quiz | None:
        """Assemble a review of families, by their codes in the order in which they are due; None if none is known.

        Each is asked in another variant than before. A family that the course no longer has is
        passed over.
        """
        plan = Blueprint(id=REVIEW, title="Review", pools=())
        seed = seed_of(self.id, REVIEW, learner, attempt)
        chosen: list[Item] = []
        for family in families:
            for item in shuffled(
                seed, self._families.get(family, ()), lambda one: one.id
            ):
                drawn = variant(item, seed)
                if (
                    drawn
                    and not any(broken(drawn))
                    and not any(clash(drawn, other) for other in chosen)
                ):
                    chosen.append(drawn)
                    break
            if len(chosen) == MOST:
                break
        if not chosen:
            return None
        worth = [(item, Decimal(1)) for item in chosen]
        return made_of(
            worth, REVIEW, plan, self.version, seed, self.content.course.language
        )

    @cached_property
    def _families(self) -> dict[str, tuple[Item, ...]]:
        """Return the items of each family by its code, as records name it."""
        return {code(family): items for family, items in self.bank.families.items()}

    def objectives_of(self) -> dict[str, tuple[str, ...]]:
        """Return the objectives of each family, by its code."""
        return {family: items[0].objectives for family, items in self._families.items()}


def slug(file: QuizFile, blueprint: Blueprint) -> str:
    """Return the name by which a quiz is asked for."""
    return file.name if blueprint.id == EXIT else f"{file.name}/{blueprint.id}"


def _found(name: object, known: Mapping[str, T], what: str) -> T:
    """Return what is known by a name, whatever is given as one."""
    if not isinstance(name, str):
        given = _said(name)
        expected = f"a {what} is asked for by its name in quotes, and not by {given}"
        raise NotFoundError(f"{expected}; {_offer(given, known)}")
    if name in known:
        return known[name]
    raise NotFoundError(
        f"there is no {what} '{_shortened(name)}'; {_offer(name, known)}"
    )


def _offer(name: str, known: Mapping[str, object]) -> str:
    """Say what there is instead: the one with the given number, one written alike, or all."""
    if not known:
        return "this course has none"
    number = name.strip().lstrip("0")
    for one in known:
        if number.isdecimal() and one.partition("-")[0].lstrip("0") == number:
            return f"did you mean '{one}'?"
    near = did_you_mean(name[:_SHOWN], known)
    return near if near.startswith("did") else f"there are: {', '.join(known)}"


_SHOWN = 60
"""Characters of a wrong name that are repeated, and compared with the right ones."""


def _said(value: object) -> str:
    """Write what was given in place of a name: a number or None as it is, else the type."""
    if value is None or isinstance(value, bool):
        return str(value)
    if isinstance(value, int) and abs(value) < 10**6:
        return str(value)
    return f"a {_shortened(type(value).__name__)}"


def _shortened(name: str) -> str:
    """Write a wrong name to be read: the beginning of a long one, odd signs as codes."""
    short = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
    return short if short.isprintable() else short.encode("unicode_escape").decode()
