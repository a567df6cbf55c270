"""The record of a learner of the small Spanish course, as a notebook shows it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from policystory.course.open_course import REVIEW
from policystory.journal import (
    Answered,
    Begun,
    Drafted,
    Journal,
    Predicted,
    Submitted,
    read,
)
from policystory.learner.session import Session
from policystory.notebook import learner_record
from policystory.render.describe_sittings import lessons_worked
from policystory.render.sittings_page import sittings_html
from tests.wording.islands import ENGLISH, ISLANDS, course, plain

NOON = datetime(2021, 6, 7, 12, tzinfo=UTC)
LESSON = "01-barcos"


def events() -> list[Any]:
    """Return what a learner did: predictions, a brief, two attempts, one handed in, a review."""
    first = course().quiz_for(LESSON, "me").paper
    family = next(iter(course().quiz_for(LESSON, "me").key.items.values())).family
    answer = Answered(
        quiz=LESSON,
        attempt=1,
        paper=first.id,
        content=first.content,
        item=first.items[0].id,
        family=family,
        response="x",
        reason="wrong",
        points="0",
        possible="1",
    )
    return [
        Predicted(lesson=LESSON, prediction="barcos", response="Pocos"),
        Drafted(lesson=LESSON, brief="b", part="opening", text="Sí.", side="", place=0),
        Drafted(lesson=LESSON, brief="b", part="closing", text="No.", side="", place=0),
        answer,
        answer,
        Begun(quiz=LESSON, attempt=2, secret=LESSON),
        Submitted(quiz=LESSON, attempt=2, paper=first.id),
        Answered(
            quiz=REVIEW,
            attempt=1,
            paper="p",
            content=first.content,
            item=first.items[0].id,
            family=family,
            response="x",
            reason="wrong",
            points="0",
            possible="1",
        ),
    ]


def keep(folder: Path) -> None:
    """Write the events into a record, a minute apart."""
    minutes = iter(range(100))
    journal = Journal(
        folder, "s1", "las-islas", "me", lambda: NOON + timedelta(minutes=next(minutes))
    )
    for event in events():
        journal.write(event)
    journal.close()


def test_the_record_is_in_spanish(tmp_path: Path) -> None:
    """Lessons, attempts, results, predictions and briefs are told in Spanish; a change, too."""
    keep(tmp_path)
    (file,) = tmp_path.iterdir()
    changed = file.read_bytes().replace(b"Pocos", b"Todos")
    file.write_bytes(changed)
    page = plain(
        sittings_html(
            lessons_worked(course(), "me", read(tmp_path), UTC), course().corpus.phrases
        )
    )
    assert [] == ENGLISH.findall(page), page
    for told in (
        "Predicciones (2021-06-07 12:02+00:00): sin puntos (sin garantía",
        "Escrito: b (2021-06-07 12:03+00:00 a 2021-06-07 12:04+00:00): para tu docente",
        "Apertura",
        "Respondiste:",
        "0 de 3 bien a la primera, 0 de 4 puntos",
        ", intento 2, entregado (inicio: ",
        "Repaso",
    ):
        assert told in page


def test_the_notebook_counts_answers_in_spanish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Above the sittings, the record says where it lies and how much it holds."""
    monkeypatch.setenv("POLICYSTORY_COURSE", str(ISLANDS))
    monkeypatch.setenv("POLICYSTORY_HOME", str(tmp_path))
    monkeypatch.setenv("POLICYSTORY_LEARNER", "me")
    session = Session(tmp_path, lambda: NOON, UTC)
    keep(session.folder)
    monkeypatch.setattr(learner_record, "session", lambda: session)
    output = learner_record.record()
    html, text = (output.bundles[0][kind] for kind in ("text/html", "text/plain"))
    page = plain(html)
    assert "Tu registro: $POLICYSTORY_HOME/las-islas/me" in page
    assert "Allí se guardan 3 respuestas." in page
    assert "Tu registro" == text
