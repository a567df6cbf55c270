"""Feedback in the invented world: what is told of right and wrong answers."""

from typing import Any

import pytest

from policystory.facts.record import Citation, Fact, Kind, Status, Value
from policystory.items.questions.feedback.facts_near import facts_near, facts_on
from policystory.items.questions.feedback.right_answer import right, where, within_limit
from policystory.items.questions.feedback.wrong_option import wrong_feedback
from policystory.items.questions.question import Question
from policystory.items.rules.item_rules import FEEDBACK_WORDS
from tests.worlds import fact, people, with_facts

POST = (Citation("island-post", 2),)
ASKED = fact("asked", confusable=("named",), speaker="harbour-board")


def told(taken_from: Fact, direction: str, text: str, value: Value) -> str:
    """Return what is told of a wrong option that is taken from another fact than ASKED."""
    question = Question(with_facts(ASKED, taken_from), ASKED, direction)
    return wrong_feedback(question, text, value, taken_from)


def test_wrong_figure_is_told_what_it_counts() -> None:
    """What stands in another report is told with its mark and month, and with no formula before."""
    says = "In the winter 9,600 pilgrims crossed."
    winter = fact(
        "winter",
        value=people(9600),
        period="1910-10/1911-02",
        says=says,
        sources=POST,
        speaker="tom-reed",
    )
    expected = f"Not right. {says} (IP ¶2, September 1911)"
    assert expected == told(winter, "value", "9,600", winter.value)


def test_wrong_figure_of_the_same_report_is_told_from_there() -> None:
    """A figure that stands in the report asked about is never told as another report's."""
    far = fact("far", value=people(9600), period="1911-03", says="Far.", sources=POST)
    near = fact("near", value=people(9600), period="1911-03", says="Near.")
    world = with_facts(ASKED, far, near)
    question = Question(world, ASKED, "value")
    text = wrong_feedback(question, "9,600", far.value, far)
    assert "Not right. Near. (HN ¶2, May 1911)" == text


@pytest.mark.parametrize(
    ("says", "mark"),
    [
        ("The Harbour News counted 9,600 in May 1911.", "¶2"),
        ("In May 1911 it counted 9,600.", "HN ¶2"),
    ],
)
def test_report_is_named_once(says: str, mark: str) -> None:
    """A sentence that names its report is followed by the number of the paragraph alone."""
    second = fact("second", value=people(9600), period="1911-03", says=says)
    expected = f"Not right. {says} ({mark})"
    assert expected == told(second, "value", "9,600", second.value)


def test_wrong_figure_whose_sentence_has_the_right_one_is_only_told_its_place() -> None:
    """What would give the answer away is not cited."""
    says = "In the winter 9,600 crossed, against 4,200 in April."
    winter = fact("winter", value=people(9600), says=says)
    expected = (
        "Not right. “9,600” is a count of something else: "
        "see the Harbour News (May 1911), paragraph 2."
    )
    assert expected == told(winter, "value", "9,600", winter.value)


@pytest.mark.parametrize(
    ("says", "subject", "expected"),
    [
        (
            "Tom Reed wanted a lamp, in May 1911.",
            "tom-reed",
            "Tom Reed wanted a lamp, in May 1911. (HN ¶2)",
        ),
        (
            "Gull Rock had a lamp, in May 1911.",
            "gull-rock",
            "Gull Rock had a lamp, in May 1911. (HN ¶2)",
        ),
        (
            "There was a lamp.",
            "gull-rock",
            "There was a lamp. (HN ¶2, May 1911)",
        ),
    ],
)
def test_nobody_and_no_month_is_named_twice(
    says: str, subject: str, expected: str
) -> None:
    """What is said of something else is told as it is, with its month if it has none."""
    second = fact(
        "second", subject=subject, speaker="tom-reed", value="a lamp", says=says
    )
    assert f"Not right. {expected}" == told(second, "value", "A lamp", "a lamp")


def test_wrong_speaker_is_told_what_else_they_are_cited_on() -> None:
    """A name that the report has say something alike is told with its own statement."""
    says = "Tom Reed counted 9,600 in the winter."
    named = fact("named", value=people(9600), speaker="tom-reed", says=says)
    expected = f"Not right. {says} (HN ¶2, May 1911)"
    assert expected == told(named, "speaker", "Tom Reed", "tom-reed")


def test_wrong_speaker_without_a_statement_is_told_what_the_report_has_of_them() -> (
    None
):
    """Of whoever says nothing in the report it may still tell something."""
    says = "In May 1911 Tom Reed tended the pier lamp."
    keeper = fact(
        "pier", property="keeper", subject="tom-reed", value="tom-reed", says=says
    )
    expected = f"Not right. {says} (HN ¶2)"
    assert expected == told(keeper, "speaker", "Tom Reed", "tom-reed")


def test_wrong_speaker_of_whom_nothing_is_told_is_not_cited() -> None:
    """Where the report has nothing of a name, that is what is said."""
    counted = fact("counted", speaker="tom-reed", property="keeper", sources=POST)
    text = told(counted, "speaker", "Tom Reed", "tom-reed")
    assert text.startswith("Not right.")
    assert "Tom Reed" in text


@pytest.mark.parametrize(
    ("own", "value", "begins", "ends"),
    [
        (
            Status.SECURED,
            Status.DELIVERED,
            "Not right. For that, it would have to have happened",
            "does not go so far.",
        ),
        (
            Status.SECURED,
            Status.PROMISED,
            "Not right. For that, somebody would have to have given their word",
            "goes further.",
        ),
    ],
)
def test_wrong_status_is_told_what_it_would_mean(
    own: Status, value: Status, begins: str, ends: str
) -> None:
    """The right status is not named: only on which side of the wrong one it lies."""
    asked = fact("asked", status=own)
    second = fact("second", status=value)
    question = Question(with_facts(asked, second), asked, "status")
    text = wrong_feedback(question, "Any", value, second)
    assert text.startswith(begins)
    assert text.endswith(ends)
    assert own not in text.lower()


def test_wrong_kind_is_told_what_it_would_need_and_where_to_look() -> None:
    """A kind of statement is explained by its own meaning, not by the right kind."""
    second = fact("second", kind=Kind.ESTIMATE)
    text = told(second, "kind", "An estimate", Kind.ESTIMATE)
    assert text.startswith("Not right. An estimate would be a figure worked out")
    assert text.endswith("It is in the Harbour News (May 1911), paragraph 2.")


def test_right_answer_says_that_another_report_has_it_otherwise() -> None:
    """What reports dispute is told to whoever was right, with the other report's sentence."""
    second = fact("second", value=people(9600), says="It was 9,600.", sources=POST)
    asked = fact("asked", conflicts=("second",))
    expected = f"Right. {asked.says} Another account differs: It was 9,600."
    assert expected == right(with_facts(asked, second), asked)


def test_right_answer_says_that_another_report_tells_the_event_in_another_way() -> None:
    """So does one event that two reports tell, if an author names the two as confused."""
    second = fact("second", value=people(9600), says="It was 9,600.", sources=POST)
    asked = fact("asked", confusable=("second",))
    expected = (
        f"Right. {asked.says} Another account puts it in another way: It was 9,600."
    )
    assert expected == right(with_facts(asked, second), asked)
    apart = fact("second", value=people(9600), period="1911-08", sources=POST)
    assert f"Right. {asked.says}" == right(with_facts(asked, apart), asked)


def test_place_of_a_fact_is_its_report_and_paragraph() -> None:
    """It tells where to look, and nothing of what stands there."""
    expected = "the Harbour News (May 1911), paragraph 2"
    assert expected == where(with_facts(ASKED), ASKED)


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


def test_wrong_name_is_not_told_what_the_report_says_on_another_matter() -> None:
    """What shares neither property nor objective with the question would explain nothing."""
    says = "In 1911 Tom Reed tended the pier lamp."
    far = fact(
        "pier",
        property="keeper",
        subject="gull-rock",
        value="tom-reed",
        says=says,
        objectives=("another",),
    )
    near = fact("near", speaker="tom-reed", says="Tom Reed counted them in May.")
    named = [
        found.id
        for found in facts_near(
            with_facts(ASKED, far, near), "tom-reed", "harbour-news", [ASKED]
        )
    ]
    assert ["near"] == named


def test_report_is_heard_on_an_entity_on_any_matter() -> None:
    """What it says shows what the entity is; other reports do not speak here."""
    own = fact("own", subject="gull-rock")
    elsewhere = fact("elsewhere", subject="gull-rock", sources=POST)
    world = with_facts(own, elsewhere)
    heard = facts_on(world, "gull-rock", "harbour-news", "subject", [])
    assert ["own"] == [found.id for found in heard]
    assert [] == list(facts_on(world, "gull-rock", "harbour-news", "subject", [own]))


@pytest.mark.parametrize(
    ("direction", "expected"),
    [("subject", ["about"]), ("speaker", ["said"]), ("value", ["about", "said"])],
)
def test_entity_is_heard_in_the_part_that_is_asked_for(
    direction: str, expected: list[str]
) -> None:
    """Who is offered as a speaker is known by what they say, and not by what is said of them."""
    about = fact("about", subject="tom-reed")
    said = fact("said", speaker="tom-reed")
    world = with_facts(ASKED, about, said)
    heard = facts_on(world, "tom-reed", "harbour-news", direction, [ASKED])
    assert expected == [found.id for found in heard]


def test_an_objective_in_common_counts_in_the_report_that_is_asked_about() -> None:
    """What another report says for the same objective is mostly on another matter."""
    asked = fact("asked", objectives=("count",))
    parts: dict[str, Any] = {
        "property": "keeper",
        "value": "tom-reed",
        "objectives": ("count",),
    }
    here = fact("here", **parts)
    elsewhere = fact("elsewhere", sources=POST, **parts)
    world = with_facts(asked, here, elsewhere)
    near = facts_near(world, "tom-reed", "harbour-news", [asked])
    assert ["here"] == [found.id for found in near]
