"""Slips of the pen in the real corpus, and whether its checks find them."""

from functools import cache

import pytest

from policystory.course.load import Folders, load
from policystory.items.chance import rank
from tests.content.mutations import KINDS, Catcher, Mutation, mutations
from tests.content.sources import ROOT, texts

COUNT = 200
SHARE = 0.9
CORPUS = load(Folders.of(ROOT)).corpus()
MADE = mutations(CORPUS, COUNT)


@cache
def catcher() -> Catcher:
    """Return the checks, ready; the test is skipped where the reports' texts are not there."""
    return Catcher(ROOT, texts())


def test_nine_of_ten_changes_are_caught() -> None:
    """Of two hundred single changes the checks find nine of ten; what slips is named."""
    slipped = [
        f"{mutation.fact}: {mutation.what}"
        for mutation in MADE
        if not catcher().catches(mutation)
    ]
    assert len(slipped) <= (1 - SHARE) * COUNT, "\n".join(slipped)


def test_the_changes_are_two_hundred_different_ones() -> None:
    """Each changes its fact, none is made twice, and all kinds are made, the same every time."""
    assert (
        COUNT == len(MADE) == len({(mutation.fact, mutation.what) for mutation in MADE})
    )
    assert all(mutation.changed != CORPUS.facts[mutation.fact] for mutation in MADE)
    assert all(mutation.changed.id == mutation.fact for mutation in MADE)
    assert len(KINDS) == len({mutation.what.split(":")[0] for mutation in MADE})
    assert MADE == mutations(CORPUS, COUNT)


@pytest.mark.parametrize(
    "id_", sorted(CORPUS.facts, key=lambda id_: rank("unchanged", id_))[:20]
)
def test_a_fact_that_is_not_changed_is_not_caught(id_: str) -> None:
    """What is caught is caught for its change: an unchanged fact has no complaint that counts."""
    assert not catcher().catches(Mutation(id_, "nothing", CORPUS.facts[id_]))
