"""What the kernel does when a page of the brief builder asks: change the draft, search, save.

No widget is used here, so each step can be tested without a page.
"""

from pathlib import Path
from typing import Any

from policystory.brief.count_findings import findings, reports_used
from policystory.brief.draft import CLOSING, OPENING, Draft, Side
from policystory.brief.search import Search, search
from policystory.errors import PolicystoryError, ResponseError
from policystory.facts.words import join_names, marks, name
from policystory.journal import Drafted
from policystory.learner.briefs.asked import AskedBrief
from policystory.learner.briefs.drafts import check_room, checked_text, draft_of
from policystory.learner.briefs.save_files import save_files
from policystory.learner.session import Session
from policystory.render.briefs.page import brief_page
from policystory.render.briefs.teacher_markdown import brief_markdown
from policystory.widget.brief.incoming_messages import (
    Export,
    Find,
    Request,
    Save,
    TakeOut,
    Use,
    Write,
)
from policystory.widget.incoming_messages import NOT_UNDERSTOOD

Reply = dict[str, Any]

HITS = 12
"""The facts of one answer to a search: about three kilobytes."""


class Desk:
    """Does what a page asks about one brief (a text that argues from facts).

    `session` has the course, the learner and the record. `asked` is the brief as its lesson asks
    for it.
    """

    def __init__(self, session: Session, asked: AskedBrief) -> None:
        """Keep the arguments."""
        self._session = session
        self._asked = asked
        self._corpus = session.course.corpus
        self._phrases = self._corpus.phrases

    def draft(self) -> Draft:
        """Return the brief as far as it is written, with the changes of all browser windows."""
        record = self._session.full_record()
        lesson, brief = self._asked.lesson, self._asked.task.id
        return draft_of(record, lesson, brief, self._corpus.facts)

    def reply(self, request: Request) -> Reply:
        """Do what a page asks, and return the reply; {} for no reply.

        ResponseError or PolicystoryError, with a sentence for the learner, if it cannot be done.
        """
        match request:
            case Write():
                return self._write(request)
            case Use() | TakeOut():
                return self._use(request)
            case Find():
                return self._find(request)
            case Export():
                return {"type": "exported", "files": self._files()}
            case Save():
                return self._save()
        # A page was opened: what waits to be written is tried again.
        self._session.queue.write()
        return {}

    def _write(self, request: Write) -> Reply:
        """Keep the text of a part."""
        draft, part = self.draft(), request.part
        text = checked_text(request.text, self._phrases)
        texts = {**draft.taken_out, **draft.parts()}
        if part not in texts:
            raise ResponseError(self._phrases.say("brief.not-in-use"))
        kept = texts[part]
        # Sent twice, it is written once.
        if text != kept:
            used = draft.used(part)
            self._keep(part, text, used.side if used else "")
        is_overtaken = kept not in (text, checked_text(request.seen, self._phrases))
        said = "brief.overtaken" if is_overtaken else "brief.kept"
        return self._kept(self._phrases.say(said), part)

    def _use(self, request: Use | TakeOut) -> Reply:
        """Take a fact in, to another side or place, or out; its text stays as it is."""
        fact = request.fact
        if fact not in self._corpus.facts:
            raise ResponseError(NOT_UNDERSTOOD)
        draft = self.draft()
        used = draft.used(fact)
        reason = used.reason if used else draft.taken_out.get(fact, "")
        if isinstance(request, TakeOut):
            if used:
                self._keep(fact, reason, "")
            taken_out = self._phrases.say("brief.taken-out")
            return self._kept(taken_out, fact)
        if used is None:
            check_room(draft, self._phrases)
        if used is None or request.place or used.side is not request.side:
            self._keep(fact, reason, request.side, request.place)
        if request.place:
            return self._kept(self._phrases.say("brief.moved"), fact)
        return self._kept(self._so_far(), fact)

    def _so_far(self) -> str:
        """Say how many facts and reports a brief uses, for those who do not see its goal."""
        draft, say = self.draft(), self._phrases.say
        reports = reports_used(self._corpus, draft)
        return say(
            "brief.so-far",
            facts=say("brief.facts", n=len(draft.facts)),
            reports=say("brief.reports", n=len(reports)),
        )

    def _keep(self, part: str, text: str, side: Side | str, place: int = 0) -> None:
        """Write a change of the brief into the record."""
        event = Drafted(
            lesson=self._asked.lesson,
            brief=self._asked.task.id,
            part=part,
            text=text,
            side=str(side),
            place=place,
        )
        self._session.queue.add(event)

    def _kept(self, text: str, part: str) -> Reply:
        """Return the reply to a change: that it is kept, or why it waits."""
        trouble = self._session.queue.trouble
        if trouble:
            text = self._phrases.say("predictions.not-kept", trouble=trouble)
            return {"type": "refused", "text": text, "part": part}
        return {"type": "kept", "text": text, "part": part}

    def _find(self, request: Find) -> Reply:
        """Return the next facts of a search, and how many there are in all."""
        wanted = Search(
            words=request.words,
            report=request.report,
            topic=request.topic,
            speaker=request.speaker,
        )
        facts = search(self._corpus, wanted)
        end = request.shown + HITS
        hits = [self.shown_fact(fact.id) for fact in facts[request.shown : end]]
        text = self._phrases.say("brief.facts", n=len(facts))
        return {"type": "hits", "hits": hits, "count": len(facts), "text": text}

    def shown_fact(self, fact_id: str) -> dict[str, str]:
        """Return what a page shows of a fact: its id, its sentence, its citation, its speaker."""
        fact = self._corpus.facts[fact_id]
        speaker = name(self._corpus, fact.speaker) if fact.speaker else ""
        cited = marks(self._corpus, fact)
        return {"id": fact_id, "says": fact.says, "mark": cited, "speaker": speaker}

    def shown_findings(self, draft: Draft) -> list[dict[str, Any]]:
        """Return what was counted in a draft, as a page shows it.

        Each finding has `check` (what was counted), `met` (whether it is enough) and `text`.
        """
        told = findings(self._corpus, self._asked.task, draft)
        shown: list[dict[str, Any]] = []
        for finding in told:
            line = {"check": finding.check, "met": finding.is_met, "text": finding.text}
            shown.append(line)
        return shown

    def shown_draft(self, draft: Draft) -> dict[str, Any]:
        """Return a draft as a page shows it: opening, closing, and the facts in their order."""
        facts: list[dict[str, str]] = []
        for used in draft.facts:
            written = {"side": str(used.side), "reason": used.reason}
            facts.append({**self.shown_fact(used.fact), **written})
        return {OPENING: draft.opening, CLOSING: draft.closing, "facts": facts}

    def _files(self) -> list[dict[str, str]]:
        """Return the texts for the teacher: each file's name, type and text."""
        files: list[dict[str, str]] = []
        for ending, text in self._texts().items():
            type_ = "text/html" if ending == ".html" else "text/markdown"
            files.append({"name": f"{self._stem}{ending}", "type": type_, "text": text})
        return files

    @property
    def _stem(self) -> str:
        """Return the beginning of the names of the brief's files."""
        return f"brief-{self._asked.task.id}"

    def _texts(self) -> dict[str, str]:
        """Return the texts for the teacher by the ending of their file."""
        draft, task = self.draft(), self._asked.task
        told = findings(self._corpus, task, draft)
        rubric = self._asked.rubric
        language = self._session.course.content.course.language
        return {
            ".md": brief_markdown(self._corpus, task, draft, told, rubric),
            ".html": brief_page(self._corpus, task, draft, told, rubric, language),
        }

    def _save(self) -> Reply:
        """Save the texts for the teacher beside the notebook, and say under which names."""
        try:
            folder = Path.cwd()
        except OSError as error:
            gone = self._phrases.say("brief.folder-gone")
            raise PolicystoryError(gone) from error
        paths = save_files(folder, self._stem, self._texts())
        names = join_names([path.name for path in paths], self._phrases)
        text = self._phrases.say("brief.saved", names=names)
        return {"type": "kept", "text": text}
