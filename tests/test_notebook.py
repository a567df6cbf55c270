import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from policystory import notebook
from policystory.course import find
from policystory.course.open_course import REVIEW
from policystory.figures.chart import VEGA_LITE
from policystory.items.item import TextKey
from policystory.journal import Answered, Journal, read
from policystory.learner.session import Session
from policystory.notebook import (
    Lesson,
    Shown,
    Unopened,
    lesson,
    progress,
    record,
    session,
)
from policystory.publish import WIDGET_VIEW as VIEW
from policystory.widget import quiz as quiz_module
from policystory.widget.fallback import NOTHING
from policystory.widget.quiz import QuizWidget
from tests.worlds import edit, write

NO_FORMULAS = '<div class="mathjax_ignore tex2jax_ignore">'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the folder of a learner's record; the working folder is the invented course's lessons."""
    root = write(tmp_path / "course")
    monkeypatch.delenv(find.COURSE, raising=False)
    monkeypatch.setenv(find.HOME, str(tmp_path / "home"))
    monkeypatch.setenv(find.LEARNER, "me")
    monkeypatch.chdir(root / "lessons")
    session.cache_clear()
    yield tmp_path / "home" / "skerry-isles" / "me"
    session.cache_clear()


def opened() -> Lesson:
    """Open the lesson of the invented course."""
    one = lesson("01-crossings")
    assert isinstance(one, Lesson)
    return one


def answer(widget: Any, item: int, response: str, ticket: str) -> None:
    """Answer an item of a quiz as its page does."""
    message = {
        "type": "answer",
        "item": widget.paper["items"][item]["id"],
        "response": response,
        "ticket": ticket,
    }
    widget._hear(None, message, None)


@pytest.mark.usefixtures("home")
def test_a_lesson_shows_its_parts() -> None:
    """Card, figure and facts are shown in rich and in plain forms."""
    one = opened()
    assert repr(one) == "Lesson: Crossings"
    assert "Exit quiz: not begun" in one.card().bundles[0]["text/html"]
    drawn, told = one.figure("crossings").bundles
    assert (set(drawn), set(told)) == (
        {VEGA_LITE, "text/plain"},
        {"text/html", "text/plain"},
    )
    (facts,) = one.facts().bundles
    assert "\n\n###### carried-april\n\n" in facts["text/markdown"]
    assert facts["text/plain"].startswith(
        "The Harbour Board counted more than 4,200 passengers"
    )
    assert repr(one.card()) == "Card: Crossings"


def test_a_quiz_is_shown_live_and_plain(home: Path) -> None:
    """The widget carries the paper and nothing of the key, with the same questions as HTML beside it."""
    widget = opened().quiz()
    assert isinstance(widget, QuizWidget)
    assert repr(widget) == "Quiz: Exit quiz, 3 questions"
    data, _ = widget._repr_mimebundle_()
    assert {"text/html", "text/plain", VIEW} <= set(data)
    assert widget.paper["items"][0]["stem"] in data["text/html"]
    assert {"paper", "terms", "pictures", "layout", "tooltip", "tabbable"} >= {
        name for name in widget.keys if not name.startswith("_")
    }  # what a saved notebook holds
    assert opened().quiz().paper == widget.paper
    assert opened().check("lamps").paper["quiz"] == "01-crossings/lamps"
    assert not home.exists()


@pytest.mark.usefixtures("home")
def test_a_quiz_is_two_outputs_and_the_plain_one_follows_the_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The live view is shown without HTML, then the plain copy; only an answer renews the copy, alone."""
    shown: list[tuple[str, Any, Any]] = []
    for name in ("display", "update_display"):
        told = partial(
            lambda name, data, **how: shown.append((name, data, how.get("display_id"))),
            name,
        )
        monkeypatch.setattr(quiz_module, name, told)
    widget = opened().quiz()
    answer(widget, 1, "7", "t0")  # shown nowhere yet
    widget._ipython_display_()
    (_, live, none), (_, copy, place) = shown
    assert ({VIEW, "text/html", "text/plain"}, NOTHING, None) == (
        set(live),
        live["text/html"],
        none,
    )
    assert {"text/html"} == set(copy)
    widget._hear(None, {"type": "hello"}, None)
    widget._hear(
        None,
        {"type": "read", "item": widget.paper["items"][1]["id"], "response": "7"},
        None,
    )
    assert 2 == len(shown)
    answer(
        widget,
        0,
        str(next(iter(widget._conversation.quiz.key.items.values())).key),
        "t1",
    )
    assert [("update_display", place)] == [(name, at) for name, _, at in shown[2:]]
    counts = ("3 questions, 1 answered", "3 questions, 2 answered")
    assert (True, True) == tuple(
        count in data["text/html"]
        for count, (_, data, _) in zip(counts, shown[1:], strict=True)
    )


@pytest.mark.usefixtures("home")
def test_the_plain_copy_has_an_answer_before_its_page_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who saves the notebook as soon as an answer is marked saves that answer with it."""
    order: list[str] = []
    widget = opened().quiz()
    widget._ipython_display_()
    monkeypatch.setattr(
        quiz_module, "update_display", lambda _, **__: order.append("copy")
    )
    monkeypatch.setattr(
        QuizWidget, "send", lambda _, message: order.append(message["type"])
    )
    answer(widget, 1, "7", "t1")
    assert ["copy", "mark"] == order
    monkeypatch.delattr(
        quiz_module, "update_display"
    )  # whatever may go wrong with the copy
    with pytest.raises(NameError):
        answer(widget, 1, "8", "t2")
    assert ["copy", "mark", "mark"] == order


def test_what_is_answered_is_kept_and_shown_again(home: Path) -> None:
    """An answer is on the disk at once, and stands in the quiz, the card, the progress and the note from then on."""
    widget = opened().quiz()
    key = next(iter(widget._conversation.quiz.key.items.values())).key
    answer(widget, 0, str(key), "t1")
    (entry,) = read(home).entries
    assert (entry.event.quiz, entry.event.reason) == ("01-crossings", "right")
    again = opened().quiz()
    assert "Your answer: " in again._repr_mimebundle_()[0]["text/html"]
    assert "1 of 3 answered, 1 right" in opened().card().bundles[0]["text/html"]
    assert "1 of 3 answered, 1 right" in progress().bundles[0]["text/html"]
    assert "1 answer is kept there." in record().bundles[0]["text/html"]


@pytest.mark.usefixtures("home")
def test_a_quiz_that_was_handed_in_stays_so() -> None:
    """A kernel that is started after a quiz was handed in shows its result, and takes no further answer."""
    late = "title: Exit quiz\n    rules: {feedback: at-end}"
    edit(Path.cwd().parent, "quizzes/01-crossings.yml", "title: Exit quiz", late)
    widget = opened().quiz()
    key = next(iter(widget._conversation.quiz.key.items.values())).key
    answer(widget, 0, str(key), "t1")
    widget._hear(None, {"type": "submit"}, None)
    session.cache_clear()
    again = opened().quiz()
    answer(again, 1, "7", "t2")
    state = again._conversation.state()
    answers = [given["response"] for given in state["answers"].values()]
    assert (True, {"points": "1", "possible": "4"}) == (state["ended"], state["result"])
    assert [str(key), None, None] == answers


@pytest.mark.usefixtures("home")
def test_the_card_tells_no_mark_before_the_quiz_is_handed_in() -> None:
    """Whichever option is chosen, card and progress say the same; once handed in, they say how many are right."""
    late = "title: Exit quiz\n    rules: {feedback: at-end}"
    edit(Path.cwd().parent, "quizzes/01-crossings.yml", "title: Exit quiz", late)
    widget = opened().quiz()
    key = str(next(iter(widget._conversation.quiz.key.items.values())).key)
    before = set()
    for n, option in enumerate(
        [*(one["id"] for one in widget.paper["items"][0]["options"]), key]
    ):
        answer(widget, 0, option, f"t{n}")
        before.add((str(opened().card().bundles), str(progress().bundles)))
    assert 1 == len(before)
    widget._hear(None, {"type": "submit"}, None)
    assert "1 of 3 answered, 1 right" in opened().card().bundles[0]["text/html"]
    assert "1 of 1 right" in progress().bundles[2]["text/html"]


NOON = datetime(2021, 6, 9, 12, tzinfo=UTC)
NEW_YORK = ZoneInfo("America/New_York")


def at(now: datetime, zone: ZoneInfo | None = None) -> Session:
    """Return a session whose clock stands at a moment, with the days of UTC or of a zone."""
    return Session(Path.cwd(), lambda: now.astimezone(UTC), zone or UTC)


def answered(
    home: Path, when: datetime, right: bool, attempt: int = 1, items: int = 9
) -> None:
    """Answer the exit quiz, or its first items, right or wrong at a moment."""
    quiz = session().course.quiz_for("01-crossings", "me")
    journal = Journal(home, f"old{attempt}", "skerry-isles", "me", lambda: when)
    for item in quiz.paper.items[:items]:
        reason = "right" if right else "wrong"
        journal.write(
            Answered(
                quiz="01-crossings", attempt=attempt, paper=quiz.paper.id, content="c", item=item.id,
                family=quiz.key.items[item.id].family, response="a", reason=reason, points="1", possible="1",
            )
        )  # fmt: skip
    journal.close()


def readable(widget: Any, item: int) -> str:
    """Return a response that can be read, whichever variant the day has drawn."""
    asked = widget.paper["items"][item]
    if asked["options"]:
        return str(asked["options"][0]["id"])
    key = widget._conversation.quiz.key.items[asked["id"]].key
    return str(key.accepted[0]) if isinstance(key, TextKey) else "7"


DAYS = (
    "2024-02-29",
    "2026-03-08",
    "2026-11-01",
    "2026-11-30",
    "2027-12-31",
    "2028-01-01",
    "2035-07-01",
)


@pytest.mark.parametrize("day", DAYS)
def test_a_review_asks_again_what_is_due(home: Path, day: str) -> None:
    """What was wrong two days ago is asked again; answers of the review are kept under its day and come back."""
    now = datetime.fromisoformat(f"{day}T12:00+00:00")
    answered(home, now - timedelta(days=2), right=False)
    widget = notebook._review(at(now))
    families = {key.family for key in widget._conversation.quiz.key.items.values()}
    assert widget.paper["quiz"] == REVIEW
    assert (1, None) == (widget.terms["attempt"], widget.terms["attempts"])
    assert families == {entry.event.family for entry in read(home).entries}
    answer(widget, 0, readable(widget, 0), "t1")
    assert now.toordinal() == read(home).entries[-1].event.attempt
    again = notebook._review(at(now + timedelta(hours=11)))
    assert again.paper == widget.paper
    assert len(again._conversation.state()["answers"]) == 1


def test_a_review_stays_the_same_when_clocks_change(home: Path) -> None:
    """In New York on 1 November 2026, an answer at 00:30 does not change the review at 10:00."""
    answered(home, datetime(2026, 10, 20, 12, tzinfo=UTC), right=False)
    answered(
        home, datetime(2026, 10, 31, 3, tzinfo=UTC), right=False, attempt=2, items=1
    )
    morning = notebook._review(
        at(datetime(2026, 11, 1, 0, 31, tzinfo=NEW_YORK), NEW_YORK)
    )
    answered(
        home,
        datetime(2026, 11, 1, 0, 30, tzinfo=NEW_YORK),
        right=True,
        attempt=3,
        items=1,
    )
    for hour in (1, 10, 23):
        now = datetime(2026, 11, 1, hour, 59, tzinfo=NEW_YORK)
        assert morning.paper == notebook._review(at(now, NEW_YORK)).paper


def test_a_review_that_is_not_due_says_when_it_will_be(home: Path) -> None:
    """Before anything was answered there is nothing to review; afterwards the day of the next review is told."""
    assert "There is nothing to review yet." in repr(notebook._review(at(NOON)))
    answered(home, NOON, right=True)
    expected = "Nothing is due today. The next review is on 11 June 2021."
    assert expected == repr(notebook._review(at(NOON)))


def test_a_lesson_reviews_earlier_lessons_only(home: Path) -> None:
    """What this lesson itself asked is not reviewed in it."""
    answered(home, NOON - timedelta(days=2), right=False)
    assert "There is nothing to review yet." in repr(
        Lesson(at(NOON), "01-crossings").review()
    )


def test_an_answer_dated_in_a_far_year_ends_neither_review_nor_progress(
    home: Path,
) -> None:
    """It is told wherever answers are counted; what is answered now is dated now, and counts."""
    answered(home, datetime(2099, 1, 1, tzinfo=UTC), right=True)
    sentence = "dated later than now, first 2099-01-01, "
    assert "none answered" in notebook._progress(at(NOON)).bundles[2]["text/html"]
    assert sentence in notebook._progress(at(NOON)).bundles[0]["text/html"]
    assert sentence in repr(notebook._review(at(NOON)))
    assert "dated later than now" in record().bundles[0]["text/html"]
    widget = Lesson(at(NOON), "01-crossings").quiz()
    assert sentence in widget._conversation.state()["note"]
    answer(widget, 0, readable(widget, 0), "t1")
    assert "2021-06-09" == read(home).entries[0].at[:10]
    assert " of 1 right" in notebook._progress(at(NOON)).bundles[2]["text/html"]
    assert "The next review is on " in repr(notebook._review(at(NOON)))


def test_progress_shows_what_the_learner_can_do(home: Path) -> None:
    """Beside the table of quizzes stand a chart of the objectives' levels and a table of the same."""
    assert "not begun" in progress().bundles[2]["text/html"]
    answered(home, NOON, right=True)
    _, chart, table = notebook._progress(at(NOON)).bundles
    assert {"familiar"} <= {one["level"] for one in chart[VEGA_LITE]["data"]["values"]}
    assert "1 of 1 right" in table["text/html"]


def test_a_fault_of_the_record_is_told(home: Path) -> None:
    """A torn line is named in the note, and on the quiz."""
    answer(opened().quiz(), 1, "7", "t1")
    (file,) = home.iterdir()
    file.write_bytes(file.read_bytes() + b"{torn")
    assert (
        "torn by a crash and is set aside; all lines before it are kept.</p>"
        in record().bundles[0]["text/html"]
    )
    assert "torn by a crash" in opened().quiz()._conversation.state()["note"]


@pytest.mark.usefixtures("home")
def test_the_note_names_no_machine(tmp_path: Path) -> None:
    """Where the record lies is said in words that can be saved in a notebook."""
    assert str(tmp_path) not in repr(record().bundles)
    assert "$POLICYSTORY_HOME/skerry-isles/me" in record().bundles[0]["text/html"]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        (
            lambda: lesson("02-crossings"),
            "There is no lesson '02-crossings'; did you mean '01-crossings'?",
        ),
        (
            lambda: opened().figure("crossing"),
            "There is no figure 'crossing'; did you mean 'crossings'?",
        ),
        (lambda: opened().check("zz"), "There is no check 'zz'; there are: lamps."),
    ],
)
def test_a_learner_never_sees_a_traceback(part: Any, sentence: str) -> None:
    """What is not there is said in a sentence, whatever part of a lesson was asked for."""
    shown = part()
    assert isinstance(shown, Unopened)
    assert sentence == repr(shown)
    assert shown.bundles[0]["text/html"].startswith(f'{NO_FORMULAS}<p role="alert">')


@pytest.mark.usefixtures("home")
def test_a_lesson_that_cannot_be_opened_still_has_its_parts() -> None:
    """All later cells of a lesson show the same reason instead of errors of their own."""
    closed: Any = lesson("nothing")
    for part in (
        closed.card(),
        closed.figure("x"),
        closed.check("x"),
        closed.quiz(),
        closed.facts(),
    ):
        assert part is closed


@pytest.mark.usefixtures("home")
def test_a_course_with_faults_is_a_sentence(tmp_path: Path) -> None:
    """An author who opens a lesson reads what is wrong, with file and line."""
    (tmp_path / "course" / "content" / "sources.yml").write_text("- {id: a}")
    for shown in (lesson("01-crossings"), progress(), record()):
        assert isinstance(shown, Unopened)
        assert (
            "content/sources.yml:1: field 'outlet' is missing (add 'outlet:' to this record)\n"
            in repr(shown)
        )


def test_a_bundle_is_displayed_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each output goes to the notebook once, in all its forms."""
    seen: list[tuple[object, bool]] = []
    monkeypatch.setattr(
        "IPython.display.display", lambda bundle, raw: seen.append((bundle, raw))
    )
    Shown({"text/plain": "a"}, {"text/plain": "b"})._ipython_display_()
    assert seen == [({"text/plain": "a"}, True), ({"text/plain": "b"}, True)]
    assert repr(Shown({"text/plain": "a"}, {"text/plain": "b"})) == "a\nb"


def test_a_kernel_has_one_session(home: Path) -> None:
    """Lessons of one kernel write to one file."""
    assert session() is session()
    answer(opened().quiz(), 1, "7", "t1")
    answer(
        opened().check("lamps"),
        0,
        opened().check("lamps").paper["items"][0]["options"][0]["id"],
        "t2",
    )
    assert len(list(home.iterdir())) == 1
    assert len(read(home).entries) == 2
    assert notebook.__doc__ is not None


@pytest.mark.skipif(
    os.name == "nt", reason="a home folder is known there in another way"
)
def test_without_a_home_folder_a_lesson_goes_on_and_says_so(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be kept the quiz is answered all the same, and the page and the record say what to do."""
    monkeypatch.delenv(find.HOME)
    monkeypatch.delenv(find.LEARNER)
    monkeypatch.delenv("HOME")
    monkeypatch.setattr(
        "pwd.getpwuid", lambda uid: {}[uid]
    )  # as in a container without an entry for its user
    sent: list[Any] = []
    monkeypatch.setattr(QuizWidget, "send", lambda _, message: sent.append(message))
    answer(opened().quiz(), 1, "7", "t1")
    said = "there is no home folder to keep the record in; set POLICYSTORY_HOME to a folder that you can write to"
    assert (False, True) == (sent[-1]["kept"], said[1:] in sent[-1]["note"])
    assert said in record().bundles[0]["text/html"]
    assert not home.exists()
    assert ["lessons"] == [Path.cwd().name]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("name", "value"),
    [(find.HOME, "ph"), (find.LEARNER, "a/b"), (find.LEARNER, "../../pwned")],
)
def test_a_record_that_is_set_wrongly_is_told_where_the_lesson_opens(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """What would put answers somewhere else is told before there are any."""
    monkeypatch.setenv(name, value)
    told = lesson("01-crossings")
    assert isinstance(told, Unopened)
    assert name in repr(told)
