"""The brief builder in a notebook: what is written is kept, told at once, and comes back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policystory.journal import MOST_PART_LETTERS, Drafted
from policystory.learner.unwritten_events import Queue
from policystory.notebook import session
from policystory.widget import plain_copy as copy_module
from policystory.widget.brief.builder import BriefBuilder
from policystory.widget.brief.desk import HITS
from tests.notebook.learner import opened

SENTENCE = "In 1874 the lamp of the rock was lit."


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return all that briefs send to their pages from now on."""
    sent: list[Any] = []
    monkeypatch.setattr(BriefBuilder, "send", lambda _, message: sent.append(message))
    return sent


@pytest.fixture
def brief(home: Path, sent: list[Any]) -> Any:
    """Return the brief for a good year, as a new learner opens it."""
    return opened().brief("for")


def say(brief: Any, type_: str, **fields: object) -> None:
    """Send a message as the page does."""
    brief._hear(None, {"type": type_, **fields}, None)


def write(brief: Any, part: str, text: str, seen: str = "") -> None:
    """Write a part as the page does."""
    say(brief, "write", part=part, text=text, seen=seen)


def events() -> Iterator[Drafted]:
    """Yield the changes that the record holds."""
    for step in session().record().steps:
        assert isinstance(step.event, Drafted)
        yield step.event


def open_checks(brief: Any) -> list[str]:
    """Return the checks that are not met."""
    return [finding["check"] for finding in brief.told if not finding["met"]]


def test_what_is_written_is_kept_and_told_at_once(brief: Any, sent: list[Any]) -> None:
    """A text is in the record before the page is told so, with what was found in it."""
    assert "Dates" in open_checks(brief)
    say(brief, "use", fact="lit-gull", side="supports")
    write(brief, "lit-gull", SENTENCE)
    write(brief, "opening", "We claim that it was a good year.")
    counted = "Kept: 1 fact of 1 report so far."
    assert [counted, "Kept.", "Kept."] == [message["text"] for message in sent]
    assert ["lit-gull", "lit-gull", "opening"] == [event.part for event in events()]
    assert SENTENCE == brief.draft["facts"][0]["reason"]
    assert {"Dates", "Citations", "Own words"}.isdisjoint(open_checks(brief))


def test_a_brief_is_there_after_a_restart(brief: Any) -> None:
    """Another kernel shows what was written last; the other brief of the lesson is empty."""
    say(brief, "use", fact="lit-gull", side="answers")
    for text in ("first", SENTENCE, SENTENCE):
        write(brief, "lit-gull", text)
    session.cache_clear()
    (used,) = opened().brief("for").draft["facts"]
    assert (SENTENCE, "answers", "HN ¶5") == (
        used["reason"],
        used["side"],
        used["mark"],
    )
    assert [] == opened().brief("against").draft["facts"]
    # The same words again are not written again.
    assert 3 == len(list(events()))


def test_two_windows_lose_no_work(brief: Any, sent: list[Any]) -> None:
    """Different parts are both kept; of one part the newest counts, and both stay in the record."""
    second = opened().brief("for")
    write(brief, "opening", "From the first window.")
    write(second, "closing", "From the second window.")
    say(brief, "hello")
    parts = (brief.draft["opening"], brief.draft["closing"])
    assert ("From the first window.", "From the second window.") == parts
    write(second, "opening", "Newer.", seen="")
    assert "Kept. Another window had written" in sent[-1]["text"]
    assert "Newer." == second.draft["opening"]
    assert "From the first window." in [event.text for event in events()]
    write(second, "opening", "Newest.", seen="Newer.")
    assert "Kept." == sent[-1]["text"]


def test_facts_are_moved_and_taken_out(brief: Any) -> None:
    """A fact goes to its place or out; used again, it has its text again."""
    for fact in ("lit-gull", "lit-tern"):
        say(brief, "use", fact=fact, side="supports")
    write(brief, "lit-tern", SENTENCE)
    say(brief, "use", fact="lit-tern", side="supports", place=1)
    assert ["lit-tern", "lit-gull"] == [fact["id"] for fact in brief.draft["facts"]]
    say(brief, "take-out", fact="lit-tern")
    assert ["lit-gull"] == [fact["id"] for fact in brief.draft["facts"]]
    # A text that was still on its way when its fact was taken out is not lost.
    write(brief, "lit-tern", f"{SENTENCE} Late.", seen=SENTENCE)
    say(brief, "use", fact="lit-tern", side="answers")
    assert f"{SENTENCE} Late." == brief.draft["facts"][1]["reason"]


def test_the_catalogue_is_searched_by_message(brief: Any, sent: list[Any]) -> None:
    """A page gets a few facts at a time, under its own ticket, and none in the notebook."""
    say(brief, "find", words="lamp", topic="lamps", ticket="t")
    say(brief, "find", shown=HITS)
    first, rest = sent
    assert ("hits", "t", first["count"]) == (
        first["type"],
        first["ticket"],
        len(first["hits"]),
    )
    assert (17, 17 - HITS) == (rest["count"], len(rest["hits"]))
    assert {"id", "says", "mark", "speaker"} == set(first["hits"][0])
    assert "Gull Rock was first lit" not in str(brief.get_state())


def test_the_teacher_gets_text_and_files(
    brief: Any, sent: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Markdown and HTML go to the page, or beside the notebook, where nothing is overwritten."""
    monkeypatch.chdir(tmp_path)
    write(brief, "opening", SENTENCE)
    say(brief, "export", ticket="t")
    names = [(file["name"], SENTENCE in file["text"]) for file in sent[-1]["files"]]
    assert [("brief-for.md", True), ("brief-for.html", True)] == names
    say(brief, "save")
    write(brief, "opening", "Another text.", seen=SENTENCE)
    say(brief, "save")
    assert "brief-for-2.md and brief-for-2.html" in sent[-1]["text"]
    assert SENTENCE in Path("brief-for.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "message",
    [
        None,
        [],
        {"type": "write", "part": "opening"},
        {"type": "write", "part": "opening", "text": "x", "seen": 7},
        {"type": "write", "part": "lit-gull", "text": "x", "seen": ""},
        {"type": "write", "part": "x" * 10**6, "text": "x", "seen": ""},
        {
            "type": "write",
            "part": "opening",
            "text": "x" * (MOST_PART_LETTERS + 1),
            "seen": "",
        },
        {"type": "write", "part": "opening", "text": "x" * 10**6, "seen": ""},
        {"type": "use", "fact": "no-such-fact", "side": "supports"},
        {"type": "use", "fact": "lit-gull", "side": "neither"},
        {"type": "use", "fact": "lit-gull", "side": "supports", "place": 10**9},
        {"type": "take-out", "fact": "x" * 10**6},
        {"type": "find", "words": "x" * 10**6},
        {"type": "find", "shown": -1},
        {"type": "submit"},
    ],
)
def test_what_a_page_may_not_say_is_refused(
    brief: Any, sent: list[Any], message: object
) -> None:
    """Nothing odd reaches the record; the page gets a sentence that says what to do."""
    brief._hear(None, message, None)
    (reply,) = sent
    assert ("refused", True) == (reply["type"], reply["text"].endswith("."))
    assert [] == list(events())


def test_a_page_cannot_change_the_brief(brief: Any) -> None:
    """Values that a page sets are ignored: what was written comes through messages alone."""
    brief.set_state({"draft": {"opening": "<b>"}, "told": [], "task": {}})
    assert "" == brief.draft["opening"]
    assert (3, 2) == (brief.task["facts"], brief.task["reports"])


def test_a_text_that_cannot_be_written_says_so(
    brief: Any, sent: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the record is full, the page is told why, and the text waits to be written."""
    monkeypatch.setattr(
        Queue, "write", lambda queue: setattr(queue, "trouble", "no space")
    )
    write(brief, "opening", SENTENCE)
    assert ("refused", "Not kept: no space.") == (sent[0]["type"], sent[0]["text"])
    assert SENTENCE == brief.draft["opening"]


def test_the_brief_has_a_plain_copy(
    brief: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a kernel the task and the text are there; the copy follows the writing."""
    copies: list[str] = []

    def display(data: dict[str, Any], **_: object) -> None:
        copies.append(data["text/html"])

    monkeypatch.setattr(copy_module, "display", display)
    monkeypatch.setattr(copy_module, "update_display", display)
    brief._ipython_display_()
    live, plain = copies
    assert live.startswith("<!--")
    assert "Argue that they had." in plain
    write(brief, "opening", "<b>It was</b>")
    assert "&lt;b&gt;It was&lt;/b&gt;" in copies[-1]
    assert "Brief: The brief for a good year" == repr(brief)


def test_a_brief_that_is_not_asked_for_is_named(home: Path) -> None:
    """A wrong name gets the right ones."""
    assert "there are: for, against" in repr(opened().brief("neither")).lower()
