"""Questions that a fact words for itself, and what its report leaves open: faults have lines."""

from pathlib import Path

import pytest

from tests.worlds import problems

APRIL = "    confusable: [carried-winter, carried-august]\n"
"""The last line of the fact `carried-april`."""
BACKED = "does not hold"


def asked(root: Path, lines: str) -> list[tuple[int, str]]:
    """Return the problems of `carried-april` ended by these lines: (line after it, message)."""
    file = "content/facts/crossings.yml"
    found = problems(root, file, APRIL, f"{APRIL}{lines}")
    return [(line, message) for line, message, _ in found]


@pytest.mark.parametrize(
    "lines",
    [
        "    asks: {value: 'How many does {report} say the Company carried in April 1911?'}\n",
        "    asks: {speaker: [Who counted the passengers?, 'Whose count was it, by {report}?']}\n",
        "    asks: {period: no, kind: no}\n",
    ],
)
def test_sound_questions_have_no_problem(tmp_path: Path, lines: str) -> None:
    """A whole question, several of them, or "no" may stand under a direction."""
    assert [] == asked(tmp_path, lines)


@pytest.mark.parametrize(
    ("lines", "line", "message"),
    [
        ("    asks: {colour: What colour?}\n", 1, "'colour' cannot be worded by hand"),
        ("    asks: {colour: no}\n", 1, "'colour' is not a direction"),
        ("    asks: {value: []}\n", 1, "'value' has no wording"),
        ("    asks: {place: Where was it?}\n", 1, "the fact has no place to ask for"),
        (
            "    asks: {values: Which were they?}\n",
            1,
            "'values' asks for a list, and the fact has none",
        ),
        (
            "    asks: {value: How many were counted.}\n",
            1,
            "a question form ends in a question mark",
        ),
        (
            "    asks: {value: 'How many were counted in {place}?'}\n",
            1,
            "the question names {place}, which the fact lacks",
        ),
        (
            "    asks: {value: 'How many {people}?'}\n",
            1,
            "'{people}' is not a part of a fact",
        ),
        (
            "    asks: {value: Were 4200 people counted?}\n",
            1,
            "the question holds its own answer",
        ),
        (
            "    asks: {speaker: Did the Harbour Board count them?}\n",
            1,
            "the question holds its own answer",
        ),
        (
            "    asks:\n      value:\n        - How many came?\n        - How many came in 1920?\n",
            4,
            "the question has the number 1920, which the fact does not hold",
        ),
        (
            "    asks: {value: How many came with the Royal Navy?}\n",
            1,
            "the question names 'Royal', which neither the fact nor its report does",
        ),
        ("    open: [sky]\n", 1, "'sky' is not a part"),
        ("    open: [place]\n", 1, "the fact has no place that could be open"),
    ],
)
def test_faulty_question_is_told_with_its_line(
    tmp_path: Path, lines: str, line: int, message: str
) -> None:
    """A question holds known parts, numbers and names, and not its answer, or is a problem."""
    assert (line, message) in asked(tmp_path, lines)


def test_question_that_no_item_asks_is_told_with_its_reason(tmp_path: Path) -> None:
    """Where no two wrong options can be proved, the author learns that it is never asked."""
    lines = (
        "    asks: {period: When was it that the Ferry Company carried passengers?}\n"
    )
    found = asked(tmp_path, lines)
    assert [1] == [line for line, _ in found]
    assert found[0][1].startswith("this is never asked: ")


def test_long_question_is_told_with_its_rule(tmp_path: Path) -> None:
    """A question of more than forty words breaks the rule for stems."""
    long = "How many came " + "and went " * 20 + "in April 1911?"
    found = asked(tmp_path, f"    asks: {{value: {long}}}\n")
    assert [1] == [line for line, _ in found]
    assert "stem-is-a-question" in found[0][1]
