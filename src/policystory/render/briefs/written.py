"""Say what a learner has written in briefs: each part with its newest and its earlier texts."""

from collections.abc import Iterator
from datetime import tzinfo

from policystory.brief.draft import CLOSING, OPENING
from policystory.course.open_course import OpenCourse
from policystory.facts.words import marks
from policystory.journal import Drafted, Record
from policystory.learner.calendar_day import local_time, moment_of
from policystory.render.sitting import AskedQuestion, Sitting, times_in_words


class _Writing:
    """When a brief was written, and the texts of each part, oldest first."""

    def __init__(self) -> None:
        self.first = self.last = ""
        self.is_proved = True
        self.texts: dict[str, list[str]] = {}

    def take(self, event: Drafted) -> None:
        """Add the text of a change to the earlier texts of the same part of a brief.

        If a text only adds to the end of the text before, it takes the place of that text.
        """
        texts = self.texts.setdefault(event.part, [])
        # A text that was merely continued is contained in the next one.
        if texts and event.text.startswith(texts[-1]):
            texts.pop()
        if event.text:
            texts.append(event.text)


def written_briefs(
    course: OpenCourse, record: Record, zone: tzinfo | None
) -> Iterator[tuple[str, Sitting]]:
    """Yield each brief (a short text) in a learner's record: the lesson's id, and its history.

    The history is a Sitting: each part of the brief with its texts, oldest first. `zone` is the
    time zone of the learner's clock; None for the machine's.
    """
    writings: dict[tuple[str, str], _Writing] = {}
    for step in record.steps:
        event = step.event
        if isinstance(event, Drafted):
            writing = writings.setdefault((event.lesson, event.brief), _Writing())
            writing.last = local_time(moment_of(step), zone)
            writing.first = writing.first or writing.last
            writing.is_proved = writing.is_proved and step.trusted
            writing.take(event)
    phrases = course.corpus.phrases
    for (lesson, brief), writing in writings.items():
        sitting = Sitting(
            title=phrases.say("record.brief", brief=brief),
            times=times_in_words(writing.first, writing.last, phrases),
            result=phrases.say("record.for-teacher"),
            asked=tuple(_parts(course, writing)),
            is_proved=writing.is_proved,
        )
        yield lesson, sitting


def _parts(course: OpenCourse, writing: _Writing) -> Iterator[AskedQuestion]:
    """Yield each part that has a text, under its name or the mark of its fact."""
    facts = course.corpus.facts
    for part, texts in writing.texts.items():
        name = part
        if part in (OPENING, CLOSING):
            name = course.corpus.phrases.say(f"record.{part}")
        elif part in facts:
            name = f"{marks(course.corpus, facts[part])}: {facts[part].says}"
        if texts:
            yield AskedQuestion(name, tuple(texts), "")
