import pytest

from policystory.course.progress import Given, Standing, given, standing
from policystory.journal import Answered, Entry


def entry(item: str, response: str = "a", reason: str = "wrong", ticket: str = "", **parts: object) -> Entry:
    """Return an answer of the record."""
    usual = {"quiz": "q", "attempt": 1, "paper": "p", "content": "c", "family": "f", "points": "0", "possible": "1"}
    event = Answered(**{**usual, **parts}, item=item, response=response, reason=reason, ticket=ticket)
    return Entry("", "s", 1, event)


def test_the_latest_response_counts_and_tries_are_counted() -> None:
    """Of several answers to an item the last one is given, with the number of tries and their tickets."""
    found = given([entry("a", "x", "wrong", "t1"), entry("b"), entry("a", "y", "right", "t2")], "q")
    assert found == {"a": Given("y", "right", 2, ("t1", "t2")), "b": Given("a", "wrong", 1, ("",))}


def test_an_answer_that_was_written_twice_counts_once() -> None:
    """The same ticket again is the same answer; answers without a ticket are each their own."""
    twice = [entry("a", "x", "wrong", "t1"), entry("a", "x", "wrong", "t1")]
    assert given(twice, "q")["a"].tries == 1
    assert given([entry("a"), entry("a")], "q")["a"].tries == 2


def test_another_quiz_or_attempt_is_not_mixed_in() -> None:
    """Only answers to this quiz and attempt are given."""
    entries = [entry("a", quiz="other"), entry("a", attempt=2), entry("b")]
    assert set(given(entries, "q")) == {"b"}
    assert set(given(entries, "q", attempt=2)) == {"a"}


def test_a_standing_counts_items_and_not_tries() -> None:
    """Answered and right are numbers of items; a right answer that was changed to a wrong one is not right."""
    entries = [entry("a", reason="right"), entry("a"), entry("b", reason="right"), entry("c")]
    assert standing(entries, "q", 8) == Standing(3, 1, 8)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (Standing(0, 0, 3), "not begun"),
        (Standing(1, 0, 3), "1 of 3 answered, 0 right"),
        (Standing(3, 2, 3), "all 3 answered, 2 right"),
    ],
)
def test_a_standing_is_said_in_words(one: Standing, words: str) -> None:
    """A learner reads how far they are as a sentence would say it."""
    assert words == one.in_words()
