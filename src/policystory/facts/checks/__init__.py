"""Checks of the facts: each function checks one rule, and yields a problem for each fault."""

from policystory.errors import Problem
from policystory.facts.checks import (
    completeness,
    fact_questions,
    question_forms,
    references,
    statements,
    wording,
    wrong_answers,
)
from policystory.facts.checks.fault import Check
from policystory.facts.corpus import Corpus
from policystory.reading import Places

CHECKS: tuple[Check, ...] = (
    *references.CHECKS,
    *question_forms.CHECKS,
    *fact_questions.CHECKS,
    *statements.CHECKS,
    *wording.CHECKS,
    *wrong_answers.CHECKS,
    *completeness.CHECKS,
)

COUNTS: tuple[Check, ...] = (*statements.COUNTS, *completeness.COUNTS)
"""Checks that count facts: whether there are enough of them. They run only if every fact could be
read and names only what exists."""

SOUND: tuple[Check, ...] = (
    *references.CHECKS,
    *question_forms.CHECKS,
    *fact_questions.CHECKS,
)
"""The checks that must pass before a question can be made: of names, of values, and of dates."""


def blocking_problems(corpus: Corpus, places: Places) -> list[Problem]:
    """Return the problems that prevent all use of the facts, such as ids that do not exist.

    They are sorted by file and line. `places` knows the file and line of each record.
    """
    return _problems_of(SOUND, corpus, places)


def problems(corpus: Corpus, places: Places) -> list[Problem]:
    """Return every problem of the facts that can be found without the reports' texts.

    They are sorted by file and line. Facts that are still to be written are reported by
    `coverage_problems` instead. `places` knows the file and line of each record.
    """
    checks = CHECKS
    if places.is_complete("fact"):
        checks += question_forms.OF_ALL_FACTS
    return _problems_of(checks, corpus, places)


def coverage_problems(corpus: Corpus, places: Places) -> list[Problem]:
    """Return a problem for each paragraph, property or objective that has too few facts.

    They are sorted by file and line. The result is empty if a fact could not be read, or if there
    are blocking problems. `places` knows the file and line of each record.
    """
    if not places.is_complete("fact") or blocking_problems(corpus, places):
        return []
    return _problems_of(COUNTS, corpus, places)


def _problems_of(
    checks: tuple[Check, ...], corpus: Corpus, places: Places
) -> list[Problem]:
    # Two checks may find the same fault, which is reported once.
    problems: set[Problem] = set()
    for check in checks:
        problems.update(check(corpus, places))
    return sorted(problems)
