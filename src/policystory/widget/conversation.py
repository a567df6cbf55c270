"""What the page and the kernel say to each other about one quiz: every message in, the replies out. No widgets here.

The page is not trusted: a message of any shape gets a sentence as its reply, never an exception.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import msgspec

from policystory.attempt import Attempt, answer, start, submit
from policystory.course.progress import Given
from policystory.errors import JournalError, ResponseError
from policystory.facts.corpus import Corpus
from policystory.facts.period import month_in_words
from policystory.facts.quantity import in_words
from policystory.facts.record import Quantity
from policystory.facts.words import mark as citation_mark
from policystory.grade import TELLS_NO_KEY, Grade, Mark, grade, mark, shown
from policystory.items.item import PaperItem, Reason
from policystory.items.kinds import number
from policystory.journal import Answered, Submitted
from policystory.quiz import Feedback, Quiz

Message = dict[str, Any]
SIGNED = ("usd", "percent")
"""Units that are written as a sign beside the number."""


class Conversation:
    """One quiz's side of the talk.

    Arguments: the quiz; the corpus, for sources; `sections`, the heading under which each fact is cited in the lesson;
    `given`, what the record holds of this quiz; `keep`, which writes an answer to the record and raises JournalError
    when it cannot; `note`, a sentence about the record that the learner should read (empty if all is well);
    `attempt`, the number under which answers are kept.

    Where a paper tells its marks at the end, or when they are released, a mark says until then only that there is an
    answer; then every answer that can be read is kept, also one that would be sent back for its spelling elsewhere.
    """

    def __init__(
        self,
        quiz: Quiz,
        corpus: Corpus,
        sections: Mapping[str, str],
        given: Mapping[str, Given],
        keep: Callable[[Answered | Submitted], None],
        note: str = "",
        attempt: int = 1,
    ) -> None:
        """Restore what was answered before."""
        self._number = attempt
        self.quiz = quiz
        self._corpus = corpus
        self._sections = sections
        self._keep = keep
        self._note = self._standing_note = note
        self._unkept: list[Answered | Submitted] = []
        self._attempt: Attempt = start(quiz.paper)
        self._items = {item.id: item for item in quiz.paper.items}
        self._marks: dict[str, Mark] = {}
        self._tries: dict[str, int] = {}
        self._tickets: dict[str, str] = {}
        for item, one in given.items():
            self._restore(item, one)

    def end(self) -> None:
        """Take up the attempt as one that was handed in before."""
        self._attempt = submit(self._attempt)

    def _restore(self, item: str, one: Given) -> None:
        """Put an earlier answer back, unless the content has changed so that it no longer answers anything."""
        if item not in self._items:
            return
        found = self._mark(item, one.response)
        if self._taken(found):
            self._attempt = answer(self._attempt, self.quiz.paper, item, one.response)
            self._marks[item], self._tries[item] = found, one.tries
            self._tickets |= {ticket: item for ticket in one.tickets if ticket}

    def hear(self, message: object) -> list[Message]:
        """Return the replies to one message from the page."""
        if not isinstance(message, dict):
            return [_refused("", "this message was not understood; reload the page")]
        if message.get("type") == "hello":
            return [self.state()]
        if message.get("type") == "read":
            return [self._read(str(message.get("item", "")), message.get("response"))]
        if message.get("type") == "submit":
            return [self._submit()]
        if message.get("type") != "answer":
            return [_refused(message.get("ticket"), "this message was not understood; reload the page")]
        ticket = str(message.get("ticket", ""))
        if ticket in self._tickets:
            # A page that got no reply sends again, even after the kernel died: the same answer does not count twice.
            item = self._tickets[ticket]
            self._write()
            return [self._told(item, self._attempt.last(item), self._marks[item], ticket)]
        return [self._answer(str(message.get("item", "")), message.get("response"), ticket)]

    def state(self) -> Message:
        """Return all answers and their marks: what a page needs when it is (re)loaded."""
        answers = {
            item: {"response": self._attempt.last(item), "mark": self._shown(one), "tries": self._tries[item]}
            for item, one in self._marks.items()
        }
        message = {"type": "state", "answers": answers, "kept": not self._unkept, "note": self._note}
        return {**message, "ended": True, "result": self._result()} if self._attempt.submitted else message

    def _result(self) -> Message | None:
        """Return the points of an attempt that is handed in, once they may be told."""
        if not self._told_now():
            return None
        whole = grade(self.quiz.paper, self.quiz.key, self._attempt)
        return {"points": f"{whole.points:f}", "possible": f"{whole.possible:f}"}

    def _submit(self) -> Message:
        """Hand the attempt in, once, and return how all stands then."""
        paper = self.quiz.paper
        if paper.feedback is Feedback.AT_ONCE:
            return _refused("", "this quiz need not be handed in")
        if not self._attempt.submitted:
            self._attempt = submit(self._attempt)
            self._unkept.append(Submitted(quiz=paper.quiz, attempt=self._number, paper=paper.id))
        self._write()
        return self.state()

    def _told_now(self) -> bool:
        """Tell whether marks may be told."""
        when = self.quiz.paper.feedback
        return when is Feedback.AT_ONCE or (when is Feedback.AT_END and self._attempt.submitted)

    def _taken(self, found: Mark) -> bool:
        """Tell whether an answer stands; where marks come later, nothing that tells the key can send it back."""
        at_once = self.quiz.paper.feedback is Feedback.AT_ONCE
        return found.counts if at_once else found.reason not in TELLS_NO_KEY

    def _held(self, one: Mark) -> Mark:
        """Return what of a mark may be told now."""
        paper, ended = self.quiz.paper, self._attempt.submitted
        return shown(paper, Grade.of(paper.id, [one]), ended=ended, released=False).marks[0]

    def _answer(self, item: str, response: object, ticket: str) -> Message:
        """Take an answer: mark it, keep it, and say so."""
        try:
            attempt = answer(self._attempt, self.quiz.paper, item, response, spent=self._tries.get(item, 0))
        except ResponseError as error:
            return _refused(ticket, str(error))
        given = self._mark(item, response)
        if self._taken(given):
            self._unkept.append(self._event(item, response, given, ticket))
            self._write()
            self._tickets |= {ticket: item} if ticket else {}
            self._attempt = attempt
            self._marks[item] = given
            self._tries[item] = self._tries.get(item, 0) + 1
        return self._told(item, response, given, ticket)

    def _read(self, item: str, response: object) -> Message:
        """Return how a typed number is read, which neither marks nor keeps it; nothing is said of other responses."""
        asked = self._items.get(item)
        text = _read_as(asked, response) if asked is not None and asked.kind == number.NAME else ""
        return {"type": "reading", "item": item, "response": response, "text": text}

    def _told(self, item: str, response: object, given: Mark, ticket: str) -> Message:
        """Return the message that tells a mark."""
        return {
            "type": "mark", "item": item, "response": response, "mark": self._shown(given),
            "tries": self._tries.get(item, 0), "ticket": ticket, "kept": not self._unkept, "note": self._note,
        }  # fmt: skip

    def _mark(self, item: str, response: object) -> Mark:
        return mark(self._items[item], self.quiz.key.items[item], response)

    def _event(self, item: str, response: object, given: Mark, ticket: str) -> Answered:
        """Return what the record is to hold of an answer."""
        paper = self.quiz.paper
        if paper.feedback is Feedback.WHEN_RELEASED:
            given = self._held(given)
        return Answered(
            quiz=paper.quiz, attempt=self._number, paper=paper.id, content=paper.content, item=item,
            family=self._items[item].family, response=response, reason=given.reason.value,
            points=str(given.points), possible=str(given.possible), ticket=ticket,
        )  # fmt: skip

    def _write(self) -> None:
        """Keep all answers that are not kept yet; where that fails the lesson goes on, and says so."""
        try:
            while self._unkept:
                self._keep(self._unkept[0])
                del self._unkept[0]
        except JournalError as error:
            self._note = str(error)
        else:
            self._note = self._standing_note

    def _shown(self, one: Mark) -> Message:
        """Write a mark for the page, with links to where its facts stand."""
        one = self._held(one)
        plain: Message = msgspec.to_builtins(one)
        del plain["item"], plain["facts"]
        fact = next(iter(one.facts), None)
        plain["sources"] = self._links(fact) if fact else []
        section = self._sections.get(fact or "")
        plain["section"] = {"label": section, "href": "#" + section.replace(" ", "-")} if section else None
        return plain

    def _links(self, fact: str) -> list[Message]:
        """Return a labelled link for each citation of a fact; a fact that the lesson does not list has no link."""
        href = f"#{fact}" if fact in self._sections else ""
        return [
            {
                "label": f"{citation_mark(self._corpus, citation)}, "
                f"{month_in_words(self._corpus.sources[citation.source].date)}",
                "href": href,
            }
            for citation in self._corpus.facts[fact].sources
        ]


def _read_as(item: PaperItem, response: object) -> str:
    """Say how a typed number is read, or why it cannot be; no word on nothing."""
    reading = number.parse(item, response)
    if not isinstance(reading.value, Decimal):
        return "" if reading.reason is Reason.UNANSWERED else reading.sentence
    unit = reading.unit or item.unit or ""
    words = in_words(Quantity(reading.value, unit))
    return f"Read as {words}." if unit in SIGNED else f"Read as {words} {unit}".rstrip() + "."


def _refused(ticket: object, note: str) -> Message:
    return {"type": "refused", "ticket": str(ticket or ""), "note": note}
