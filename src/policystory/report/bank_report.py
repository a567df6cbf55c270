"""Count a course's items (questions), those that it lacks, and how often guessing is right."""

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from operator import attrgetter
from typing import TypeVar

import msgspec

from policystory.course.open_course import OpenCourse
from policystory.errors import QuizError
from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Objective
from policystory.items.authored import DIRECTION
from policystory.items.bank import Bank
from policystory.items.forms import FORMS
from policystory.items.guessing.always_right_options import Sign, signs
from policystory.items.guessing.guessing_strategies import Band, bands
from policystory.items.guessing.learned_guess import learned
from policystory.items.item import About, Item, KeyItem
from policystory.items.questions.makers import DIRECTIONS
from policystory.items.rules.item_rules import stem_is_not_negative
from policystory.items.variant import variant
from policystory.report.knowledge import Shares, paper_shares
from policystory.report.levels import count_levels, level_rank
from policystory.report.not_made import (
    NotMade,
    UnaskedFact,
    count_by_reason,
    count_by_rule,
    unasked_facts,
)
from policystory.report.proof_counts import Backing, count_backing

T = TypeVar("T", Item, Fact)

# An objective with fewer items, or fewer kinds of them, is practised in one way alone.
_ENOUGH_ITEMS = 4
_ENOUGH_KINDS = 3
# At most this share of a bank's stems may be negative.
NEGATIVE_SHARE = 0.05


class ObjectiveItems(msgspec.Struct, frozen=True):
    """How many items (questions) serve one objective, which the other fields describe.

    - `items`: all of them; `kinds`: how many of each kind, such as "number";
    - `about`: how many ask for substance (what was done or said), for a name or for a source;
    - `lacks`: in words, what there is too little of, "" if there is enough.
    """

    objective: str
    lesson: str
    level: str
    text: str
    items: int
    kinds: dict[str, int]
    about: dict[str, int]
    lacks: str


class LessonItems(msgspec.Struct, frozen=True):
    """How many items (questions) serve the objectives of one lesson.

    - `items`: all of them; `kinds`: how many of each kind, such as "number";
    - `about`: how many ask for substance (what was done or said), for a name or for a source;
    - `facts`: how many facts serve these objectives; `silent`: how many of those have no item.
    """

    lesson: str
    title: str
    items: int
    facts: int
    silent: int
    kinds: dict[str, int]
    about: dict[str, int]


class BankReport(msgspec.Struct, frozen=True, kw_only=True):
    """The counts of all items (questions) of a course, with the options that `seed` draws.

    - `facts`: how many facts there are; `asked`: how many have an item that asks about them;
      `silent`: the facts without such an item, with reasons;
    - `items`: how many items there are; `generated` and `authored`: how many were made from facts,
      and how many an author wrote; `families`: how many groups of items ask the same;
    - `bank`: how many items facts prove, and how many their author judged; `drawn`: the same, for
      one drawing of each quiz;
    - `kinds`: how many items have each response form, such as "number"; `directions`: how many ask
      for each part of a fact, such as "speaker";
    - `about`: how many ask for substance (what was done or said), for a name, for a source;
      `levels`: how many have each of Bloom's levels;
    - `lessons` and `objectives`: the counts for each lesson and for each objective;
    - `papers`: which share of each drawn quiz's points asks for substance, names and sources;
    - `bands`: the result of each guessing strategy; `signs`: options always or never right;
    - `negative`: how many items ask what is not so; `undrawn`: items without options to draw;
    - `refused`: how many questions were not made; `rules`: how many of them break each rule;
      `reasons`: how many were not made for each other reason.
    """

    course: str
    title: str
    version: str
    seed: str
    facts: int
    asked: int
    items: int
    generated: int
    authored: int
    bank: Backing
    drawn: Backing
    families: int
    kinds: dict[str, int]
    directions: dict[str, int]
    about: dict[str, int]
    papers: tuple[Shares, ...]
    levels: dict[str, int]
    lessons: tuple[LessonItems, ...]
    objectives: tuple[ObjectiveItems, ...]
    bands: tuple[Band, ...]
    signs: tuple[Sign, ...]
    negative: int
    undrawn: tuple[str, ...]
    refused: int
    rules: tuple[NotMade, ...]
    reasons: tuple[NotMade, ...]
    silent: tuple[UnaskedFact, ...]


def bank_report(course: OpenCourse, seed: str) -> BankReport:
    """Return the counts of all items of a course, and of the questions that could not be made.

    `seed` is a text that decides which items each quiz gets, and which options each item.
    """
    bank, corpus = course.bank, course.corpus
    items = list(bank.items.values())
    unasked = tuple(unasked_facts(bank))
    authored = sum(map(is_authored, items))
    drawn, undrawn = _variants(bank, seed)
    objectives = [
        _objective(objective, items) for objective in sorted_objectives(corpus)
    ]
    return BankReport(
        course=course.id,
        title=course.content.course.title,
        version=course.version,
        seed=seed,
        facts=len(corpus.facts),
        asked=len(corpus.facts) - len(unasked),
        items=len(items),
        generated=len(items) - authored,
        authored=authored,
        bank=count_backing(items),
        drawn=count_backing(_questions_drawn(course, seed)),
        families=len(bank.families),
        kinds=_kinds(items),
        directions=_counted(map(attrgetter("direction"), items), DIRECTIONS),
        about=_about(items),
        papers=tuple(paper_shares(course, (seed,))),
        levels=count_levels(corpus, items),
        lessons=tuple(_lessons(course, items, unasked)),
        objectives=tuple(objectives),
        bands=(*bands(drawn), learned(corpus, drawn)),
        signs=tuple(signs(corpus, drawn)),
        negative=sum(map(_is_negative, items)),
        undrawn=tuple(undrawn),
        refused=len(bank.refused),
        rules=tuple(count_by_rule(bank.refused)),
        reasons=tuple(count_by_reason(corpus, bank.refused)),
        silent=unasked,
    )


def is_authored(item: Item) -> bool:
    """Tell whether an author wrote the item; all other items are made from facts."""
    return item.direction == DIRECTION


def _is_negative(item: Item) -> bool:
    return stem_is_not_negative(item) is not None


def _questions_drawn(course: OpenCourse, seed: str) -> Iterator[KeyItem]:
    """Yield the questions on one paper of each quiz that can be assembled."""
    for slug in course.quizzes():
        try:
            quiz = course.quiz(slug, seed)
        except QuizError:
            # `check` tells which pool holds too few items; the report counts what is asked.
            continue
        yield from quiz.key.items.values()


def sorted_objectives(corpus: Corpus) -> list[Objective]:
    """Return all objectives, lesson by lesson; in a lesson, Bloom's lowest level comes first."""

    def place(objective: Objective) -> tuple[str, int, str]:
        return objective.lesson, level_rank(objective.level), objective.id

    return sorted(corpus.objectives.values(), key=place)


def lesson_title(course: OpenCourse, lesson: str) -> str:
    """Return a lesson's title with its number, such as "4 · Root causes".

    `lesson` is the lesson's id, such as "02-lamps". For a lesson that is not listed in the
    course file, the title is made of the words in its id.
    """
    lessons = course.content.course.lessons
    titles = {str(listed.id): listed.title for listed in lessons}
    number, _, name = lesson.partition("-")
    # An author may name a lesson without a number.
    if not number.isdecimal() or not name:
        return titles.get(lesson, lesson)
    plain_name = name.replace("-", " ")
    title = titles.get(lesson, words.capitalise(plain_name))
    return f"{int(number)} · {title}"


def _variants(bank: Bank, seed: str) -> tuple[list[Item], list[str]]:
    """Return the variants that the seed draws, and the ids of the items without one."""
    drawn: list[Item] = []
    undrawn: list[str] = []
    for item in bank.items.values():
        # The bank tried each item with a seed of its own; with this seed no options may fit.
        shown = variant(item, seed)
        if shown is None:
            undrawn.append(item.id)
        else:
            drawn.append(shown)
    return drawn, undrawn


def _counted(names: Iterable[str], known: Iterable[str] = ()) -> dict[str, int]:
    """Count names: the known ones in their order, zeros included, then the rest by name."""
    counts = Counter(names)
    order = dict.fromkeys((*known, *sorted(counts)))
    return {name: counts[name] for name in order}


def _about(items: Iterable[Item]) -> dict[str, int]:
    """Count items by what they ask for: substance, a name or a source."""
    return _counted(map(attrgetter("about"), items), About)


def _kinds(items: Iterable[Item]) -> dict[str, int]:
    """Count items by kind, in the order of FORMS."""
    return _counted(map(attrgetter("kind"), items), FORMS)


def _lessons(
    course: OpenCourse, items: list[Item], unasked: tuple[UnaskedFact, ...]
) -> Iterator[LessonItems]:
    """Yield the counts of each lesson that has objectives."""
    objectives: dict[str, set[str]] = {}
    for objective in course.corpus.objectives.values():
        objectives.setdefault(objective.lesson, set()).add(objective.id)
    facts = course.corpus.facts.values()
    for lesson, ids in sorted(objectives.items()):
        practising = _serving(ids, items)
        silent = [fact for fact in unasked if lesson in fact.lessons]
        yield LessonItems(
            lesson=lesson,
            title=lesson_title(course, lesson),
            items=len(practising),
            facts=len(_serving(ids, facts)),
            silent=len(silent),
            kinds=_kinds(practising),
            about=_about(practising),
        )


def _serving(objectives: Set[str], things: Iterable[T]) -> list[T]:
    """Return the items or facts that serve any of these objectives."""
    return [thing for thing in things if not objectives.isdisjoint(thing.objectives)]


def _objective(objective: Objective, items: list[Item]) -> ObjectiveItems:
    practising = _serving({objective.id}, items)
    # Only the kinds that there are: most objectives are practised by a few of them.
    counts = _kinds(practising)
    kinds = {kind: count for kind, count in counts.items() if count}
    lacks: list[str] = []
    if len(practising) < _ENOUGH_ITEMS:
        lacks.append(f"fewer than {_ENOUGH_ITEMS} items")
    if len(kinds) < _ENOUGH_KINDS:
        lacks.append(f"fewer than {_ENOUGH_KINDS} kinds")
    return ObjectiveItems(
        objective=objective.id,
        lesson=objective.lesson,
        level=objective.level,
        text=objective.text,
        items=len(practising),
        kinds=kinds,
        about=_about(practising),
        lacks=", ".join(lacks),
    )
