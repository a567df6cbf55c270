"""Checks of the corpus: one small rule a function, each yielding every fault that it finds, with file and line."""

from collections.abc import Callable, Iterator

from policystory.errors import Problem
from policystory.facts.checks import (
    completeness,
    forms,
    references,
    statements,
    wording,
)
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

COUNTS: tuple[Check, ...] = (*statements.COUNTS, *completeness.COUNTS)
"""What is asked of all facts together: it waits until each could be read, and names what there
is."""

SOUND: tuple[Check, ...] = (*references.CHECKS, *forms.CHECKS)
"""Without these no question can be made: a name that names nothing, a value of another form, a date
that is none."""


def unsound(corpus: Corpus, places: Places) -> list[Problem]:
    """Return the problems that keep a corpus from being used at all."""
    return sorted({problem for check in SOUND for problem in check(corpus, places)})


def problems(corpus: Corpus, places: Places) -> list[Problem]:
    """Return every problem that can be seen without the texts of the sources, sorted by file and line."""
    whole = places.whole("fact") and not unsound(corpus, places)
    asked = (*CHECKS, *COUNTS) if whole else CHECKS
    return sorted({problem for check in asked for problem in check(corpus, places)})
