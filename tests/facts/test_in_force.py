"""A price or rule that applies is in force: neither promised nor, for certain, not carried out."""

import pytest

from policystory.facts.compare import LIKE_STAGES
from policystory.facts.record import Status
from policystory.items.questions.sorting.categories import _STAGES
from policystory.wording import languages, phrasebook_of


def test_in_force_is_not_set_against_delivered() -> None:
    """A rule in force has been carried out, so the two are never options of one question."""
    assert {Status.DELIVERED, Status.IN_FORCE} in LIKE_STAGES
    assert (Status.DELIVERED, Status.IN_FORCE) == _STAGES["delivered"]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("status", Status)
def test_every_status_has_words(language: str, status: Status) -> None:
    """As an option, and as feedback on what it would mean."""
    phrases = phrasebook_of(language)
    assert phrases.has(f"options.status-{status}")
    assert phrases.has(f"feedback.{status}")
