"""The commands `analyse` and `gradebook erase`: names, JSON, and questions before deleting."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policystory.cli import main
from tests.teaching.test_analysis import graded_demo


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a demo class whose work is graded."""
    folder, book = graded_demo(tmp_path_factory.mktemp("analyse") / "demo")
    book.close()
    return folder.path


def run(demo: Path, *words: str, typed: str | None = None) -> Result:
    """Run a command in the class's folder."""
    return CliRunner().invoke(main, [*words, "--class", str(demo)], input=typed)


def test_json_has_names_unless_they_are_left_out(demo: Path) -> None:
    """The teacher's JSON has learners; `--no-names` leaves no id and no name in it."""
    whole = json.loads(run(demo, "analyse", "week-1", "--json").output)
    plain = run(demo, "analyse", "week-1", "--json", "--no-names").output
    assert 30 == len(whole["learners"])
    assert [] == json.loads(plain)["learners"]
    assert "demo01" not in plain
    assert "Ngozi" not in plain


def test_the_page_has_names_only_if_asked(demo: Path, tmp_path: Path) -> None:
    """A page is made to be passed on, so that names come in by `--names` alone."""
    page = tmp_path / "page.html"
    run(demo, "analyse", "week-1", "--html", str(page))
    assert "Ngozi" not in page.read_text("utf-8")
    done = run(demo, "analyse", "week-1", "--html", str(page), "--names")
    assert f"{page}: written with names\n" == done.output
    assert "Ngozi Abara (demo01)" in page.read_text("utf-8")


def test_nobody_is_erased_without_a_yes(demo: Path) -> None:
    """To answer no leaves everything as it was."""
    before = run(demo, "gradebook", "history", "--learner", "demo02").output
    done = run(demo, "gradebook", "erase", "demo02", typed="n\n")
    assert 1 == done.exit_code
    assert before == run(demo, "gradebook", "history", "--learner", "demo02").output
    assert "demo02" in (demo / "roster.csv").read_text("utf-8")


def test_erasing_as_json_says_what_went_and_what_remains(demo: Path) -> None:
    """The JSON counts the rows of each table, and lists the files that may tell more."""
    words = ("gradebook", "erase", "demo03", "--json")
    assert "nobody is asked" in str(run(demo, *words).output)
    done = json.loads(run(demo, *words, "--yes").output)
    assert (16, 2) == (done["erased"]["marks"], done["erased"]["papers"])
    assert ["canvas.csv", "demo03-1.json", "demo03-2.json"] == [
        Path(path).name for path in done["remains"]
    ]
