"""A course in use: its facts, items and quizzes, each made when it is first needed."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Protocol, TypeVar

from policystory.course.content import Content, Figure, Lesson, LessonText, version
from policystory.course.names import shorten
from policystory.errors import NotFoundError
from policystory.facts.corpus import Corpus
from policystory.items.authored import Authored
from policystory.items.bank import Bank
from policystory.items.chance import shuffled
from policystory.items.fact_set import FactSet
from policystory.items.item import Item, code
from policystory.items.rules.item_rules import broken
from policystory.items.rules.same_paper import clash
from policystory.items.variant import variant
from policystory.quiz.assemble import assemble, make_quiz, seed_of
from policystory.quiz.blueprint import Blueprint, QuizFile
from policystory.quiz.paper import Quiz
from policystory.quiz.prediction import Prediction
from policystory.reading import did_you_mean

T = TypeVar("T")

EXIT = "exit"
"""The id of the quiz that ends a lesson or module; its name is that of the lesson or module."""

REVIEW = "review"
"""The id of the review, a quiz of earlier questions that are due again."""
REVIEW_QUESTIONS = 6
"""The most questions of a review."""


class OpenCourse:
    """A course in use, with its lessons, facts, items and quizzes."""

    def __init__(self, content: Content) -> None:
        """Keep the content; everything else is made when it is first needed."""
        self.content = content
        self.id = content.course.course

    @cached_property
    def corpus(self) -> Corpus:
        """Return the corpus of the course."""
        return self.content.corpus()

    @cached_property
    def bank(self) -> Bank:
        """Return the bank: all items of the course."""
        items: list[Authored] = []
        sets: list[FactSet] = []
        for file in self.content.quizzes:
            items += file.items
            sets += file.sets
        return Bank(self.corpus, items, sets)

    @cached_property
    def version(self) -> str:
        """Return the version of the content: a hash of the content."""
        return version(self.content)

    def lesson(self, lesson: str) -> Lesson:
        """Return the lesson with this id; NotFoundError names the lessons that exist."""
        return _known(lesson, _by_id(self.content.course.lessons), "lesson")

    def text(self, lesson: str) -> LessonText:
        """Return which facts a lesson's prose cites; no facts for a lesson without a notebook."""
        for text in self.content.lessons:
            if text.id == lesson:
                return text
        # A lesson can be planned, with its quiz, before its notebook is written.
        return LessonText(lesson, ())

    def predictions(self, lesson: str) -> tuple[Prediction, ...]:
        """Return the predictions that a lesson asks; NotFoundError if it asks none."""
        for file in self.content.quizzes:
            if file.lesson == lesson and file.predict:
                return file.predict
        raise NotFoundError(
            f"lesson '{lesson}' asks no predictions: write them under 'predict' in its quizzes"
        )

    def figure(self, figure: str) -> Figure:
        """Return the figure (chart) with this id; NotFoundError names the figures that exist."""
        return _known(figure, _by_id(self.content.figures), "figure")

    def quizzes(self) -> dict[str, Blueprint]:
        """Return the blueprint of each quiz, by the quiz's name, in the order of the course.

        The exit quiz of a lesson has the name of the lesson; a check (a short quiz inside a lesson)
        has the name `lesson/check`.
        """
        blueprints: dict[str, Blueprint] = {}
        for file in self.content.quizzes:
            # The exit quiz ends the lesson, wherever the author wrote it.
            for blueprint in sorted(file.quizzes, key=_is_exit):
                blueprints[slug(file, blueprint)] = blueprint
        return blueprints

    def blueprint(self, quiz: str) -> Blueprint:
        """Return the blueprint of a quiz, by the quiz's name.

        NotFoundError names the quizzes of the same lesson, or all quizzes.
        """
        known = self.quizzes()
        if quiz in known:
            return known[quiz]
        lesson = _lesson_of(quiz)
        names = [name for name in known if _lesson_of(name) == lesson]
        of_lesson = {name: known[name] for name in names}
        # A course can have very many quizzes; those of the lesson are nearest.
        return _known(quiz, of_lesson or known, "quiz")

    def check(self, lesson: str, part: str) -> str:
        """Return the name of the quiz that is a check: a short quiz inside a lesson.

        `part` is the id of the check in the lesson. NotFoundError names the checks that exist.
        """
        slugs: dict[str, str] = {}
        for name in self.quizzes():
            of_lesson, _, check = name.partition("/")
            if check and of_lesson == lesson:
                slugs[check] = name
        return _known(part, slugs, "check")

    def quiz(self, quiz: str, seed: str) -> Quiz:
        """Assemble a quiz: `seed` decides which items and which of their options are shown.

        `quiz` is the name of the quiz. Raises NotFoundError if no quiz has that name, and QuizError
        if the quiz cannot be assembled.
        """
        blueprint = self.blueprint(quiz)
        language = self.content.course.language
        return assemble(blueprint, quiz, self.bank, seed, self.version, language)

    def quiz_for(
        self, quiz: str, learner: str, attempt: int = 1, secret: str = ""
    ) -> Quiz:
        """Assemble a quiz for one attempt of a learner.

        `quiz` is the name of the quiz, and `attempt` counts from 1. `secret` is a random text that
        makes the paper of a graded attempt unpredictable; "" in practice. Raises NotFoundError and
        QuizError as the method `quiz` does.
        """
        return self.quiz(quiz, seed_of(self.id, quiz, learner, attempt, secret))

    def review(
        self, families: Iterable[str], learner: str, attempt: int
    ) -> Quiz | None:
        """Assemble a review of at most six questions, each from a different family.

        A family is all items that ask the same of the same fact. `families` holds the codes of the
        families to ask, most urgent first; unknown codes are skipped. `attempt` is a number that
        differs from day to day, so that the options differ, too. None if no question can be asked.
        """
        seed = seed_of(self.id, REVIEW, learner, attempt)
        chosen: list[Item] = []
        for family in families:
            item = self._review_item(family, seed, chosen)
            if item is not None:
                chosen.append(item)
            if len(chosen) == REVIEW_QUESTIONS:
                break
        if not chosen:
            return None
        plan = Blueprint(id=REVIEW, title="Review", pools=())
        worth = [(item, Decimal(1)) for item in chosen]
        language = self.content.course.language
        return make_quiz(worth, REVIEW, plan, self.version, seed, language)

    def _review_item(self, family: str, seed: str, chosen: list[Item]) -> Item | None:
        """Return an item of a family that is compatible with the chosen ones, or None."""
        items = self._families.get(family, ())
        for item in shuffled(seed, items, lambda item: item.id):
            drawn = variant(item, seed)
            # The variant of an item can break a rule that the item itself keeps.
            if drawn is None or any(broken(drawn)):
                continue
            if not any(clash(self.corpus, drawn, earlier) for earlier in chosen):
                return drawn
        return None

    @cached_property
    def _families(self) -> dict[str, tuple[Item, ...]]:
        """Return the items of each family, by its code in records."""
        return {code(family): items for family, items in self.bank.families.items()}

    def objectives_of(self) -> dict[str, tuple[str, ...]]:
        """Return the ids of the objectives of each family, by the family's code."""
        return {family: items[0].objectives for family, items in self._families.items()}


class _HasId(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str:
        """Return the id."""


N = TypeVar("N", bound=_HasId)


def _by_id(records: Iterable[N]) -> dict[str, N]:
    """Return records by their ids."""
    return {record.id: record for record in records}


def _lesson_of(quiz: str) -> str:
    """Return the lesson in a quiz's name."""
    return quiz.partition("/")[0]


def _is_exit(blueprint: Blueprint) -> bool:
    """Tell whether a blueprint is of the quiz that ends a lesson or module."""
    return blueprint.id == EXIT


def slug(file: QuizFile, blueprint: Blueprint) -> str:
    """Return the name of a quiz: the file's name for an exit quiz, otherwise `file/quiz`.

    An exit quiz ends a lesson or module.
    """
    if _is_exit(blueprint):
        return file.name
    return f"{file.name}/{blueprint.id}"


def _known(name: object, known: Mapping[str, T], what: str) -> T:
    """Return the value of `name` in `known`; NotFoundError if it is missing, or no text."""
    # A learner types the name in a notebook, and may well leave out the quotes.
    if not isinstance(name, str):
        given = _described(name)
        expected = f"write the {what}'s name in quotes, not {given}"
        offer = _offer(given, known)
        raise NotFoundError(f"{expected}; {offer}")
    if name in known:
        return known[name]
    offer = _offer(name, known)
    raise NotFoundError(f"there is no {what} '{shorten(name)}'; {offer}")


def _offer(name: str, known: Mapping[str, object]) -> str:
    """Return a hint: the name with the same number, a similarly written one, or all names."""
    if not known:
        return "this course has none"
    number = name.strip().lstrip("0")
    if number.isdecimal():
        for candidate in known:
            of_candidate = candidate.partition("-")[0].lstrip("0")
            if of_candidate == number:
                return f"did you mean '{candidate}'?"
    near = did_you_mean(name[:_COMPARED], known)
    # The other hint of `did_you_mean` is for authors; a learner chooses from all names.
    if near.startswith("did"):
        return near
    names = ", ".join(known)
    return f"there are: {names}"


# A learner can paste a whole page in place of a name, and comparing it would take long.
_COMPARED = 60
"""The most characters of a wrong name that are compared with the right names."""


def _described(value: object) -> str:
    """Describe a value given instead of a name: a small number or None as it is, else its type."""
    if value is None or isinstance(value, bool):
        return str(value)
    if isinstance(value, int) and abs(value) < 10**6:
        return str(value)
    type_name = type(value).__name__
    return f"a {shorten(type_name)}"
