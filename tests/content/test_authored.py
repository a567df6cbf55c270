"""The authored items of this course: enough where more than recall is asked, and without clues."""

import math
import re
from pathlib import Path

import pytest

from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.facts.corpus import folded
from policystory.items.item import Item
from policystory.report.proof_counts import is_judged

COURSE = OpenCourse(load(Folders.of(Path(__file__).parents[2])))
AUTHORED = [
    item for item in COURSE.bank.items.values() if item.direction == "judgement"
]
CHOICES = [item for item in AUTHORED if item.kind == "single-choice"]
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
HIGHER = (
    "compare-counts-fairly",
    "infer-a-date",
    "tell-copy-from-confirmation",
    "weigh-disputed-statements",
    "reconcile-or-refuse-counts",
    "say-which-evidence-is-missing",
    "match-promise-and-result",
    "tell-preview-from-event",
    "compare-framings",
    "compare-approaches",
    "tell-allegation-from-finding",
    "map-actors-and-interests",
    "compare-descriptions-of-the-job",
    "recognise-criticism-from-each-side",
    "tell-promised-from-delivered",
)


def test_readme_says_how_many_questions_are_judged() -> None:
    """The README claims no more proofs than the bank holds."""
    items = COURSE.bank.items.values()
    judged = sum(is_judged(item) for item in items)
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert f"has {len(items):,} questions" in readme
    assert (
        f"{judged} questions have at least one option that only a person can" in readme
    )


def test_every_authored_item_is_in_the_bank() -> None:
    """What an author wrote is asked: none is left out or refused."""
    written: list[str] = []
    for file in COURSE.content.quizzes:
        written += [item.id for item in file.items]
    assert sorted(written) == sorted(item.id for item in AUTHORED)
    assert len(written) >= 40


@pytest.mark.parametrize("objective", HIGHER)
def test_objectives_beyond_recall_have_authored_items(objective: str) -> None:
    """Each has at least four, and no two ask of the same facts, so that papers differ."""
    asked = [item.asked for item in AUTHORED if objective in item.objectives]
    assert len(asked) >= 4
    assert len(asked) == len(set(asked))


def test_the_course_itself_is_practised_in_two_kinds() -> None:
    """The first page asks how a lesson is worked through, in at least four items of two kinds."""
    kinds = [
        item.kind for item in AUTHORED if "work-through-a-lesson" in item.objectives
    ]
    assert len(kinds) >= 4
    assert {"single-choice", "multiple-choice"} == set(kinds)


@pytest.mark.parametrize("extreme", [max, min])
def test_the_length_of_the_key_tells_nothing(extreme: object) -> None:
    """To take the longest option, or the shortest, is right as often as chance (95% band)."""
    assert callable(extreme)
    hits = sum(
        _share(item, extreme([len(option.text) for option in item.options]))
        for item in CHOICES
    )
    n, chance = len(CHOICES), 1 / 3
    assert abs(hits - n * chance) <= 1.96 * math.sqrt(n * chance * (1 - chance))


def _share(item: Item, length: int) -> float:
    """Return the chance of hitting the key by taking one of the options of this length."""
    of_length = [option.id for option in item.options if len(option.text) == length]
    return (item.key in of_length) / len(of_length)


def test_no_two_authored_items_ask_the_same() -> None:
    """No stem stands twice."""
    assert len(AUTHORED) == len({folded(item.stem) for item in AUTHORED})


def test_reasons_tell_the_learner_what_is_true() -> None:
    """A reason has six words or more, and no reason stands for all options of an item."""
    for item in AUTHORED:
        reasons = [
            text.removeprefix("Right. ").removeprefix("Not right. ")
            for text in item.feedback.values()
        ]
        assert all(
            len(reason.split()) >= 6 and reason.endswith((".", ".”"))
            for reason in reasons
        ), item.id
        assert len(set(reasons)) > 1, item.id


@pytest.mark.parametrize("item", CHOICES, ids=lambda item: item.id)
def test_wrong_reasons_leave_the_answer_to_the_right_one(item: Item) -> None:
    """They share no sentence, and none ends as the right reason does: a second try has worth."""
    reasons = {id_: _sentences(reason) for id_, reason in item.feedback.items()}
    right = reasons.pop(str(item.key))
    assert set() == set.intersection(*map(set, reasons.values()))
    assert right[-1] not in [sentences[-1] for sentences in reasons.values()]


def _sentences(reason: str) -> list[str]:
    """Return what is told of an option, without the verdict before it."""
    told = reason.removeprefix("Right. ").removeprefix("Not right. ")
    return SENTENCE_END.split(told)
