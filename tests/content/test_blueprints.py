"""The quizzes of this course: for 200 learners each keeps all rules and is equally hard."""

from collections import Counter
from functools import cache
from itertools import permutations
from pathlib import Path

import msgspec
import pytest

from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.items.item import Item, PaperItem
from policystory.items.rules.item_rules import broken
from policystory.items.rules.same_paper import answers
from policystory.quiz.paper import Mode, Quiz

ROOT = Path(__file__).parents[2]
SEEDS = tuple(map(str, range(200)))
HIGHER = ("analyse", "evaluate")


@cache
def course() -> OpenCourse:
    """Return the course of this repository, open."""
    return OpenCourse(load(Folders.of(ROOT)))


SLUGS = sorted(course().quizzes())
EXITS = [
    slug
    for slug in SLUGS
    if slug[:2].isdigit() and "/" not in slug and slug[:2] not in ("00", "11")
]
MODULES = {module.id: module.lessons for module in course().content.course.modules}


def objectives(slug: str) -> list[str]:
    """Return the objective of each item of a quiz, in the order of its paper."""
    result: list[str] = []
    for pool in course().blueprint(slug).pools:
        # Each pool names a single objective.
        result += [pool.objectives[0]] * pool.count
    return result


def whole(shown: PaperItem, quiz: Quiz) -> Item:
    """Put a paper's item and its key together again."""
    key = quiz.key.items[shown.id]
    return msgspec.structs.replace(
        course().bank.items[key.name],
        stem=shown.stem,
        passage=shown.passage,
        options=shown.options,
        prompts=shown.prompts,
        tiers=(),
        key=key.key,
        asked=key.asked,
        why=key.why,
        feedback=key.feedback,
    )


@pytest.mark.parametrize("slug", SLUGS)
def test_everyone_gets_a_sound_and_equally_hard_paper(slug: str) -> None:
    """Over 200 seeds all rules hold, and objectives, kinds and points stay the same."""
    wanted = objectives(slug)
    hardness, papers = set(), set()
    for seed in SEEDS:
        quiz = course().quiz(slug, seed)
        items = quiz.paper.items
        families: set[str] = set()
        asked: Counter[str] = Counter()
        profile = []
        for objective, item in zip(wanted, items, strict=True):
            key = quiz.key.items[item.id]
            assert [] == list(broken(whole(item, quiz))), (seed, item.id)
            assert objective in key.objectives, seed
            families.add(key.family)
            asked.update(set(key.asked))
            profile.append((objective, item.kind, item.points))
        assert len(items) == len({item.id for item in items}) == len(families), seed
        assert [] == [fact for fact, times in asked.items() if times > 1], seed
        hardness.add(tuple(profile))
        papers.add(quiz.paper.id)
    assert 1 == len(hardness)
    assert len(papers) > 3


@pytest.mark.parametrize("slug", SLUGS)
def test_no_question_of_a_paper_answers_another(slug: str) -> None:
    """Stem, rows and statements of one hold neither the key of another nor its words."""
    corpus = course().corpus
    for seed in SEEDS[:20]:
        quiz = course().quiz(slug, seed)
        items = [whole(shown, quiz) for shown in quiz.paper.items]
        told = [
            (first.id, second.id)
            for first, second in permutations(items, 2)
            if answers(corpus, first, second)
        ]
        assert [] == told, seed


@pytest.mark.parametrize("slug", EXITS)
def test_an_exit_quiz_asks_for_more_than_recall(slug: str) -> None:
    """It has six to eight items; at least two are judged, or serve to analyse or evaluate."""
    wanted = objectives(slug)
    assert 6 <= len(wanted) <= 8
    levels = [course().corpus.objectives[objective].level for objective in wanted]
    pools = course().blueprint(slug).pools
    judged = sum(
        pool.count
        for pool in pools
        if "judgement" in pool.directions or "conflict" in pool.directions
    )
    assert 2 <= max(judged, sum(level in HIGHER for level in levels))


@pytest.mark.parametrize("slug", EXITS)
def test_a_quiz_of_a_lesson_asks_for_the_lessons_own_objectives(slug: str) -> None:
    """Its exit quiz and its three section checks of two items serve objectives of that lesson."""
    checks = [quiz for quiz in SLUGS if quiz.startswith(f"{slug}/")]
    assert [2, 2, 2] == [len(objectives(quiz)) for quiz in checks]
    for quiz in (slug, *checks):
        assert {slug} == {
            course().corpus.objectives[objective].lesson
            for objective in objectives(quiz)
        }


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_ends_in_a_graded_quiz(module: str) -> None:
    """It has ten to twelve items on all of the module's lessons, and two attempts."""
    blueprint = course().blueprint(module)
    assert (Mode.GRADED, 2) == (blueprint.mode, blueprint.attempts)
    wanted = objectives(module)
    assert 10 <= len(wanted) <= 12
    lessons = {course().corpus.objectives[objective].lesson for objective in wanted}
    assert set(MODULES[module]) - {"00-start-here", "11-capstone"} == lessons


def test_the_capstone_is_a_graded_test_over_all_lessons() -> None:
    """It has twenty items of at least six kinds, two of each lesson, and can be taken once."""
    blueprint = course().blueprint("11-capstone")
    assert (Mode.GRADED, 1) == (blueprint.mode, blueprint.attempts)
    lessons = Counter(
        course().corpus.objectives[objective].lesson
        for objective in objectives("11-capstone")
    )
    assert ([2] * 10, 20) == (list(lessons.values()), lessons.total())
    kinds: set[str] = set()
    for pool in blueprint.pools:
        kinds.update(pool.kinds)
    assert len(kinds) >= 6
