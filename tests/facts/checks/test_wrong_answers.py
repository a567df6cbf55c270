"""The wrong answers that authors write beside facts: each must be wrong, and say why."""

from pathlib import Path

import pytest

from tests.worlds import problems

APRIL = "    period: 1911-04\n"
FOG = "    says: Ada Marsh named fog as the cause of the delay.\n"
ANOTHER = "write another, or leave it out"


def lines(*records: str) -> str:
    """Write wrong answers as the last fields of a fact."""
    return "".join(["    wrong:\n", *[f"      - {{{record}}}\n" for record in records]])


@pytest.mark.parametrize(
    ("record", "line", "message", "hint"),
    [
        (
            "value: {amount: 4300, unit: people}, because: No.",
            2,
            "'4,300' cannot be told from what 'carried-april' states, so it is no wrong answer",
            ANOTHER,
        ),
        (
            "value: {amount: 9, unit: boats}, because: No.",
            2,
            "it is counted in boats, and the fact in people",
            "",
        ),
        (
            "part: population, value: pilgrim, because: No.",
            2,
            "there is no entity 'pilgrim'",
            "did you mean 'pilgrims'?",
        ),
        (
            "part: period, value: 1911-04, because: No.",
            2,
            "'April 1911' is no wrong answer: 'carried-april' makes it true",
            ANOTHER,
        ),
        (
            "part: mood, value: glad, because: No.",
            2,
            (
                "'mood' is no part with wrong answers; these are value, subject, speaker, "
                "period, population, place"
            ),
            "",
        ),
        (
            "value: {amount: 7700, unit: people}, because: 'More than 4,200 crossed.'",
            2,
            "the reason gives the right answer away, 'more than 4,200'",
            "say only why this one is wrong",
        ),
        (
            (
                "value: {amount: 7700, unit: people}, because: '', "
                "source: {source: harbour-news, paragraph: 1}"
            ),
            2,
            "the reason has 0 words, expected are 1 to 45",
            "say what it is confused with",
        ),
        (
            (
                "value: {amount: 7700, unit: people}, because: No., "
                "source: {source: harbour-news, paragraph: 99}"
            ),
            2,
            "there is no harbour-news ¶99",
            "name a source and one of its paragraphs",
        ),
    ],
)
def test_a_wrong_answer_that_is_none_is_named(
    tmp_path: Path, record: str, line: int, message: str, hint: str
) -> None:
    """The line of the answer, what is wrong with it, the fact behind that, and what to do."""
    new = f"{APRIL}{lines(record)}"
    found = problems(tmp_path, "content/facts/crossings.yml", APRIL, new)
    assert [(line, message, hint)] == found


def test_wrong_answers_that_are_wrong_are_no_problem(tmp_path: Path) -> None:
    """A figure that the facts prove wrong, and one that another report would have to tell."""
    records = lines(
        "value: {amount: 7700, unit: people}, because: It is a later month's.",
        "part: population, value: herring-workers, because: They rowed.",
    )
    file = "content/facts/crossings.yml"
    assert [] == problems(tmp_path, file, APRIL, f"{APRIL}{records}")
