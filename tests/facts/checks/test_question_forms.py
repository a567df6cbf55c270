"""The forms of questions: a preposition that stands twice is told."""

from collections.abc import Iterable

import pytest

from policystory.facts.checks.question_forms import question_flaws


def told(form: str) -> Iterable[str]:
    """Return what is wrong with a question for the value."""
    return [message for message, _ in question_flaws("value", form)]


@pytest.mark.parametrize("preposition", ["on", "in", "from", "since", "en", "desde"])
def test_a_preposition_before_a_period_is_one_too_many(preposition: str) -> None:
    """In any language {period} brings its own: "on on 1 October"."""
    (message,) = told(f"how much was it {preposition} {{period}}?")
    doubled = f"'{preposition} {{period}}' has one preposition too many"
    assert f"{doubled}: {{period}} brings its own" == message


@pytest.mark.parametrize(
    "form", ["how much was it {period}?", "who came in, {period}?"]
)
def test_a_period_alone_is_sound(form: str) -> None:
    """What ends in such letters, or is parted by a comma, is no preposition of the period."""
    assert [] == told(form)
