"""Checks of the corpus: each function holds one rule, and yields every fault with file and line."""

from policystory.errors import Problem
from policystory.facts.checks import (
    asked,
    completeness,
    forms,
    references,
    statements,
    wording,
)
from policystory.facts.checks.fault import Check
from policystory.facts.corpus import Corpus
from policystory.reading import Places

CHECKS: tuple[Check, ...] = (
    *references.CHECKS,
    *forms.CHECKS,
    *asked.CHECKS,
    *statements.CHECKS,
    *wording.CHECKS,
    *completeness.CHECKS,
)

COUNTS: tuple[Check, ...] = (*statements.COUNTS, *completeness.COUNTS)
"""Checks that count facts: they wait until every fact could be read, and names only what exists."""

SOUND: tuple[Check, ...] = (*references.CHECKS, *forms.CHECKS, *asked.CHECKS)
"""Checks without which no question can be made: of names, of the form of values, and of dates."""


def unsound(corpus: Corpus, places: Places) -> list[Problem]:
    """Return the problems that keep a corpus from being used at all."""
    return _problems_of(SOUND, corpus, places)


def problems(corpus: Corpus, places: Places) -> list[Problem]:
    """Return every problem that shows without the texts of the sources, by file and line."""
    checks = CHECKS
    if places.whole("fact") and not unsound(corpus, places):
        checks += COUNTS
    return _problems_of(checks, corpus, places)


def _problems_of(
    checks: tuple[Check, ...], corpus: Corpus, places: Places
) -> list[Problem]:
    # Two checks may find the same fault, which is told once.
    problems: set[Problem] = set()
    for check in checks:
        problems.update(check(corpus, places))
    return sorted(problems)
