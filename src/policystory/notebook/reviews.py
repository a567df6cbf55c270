"""Show in a notebook the questions that are due again today, or say when some will be."""

from typing import Any

from policystory.facts.values.period import in_words
from policystory.learner.session import Session
from policystory.notebook.kernel_session import fault_sentences, paragraphs, session
from policystory.notebook_output import errors_as_sentences, html_output


@errors_as_sentences
def review() -> Any:
    """Show questions of all lessons that are due again today, or say when some will be."""
    return review_output(session())


def review_output(session_: Session, lesson_id: str | None = None) -> Any:
    """Return a widget with the questions that are due again, or a sentence on when some will be.

    With a `lesson_id`, only questions of lessons before that lesson count.
    """
    # Most lessons are read without a review, so only a review loads the schedule.
    from policystory.learner.spaced_review import due_families, next_due_day  # noqa: PLC0415

    kept = session_.full_record()
    today = session_.today()
    families = due_families(kept, today, session_.zone, lesson_id)
    # The attempt at a review is its day, so it stays the same all day.
    attempt = today.toordinal()
    quiz = session_.course.review(families, session_.learner, attempt)
    if quiz is not None:
        from policystory.widget.quiz_attempts import review_widget  # noqa: PLC0415

        return review_widget(session_, quiz, attempt)
    next_day = next_due_day(kept, today, session_.zone, lesson_id)
    phrases = session_.course.corpus.phrases
    sentence = phrases.say("review.nothing-yet")
    if next_day:
        date = in_words(next_day.isoformat(), phrases)
        sentence = phrases.say("review.next", date=date)
    lines = [sentence, *fault_sentences(kept)]
    return html_output(paragraphs(lines), " ".join(lines))
