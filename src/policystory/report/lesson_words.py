"""Count what is in each lesson: words, minutes, questions, speakers, objectives."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from policystory.course.checks.lessons.budget import sections
from policystory.course.checks.lessons.calls import Names, names_of
from policystory.course.checks.lessons.code import read_code
from policystory.course.checks.lessons.readability import reading
from policystory.course.content import Lesson
from policystory.course.load import EditedCourse
from policystory.course.open_course import OpenCourse
from policystory.errors import QuizError
from policystory.facts.coverage import NO_SIDE
from policystory.facts.words import how_many
from policystory.items.item import About

_WORDS_A_MINUTE = 200
"""How many words a learner reads in a minute; a question takes a minute of its own."""
_SEED = "check"
"""The seed of the papers whose questions are counted; papers of one quiz differ little."""


class LessonWords(msgspec.Struct, frozen=True, kw_only=True):
    """What is in one lesson, in numbers.

    - `words`: how many words its prose has; `section_words`: how many of them are running text in
      sections, the parts of a lesson that end with a check (a short quiz);
    - `minutes`: worked out from words and questions; `planned`: the minutes in course.yml;
    - `grade`: how hard the prose is to read, as a school year; `denials`: the share of sentences
      that deny something, from 0 to 1;
    - `marks` and `figures`: the number of citations and of figures;
    - `questions`: how many ask for substance (what was done or said), for a name, for a source;
    - `speakers`: how many cited facts each person says, by name and office, for each side such as
      "critic";
    - `objectives`: all objectives of the lesson; `practised`: those that its questions serve.
    """

    lesson: str
    words: int
    section_words: int
    minutes: int
    planned: int
    grade: float
    denials: float
    marks: int
    figures: int
    questions: dict[str, int]
    speakers: dict[str, dict[str, int]]
    objectives: tuple[str, ...]
    practised: tuple[str, ...]


def lesson_words(course: OpenCourse, edited: EditedCourse) -> list[LessonWords]:
    """Count what is in each lesson that has a notebook, in the order of the course.

    `edited` is the same course as read from its files; it has the lessons' prose.
    """
    names = names_of(course)
    return [
        _lesson(course, edited, lesson, names)
        for lesson in course.content.course.lessons
        if lesson.id in edited.prose
    ]


def _lesson(
    course: OpenCourse, edited: EditedCourse, lesson: Lesson, names: Names
) -> LessonWords:
    """Return what one lesson asks of a learner."""
    blocks = edited.prose[lesson.id]
    code = read_code(edited.code[lesson.id], names, lesson.id)
    whole = reading(blocks)
    in_sections = 0
    for part in sections(blocks, code.checks):
        in_sections += reading(part).told
    # The quiz of a module, which its last lesson shows, is no part of that lesson's time.
    quizzes: list[str] = []
    for quiz in code.quizzes:
        # A check's name begins with its lesson's: "03-numbers/lamps".
        owner, _, _ = quiz.partition("/")
        if owner == lesson.id:
            quizzes.append(quiz)
    questions, practised = _questions(course, quizzes)
    asked = sum(questions.values())
    return LessonWords(
        lesson=lesson.id,
        words=whole.words,
        section_words=in_sections,
        minutes=math.ceil(whole.words / _WORDS_A_MINUTE + asked),
        planned=lesson.minutes,
        grade=round(whole.grade, 1),
        denials=round(whole.denial_share, 3),
        marks=sum(block.marks for block in blocks),
        figures=len(code.figures),
        questions=questions,
        speakers=_speakers(course, lesson.id),
        objectives=lesson.objectives,
        practised=tuple(name for name in lesson.objectives if name in practised),
    )


def _questions(
    course: OpenCourse, quizzes: Iterable[str]
) -> tuple[dict[str, int], set[str]]:
    """Return how many questions some quizzes ask, by what they ask; and whose objectives."""
    counts = dict.fromkeys((about.value for about in About), 0)
    practised: set[str] = set()
    for slug in quizzes:
        try:
            quiz = course.quiz(slug, _SEED)
        except QuizError:
            # `check` tells which pool holds too few items.
            continue
        for shown in quiz.paper.items:
            key = quiz.key.items[shown.id]
            item = course.bank.items[key.name]
            counts[item.about.value] += 1
            practised.update(item.objectives)
    return counts, practised


def _speakers(course: OpenCourse, lesson: str) -> dict[str, dict[str, int]]:
    """Count the cited facts of each speaker, by side, and within it by name and offices."""
    sides: dict[str, Counter[str]] = {}
    for citation in course.text(lesson).cited:
        fact = course.corpus.facts.get(citation.fact)
        if fact is None:
            continue
        if fact.speaker not in course.corpus.entities:
            continue
        speaker = course.corpus.entities[fact.speaker]
        titles = [office.title for office in speaker.offices]
        role = ", ".join([speaker.name, *titles])
        side = NO_SIDE
        if speaker.side:
            side = speaker.side
        roles = sides.setdefault(side, Counter())
        roles[role] += 1
    by_side: dict[str, dict[str, int]] = {}
    for side, roles in sorted(sides.items()):
        by_side[side] = dict(sorted(roles.items()))
    return by_side


_HEADS = (
    "lesson", "words", "sections", "minutes", "planned", "grade", "deny", "marks", "figures",
    "questions", "objectives",
)  # fmt: skip


def words_text(lessons: list[LessonWords]) -> Iterator[str]:
    """Yield lines of text: a table of the lessons' lengths and questions, then their speakers."""
    rows = [_HEADS, *map(_row, lessons)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        name, *cells = row
        aligned = [name.ljust(widths[0])]
        for cell, width in zip(cells, widths[1:], strict=True):
            aligned.append(cell.rjust(width))
        line = "  ".join(aligned)
        yield line.rstrip()
    yield (
        f"minutes: {_WORDS_A_MINUTE} words a minute and a minute a question; "
        "grade: Flesch-Kincaid; questions: substance + name + source"
    )
    for lesson in lessons:
        if lesson.speakers:
            yield ""
            yield f"{lesson.lesson}, speakers by side and role"
        for side, names in lesson.speakers.items():
            total = sum(names.values())
            facts = how_many(total, "fact")
            yield f"  {side}: {facts}"
            for name, count in names.items():
                yield f"    {name}: {count}"


def _row(lesson: LessonWords) -> tuple[str, ...]:
    """Return the cells of a lesson's row."""
    return (
        lesson.lesson,
        f"{lesson.words:,}",
        f"{lesson.section_words:,}",
        str(lesson.minutes),
        str(lesson.planned),
        f"{lesson.grade:.1f}",
        f"{lesson.denials:.0%}",
        str(lesson.marks),
        str(lesson.figures),
        " + ".join(map(str, lesson.questions.values())),
        f"{len(lesson.practised)} of {len(lesson.objectives)}",
    )
