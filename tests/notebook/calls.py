"""All that a notebook calls, and what a refused call shows."""

from collections.abc import Callable
from typing import Any

import policystory
from policystory.notebook import Lesson, lesson
from policystory.notebook_output import Unavailable

PARTS = [name for name in vars(Lesson) if not name.startswith("_")]
"""The parts of a lesson."""
CALLS = [*policystory.__all__, *(f"Lesson.{part}" for part in PARTS)]
"""The names of all that a notebook calls."""


class Unprintable:
    """What cannot even be written down."""

    def __repr__(self) -> str:
        raise ValueError("no words for it")


def callable_of(name: str) -> Callable[..., Any]:
    """Return what a notebook calls by a name of `CALLS`."""
    part = name.removeprefix("Lesson.")
    if part == name:
        return getattr(policystory, name)
    return getattr(lesson("01-crossings"), part)


def sentence_of(shown: object) -> str:
    """Return the sentence that stands in place of something, and prove that it is one."""
    assert isinstance(shown, Unavailable)
    (bundle,) = shown.bundles
    text = repr(shown)
    assert text[:1] == text[:1].upper()
    assert text.splitlines()[0][-1] in ".?!"
    assert len(text) < 400
    assert not set("\0\x1b\ud800") & set(text)
    assert "<img" not in bundle["text/html"]
    assert "Traceback" not in text
    return text
