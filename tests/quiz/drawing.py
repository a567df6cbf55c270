"""Quizzes drawn from the bank of the invented course: for the tests of quizzes."""

from typing import Any

from policystory.quiz.assemble import assemble
from policystory.quiz.blueprint import Blueprint, Pool
from policystory.quiz.paper import Mode, Quiz
from tests.worlds import course

BANK = course().bank


def drawn(seed: str, *pools: Pool, mode: Mode = Mode.PRACTICE) -> Quiz:
    """Assemble a quiz of these pools."""
    return assemble(
        Blueprint(id="q", title="Q", pools=pools, mode=mode), "l/q", BANK, seed, "v1"
    )


def pool(id_: str = "p", count: int = 1, **parts: Any) -> Pool:
    """Return a pool that asks for `count` items."""
    return Pool(id=id_, count=count, **parts)
