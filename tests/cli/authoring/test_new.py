from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from policystory.cli import main
from policystory.cli.authoring import new
from policystory.course.load import Folders, load

Run = Callable[..., Result]


def test_new_never_waits_without_a_terminal(run: Run, tmp_path: Path) -> None:
    """What is not given has a default; the next commands are printed, for any folder's name."""
    result = run("new", tmp_path / "Our Buses")
    assert 0 == result.exit_code, result.output
    course = load(Folders.of(tmp_path / "Our Buses")).course
    assert ("our-buses", "Our buses", "en", "UTC") == (
        course.course,
        course.title,
        course.language,
        course.zone,
    )
    assert f"cd '{tmp_path}/Our Buses'\n" in result.output
    assert "policystory learn lessons" in result.output


def test_new_asks_what_is_not_given_on_a_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each question has its default; what is given is not asked."""
    monkeypatch.setattr(new, "is_terminal", lambda: True)
    arguments = ["new", str(tmp_path / "buses"), "--zone", "Europe/Madrid"]
    result = CliRunner().invoke(main, arguments, input="Our line 7\n\n")
    assert 0 == result.exit_code, result.output
    assert "Title [Buses]: " in result.output
    assert "Language [en]: " in result.output
    assert "Time zone" not in result.output
    course = load(Folders.of(tmp_path / "buses")).course
    assert ("Our line 7", "en", "Europe/Madrid") == (
        course.title,
        course.language,
        course.zone,
    )


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--language", "xx", "there is no language 'xx'"),
        ("--zone", "Mars/One", "the time zone 'Mars/One' is not known here"),
        ("--like", "bag-charge", "there is no template 'bag-charge'; did you mean"),
    ],
)
def test_a_wrong_answer_writes_nothing(
    run: Run, tmp_path: Path, option: str, value: str, sentence: str
) -> None:
    """A language without wording, an unknown zone and template are told before anything."""
    result = run("new", tmp_path / "buses", option, value)
    assert 1 == result.exit_code
    assert sentence in result.output
    assert not (tmp_path / "buses").exists()


def test_the_commands_that_new_prints_exist() -> None:
    """Whoever types what is printed there is not told of a missing command or option."""
    for line in new._NEXT.splitlines():
        words = line.split("  ")[1].split() if line.startswith("  ") else []
        if words[:1] != ["policystory"]:
            continue
        command = main.commands[words[1]]
        assert isinstance(command, click.Command)
        options = {opt for param in command.params for opt in param.opts}
        assert {word for word in words if word.startswith("--")} <= options
