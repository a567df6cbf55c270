"""The widget of the brief builder, in which a learner writes a text that argues from facts.

The page shows at once what can be counted in the text. It searches the course's facts by messages
to the kernel.
"""

from typing import Any

from policystory.brief.draft import MOST_USED
from policystory.brief.search import speakers
from policystory.errors import PolicystoryError, sentence
from policystory.facts.values import period
from policystory.journal import MOST_PART_LETTERS
from policystory.learner.briefs.asked import AskedBrief
from policystory.learner.session import Session
from policystory.render.briefs.page import EMPTY_VIEW, plain_copy
from policystory.render.escape import html_without_formulas
from policystory.widget.brief.desk import Desk
from policystory.widget.brief.incoming_messages import parse_message
from policystory.widget.incoming_messages import NAME_LENGTH
from policystory.widget.page_code import brief_code, loader
from policystory.widget.plain_copy import CopiedWidget


class BriefBuilder(CopiedWidget):
    """Shows a brief (a text that argues from facts) to be written, and saves what is written.

    `asked` is the brief as its lesson asks for it. The page sees three values: `task`: what is
    asked, and the reports, topics and speakers to search by; `draft`: what has been written;
    `told`: what was counted in the draft.
    """

    empty_view = EMPTY_VIEW

    _esm = loader()
    synced = ("page_code", "task", "draft", "told")
    page_code: str
    task: dict[str, Any]
    draft: dict[str, Any]
    told: list[Any]

    def __init__(self, session: Session, asked: AskedBrief) -> None:
        """Show what was written before."""
        self._session = session
        self._asked = asked
        self._desk = Desk(session, asked)
        self._written = self._desk.draft()
        language = session.course.content.course.language
        super().__init__(
            page_code=brief_code(language).model_id,
            task=_task(session, asked),
            draft=self._desk.shown_draft(self._written),
            told=self._desk.shown_findings(self._written),
        )

    def _hear(self, _widget: object, message: object, _buffers: object) -> None:
        """Do what a page asks, renew every page, and say what became of it."""
        fields = message if isinstance(message, dict) else {}
        try:
            request = parse_message(message)
            reply = self._desk.reply(request)
        except PolicystoryError as error:
            reply = {"type": "refused", "text": sentence(error)}
        # The record can be long, and is gone through once for all that is shown.
        self._written = self._desk.draft()
        self.show(
            draft=self._desk.shown_draft(self._written),
            told=self._desk.shown_findings(self._written),
        )
        self._renew_copy()
        if reply:
            # The page's own name for itself: what it searched for is shown in no other page.
            ticket = fields.get("ticket")
            if isinstance(ticket, str) and len(ticket) <= NAME_LENGTH:
                reply["ticket"] = ticket
            self.send(reply)

    def __repr__(self) -> str:
        """Return a line that is always the same; an address would change a saved notebook."""
        phrases = self._session.course.corpus.phrases
        return phrases.say("brief.line", title=self._asked.task.title)

    def _plain(self) -> str:
        """Return the brief as far as it is written as plain HTML."""
        course = self._session.course
        language = course.content.course.language
        html = plain_copy(course.corpus, self._asked.task, self._written, language)
        return html_without_formulas(html)


def _task(session: Session, asked: AskedBrief) -> dict[str, Any]:
    """Return what a page needs to know of a brief: what is asked, and what can be searched for."""
    content = session.course.content
    corpus = session.course.corpus
    reports: list[tuple[str, str]] = []
    for source in corpus.sources.values():
        month = period.month_in_words(source.date, corpus.phrases)
        reports.append((source.id, f"{source.outlet}, {month}"))
    titles = [(topic.title, topic.topic) for topic in content.topics]
    topics = [(topic, title) for title, topic in sorted(titles)]
    task = asked.task
    return {
        # By these a browser finds what it keeps of a text that is not kept yet.
        "place": [content.course.course, session.learner, asked.lesson, task.id],
        "language": content.course.language,
        "title": task.title,
        "ask": task.ask,
        "facts": task.facts,
        "reports": task.reports,
        "letters": MOST_PART_LETTERS,
        "most": MOST_USED,
        "choices": {"report": reports, "topic": topics, "speaker": speakers(corpus)},
    }
