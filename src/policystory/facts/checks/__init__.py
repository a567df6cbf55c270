"""Checks of the corpus: one small rule a function, each yielding every fault that it finds, with file and line."""

from collections.abc import Callable, Iterator

from policystory.errors import Problem
from policystory.facts.checks import completeness, forms, references, statements, wording
from policystory.facts.corpus import Corpus
from policystory.reading import Places

Check = Callable[[Corpus, Places], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    *references.CHECKS,
    *forms.CHECKS,
    *statements.CHECKS,
    *wording.CHECKS,
    *completeness.CHECKS,
)


SOUND: tuple[Check, ...] = (*references.CHECKS, *forms.CHECKS, statements.periods_are_periods)
"""Without these no question can be made: a name that names nothing, a value of another form, a date that is none."""


def unsound(corpus: Corpus, places: Places) -> list[Problem]:
    """Return the problems that keep a corpus from being used at all."""
    return sorted({problem for check in SOUND for problem in check(corpus, places)})


def problems(corpus: Corpus, places: Places) -> list[Problem]:
    """Return every problem that can be seen without the texts of the sources, sorted by file and line."""
    return sorted({problem for check in CHECKS for problem in check(corpus, places)})
