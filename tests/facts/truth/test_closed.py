"""What each `closed` makes false: counted, with a question and an example for the author."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from policystory.cli import main
from policystory.facts.checks.question_forms import DIRECTIONS
from policystory.facts.truth.closed import QUESTIONS, Closure, closures
from tests import market


def test_each_closed_part_says_what_it_makes_false() -> None:
    """Three people hold three offices, and the report tells whose each is: six pairs are false."""
    office = [
        closure
        for closure in closures(market.course().corpus)
        if closure.property == "holds-office"
    ]
    assert [
        Closure(
            property="holds-office",
            label="office held",
            part="subject",
            question=QUESTIONS["subject"],
            false=6,
            example="The Gazette (May 1923): Jonas Pike was mayor of Aldermoor.",
            fact="lowe-office",
        ),
        Closure(
            property="holds-office",
            label="office held",
            part="value",
            question=QUESTIONS["value"],
            false=6,
            example="The Gazette (May 1923): Edith Lowe was warden of the guild.",
            fact="lowe-office",
        ),
    ] == office


def test_what_closes_nothing_yet_says_so() -> None:
    """One fact alone makes nothing false, and other rules than `closed` do not count."""
    found = {
        (closure.property, closure.part): closure
        for closure in closures(market.course().corpus)
    }
    measured = found["measure", "value"]
    assert (0, "", "") == (measured.false, measured.example, measured.fact)


@pytest.mark.parametrize("part", DIRECTIONS)
def test_every_part_has_its_question(part: str) -> None:
    """Whatever can be closed, the author is asked about in words."""
    assert QUESTIONS[part].endswith("?")


def test_the_command_prints_them(tmp_path: Path) -> None:
    """`policystory facts --closed` shows question, count and example."""
    folders = market.write(tmp_path)
    named = ["--content", folders.content, "--quizzes", folders.quizzes]
    arguments = [
        "facts",
        "--closed",
        *map(str, named),
        "--lessons",
        str(folders.lessons),
    ]
    shown = CliRunner().invoke(main, arguments)
    assert 0 == shown.exit_code, shown.output
    assert (
        "holds-office (office held)\n    closed: subject – is there a fact"
        in shown.output
    )
    assert (
        "Jonas Pike was mayor of Aldermoor.\n        ('lowe-office' says"
        in shown.output
    )
