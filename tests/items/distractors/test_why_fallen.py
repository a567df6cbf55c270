"""Why other answers are no wrong options: an author reads it beside each question not made."""

import pytest
from msgspec.structs import replace

from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.facts.record import Topic
from policystory.items.distractors.why_fallen import Fallen, why_fallen
from policystory.items.refusal import Refusal
from tests.bench.growth import SMALL


def refused(fact: str, direction: str, **changes: dict[str, object]) -> list[Fallen]:
    """Return what falls from the one question of a course in which facts are changed so."""
    content = load(Folders.of(SMALL))
    (topic,) = content.topics
    facts = [replace(each, **changes.get(each.id, {})) for each in topic.facts]  # type: ignore[arg-type]
    changed = Topic(topic.topic, topic.title, tuple(facts))
    course = OpenCourse(replace(content, topics=(changed,)))
    (refusal,) = [
        refusal
        for refusal in course.bank.refused
        if (refusal.fact, refusal.direction) == (fact, direction)
        and refusal.kind == "single-choice"
    ]
    return why_fallen(course.corpus, refusal)


def test_a_date_far_from_all_others_says_so() -> None:
    """A day of 1990 has no day of this century beside it, and the author reads which and why."""
    moved = {
        "value": "1990-03-04",
        "says": "A charge began in Ireland on 4 March 1990.",
    }
    fallen = refused("charge-ireland", "value", **{"charge-ireland": moved})
    assert 4 == len(fallen)
    assert {"charge-england", "charge-wales"} < {answer.fact for answer in fallen}
    assert all(answer.because.startswith("more than 10 years lie") for answer in fallen)


def test_another_sort_of_speaker_is_named() -> None:
    """A department that is only described is no choice beside bodies with names."""
    (*_, last) = sorted(refused("fall-ireland", "speaker"))
    assert last.because.startswith("it is of another sort (speaker body, not")


def test_what_is_not_proved_wrong_says_what_would_prove_it() -> None:
    """The part that is not closed is named, with its property."""
    becauses = {answer.because for answer in refused("fall-england", "subject")}
    (because,) = becauses
    assert because.startswith("nothing proves it wrong (write 'closed: [subject]'")
    assert "'fewer-bags'" in because


@pytest.mark.parametrize("reason", ["the fact lacks the place", "its answer is a list"])
def test_other_reasons_stand_alone(reason: str) -> None:
    """A question that lacks no options has nothing to tell of them."""
    course = OpenCourse(load(Folders.of(SMALL)))
    refusal = Refusal("charge-wales", "single-choice", "value", reason)
    assert [] == why_fallen(course.corpus, refusal)
