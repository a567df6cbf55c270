import pytest

from policystory.facts.record import Fact, Kind, Status
from policystory.items.questions.feedback import within_limit, wrong_feedback
from policystory.items.questions.question import Question
from policystory.items.rules.item_rules import FEEDBACK_WORDS
from tests.worlds import corpus, fact

ASKED = fact("asked", says="What is asked is true.", confusable=("named",))
SHORT = "Not right. What is asked is true."
ELSEWHERE = f"{SHORT} “Nine” belongs elsewhere: It is true there."


def second(id_: str, says: str = "It is true there.", **parts: str) -> Fact:
    """Return the fact that a wrong option is taken from."""
    return fact(id_, says=says, **parts)


@pytest.mark.parametrize(
    ("taken_from", "expected"),
    [
        (second("second"), ELSEWHERE),
        (second("second", property="keeper"), SHORT),
        (second("named", property="keeper"), ELSEWHERE),
        (second("second", says="Words " * FEEDBACK_WORDS), SHORT),
    ],
)
def test_feedback_says_where_a_wrong_option_belongs(
    taken_from: Fact, expected: str
) -> None:
    """Only another answer to the same question, or a named confusion, is cited."""
    question = Question(corpus(), ASKED, "value")
    assert expected == wrong_feedback(question, "Nine", "9", taken_from)


@pytest.mark.parametrize(
    ("direction", "value", "meaning"),
    [
        (
            "status",
            Status.SECURED,
            "Secured: others have agreed to it; it has not yet arrived.",
        ),
        ("kind", Kind.ESTIMATE, "An estimate: worked out, not counted."),
    ],
)
def test_status_or_kind_is_explained_by_what_it_means(
    direction: str, value: str, meaning: str
) -> None:
    """That another statement has this status would explain nothing."""
    question = Question(corpus(), ASKED, direction)
    feedback = wrong_feedback(question, "Any", value, second("second"))
    assert f"{SHORT} {meaning}" == feedback


@pytest.mark.parametrize(
    ("words", "expected"), [(FEEDBACK_WORDS, "long"), (FEEDBACK_WORDS + 1, "short")]
)
def test_first_text_within_the_limit_is_taken(words: int, expected: str) -> None:
    """A feedback has at most so many words."""
    long = " ".join(["word"] * words)
    assert {"long": long, "short": "few"}[expected] == within_limit(long, "few")


def test_last_text_is_taken_where_none_fits() -> None:
    """What must be said is said, and the rule for items refuses it."""
    long = "word " * (FEEDBACK_WORDS + 1)
    assert long == within_limit(f"{long} more", long)
