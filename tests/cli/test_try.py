"""The verb `try`: one answer, marked as a quiz would mark it."""

import json
from collections.abc import Callable

import pytest
from click.testing import Result

Run = Callable[..., Result]

TYPED = "keeper-gull.value.short-text"


@pytest.mark.parametrize(
    ("response", "verdict"),
    [
        ("Ada Marsh", "Right. (right; points: 1 of 1)"),
        ("Ada Mash", "Check the spelling. (check-spelling; points: 0 of 1)"),
        ("Tom Reed", "Not right. (wrong; points: 0 of 1)"),
    ],
)
def test_answer_is_marked_as_in_a_quiz(run: Run, response: str, verdict: str) -> None:
    """The verdict, its reason and the points stand below the question."""
    result = run("try", TYPED, response)
    assert (0, verdict) == (result.exit_code, result.output.splitlines()[1])


def test_mark_as_json(run: Run) -> None:
    """A program gets the response as the page would send it, and the whole mark."""
    tried = json.loads(run("try", TYPED, "Mrs. Marsh", "--json").output)
    assert (TYPED, "Mrs. Marsh", "right") == (
        tried["item"],
        tried["response"],
        tried["mark"]["reason"],
    )


def test_option_is_chosen_by_its_text(run: Run) -> None:
    """An option can be named by the words that a learner sees."""
    items = json.loads(run("items", "--json", "--key").output)
    item = next(item for item in items if item["kind"] == "single-choice")
    right = item["key"]
    text = next(option["text"] for option in item["options"] if option["id"] == right)
    assert "(right;" in run("try", item["id"], text).output


def test_number_is_read_in_a_locale(run: Run) -> None:
    """A typed number is read as in the learner's own language."""
    items = json.loads(run("items", "--json").output)
    number = next(item["id"] for item in items if item["kind"] == "number")
    arguments = ("try", number, "1,5", "--locale", "de", "--json")
    tried = json.loads(run(*arguments).output)
    assert {"typed": "1,5", "locale": "de"} == tried["response"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("keeper-gul.value.short-text", "x"), f"did you mean '{TYPED}'?"),
        (("nothing-like-it-at-all", "x"), "there is no item"),
        ((TYPED, "{"), "expected JSON"),
    ],
)
def test_what_cannot_be_tried_is_said(
    run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    """A wrong name and JSON that cannot be read are told in a sentence."""
    result = run("try", *arguments)
    assert result.exit_code != 0
    assert sentence in result.output + result.stderr
