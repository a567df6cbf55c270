import os
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from policystory.course import find
from policystory.figures.chart import VEGA_LITE
from policystory.journal import read
from policystory.notebook import Lesson, lesson, progress, record
from policystory.notebook.progress_tables import progress_output
from policystory.notebook.reviews import review_output
from policystory.notebook_output import Unavailable
from policystory.widget.quiz import QuizWidget
from tests.notebook.learner import (
    NOON,
    answer,
    answered,
    at,
    first_key,
    html,
    opened,
    readable,
)


def test_progress_shows_what_learner_can_do(record_folder: Path) -> None:
    """Below the table of quizzes are a chart of the objectives' levels and a table of the same."""
    assert "No quiz is begun yet." in html(progress())
    assert "not begun" in html(progress(), 2)
    answered(record_folder, NOON, right=True)
    levels = progress_output(at(NOON))
    rows = levels.bundles[1][VEGA_LITE]["data"]["values"]
    # A single right answer is a beginning, whatever it is an answer to.
    assert {"begun"} == {row["level"] for row in rows} - {"not begun"}
    assert "1 of 1 right at the first try" in html(levels, 2)


def test_table_and_figure_count_alike(record_folder: Path) -> None:
    """What is wrong at first and right later is right in neither; a worse retry changes no best."""
    answered(record_folder, NOON, right=True)
    answered(record_folder, NOON + timedelta(days=1), right=False, attempt=2)
    shown = progress_output(at(NOON + timedelta(days=2)))
    table = html(shown)
    assert "best 3 of 3, last 0 of 3 right at the first try (attempt 2)" in table
    assert "0 of 1 right at the first try" in html(shown, 2)
    card = html(Lesson(at(NOON + timedelta(days=2)), "01-crossings").card())
    assert "best 3 of 3, last 0 of 3 right at the first try (attempt 2)" in card


def test_answer_dated_in_far_year_ends_neither_review_nor_progress(
    record_folder: Path,
) -> None:
    """It is named wherever answers are counted; what is answered now is dated now, and counts."""
    answered(record_folder, datetime(2099, 1, 1, tzinfo=UTC), right=True)
    warning = "dated later than now, first 2099-01-01, "
    assert "none answered" in html(progress_output(at(NOON)), 2)
    assert warning in html(progress_output(at(NOON)))
    assert warning in repr(review_output(at(NOON)))
    assert "dated later than now" in html(record())
    widget = Lesson(at(NOON), "01-crossings").quiz()
    assert warning in widget._conversation.state()["note"]
    answer(widget, 0, readable(widget, 0), "t1")
    assert "2021-06-09" == read(record_folder).entries[0].at[:10]
    assert " of 1 right" in html(progress_output(at(NOON)), 2)
    assert "The next review is on " in repr(review_output(at(NOON)))


def test_the_record_says_what_was_asked_and_answered(home: Path) -> None:
    """`ps.record()` lists the sittings of each lesson, with questions and answers in words."""
    quiz = opened().quiz()
    answer(quiz, 0, first_key(quiz), "t1")
    item = quiz.paper["items"][0]
    key = first_key(quiz)
    (text,) = [option["text"] for option in item["options"] if option["id"] == key]
    page = html(record())
    assert "<p><strong>Crossings</strong></p><details><summary>Exit quiz (" in page
    assert "1 of 3 right at the first try, 1 of 4 points</summary>" in page
    assert f"You answered: <bdi>{text}</bdi>. Right." in page
    assert item["stem"] in unescape(page)


def test_the_record_says_that_an_answer_was_shown(home: Path) -> None:
    """An answer that the learner had shown is told apart from one that was found."""
    quiz = opened().quiz()
    item = quiz.paper["items"][0]
    wrong = next(
        each["id"] for each in item["options"] if each["id"] != first_key(quiz)
    )
    answer(quiz, 0, wrong, "t1")
    assert "The answer was shown." not in html(record())
    quiz._conversation.reply_to({"type": "reveal", "item": item["id"]})
    assert "Not right. The answer was shown." in html(record())


def test_a_folder_that_cannot_be_written_is_named(home: Path) -> None:
    """Where nothing can be kept, `ps.record()` says so, without the machine's own folders."""
    home.write_text("a file in its place")
    page = html(record())
    place = "$POLICYSTORY_HOME/skerry-isles/me"
    assert f"Your answers cannot be kept in {place}: a file is in the place of" in page
    assert str(home) not in page


def test_fault_of_record_is_named(record_folder: Path) -> None:
    """A torn line is named in the note on the record, and on the quiz."""
    answer(opened().quiz(), 1, "7", "t1")
    (file,) = record_folder.iterdir()
    file.write_bytes(file.read_bytes() + b"{torn")
    fault = "torn by a crash and is set aside; all lines before it are kept.</p>"
    assert fault in html(record())
    assert "torn by a crash" in opened().quiz()._conversation.state()["note"]


@pytest.mark.usefixtures("home")
def test_note_on_record_names_no_machine(tmp_path: Path) -> None:
    """Where the record lies is said in words that can be saved in a notebook."""
    assert str(tmp_path) not in repr(record().bundles)
    assert "$POLICYSTORY_HOME/skerry-isles/me" in html(record())


@pytest.mark.skipif(
    os.name == "nt", reason="a home folder is known there in another way"
)
def test_lesson_goes_on_without_home_folder(
    record_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be kept, a quiz still takes answers; page and record say what to do."""
    monkeypatch.delenv(find.HOME)
    monkeypatch.delenv(find.LEARNER)
    monkeypatch.delenv("HOME")
    # As in a container without an entry for its user.
    monkeypatch.setattr("pwd.getpwuid", lambda uid: {}[uid])
    sent: list[Any] = []
    monkeypatch.setattr(QuizWidget, "send", lambda _, message: sent.append(message))
    answer(opened().quiz(), 1, "7", "t1")
    advice = (
        "here is no home folder to keep the record in; "
        "set POLICYSTORY_HOME to a folder that you can write to"
    )
    assert not sent[-1]["kept"]
    assert advice in sent[-1]["note"]
    assert f"t{advice}" in html(record())
    assert not record_folder.exists()
    assert ["lessons"] == [Path.cwd().name]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("name", "value"),
    [(find.HOME, "ph"), (find.LEARNER, "a/b"), (find.LEARNER, "../../pwned")],
)
def test_record_that_is_set_wrongly_is_named_where_lesson_opens(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """A setting that would put answers somewhere else is named before there are any."""
    monkeypatch.setenv(name, value)
    refusal = lesson("01-crossings")
    assert isinstance(refusal, Unavailable)
    assert name in repr(refusal)
