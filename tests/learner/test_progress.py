import pytest

from policystory.journal import Answered, Begun, Entry, Hinted, Record, Step, Submitted
from policystory.learner.progress import (
    AttemptWork,
    ItemWork,
    attempt_work,
    first_tries,
    latest_attempt,
    marked_answers,
)
from policystory.learner.standings import Standing, standings


def entry(
    item: str,
    response: str = "a",
    reason: str = "wrong",
    ticket: str = "",
    at: str = "",
    **parts: object,
) -> Entry:
    """Return an answer of the record."""
    usual = {
        "quiz": "q",
        "attempt": 1,
        "paper": "p",
        "content": "c",
        "family": "f",
        "points": "0",
        "possible": "1",
    }
    event = Answered(
        **{**usual, **parts}, item=item, response=response, reason=reason, ticket=ticket
    )
    return Entry(at, "s", 1, event)


def hinted(item: str, n: int = 0, at: str = "", attempt: int = 1) -> Step:
    """Return a hint of the record."""
    return Step(
        at, "s", 1, Hinted(quiz="q", attempt=attempt, paper="p", item=item, n=n)
    )


def record(*done: Entry | Step) -> Record:
    """Return a record of these answers and steps."""
    entries = tuple(step for step in done if isinstance(step, Entry))
    return Record(entries, (), tuple(step for step in done if isinstance(step, Step)))


def test_responses_are_kept_in_order_with_their_tickets() -> None:
    """All answers are given, the reason of the last, and how sure of the first and last."""
    answers = [
        entry("a", "x", "wrong", "t1", confidence="guess"),
        entry("b"),
        entry("a", "y", "right", "t2", confidence="sure"),
    ]
    given = attempt_work(record(*answers), "q").items
    assert {
        "a": ItemWork(
            ("x", "y"),
            ("t1", "t2"),
            "right",
            "sure",
            first="wrong",
            first_confidence="guess",
        ),
        "b": ItemWork(("a",), ("",), "wrong", first="wrong"),
    } == given


def test_an_answer_that_was_written_twice_counts_once() -> None:
    """The same ticket again is the same answer; answers without a ticket are each their own."""
    twice = [entry("a", "x", "wrong", "t1"), entry("a", "x", "wrong", "t1")]
    assert ("x",) == attempt_work(record(*twice), "q").items["a"].responses
    assert ("a", "a") == attempt_work(record(entry("a"), entry("a")), "q").items[
        "a"
    ].responses


def test_hints_stand_between_the_answers() -> None:
    """Each hint knows how many answers came before it, in whatever order they are read."""
    done = record(
        entry("a", at="1"),
        entry("a", at="3"),
        hinted("a", 1, at="2"),
        hinted("a", 2, at="4"),
        hinted("b"),
    )
    given = attempt_work(done, "q").items
    assert ((1, 2), (0,)) == (given["a"].hints, given["b"].hints)


def test_a_hint_that_was_taken_twice_counts_once() -> None:
    """A first hint in two windows is one hint; hints without a number are each their own."""
    given = attempt_work(
        record(hinted("a", 1), hinted("a", 1), hinted("b"), hinted("b")), "q"
    ).items
    assert ((0,), (0, 0)) == (given["a"].hints, given["b"].hints)


def test_a_hand_in_ends_an_attempt() -> None:
    """An attempt that was handed in is known by that, with or without answers."""
    done = Step("", "s", 1, Submitted(quiz="q", attempt=2, paper="p"))
    assert (AttemptWork(), AttemptWork(is_handed_in=True, paper="p")) == (
        attempt_work(record(done), "q"),
        attempt_work(record(done), "q", 2),
    )


def test_another_quiz_or_attempt_is_not_mixed_in() -> None:
    """Only answers to this quiz and attempt are given."""
    done = record(entry("a", quiz="other"), entry("a", attempt=2), entry("b"))
    assert ({"b"}, {"a"}) == (
        set(attempt_work(done, "q").items),
        set(attempt_work(done, "q", 2).items),
    )


@pytest.mark.parametrize(
    ("done", "attempt"),
    [
        ([], 1),
        ([entry("a", attempt=2), entry("a")], 2),
        ([hinted("a", attempt=3), entry("a")], 3),
        ([entry("a", attempt=7, quiz="other")], 1),
    ],
)
def test_the_latest_attempt_is_that_in_which_anything_was_done(
    done: list[Entry | Step], attempt: int
) -> None:
    """A hint begins an attempt as well as an answer; another quiz does not."""
    assert attempt == latest_attempt(record(*done), "q")


def test_a_standing_counts_items_and_not_tries() -> None:
    """Answered and right count items, and right is what the first try was."""
    done = record(
        entry("a", reason="right"),
        entry("a"),
        entry("b", reason="right"),
        entry("c"),
        hinted("d"),
    )
    assert Standing(3, 2, 8) == standings(done, {"q": 8})["q"]


def test_a_retry_never_replaces_the_best() -> None:
    """Eight of eight stay the best after an attempt with two; the last is told beside it."""
    items = "abcdefgh"
    done = [entry(item, reason="right") for item in items]
    for place, item in enumerate(items):
        reason = "right" if place < 2 else "wrong"
        done.append(entry(item, reason=reason, attempt=2))
    standing = standings(record(*done), {"q": 8})["q"]
    assert (8, 2) == (standing.best, standing.right)
    words = "best 8 of 8, last 2 of 8 right at the first try (attempt 2)"
    assert words == standing.in_words()


def test_what_is_right_after_the_feedback_is_no_first_try() -> None:
    """The table counts as the levels do: a second try that is right raises neither."""
    done = record(entry("a", at="1"), entry("a", reason="right", at="2"))
    assert 0 == standings(done, {"q": 1})["q"].right
    (first,) = first_tries(done.entries)
    assert "wrong" == first.event.reason


def test_a_standing_is_that_of_the_latest_attempt() -> None:
    """Once another attempt has begun, it says how far a learner is; the best stays beside it."""
    first = [entry(item, reason="right") for item in "abc"]
    assert (
        Standing(1, 0, 3, attempt=2, before=3)
        == standings(record(*first, entry("a", attempt=2)), {"q": 3})["q"]
    )


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing(0, 0, 3), "not begun"),
        (Standing(2, None, 3), "2 of 3 answered"),
        (Standing(3, None, 3, attempt=2), "all 3 answered (attempt 2)"),
        (Standing(1, 0, 3), "1 of 3 answered, 0 right at the first try"),
        (Standing(3, 2, 3), "all 3 answered, 2 right at the first try"),
        (
            Standing(3, 2, 3, attempt=2),
            "all 3 answered, 2 right at the first try (attempt 2)",
        ),
        (
            Standing(3, 2, 3, attempt=3, before=1),
            "best 2 of 3, last 2 of 3 right at the first try (attempt 3)",
        ),
        (
            Standing(2, 1, 3, attempt=2, before=3),
            "best 3 of 3 right at the first try; attempt 2: 2 of 3 answered, 1 right",
        ),
        (
            Standing(3, None, 3, attempt=2, before=3),
            "best 3 of 3 right at the first try; attempt 2: all 3 answered",
        ),
        (
            Standing(0, 0, 3, attempt=2, begun=True, before=3),
            "best 3 of 3 right at the first try; attempt 2: begun",
        ),
    ],
)
def test_a_standing_is_said_in_words(standing: Standing, words: str) -> None:
    """A learner reads how far they are as a sentence would say it."""
    assert words == standing.in_words()


def test_a_standing_does_not_tell_what_is_held() -> None:
    """As long as one mark is held, the card tells nobody how many answers are right."""
    done = record(entry("a", reason="held"), entry("b", reason="right"))
    assert Standing(2, None, 3) == standings(done, {"q": 3})["q"]


def test_what_a_hand_in_told_counts_from_then_on() -> None:
    """At the hand-in the last answer to each item gets its reason; earlier ones stay held."""
    held = [
        entry("a", "x", "held", at="1"),
        entry("a", "y", "held", at="2"),
        entry("b", "z", "held", at="3"),
    ]
    reasons = {"a": "right", "b": "wrong"}
    done = record(
        *held,
        Step("4", "s", 1, Submitted(quiz="q", attempt=1, paper="p", reasons=reasons)),
    )
    assert Standing(2, 1, 3) == standings(done, {"q": 3})["q"]
    assert ["held", "right", "wrong"] == [
        answer.event.reason for answer in marked_answers(done)
    ]
    assert [("y", "right"), ("z", "wrong")] == [
        (answer.event.response, answer.event.reason)
        for answer in first_tries(marked_answers(done))
    ]
    assert [] == list(first_tries(done.entries))


def test_a_hand_in_tells_of_its_own_attempt_only() -> None:
    """Answers of another attempt or quiz, or already marked, keep their reasons."""
    done = [
        entry("a", reason="held", attempt=2),
        entry("a", reason="held", quiz="other"),
        entry("a", reason="wrong"),
    ]
    step = Step(
        "", "s", 1, Submitted(quiz="q", attempt=1, paper="p", reasons={"a": "right"})
    )
    assert tuple(done) == marked_answers(record(*done, step))


def test_each_quiz_stands_for_itself() -> None:
    """Standings hold what was done in each quiz, and one that nobody began is not begun."""
    done = record(
        entry("a", reason="right"),
        entry("a", quiz="r", attempt=2),
        entry("b", quiz="another"),
    )
    given = standings(done, {"q": 8, "r": 3, "s": 5})
    assert {
        "q": Standing(1, 1, 8),
        "r": Standing(1, 0, 3, 2),
        "s": Standing(0, 0, 5),
    } == given


class Ticket(str):
    """A ticket that counts how often it is compared."""

    compared = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        """Compare, and count it."""
        Ticket.compared += 1
        return str(self) == other


def test_the_work_of_an_attempt_grows_as_its_answers_do() -> None:
    """An answer that was written twice is given without going through all before it."""
    Ticket.compared = 0
    answers = [entry("a", ticket=Ticket(number)) for number in range(500)]
    assert 500 == len(
        attempt_work(record(*answers, *answers), "q").items["a"].responses
    )
    assert Ticket.compared <= 2_000


def test_a_hand_in_tells_the_family_with_the_mark() -> None:
    """The last answer to each item gets what was told; what was not told stays held."""
    held = [
        entry("a", "x", "held", family=""),
        entry("a", "y", "held", family=""),
        entry("b", "x", "held", family=""),
    ]
    hand_in = Submitted(
        quiz="q", attempt=1, paper="p", reasons={"a": "right"}, families={"a": "f"}
    )
    given = marked_answers(record(*held, Step("9", "s", 1, hand_in)))
    assert [("held", ""), ("right", "f"), ("held", "")] == [
        (answer.event.reason, answer.event.family) for answer in given
    ]


def test_the_first_beginning_of_an_attempt_counts() -> None:
    """Where two windows or machines began one attempt, the first one's secret draws it."""
    begun = [
        Step(at, at, 1, Begun(quiz="q", attempt=2, secret=f"secret of {at}"))
        for at in "12"
    ]
    done = Record((), (), tuple(begun))
    assert ("secret of 1", "") == (
        attempt_work(done, "q", 2).secret,
        attempt_work(done, "q", 1).secret,
    )


def test_a_graded_attempt_that_was_begun_is_known() -> None:
    """It is the latest attempt, and said to be begun, before anything is answered."""
    begun = Begun(quiz="q", attempt=2, secret="x")  # noqa: S106 - no password
    done = record(entry("a", reason="held"), Step("9", "s", 1, begun))
    assert (2, "begun (attempt 2)") == (
        latest_attempt(done, "q"),
        standings(done, {"q": 8})["q"].in_words(),
    )
