"""The teachers' guide says what happens: each of its commands is run, in their order."""

import os
import re
from pathlib import Path

import pytest

from policystory.course import find
from policystory.teaching.analysis.format_numbers import RULES
from tests.teaching.guide import GUIDE, commands, is_as_printed, run

ROOT = GUIDE.parent


def test_the_guide_prints_what_the_commands_print(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From an empty folder to grades in Canvas, every command prints what the guide says."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(find.COURSE, str(ROOT))
    listed = list(commands(GUIDE.read_text("utf-8")))
    for command in listed:
        if command.words.startswith("cd "):
            os.chdir(command.words.removeprefix("cd "))
            continue
        printed = run(command.words)
        assert is_as_printed(command.printed, printed), (
            f"{GUIDE.name}:{command.line}: {command.words}\n{printed}"
        )
    verbs = {command.words.split()[1] for command in listed if " " in command.words}
    week = "teach roster assign preview release collect grade status regrade feedback"
    assert {*week.split(), "analyse", "gradebook"} <= verbs


def test_the_rules_of_the_analysis_stand_in_the_guide() -> None:
    """The guide says of the analysis's rules just what the analysis says."""
    quoted = re.findall(r"^> (.*)$", GUIDE.read_text("utf-8"), re.MULTILINE)
    assert RULES == " ".join(quoted)


def test_links_of_the_guide_lead_somewhere() -> None:
    """Every file to which the guide links is there."""
    linked = re.findall(r"\]\(([^)#]+)", GUIDE.read_text("utf-8"))
    assert [] == [path for path in linked if not (ROOT / path).exists()]


@pytest.mark.parametrize(
    ("expected", "printed", "is_right"),
    [
        (["a"], "a\n", True),
        (["a"], "b\n", False),
        (["a"], "a\nb\n", False),
        (["a", "…"], "a\nb\nc\n", True),
        (["a", "…", "c"], "a\nb\nd\n", False),
        (["1. …"], "1. What?\n", True),
    ],
)
def test_the_comparison_sees_a_difference(
    expected: list[str], printed: str, is_right: bool
) -> None:
    """A line that differs, lacks or is too much is seen; what is left out is not."""
    assert is_right == is_as_printed(expected, printed)
