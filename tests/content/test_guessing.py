"""A student who chooses by how options look does no better and no worse than chance."""

from functools import cache
from pathlib import Path

import pytest

from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.items.forms import FORMS
from policystory.items.guessing.always_right_options import signs
from policystory.items.guessing.guessing_strategies import (
    REMEMBERED,
    STRATEGIES,
    Band,
    bands,
)
from policystory.items.guessing.learned_guess import learned
from policystory.items.item import Item
from policystory.items.variant import variant

KINDS = ("single-choice", "source-support")
SEEDS = ("first", "second", "third", "fourth", "fifth")


@cache
def course() -> OpenCourse:
    """Return the course of this repository, open."""
    return OpenCourse(load(Folders.of(Path(__file__).parents[2])))


@cache
def drawn(seed: str, kinds: tuple[str, ...] = ()) -> list[Item]:
    """Return one variant of every item, or of every item of these kinds."""
    variants: list[Item] = []
    for item in course().bank.items.values():
        shown = variant(item, seed) if item.kind in (kinds or FORMS) else None
        if shown is not None:
            variants.append(shown)
    return variants


@cache
def tried(seed: str, kinds: tuple[str, ...]) -> dict[str, Band]:
    """Return how each strategy does on one variant of every item of these kinds."""
    return {band.name: band for band in bands(drawn(seed, kinds))}


@pytest.mark.parametrize("strategy", [*STRATEGIES, REMEMBERED])
@pytest.mark.parametrize(
    "kinds", [KINDS[:1], KINDS], ids=["single choice", "with source support"]
)
def test_looks_tell_nothing(kinds: tuple[str, ...], strategy: str) -> None:
    """Hits by the looks of options lie in the 95% band around chance.

    One honest draw of twenty falls outside its band by luck alone, so one seed of five may; a fault
    stays.
    """
    tries = [tried(seed, kinds)[strategy] for seed in SEEDS]
    outside = [band for band in tries if not band.low <= band.hits <= band.high]
    assert len(outside) <= 1, tries


@pytest.mark.parametrize("split", ["first", "second", "third"])
def test_words_learned_from_half_of_the_facts_tell_nothing_of_the_rest(
    split: str,
) -> None:
    """A naive Bayes classifier hits no more of the other half than chance does.

    One seed of five may lie outside, as above.
    """
    tries = [learned(course().corpus, drawn(seed), split) for seed in SEEDS]
    assert min(band.n for band in tries) > 150
    assert sum(not band.ok for band in tries) <= 1, tries


@pytest.mark.parametrize("seed", SEEDS)
def test_no_option_is_always_or_never_right(seed: str) -> None:
    """Within a form of question and a report, no option gives itself away."""
    assert [] == signs(course().corpus, drawn(seed))


def test_there_is_something_to_guess() -> None:
    """The bank is large enough for its bands to mean anything."""
    assert tried(SEEDS[0], KINDS)["longest option"].n > 400
