"""The bank report: what the bank holds, what was not made and why, and whether its items can be guessed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from policystory.course.open_course import OpenCourse
from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Objective
from policystory.items.bank import Bank
from policystory.items.forms import FORMS
from policystory.items.item import Item
from policystory.items.questions.makers import DIRECTIONS
from policystory.items.refusal import Refusal
from policystory.items.rules.guessing import Band, bands
from policystory.items.rules.item_rules import RULES, stem_is_not_negative
from policystory.items.variant import variant

ENOUGH_ITEMS = 4
ENOUGH_KINDS = 2
"""An objective with fewer items, or fewer kinds of them, cannot be practised twice."""
NEGATIVE_SHARE = 0.05
"""At most this share of a bank's stems may be negative."""
AUTHORED = "authored"
"""The rule of a proof that a person wrote."""
LEVELS = ("remember", "understand", "apply", "analyse", "evaluate", "create")
"""Bloom's levels, the lowest first."""


class ObjectiveItems(msgspec.Struct, frozen=True):
    """The items of one objective by kind, and what it lacks in words (nothing if it has enough)."""

    objective: str
    lesson: str
    level: str
    text: str
    items: int
    kinds: dict[str, int]
    lacks: str


class LessonItems(msgspec.Struct, frozen=True):
    """The items of one lesson by kind, how many facts its objectives have, and how many of them no item asks for."""

    lesson: str
    title: str
    items: int
    facts: int
    silent: int
    kinds: dict[str, int]


class Silent(msgspec.Struct, frozen=True):
    """A fact that no item asks for, and why."""

    fact: str
    lessons: tuple[str, ...]
    says: str
    reasons: tuple[str, ...]


class Rejected(msgspec.Struct, frozen=True):
    """How many questions were not made because of one rule, or for one other reason, with the first of them."""

    reason: str
    count: int
    examples: tuple[str, ...]


class BankReport(msgspec.Struct, frozen=True, kw_only=True):
    """What the bank holds. Lessons, objectives and levels count an item once each; `undrawn` names no variant."""

    course: str
    title: str
    version: str
    seed: str
    facts: int
    asked: int
    items: int
    generated: int
    authored: int
    families: int
    kinds: dict[str, int]
    directions: dict[str, int]
    levels: dict[str, int]
    lessons: tuple[LessonItems, ...]
    objectives: tuple[ObjectiveItems, ...]
    bands: tuple[Band, ...]
    negative: int
    undrawn: tuple[str, ...]
    refused: int
    rules: tuple[Rejected, ...]
    reasons: tuple[Rejected, ...]
    silent: tuple[Silent, ...]


def bank_report(course: OpenCourse, seed: str) -> BankReport:
    """Gather the report on a course's bank; the tests of guessing look at the variants that the seed draws."""
    bank, corpus = course.bank, course.corpus
    items = list(bank.items.values())
    drawn = {item.id: variant(item, seed) for item in items}
    silent = tuple(_silent(bank))
    authored = sum(is_authored(item) for item in items)
    return BankReport(
        course=course.id,
        title=course.content.course.title,
        version=course.version,
        seed=seed,
        facts=len(corpus.facts),
        asked=len(corpus.facts) - len(silent),
        items=len(items),
        generated=len(items) - authored,
        authored=authored,
        families=len(bank.families),
        kinds=_counted((item.kind for item in items), FORMS),
        directions=_counted((item.direction for item in items), DIRECTIONS),
        levels=_levels(corpus, items),
        lessons=tuple(_lessons(course, items, silent)),
        objectives=tuple(_objective(one, items) for one in in_order(corpus)),
        bands=tuple(bands(one for one in drawn.values() if one is not None)),
        negative=sum(stem_is_not_negative(item) is not None for item in items),
        undrawn=tuple(name for name, one in drawn.items() if one is None),
        refused=len(bank.refused),
        rules=tuple(_by_rule(bank.refused)),
        reasons=tuple(_by_reason(corpus, bank.refused)),
        silent=silent,
    )


def is_authored(item: Item) -> bool:
    """Tell whether a person wrote an item, instead of its being generated."""
    return any(why.rule == AUTHORED for proof in item.why.values() for why in proof)


def in_order(corpus: Corpus) -> list[Objective]:
    """Return the objectives by lesson, and within a lesson from the lowest level of Bloom's to the highest."""
    return sorted(
        corpus.objectives.values(),
        key=lambda one: (one.lesson, _height(one.level), one.id),
    )


def _height(level: str) -> int:
    """Return how high a level stands; one that is not Bloom's stands last."""
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def lesson_title(course: OpenCourse, lesson: str) -> str:
    """Return a lesson's title, or what its name says where it has none yet: "04-root-causes" -> "4 · Root causes"."""
    listed: Mapping[str, str] = {
        one.id: one.title for one in course.content.course.lessons
    }
    number, _, name = lesson.partition("-")
    if not number.isdecimal() or not name:
        return listed.get(lesson, lesson)
    return f"{int(number)} · {listed.get(lesson, words.capitalised(name.replace('-', ' ')))}"


def _counted(names: Iterable[str], known: Iterable[str] = ()) -> dict[str, int]:
    """Count names, in the order of those that are known; what is known and never named counts as none."""
    counts = Counter(names)
    return {name: counts[name] for name in dict.fromkeys((*known, *sorted(counts)))}


def _levels(corpus: Corpus, items: list[Item]) -> dict[str, int]:
    """Count items by the levels of their objectives, the lowest of Bloom's first."""
    known = sorted({one.level for one in corpus.objectives.values()}, key=_height)
    return _counted(
        (
            level
            for item in items
            for level in {corpus.objectives[o].level for o in item.objectives}
        ),
        known,
    )


def _lessons(
    course: OpenCourse, items: list[Item], silent: tuple[Silent, ...]
) -> Iterator[LessonItems]:
    corpus = course.corpus
    for lesson in sorted({one.lesson for one in corpus.objectives.values()}):
        own = {one.id for one in corpus.objectives.values() if one.lesson == lesson}
        mine = [item for item in items if not own.isdisjoint(item.objectives)]
        yield LessonItems(
            lesson=lesson,
            title=lesson_title(course, lesson),
            items=len(mine),
            facts=sum(
                not own.isdisjoint(fact.objectives) for fact in corpus.facts.values()
            ),
            silent=sum(lesson in one.lessons for one in silent),
            kinds=_counted((item.kind for item in mine), FORMS),
        )


def _objective(objective: Objective, items: list[Item]) -> ObjectiveItems:
    counts = _counted(
        (item.kind for item in items if objective.id in item.objectives), FORMS
    )
    kinds = {kind: count for kind, count in counts.items() if count}
    count = sum(kinds.values())
    lacks = [f"fewer than {ENOUGH_ITEMS} items"] * (count < ENOUGH_ITEMS)
    lacks += [f"fewer than {ENOUGH_KINDS} kinds"] * (len(kinds) < ENOUGH_KINDS)
    return ObjectiveItems(
        objective=objective.id,
        lesson=objective.lesson,
        level=objective.level,
        text=objective.text,
        items=count,
        kinds=kinds,
        lacks=", ".join(lacks),
    )


def _by_rule(refused: list[Refusal]) -> Iterator[Rejected]:
    """Count what each rule for items rejected; a question that breaks two rules counts for both."""
    known = [rule.__name__.replace("_", "-") for rule in RULES]
    for rule in dict.fromkeys(
        (*known, *sorted({rule for one in refused for rule in one.rules}))
    ):
        yield _rejected(rule, [one for one in refused if rule in one.rules])


def _by_reason(corpus: Corpus, refused: list[Refusal]) -> Iterator[Rejected]:
    """Count the other reasons, the most frequent first."""
    found: dict[str, list[Refusal]] = {}
    for one in refused:
        if not one.rules:
            found.setdefault(_general(corpus, one.reason), []).append(one)
    for reason in sorted(found, key=lambda reason: (-len(found[reason]), reason)):
        yield _rejected(reason, found[reason])


def _general(corpus: Corpus, reason: str) -> str:
    """Return a reason without the entity or fact that it ends in, so that like reasons are counted together."""
    head, _, last = reason.rpartition(": ")
    return head if last in corpus.entities or last in corpus.facts else reason


EXAMPLES = 3


def _rejected(reason: str, refused: list[Refusal]) -> Rejected:
    examples = tuple(
        f"{one.fact}.{one.direction}.{one.kind}" for one in sorted(refused)[:EXAMPLES]
    )
    return Rejected(reason, len(refused), examples)


def _silent(bank: Bank) -> Iterator[Silent]:
    """Yield each fact that no item asks for."""
    asked = {fact for item in bank.items.values() for fact in item.asked}
    refused: dict[str, list[Refusal]] = {}
    for one in bank.refused:
        refused.setdefault(one.fact, []).append(one)
    for fact in bank.corpus.facts.values():
        if fact.id not in asked:
            lessons = {bank.corpus.objectives[one].lesson for one in fact.objectives}
            reasons = tuple(_in_words(one) for one in refused.get(fact.id, ()))
            yield Silent(
                fact.id,
                tuple(sorted(lessons)),
                fact.says,
                reasons or (_unasked(bank.corpus, fact),),
            )


def _in_words(one: Refusal) -> str:
    """Write why a question was not made; a reason that is a rule's own already names it."""
    rules = [rule for rule in one.rules if rule not in one.reason]
    return f"{one.kind} for its {one.direction}: {one.reason}" + (
        f" ({', '.join(rules)})" if rules else ""
    )


def _unasked(corpus: Corpus, fact: Fact) -> str:
    """Say why nothing was even tried."""
    prop = corpus.properties[fact.property]
    if prop.asks:
        return (
            f"no kind of item asks for its property '{prop.id}' in a form that fits it"
        )
    return f"property '{prop.id}': {prop.note or 'it has no question form'}"
