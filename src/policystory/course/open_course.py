"""A course in use: its facts, items and quizzes, each made when it is first needed."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from itertools import chain

from policystory.course.content import (
    Bundle,
    Content,
    Figure,
    Lesson,
    LessonText,
    Module,
    version,
)
from policystory.course.names import lookup
from policystory.course.outline.by_id import by_id
from policystory.course.outline.lesson_order import taught
from policystory.course.outline.quiz_names import is_exit, lesson_of, slug
from policystory.errors import NotFoundError, QuizError
from policystory.facts.corpus import Corpus
from policystory.items.chance import shuffled
from policystory.items.item import Item, code
from policystory.items.rules.item_rules import broken
from policystory.items.rules.same_paper import clash
from policystory.items.variant import variant
from policystory.quiz.assemble import assemble, make_quiz, seed_of
from policystory.quiz.blueprint import Blueprint
from policystory.quiz.finished_bank import FinishedBank, FinishedItems, ItemBank
from policystory.quiz.may_be_asked import Limits, families_of
from policystory.quiz.paper import Quiz
from policystory.quiz.prediction import Prediction

REVIEW = "review"
"""The id of the review, a quiz of earlier questions that are due again."""
_REVIEW_QUESTIONS = 6
"""The most questions of a review."""


IN_A_ROW = 25
"""How many attempts follow one another, each without the questions of the one before; then a new
row of attempts begins."""
# Type checkers take this name for true. Only they load the code that makes items: it is much.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from policystory.items.bank import Bank

_NO_SECRETS: Mapping[int, str] = {}
NOTHING: frozenset[str] = frozenset()


class OpenCourse:
    """A course in use: its lessons, facts, items and quizzes.

    `content` is all that its authors wrote. `finished` holds the items that were compiled with it;
    if it is None, the items are made when they are needed.
    """

    def __init__(self, content: Content, finished: FinishedItems | None = None) -> None:
        """Keep the content; everything else is made when it is first needed."""
        self.content = content
        self._finished = finished
        self.id = content.course.course
        self._taught: dict[str, frozenset[str] | None] = {}
        self._drawn: dict[tuple[str, str, frozenset[str]], Quiz] = {}

    @cached_property
    def corpus(self) -> Corpus:
        """Return the corpus: all facts, reports, entities and other records, by id."""
        return self.content.corpus()

    @cached_property
    def bank(self) -> "Bank":
        """Return the bank, which makes all items of the course or says why one is not made."""
        # This imports forty modules, which a kernel with finished items never needs.
        from policystory.items.bank import Bank  # noqa: PLC0415

        files = self.content.quizzes
        items = chain.from_iterable(file.items for file in files)
        return Bank(
            self.corpus, items, chain.from_iterable(file.sets for file in files)
        )

    @property
    def is_finished(self) -> bool:
        """Tell whether the items were compiled with the content, so that they need not be made."""
        return self._finished is not None

    @cached_property
    def asked_bank(self) -> ItemBank:
        """Return the items from which quizzes draw: compiled ones, or else those of `bank`."""
        if self._finished is None:
            return self.bank
        return FinishedBank(self.corpus, self._finished)

    @cached_property
    def version(self) -> str:
        """Return the version of the content: a hash of 16 digits."""
        if self._finished is not None:
            return self._finished.version
        return version(self.content)

    def lesson(self, lesson: str) -> Lesson:
        """Return the lesson with this id; NotFoundError names all lessons."""
        return lookup(lesson, by_id(self.content.course.lessons), "lesson")

    def module(self, module: str) -> Module:
        """Return the module with this id; NotFoundError names all modules."""
        return lookup(module, by_id(self.content.course.modules), "module")

    def bundle(self, bundle: str) -> Bundle:
        """Return the bundle (lessons assigned together) with this id, or raise NotFoundError."""
        return lookup(bundle, by_id(self.content.course.bundles), "bundle")

    def text(self, lesson: str) -> LessonText:
        """Return which facts the notebook of a lesson cites; none if there is no notebook yet."""
        for text in self.content.lessons:
            if text.id == lesson:
                return text
        # A lesson can be planned, with its quiz, before its notebook is written.
        return LessonText(lesson, ())

    def predictions(self, lesson: str) -> tuple[Prediction, ...]:
        """Return a lesson's predictions (guesses asked before it); NotFoundError if it has none."""
        for file in self.content.quizzes:
            if file.lesson == lesson and file.predict:
                return file.predict
        raise NotFoundError(
            f"lesson '{lesson}' asks no predictions: write them under 'predict' in its quizzes"
        )

    def figure(self, figure: str) -> Figure:
        """Return the figure (chart or map) with this id; NotFoundError names all figures."""
        return lookup(figure, by_id(self.content.figures), "figure")

    def quizzes(self) -> dict[str, Blueprint]:
        """Return the blueprint (author's plan) of each quiz, by the quiz's name, in course order.

        An exit quiz has the name of its lesson. A check (a short quiz inside a lesson) has a name
        like "03-numbers/lamps".
        """
        blueprints: dict[str, Blueprint] = {}
        for file in self.content.quizzes:
            # The exit quiz ends the lesson, wherever the author wrote it.
            for blueprint in sorted(file.quizzes, key=is_exit):
                blueprints[slug(file, blueprint)] = blueprint
        return blueprints

    def blueprint(self, quiz: str) -> Blueprint:
        """Return the blueprint (author's plan) of the quiz with the name `quiz`.

        NotFoundError names the quizzes of the same lesson, or all quizzes.
        """
        known = self.quizzes()
        if quiz in known:
            return known[quiz]
        lesson = lesson_of(quiz)
        names = [name for name in known if lesson_of(name) == lesson]
        of_lesson = {name: known[name] for name in names}
        # A course can have very many quizzes; those of the lesson are nearest.
        return lookup(quiz, of_lesson or known, "quiz")

    def check(self, lesson: str, part: str) -> str:
        """Return the name of a check (a short quiz in a lesson), such as "03-numbers/lamps".

        `part` is the check's id, such as "lamps". NotFoundError names the lesson's checks.
        """
        slugs: dict[str, str] = {}
        for name in self.quizzes():
            of_lesson, _, check = name.partition("/")
            if check and of_lesson == lesson:
                slugs[check] = name
        return lookup(part, slugs, "check")

    def taught(self, quiz: str) -> frozenset[str] | None:
        """Return the ids of the facts that the quiz with the name `quiz` may ask about.

        They are those that its lesson and earlier lessons cite; None if any fact may be asked
        about.
        """
        name = lesson_of(quiz)
        if name not in self._taught:
            self._taught[name] = taught(self.content, name)
        return self._taught[name]

    def quiz(
        self, quiz: str, seed: str, asked_before: frozenset[str] = NOTHING
    ) -> Quiz:
        """Return the quiz with the name `quiz`; `seed` decides the questions and the options drawn.

        `asked_before` holds codes of families (all items that ask the same of the same fact), which
        are drawn only where the others do not suffice. Raises NotFoundError if there is no such
        quiz, and QuizError if too few items fit together.
        """
        blueprint = self.blueprint(quiz)
        language = self.content.course.language
        limits = Limits(taught=self.taught(quiz), asked_before=asked_before)
        return assemble(
            blueprint, quiz, self.asked_bank, seed, self.version, language, limits
        )

    def quiz_for(
        self,
        quiz: str,
        learner: str,
        attempt: int = 1,
        secrets: Mapping[int, str] = _NO_SECRETS,
    ) -> Quiz:
        """Return the quiz of a learner's attempt, if possible without the last attempt's questions.

        `quiz` is the quiz's name, and `attempt` counts from 1. In graded work, `secrets` maps each
        attempt's number to a random text that makes its questions unpredictable; in practice it is
        empty. Raises NotFoundError and QuizError as the method `quiz` does.
        """
        # An attempt avoids the questions of the attempt before, so this is drawn first, and so on.
        # After IN_A_ROW attempts it begins anew: to draw a million of them would take for ever.
        begin = max(1, attempt - 1)
        begin -= (begin - 1) % IN_A_ROW
        drawn, before = None, frozenset[str]()
        for number in range(begin, attempt + 1):
            if drawn is not None:
                before = families_of(drawn)
            seed = seed_of(self.id, quiz, learner, number, secrets.get(number, ""))
            drawn = self._with_new(quiz, seed, before if _goes_on(number) else NOTHING)
        if drawn is None:
            raise NotFoundError(f"attempts count from 1; there is no attempt {attempt}")
        again = len(before & families_of(drawn))
        return Quiz(drawn.paper, drawn.key, again)

    def _with_new(self, quiz: str, seed: str, asked_before: frozenset[str]) -> Quiz:
        """Assemble a quiz with as few questions of the attempt before as can be."""
        drawn = quiz, seed, asked_before
        # The next attempt needs this one again; no more than IN_A_ROW are needed at a time.
        if drawn not in self._drawn:
            if len(self._drawn) >= IN_A_ROW:
                self._drawn.clear()
            self._drawn[drawn] = self._drawn_anew(*drawn)
        return self._drawn[drawn]

    def _drawn_anew(self, quiz: str, seed: str, asked_before: frozenset[str]) -> Quiz:
        """Assemble a quiz, without heed of the attempt before if that leaves no room."""
        try:
            return self.quiz(quiz, seed, asked_before)
        except QuizError:
            # What is new may leave no room for the rest; then a learner still gets a quiz.
            return self.quiz(quiz, seed)

    def review(
        self, families: Iterable[str], learner: str, attempt: int
    ) -> Quiz | None:
        """Return a review: a quiz of at most six questions, each from a different family.

        A family is all items that ask the same of the same fact. `families` are codes, most urgent
        first; unknown codes are skipped. `attempt` differs from day to day, and so do the options.
        None if no question can be asked.
        """
        seed = seed_of(self.id, REVIEW, learner, attempt)
        chosen: list[Item] = []
        for family in families:
            item = self._review_item(family, seed, chosen)
            if item is not None:
                chosen.append(item)
            if len(chosen) == _REVIEW_QUESTIONS:
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
        return {
            code(family): items for family, items in self.asked_bank.families.items()
        }

    def objectives_of(self) -> dict[str, tuple[str, ...]]:
        """Return the ids of each family's objectives; a family asks the same of the same fact."""
        return {family: items[0].objectives for family, items in self._families.items()}


def _goes_on(attempt: int) -> bool:
    """Tell whether an attempt avoids the questions of the one before: it begins no new row."""
    return (attempt - 1) % IN_A_ROW != 0
