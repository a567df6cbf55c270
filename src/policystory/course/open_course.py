"""An open course: its content, and its facts, items and quizzes, made when first asked for."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Protocol, TypeVar

from policystory.course.content import Content, Figure, Lesson, LessonText, version
from policystory.course.names import in_short
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
from policystory.reading import did_you_mean

T = TypeVar("T")

EXIT = "exit"
"""The quiz that ends a lesson or a module; it is asked for by the name of these alone."""

REVIEW = "review"
"""The quiz that asks again what is due. The number of its attempt stands for the day."""
MOST = 6
"""Questions of one review."""


class OpenCourse:
    """A course that can be asked for its lessons, facts, items and quizzes.

    Argument: the content.
    """

    def __init__(self, content: Content) -> None:
        """Keep the content; the rest is made when it is asked for."""
        self.content = content
        self.id = content.course.course

    @cached_property
    def corpus(self) -> Corpus:
        """Return the facts, indexed."""
        return self.content.corpus()

    @cached_property
    def bank(self) -> Bank:
        """Return every item."""
        items: list[Authored] = []
        sets: list[FactSet] = []
        for file in self.content.quizzes:
            items += file.items
            sets += file.sets
        return Bank(self.corpus, items, sets)

    @cached_property
    def version(self) -> str:
        """Return the version of the content."""
        return version(self.content)

    def lesson(self, lesson: str) -> Lesson:
        """Return a lesson's card; NotFoundError names the lessons that there are."""
        return _known(lesson, _by_id(self.content.course.lessons), "lesson")

    def text(self, lesson: str) -> LessonText:
        """Return what a lesson's prose cites; empty for a lesson without a notebook."""
        for text in self.content.lessons:
            if text.id == lesson:
                return text
        # A lesson can be planned, with its quiz, before its notebook is written.
        return LessonText(lesson, ())

    def figure(self, figure: str) -> Figure:
        """Return a figure; NotFoundError names the figures that there are."""
        return _known(figure, _by_id(self.content.figures), "figure")

    def quizzes(self) -> dict[str, Blueprint]:
        """Return all blueprints by slug, in the order in which a learner meets them.

        The checks of a lesson have the slug `lesson/part`, its exit quiz has `lesson`.
        """
        blueprints: dict[str, Blueprint] = {}
        for file in self.content.quizzes:
            # The exit quiz ends the lesson, wherever the author wrote it.
            for blueprint in sorted(file.quizzes, key=_is_exit):
                blueprints[slug(file, blueprint)] = blueprint
        return blueprints

    def blueprint(self, quiz: str) -> Blueprint:
        """Return a blueprint; NotFoundError names the quizzes of its lesson, or all quizzes."""
        known = self.quizzes()
        if quiz in known:
            return known[quiz]
        lesson = _lesson_of(quiz)
        names = [name for name in known if _lesson_of(name) == lesson]
        of_lesson = {name: known[name] for name in names}
        # A course can have very many quizzes; those of the lesson are nearest.
        return _known(quiz, of_lesson or known, "quiz")

    def check(self, lesson: str, part: str) -> str:
        """Return the slug of a lesson's check; NotFoundError names the checks that there are."""
        slugs: dict[str, str] = {}
        for name in self.quizzes():
            of_lesson, _, check = name.partition("/")
            if check and of_lesson == lesson:
                slugs[check] = name
        return _known(part, slugs, "check")

    def quiz(self, quiz: str, seed: str) -> Quiz:
        """Assemble a quiz for a seed; NotFoundError or QuizError if that cannot be."""
        blueprint = self.blueprint(quiz)
        language = self.content.course.language
        return assemble(blueprint, quiz, self.bank, seed, self.version, language)

    def quiz_for(
        self, quiz: str, learner: str, attempt: int = 1, secret: str = ""
    ) -> Quiz:
        """Assemble a learner's own quiz; `secret` is that of a graded attempt, from the record."""
        return self.quiz(quiz, seed_of(self.id, quiz, learner, attempt, secret))

    def review(
        self, families: Iterable[str], learner: str, attempt: int
    ) -> Quiz | None:
        """Assemble a review of at most six families.

        Each day draws other variants. A family that the course no longer has is passed over.

        Arguments: the codes of the families, in the order in which they are due; the learner; the
        number that stands for the day. Returns None if nothing can be asked.
        """
        seed = seed_of(self.id, REVIEW, learner, attempt)
        chosen: list[Item] = []
        for family in families:
            item = self._review_item(family, seed, chosen)
            if item is not None:
                chosen.append(item)
            if len(chosen) == MOST:
                break
        if not chosen:
            return None
        plan = Blueprint(id=REVIEW, title="Review", pools=())
        worth = [(item, Decimal(1)) for item in chosen]
        language = self.content.course.language
        return make_quiz(worth, REVIEW, plan, self.version, seed, language)

    def _review_item(self, family: str, seed: str, chosen: list[Item]) -> Item | None:
        """Return an item of a family that can stand beside the chosen ones, or None."""
        items = self._families.get(family, ())
        for item in shuffled(seed, items, lambda item: item.id):
            drawn = variant(item, seed)
            # The variant of an item can break a rule that the item itself keeps.
            if drawn is None or any(broken(drawn)):
                continue
            if not any(clash(drawn, earlier) for earlier in chosen):
                return drawn
        return None

    @cached_property
    def _families(self) -> dict[str, tuple[Item, ...]]:
        """Return the items of each family by its code, as records name it."""
        return {code(family): items for family, items in self.bank.families.items()}

    def objectives_of(self) -> dict[str, tuple[str, ...]]:
        """Return the objectives of each family, by its code."""
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
    """Return the lesson that a quiz's slug begins with."""
    return quiz.partition("/")[0]


def _is_exit(blueprint: Blueprint) -> bool:
    """Tell whether this is the quiz that ends a lesson or a module."""
    return blueprint.id == EXIT


def slug(file: QuizFile, blueprint: Blueprint) -> str:
    """Return the name by which a quiz is asked for."""
    return file.name if _is_exit(blueprint) else f"{file.name}/{blueprint.id}"


def _known(name: object, known: Mapping[str, T], what: str) -> T:
    """Return what has this name; NotFoundError if nothing has it, or if it is not a text."""
    # A learner types the name in a notebook, and may well leave out the quotes.
    if not isinstance(name, str):
        given = _described(name)
        expected = f"write the {what}'s name in quotes, not {given}"
        offer = _offer(given, known)
        raise NotFoundError(f"{expected}; {offer}")
    if name in known:
        return known[name]
    offer = _offer(name, known)
    raise NotFoundError(f"there is no {what} '{in_short(name)}'; {offer}")


def _offer(name: str, known: Mapping[str, object]) -> str:
    """Offer the name that begins with the given number, or one that is written alike, or all."""
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
"""Characters of a wrong name that are compared with the right names."""


def _described(value: object) -> str:
    """Describe what was given in place of a name: a number or None as it is, else its type."""
    if value is None or isinstance(value, bool):
        return str(value)
    if isinstance(value, int) and abs(value) < 10**6:
        return str(value)
    type_name = type(value).__name__
    return f"a {in_short(type_name)}"
