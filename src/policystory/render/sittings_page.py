"""Write what a learner did as lines of text for a terminal, and as HTML for a notebook."""

from collections.abc import Iterable, Iterator

from policystory.render.escape import html as escape
from policystory.render.sitting import AskedQuestion, LessonSittings, Sitting
from policystory.wording import Phrasebook


def sittings_lines(
    lessons: Iterable[LessonSittings], phrases: Phrasebook
) -> Iterator[str]:
    """Yield what a learner did, as lines of text for a terminal.

    Below each lesson are its sittings (attempts, polls, briefs) with their times and results; below
    each sitting its questions, with all answers, oldest first, and the mark in words. `phrases` has
    the words of the course's language.
    """
    for lesson in lessons:
        yield lesson.title
        for sitting in lesson.sittings:
            yield f"  {_heading(sitting, phrases)}"
            for question in sitting.asked:
                yield f"    {question.stem}"
                yield f"      {_answers(question, phrases)}"


def sittings_html(lessons: Iterable[LessonSittings], phrases: Phrasebook) -> str:
    """Return what a learner did as HTML: each lesson with its attempts, polls and briefs.

    The questions and answers of each are folded. `phrases` has the words of the course's language.
    """
    page = ""
    for lesson in lessons:
        sittings = ""
        for sitting in lesson.sittings:
            sittings += _sitting_html(sitting, phrases)
        page += f"<p><strong>{escape(lesson.title)}</strong></p>{sittings}"
    return page


def _heading(sitting: Sitting, phrases: Phrasebook) -> str:
    """Return a sitting without its questions: title, times and result."""
    line = f"{sitting.title} ({sitting.times}): {sitting.result}"
    if sitting.is_proved:
        return line
    not_proved = phrases.say("record.not-proved")
    return f"{line} {not_proved}"


def _answers(question: AskedQuestion, phrases: Phrasebook) -> str:
    """Return the answers to a question and what became of the last one."""
    answers = phrases.say("record.then").join(question.answers)
    words = phrases.say("record.you-answered")
    line = f"{words} {answers}"
    if question.verdict:
        return f"{line}. {question.verdict}"
    return line


def _sitting_html(sitting: Sitting, phrases: Phrasebook) -> str:
    """Return a sitting whose questions can be unfolded."""
    heading = escape(_heading(sitting, phrases))
    if not sitting.asked:
        return f"<p>{heading}</p>"
    words = escape(phrases.say("record.you-answered"))
    then = escape(phrases.say("record.then"))
    questions = ""
    for question in sitting.asked:
        stem = escape(question.stem)
        # An answer may be written from right to left; <bdi> keeps the sentence as it is.
        answers = then.join(
            f"<bdi>{escape(answer)}</bdi>" for answer in question.answers
        )
        answered = f"{words} {answers}"
        verdict = escape(question.verdict)
        questions += f"<li>{stem}<br>{answered}. {verdict}</li>"
    return f"<details><summary>{heading}</summary><ol>{questions}</ol></details>"
