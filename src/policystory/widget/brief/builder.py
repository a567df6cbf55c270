"""The brief builder's widget: a page writes, and is told at once what can be counted.

A brief has no key, so there is nothing to hide: what is written is a trait (a value that the page
sees). The catalogue of facts is not: a page searches it by messages of a few kilobytes, so that a
lesson does not carry all facts, and the search is the same in every browser.
"""

from typing import Any

import anywidget
import traitlets
from IPython.display import display, update_display

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
from policystory.widget.brief.requests import parse_request
from policystory.widget.messages import NAME_LENGTH
from policystory.widget.page_code import brief_code, loader, page_layout


class BriefBuilder(anywidget.AnyWidget):
    """Shows a brief to be written, and keeps what the learner writes.

    Arguments: `session`; `asked`: the brief as its lesson asks for it.

    Traits: `task` holds what is asked and what can be searched for; `draft` what is written; `told`
    what was found in it.
    """

    _esm = loader()
    page_code = traitlets.Unicode().tag(sync=True)
    task = traitlets.Dict().tag(sync=True)
    draft = traitlets.Dict().tag(sync=True)
    told: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def __init__(self, session: Session, asked: AskedBrief) -> None:
        """Show what was written before."""
        self._session = session
        self._asked = asked
        self._desk = Desk(session, asked)
        self._plain_copy: str | None = None
        self._written = self._desk.draft()
        super().__init__(
            page_code=brief_code().model_id,
            layout=page_layout(),
            task=_task(session, asked),
            draft=self._desk.shown_draft(self._written),
            told=self._desk.told(self._written),
        )
        self.on_msg(self._hear)

    def set_state(self, sync_data: object) -> None:
        """Ignore the values that a page sets, and send the page the kernel's values again."""
        traits = None
        if isinstance(sync_data, dict):
            traits = sorted(self.keys & sync_data.keys())
        self.send_state(traits)

    def _hear(self, _widget: object, message: object, _buffers: object) -> None:
        """Do what a page asks, renew every page, and say what became of it."""
        fields = message if isinstance(message, dict) else {}
        try:
            request = parse_request(message)
            reply = self._desk.reply(request)
        except PolicystoryError as error:
            reply = {"type": "refused", "text": sentence(error)}
        # The record can be long, and is gone through once for all that is shown.
        self._written = self._desk.draft()
        with self.hold_sync():
            self.draft = self._desk.shown_draft(self._written)
            self.told = self._desk.told(self._written)
        self._renew_copy()
        if reply:
            # The page's own name for itself: what it searched for is shown in no other page.
            ticket = fields.get("ticket")
            if isinstance(ticket, str) and len(ticket) <= NAME_LENGTH:
                reply["ticket"] = ticket
            self.send(reply)

    def __repr__(self) -> str:
        """Return a line that is always the same; an address would change a saved notebook."""
        return f"Brief: {self._asked.task.title}"

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the live view and the plain copy in one output, for what can show only one."""
        live = super()._repr_mimebundle_(**kwargs)
        data, metadata = live if live is not None else ({}, {})
        return {**data, "text/html": self._plain()}, metadata

    def _ipython_display_(self) -> None:
        """Show two outputs: the live view, and the plain copy, which is hidden below a live view.

        The copy can be renewed without touching the live view, where the learner works.
        """
        data, metadata = self._repr_mimebundle_()
        self._plain_copy = data["text/html"]
        live = {**data, "text/html": EMPTY_VIEW}
        copy = {"text/html": self._plain_copy}
        # The name under which the copy is found again, to be renewed.
        name = self.model_id
        display(live, metadata=metadata, raw=True)  # type: ignore[no-untyped-call]
        display(copy, raw=True, display_id=name)  # type: ignore[no-untyped-call]

    def _renew_copy(self) -> None:
        """Renew the plain copy wherever it is shown, for notebooks that are saved later."""
        plain = self._plain()
        # Where the builder was never shown there is no copy to renew.
        if self._plain_copy in (None, plain):
            return
        self._plain_copy = plain
        copy, name = {"text/html": plain}, self.model_id
        update_display(copy, raw=True, display_id=name)  # type: ignore[no-untyped-call]

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
        month = period.month_in_words(source.date)
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
