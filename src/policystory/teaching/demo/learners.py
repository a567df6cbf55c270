"""The thirty invented learners: their names, their roster, and what each of them hands in."""

import csv
import io
from datetime import UTC, datetime
from hashlib import blake2b

import msgspec

from policystory.teaching.roster import Learner

_NAMES = (
    "Abara, Ngozi; Alvarez, Mateo; Bergström, Linnea; Carter, Deshawn; Chen, Wei; "
    "Cohen, Talia; Diallo, Aminata; Dubois, Élise; Evans, Rhys; Fernández, Lucía; "
    "Garcia, Ana; Haddad, Samir; Hoang, Minh; Ivanova, Darya; Jackson, Tiana; "
    "Kaya, Emre; Kim, Jiwoo; Lopez, Diego; Martin, Chloe; Mbeki, Thandi; "
    "Nakamura, Ren; O'Brien, Maeve; Okafor, Chidi; Patel, Asha; Quispe, Illa; "
    "Rossi, Paolo; Sanders, Kyle; Tran, Linh; Weber, Jonas; Young, Zoe"
)
_FIRST_SECTION = 15
"""How many learners are in the first of the two sections."""
_LMS_IDS = 4001
"""The number of the first learner in the invented school's system."""

ALLOWED_MORE = "demo06"
"""The learner with an accommodation: two days more."""
_LATE = {"demo09", "demo18", "demo27"}
_TWICE = {"demo12", "demo23"}
_MISSING = {"demo15", "demo30"}
_ONE_QUIZ = "demo21"
"""The learner who hands in the first quiz only."""

_IN_TIME = datetime(2026, 2, 5, 21, 30, tzinfo=UTC)
"""A day before the due date."""
_AFTER_DUE = datetime(2026, 2, 7, 19, 5, tzinfo=UTC)
"""The day after the due date, when late work is taken."""
TWO_DAYS_AFTER_DUE = datetime(2026, 2, 8, 22, 0, tzinfo=UTC)


class HandIn(msgspec.Struct, frozen=True):
    """One time that an invented learner hands in a quiz.

    `quiz`: the quiz's place in the assignment, from 0; `at`: when; `skill`: the chance, from 0 to
    1, of a right answer to a question of medium difficulty.
    """

    quiz: int
    at: datetime
    skill: float


def learners() -> list[Learner]:
    """Return the thirty invented learners, with names written as Canvas does: "Garcia, Ana"."""
    listed: list[Learner] = []
    for number, name in enumerate(_NAMES.split("; "), 1):
        id_ = f"demo{number:02}"
        section = "A" if number <= _FIRST_SECTION else "B"
        lms_id = str(_LMS_IDS + number)
        listed.append(Learner(id_, name, "", section, lms_id))
    return listed


def hand_ins(learner: str) -> list[HandIn]:
    """Return what a learner hands in, earliest first; empty if nothing.

    `learner`: the id of an invented learner.
    """
    if learner in _MISSING:
        return []
    # Nobody is hopeless, and nobody knows all: as in a class.
    skill = 0.35 + 0.6 * share(learner, "skill")
    at = _IN_TIME
    if learner in _LATE:
        at = _AFTER_DUE
    if learner == ALLOWED_MORE:
        at = TWO_DAYS_AFTER_DUE
    quizzes = (0,) if learner == _ONE_QUIZ else (0, 1)
    handed = [HandIn(quiz, at, skill) for quiz in quizzes]
    if learner in _TWICE:
        # The first time in a hurry; the later file counts.
        hurried = [HandIn(0, at.replace(hour=9), 0.2)]
        handed = [*hurried, *handed]
    return handed


def share(*words: str) -> float:
    """Return a number from 0 to 1 that looks random, but is always the same for the same words."""
    text = "|".join(words).encode()
    digest = blake2b(text, digest_size=4).digest()
    return int.from_bytes(digest, "big") / 2**32


def canvas_export() -> bytes:
    """Return the bytes of a table of the invented learners, as a teacher gets it from Canvas."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(
        "Student,ID,SIS User ID,SIS Login ID,Section,Essay (71),Final Score".split(",")
    )
    writer.writerow(["    Points Possible", "", "", "", "", "20.00", ""])
    for learner in learners():
        # Half points, as a person would give them.
        essay = 10 + round(20 * share(learner.id, "essay")) / 2
        writer.writerow(
            [
                learner.name,
                learner.lms_id,
                f"s{learner.lms_id}",
                learner.id,
                learner.section,
                f"{essay:.2f}",
                f"{5 * essay:.2f}",
            ]
        )
    return table.getvalue().encode()
