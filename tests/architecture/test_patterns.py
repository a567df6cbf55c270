"""No pattern of the source takes more than linear time, whatever an author or a learner writes."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from typing import TypeGuard

import pytest

import policystory
from policystory.course.checks.prose import blocks, problems
from policystory.facts.mentions import names_pattern
from policystory.facts.values.numbers_in_text import numbers, numbers_to_cite
from tests.worlds import corpus, notebook

SIZE = 30_000
SECONDS = 1.0
"""A linear pattern takes milliseconds for one text, a quadratic one from two seconds to minutes."""
PIECES = (
    "[", "](", "[x](", "[x](#a", "[x ¶2](#", "(", "#", "# ", "`", "``a", "*", "- ", "|", "\n",
    "\n ", " ", " x", "\t", "1", "1,", "1.", "1,000,", "-", "2021-", "1e", "a", "A", "a-", "a ",
    ".", ",", "'", "\"", "“", "”", "{", "{a", "}", "$", "%", "é", "ﬁ", "half ", "nineteen ",
    "one-", "in May ", "on 1 May 2021", " of", "both a and b ", "the report ", "n't", "never ",
    "will ", "last ", "experts ", "Ada ", "import {",
)  # fmt: skip
"""What is repeated: the marks at which a pattern begins, with and without what may follow."""
SIGNS = ("", "!", "\n!", "1", "]")
"""How such a text ends: a pattern that fails only there tries every beginning again."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every compiled pattern of every module, and one that is made of names."""
    for module in pkgutil.walk_packages(policystory.__path__, "policystory."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            candidates = value.values() if isinstance(value, dict) else (value,)
            for pattern in filter(is_pattern, candidates):
                yield f"{module.name}.{name}", pattern
    yield "names", names_pattern(corpus().entities["ada-marsh"])


def is_pattern(value: object) -> TypeGuard[re.Pattern[str]]:
    """Tell whether a value is a pattern of text; patterns of bytes meet no author's words."""
    return isinstance(value, re.Pattern) and isinstance(value.pattern, str)


FOUND = dict(patterns())


def test_the_patterns_are_found() -> None:
    """Patterns of facts, items, prose and reading are among those that are tried."""
    for name in (
        "course.checks.prose._CITATION",
        "facts.values.numbers_in_text._DIGITS",
        "reading.records._GROUPED",
        "items.rules.item_rules._NEGATIVE",
    ):
        assert f"policystory.{name}" in FOUND


@pytest.mark.parametrize("pattern", FOUND.values(), ids=FOUND)
def test_a_pattern_takes_linear_time(pattern: re.Pattern[str]) -> None:
    """Each way to use a pattern on a hostile text of 30,000 signs ends at once."""
    for piece in PIECES:
        for sign in SIGNS:
            text = piece * (SIZE // len(piece)) + sign
            started = time.process_time()
            pattern.fullmatch(text)
            for _ in pattern.finditer(text):
                pass
            assert SECONDS > time.process_time() - started, (piece, sign)


@pytest.mark.parametrize("piece", PIECES)
def test_prose_is_checked_in_linear_time(piece: str) -> None:
    """A lesson of anything that is repeated is split, checked and searched for numbers at once."""
    text = piece * (SIZE // len(piece))
    started = time.process_time()
    list(problems(corpus(), blocks(notebook(text), "l.ipynb")))
    numbers(text)
    numbers_to_cite(text)
    assert SECONDS > time.process_time() - started


def test_a_hundred_thousand_brackets_are_checked_at_once() -> None:
    """Prose in which links begin and never end took eight seconds."""
    prose = blocks(notebook("[" * 100_000), "l.ipynb")
    started = time.process_time()
    assert [] == list(problems(corpus(), prose))
    assert SECONDS > time.process_time() - started
