"""Assigned papers of the small Spanish course: list, dates, answering, handing in, feedback."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from policystory.assignment.assignment_rules import (
    CountingRule,
    Policy,
    Window,
    WindowName,
)
from policystory.assignment.feedback_file import FeedbackFile, write_feedback
from policystory.assignment.practice_file import PracticeFile, write_practice
from policystory.assignment.released_paper import ReleasedPaper, write_released
from policystory.learner.session import Session
from policystory.notebook import assigned_papers
from policystory.quiz.paper import Feedback, Rules, paper_id
from policystory.widget.quiz import QuizWidget
from tests.teaching.learner_desk import say
from tests.wording.islands import ENGLISH, ISLANDS, course

NOON = datetime(2027, 2, 3, 12, tzinfo=UTC)
LESSON = "01-barcos"
HONOUR = "Respondí sin ayuda."
WINDOWS = (
    Window(name=WindowName.EARLY, until="2027-02-04T23:00", credit=Decimal("1.1")),
    Window(name=WindowName.DUE, until="2027-02-05T23:00"),
    Window(name=WindowName.LATE, until="2027-02-07T23:00", credit=Decimal("0.5")),
)
POLICY = Policy(attempts=2, windows=WINDOWS, minutes=30, counts=CountingRule.BEST)


class Desk:
    """A learner's folder with one paper, and a clock that the test sets."""

    def __init__(self, path: Path, patch: pytest.MonkeyPatch) -> None:
        """Open a session in the folder."""
        self.path = path
        self.now = NOON
        self._patch = patch
        (path / "assignments").mkdir()
        patch.setenv("POLICYSTORY_COURSE", str(ISLANDS))
        patch.setenv("POLICYSTORY_HOME", str(path / "record"))
        patch.chdir(path)
        self.restart()

    def restart(self) -> None:
        """Begin a new kernel."""
        session = Session(self.path, lambda: self.now, UTC)
        self._patch.setattr(assigned_papers, "session", lambda: session)

    def put(self, name: str, data: bytes) -> None:
        """Put a file that the teacher sent beside the lessons."""
        (self.path / "assignments" / name).write_bytes(data)

    def put_paper(self, opens: str = "") -> None:
        """Put the paper, which a test needs no class to sign."""
        drawn = course().quiz_for(LESSON, "lector", 1).paper
        rules = Rules(tries=1, feedback=Feedback.WHEN_RELEASED)
        held = msgspec.structs.replace(drawn, rules=rules)
        released = ReleasedPaper(
            class_name="islas",
            assignment="semana-1",
            title="Semana 1",
            learner="lector",
            attempt=1,
            zone="America/Lima",
            policy=POLICY,
            opens=opens,
            honour=HONOUR,
            paper=msgspec.structs.replace(held, id=paper_id(held)),
            signature="5" * 64,
        )
        self.put("semana-1.json", write_released(released))

    def open(self) -> QuizWidget:
        """Open the paper."""
        widget = assigned_papers.assignments("semana-1")
        assert isinstance(widget, QuizWidget), widget
        return widget


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return the desk of a learner."""
    return Desk(tmp_path, monkeypatch)


def shown(name: str = "") -> str:
    """Return what a call shows as plain text, which must have no English word."""
    text = str(assigned_papers.assignments(name))
    # The code of a call is Python in every language.
    assert [] == ENGLISH.findall(text), text
    return text


def spoken(message: dict[str, Any]) -> str:
    """Return the note and the receipts of a message, which must have no English word."""
    text = " ".join([str(message.get("note", "")), *message.get("receipts", ())])
    # The folder has one name in every language.
    assert [] == ENGLISH.findall(text.replace("handed-in/", "")), text
    return text


def test_without_papers_it_says_where_they_go(desk: Desk) -> None:
    """An empty folder is told of, with its name."""
    assert "en la carpeta «assignments»" in shown()
    assert desk.now == NOON


def test_dates_and_terms_are_told_on_both_clocks(desk: Desk) -> None:
    """When it opens and is due, what each window earns, attempts, minutes and honour."""
    desk.put_paper("2027-02-04T13:00:00+00:00")
    listed = shown()
    for told in (
        "Se abre el 4 de febrero de 2027, 08:00, hora de la clase (America/Lima); ",
        "(America/Lima); en tu reloj, 4 de febrero de 2027, 13:00.",
        "Entrega anticipada hasta el 4 de febrero de 2027, 23:00, hora",
        "Fecha límite: 5 de febrero de 2027, 23:00, hora",
        "5 de febrero de 2027, 04:00, por el 110 % de los puntos.",
        "Entrega tardía hasta el 7 de febrero",
        "2 intentos; cuenta el mejor.",
        "Un intento dura 30 minutos como máximo",
        f"Al entregar, declaras: {HONOUR}",
        "3 preguntas, sin empezar",
    ):
        assert told in listed
    assert "Semana 1 se abre el 4 de febrero" in shown("semana-1")


def test_from_honour_to_receipt(desk: Desk) -> None:
    """Above the questions stands the honour; then a receipt, changes, and another hand-in."""
    desk.put_paper()
    widget = desk.open()
    note = spoken(say(widget, "hello"))
    assert f"Al entregar, declaras: {HONOUR}" == note
    item = widget.paper["items"][0]
    answer = {"item": item["id"], "response": item["options"][0]["id"]}
    say(widget, "answer", **answer)
    assert "empezado, 1 de " in shown()
    receipt = spoken(say(widget, "submit"))
    assert "Tus respuestas están en handed-in/semana-1--" in receipt
    assert "vuelve a ejecutar esta celda" in receipt
    assert "entregado el 3 de febrero de 2027, 12:00, comprobante " in shown()
    desk.restart()
    again = desk.open()
    assert "Ya entregaste este cuestionario." in spoken(say(again, "hello"))
    say(again, "answer", **answer)
    assert "hubo cambios después, así que entrega otra vez" in shown()


def test_after_its_time_nothing_is_taken(desk: Desk) -> None:
    """An answer after the minutes, and one after the close, are refused in Spanish."""
    desk.put_paper()
    widget = desk.open()
    item = widget.paper["items"][0]
    answer = {"item": item["id"], "response": item["options"][0]["id"]}
    desk.now = NOON + timedelta(minutes=30)
    replies = widget._replies({"type": "answer", "ticket": "a" * 16, **answer})
    assert "esta respuesta llegó tarde" in spoken(replies[0])
    desk.now = NOON + timedelta(days=9)
    assert "Ya está cerrada." in shown()


def test_after_the_close_nothing_is_taken(desk: Desk) -> None:
    """What is open at the close takes nothing more, and is not opened again."""
    desk.put_paper()
    widget = desk.open()
    desk.now = NOON + timedelta(days=9)
    assert "Esta tarea está cerrada" in spoken(say(widget, "submit"))
    assert "de este intento no se entregó nada." in shown("semana-1")


def test_practice_and_feedback_are_listed(desk: Desk) -> None:
    """An assignment for practice, and feedback with points or for excused work."""
    practice = PracticeFile(
        class_name="islas",
        assignment="practica",
        title="Práctica",
        quizzes=(LESSON,),
        zone="UTC",
        policy=Policy(),
    )
    desk.put("practica-practice.json", write_practice(practice))
    desk.put_paper()
    told = FeedbackFile(
        class_name="islas",
        assignment="semana-1",
        title="Semana 1",
        learner="lector",
        state="graded",
        points=Decimal("1.5"),
        possible=Decimal(2),
    )
    desk.put("semana-1-feedback.json", write_feedback(told))
    listed = shown()
    assert "Para practicar: los puntos" in listed
    call = 'ps.assignments("semana-1")'
    assert f"Ya está la corrección: 1.5 de 2 puntos. Léala con {call}." in listed
    assert "Semana 1: corrección" == shown("semana-1")
    excused = msgspec.structs.replace(told, state="excused", points=None)
    desk.put("semana-1-feedback.json", write_feedback(excused))
    assert "Ya está la corrección: tarea dispensada." in shown()
    (desk.path / "assignments" / "semana-1.json").unlink()
    assert f"Ya está la corrección. Léala con {call}." in shown()
