"""Write for a terminal which facts are not asked, which questions were not made, and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from policystory.course.open_course import OpenCourse
from policystory.facts.corpus import Corpus
from policystory.items.distractors.why_fallen import why_fallen
from policystory.items.refusal import Refusal
from policystory.reading import Places
from policystory.report.not_made import unasked_facts

_MOST_SHOWN = 6
"""The most other answers that are named for one question."""


def refused_lines(
    course: OpenCourse, refused: Iterable[Refusal], places: Places
) -> Iterator[str]:
    """Yield lines on each fact that no question asks about, and on each question not made.

    Each has its reasons, and a fact its file and line. Below a question with too few wrong options,
    other answers are listed, each with the reason why it is no wrong option. Arguments: `course`:
    has the facts; `refused`: the questions not made, sorted; `places`: where each fact is written.
    """
    corpus = course.corpus
    unasked = {}
    for silent in unasked_facts(course.bank):
        unasked[silent.fact] = silent.reasons
    questions: defaultdict[str, list[Refusal]] = defaultdict(list)
    for refusal in refused:
        questions[refusal.fact].append(refusal)
    for fact in corpus.facts:
        if fact not in questions and fact not in unasked:
            continue
        note = "asked, but"
        if fact in unasked:
            note = "asked by no question"
        yield f"{_at(places, 'fact', fact)}{fact}: {note}"
        for refusal in questions.get(fact, ()):
            yield from _lines_of(corpus, refusal, places)
        # Where no question was tried, the reason is not a refusal's.
        if fact not in questions:
            for reason in unasked[fact]:
                yield f"  {reason}"


def _lines_of(corpus: Corpus, refusal: Refusal, places: Places) -> Iterator[str]:
    """Yield a question that was not made, and what fell from its options."""
    yield f"  {refusal.kind} for its {refusal.direction}: {refusal.reason}"
    # Many answers fall for one reason, which is told once.
    by_reason: dict[str, list[str]] = {}
    for answer in why_fallen(corpus, refusal):
        where = _at(places, "fact", answer.fact)
        same = by_reason.setdefault(answer.because, [])
        same.append(f"      {where}{answer.fact}: '{answer.text}'")
    for because, answers in by_reason.items():
        yield f"    not offered: {because}"
        yield from answers[:_MOST_SHOWN]
        if len(answers) > _MOST_SHOWN:
            yield f"      … and {len(answers) - _MOST_SHOWN} more"


def _at(places: Places, type_: str, id_: str) -> str:
    """Return the file and line of a record before a colon; nothing if it has none."""
    problem = places.problem(type_, id_, message="")
    if not problem.path:
        return ""
    return f"{problem.path}:{problem.line}: "
