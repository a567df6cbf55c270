"""Write the analysis of an assignment as text for a terminal."""

from collections.abc import Iterator
from textwrap import wrap

from policystory.facts.words import how_many
from policystory.gradebook.analysis.question_statistics import (
    FEWEST_FOR_INTERVALS,
    QuestionStatistics,
)
from policystory.teaching.analysis.class_analysis import (
    ClassAnalysis,
    SectionStatistics,
)
from policystory.teaching.analysis.format_numbers import (
    RULES,
    decimal,
    objective_words,
    percent,
    points,
)

_WIDTH = 88


def analysis_text(analysis: ClassAnalysis) -> Iterator[str]:
    """Yield the lines of an analysis as text, with the names of learners who need attention."""
    yield f"{analysis.class_title}: {analysis.title}"
    for section in analysis.sections:
        yield f"  {_section_line(section)}"
    reliability = analysis.work.reliability
    if reliability is not None:
        yield f"  reliability of the marks (alpha): {decimal(reliability)}"
    if not analysis.shares:
        yield "Nothing was graded yet: collect and grade first."
        return
    yield from _learners(analysis)
    yield from _objectives(analysis)
    yield from _questions(analysis)
    yield ""
    yield from wrap(RULES, _WIDTH)


def _section_line(section: SectionStatistics) -> str:
    """Return one line on a section of the class, or on the whole class.

    It tells how many learners handed in, and how many points they earned together.
    """
    name = "whole class" if section.section is None else f"section {section.section}"
    line = f"{name}: {section.handed_in} of {section.learners} handed in"
    if section.handed_in:
        line += f", {points(section.points)} of {points(section.possible)} points"
    if section.share is not None:
        line += f", {percent(section.share)}"
    return line


def _learners(analysis: ClassAnalysis) -> Iterator[str]:
    """Yield the learners who need attention, with the reasons."""
    needing = [each for each in analysis.learners if each.attention]
    # Nobody to be named, or names were left out.
    if not needing:
        return
    yield ""
    yield "Learners who need attention"
    for status in needing:
        reasons = " ".join(status.attention)
        yield f"  {status.learner.name} ({status.learner.id}): {reasons}"


def _objectives(analysis: ClassAnalysis) -> Iterator[str]:
    """Yield a line for each objective."""
    yield ""
    yield "Objectives"
    for each in analysis.work.objectives:
        told = percent(each.difficulty) or f"{each.right} right"
        name = objective_words(each.objective)
        answers, questions = (
            how_many(each.n, "answer"),
            how_many(each.questions, "question"),
        )
        yield f"  {name}: {told}, {answers} to {questions}"


def _questions(analysis: ClassAnalysis) -> Iterator[str]:
    """Yield the questions that need attention, and those of which more than counts is told."""
    questions = analysis.work.questions
    needing = [each for each in questions if each.attention]
    yield ""
    yield f"Questions that need attention: {len(needing) or 'none'}"
    for question in needing:
        yield from _question(question)
    many = [
        each
        for each in questions
        if each.n >= FEWEST_FOR_INTERVALS and each not in needing
    ]
    if many:
        yield ""
        yield f"Questions with {FEWEST_FOR_INTERVALS} answers or more"
    for question in many:
        yield from _question(question)
    # A terminal is no place for hundreds of counts.
    rest = len(questions) - len(needing) - len(many)
    if rest:
        few = how_many(rest, "question")
        yield f"  and {few} with fewer answers: their counts are in --html and --json"


def _question(question: QuestionStatistics) -> Iterator[str]:
    """Yield the lines on one question."""
    yield f"  {question.stem}"
    line = f"    {how_many(question.n, 'answer')}, {question.right} right"
    if question.difficulty is not None:
        line += f"; {percent(question.difficulty)} of the points"
    if question.item_rest is not None:
        line += f"; correlation with the rest {decimal(question.item_rest)}"
    yield line
    drew = [f"“{answer.text}” {answer.n}" for answer in question.wrong]
    if drew:
        yield f"    wrong: {', '.join(drew)}"
    for sentence in question.attention:
        yield f"    ! {sentence}"
