from pathlib import Path

import pytest

from policystory.course.checks.course import check
from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.course.own_course.templates import (
    SMALL,
    Heading,
    begin_course,
    templates,
)
from policystory.errors import NotFoundError, PolicystoryError

INDEX = "mentions.yml"
"""Which entities a paragraph names: written by a command, never changed by hand."""
HEADING = Heading("our-buses", "Our buses", "en", "Europe/Madrid")


@pytest.mark.parametrize("name", templates())
def test_a_new_course_passes_every_check_at_once(tmp_path: Path, name: str) -> None:
    """A course of any template has no problem."""
    begin_course(tmp_path, name, HEADING)
    assert () == check(Folders.of(tmp_path)).problems


def test_the_small_template_is_proved_against_its_own_text(tmp_path: Path) -> None:
    """Its report is the makers' own and comes with it, so that every fact is proved at once."""
    begin_course(tmp_path, SMALL, HEADING)
    report = check(Folders.of(tmp_path), tmp_path / "texts")
    assert () == report.problems
    assert report.proved is not None
    assert report.counts["facts"] == report.proved.facts


def test_the_small_template_is_ten_facts_that_ask_ten_questions() -> None:
    """Ten facts of one report, a lesson, a quiz and a figure make ten questions and more."""
    course = OpenCourse(load(Folders.of(Path(str(templates()[SMALL])))))
    content = course.content
    assert 10 == len(course.corpus.facts)
    assert [1, 1, 1, 1] == [
        len(content.sources),
        len(content.lessons),
        len(content.quizzes),
        len(content.figures),
    ]
    families = {item.family for item in course.bank.items.values()}
    assert 20 <= len(course.bank.items)
    assert 10 <= len(families)
    assert 6 == len(course.quiz("01-a-price-on-bags", "any").paper.items)


def test_every_file_of_a_template_says_what_to_change() -> None:
    """Each YAML file begins with a comment on what to change, and the notebook has one too."""
    silent = []
    for folder in templates().values():
        for path in Path(str(folder)).rglob("*"):
            if path.suffix not in (".yml", ".ipynb"):
                continue
            if path.name == INDEX:
                continue
            text = path.read_text("utf-8")
            if path.suffix == ".yml" and not text.startswith("# "):
                silent.append(path)
            if "change" not in text.casefold():
                silent.append(path)
    assert [] == silent


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Our buses", "title: Our buses"),
        ('Buses: a "story"', r'title: "Buses: a \"story\""'),
        ("Fähren – ¿cuándo?", 'title: "Fähren – ¿cuándo?"'),
        ("# no comment", 'title: "# no comment"'),
        (r"\1", r'title: "\\1"'),
    ],
)
def test_the_heading_is_written_whatever_its_signs(
    tmp_path: Path, title: str, line: str
) -> None:
    """Id, title, language and zone are those asked for; lessons keep their titles."""
    heading = Heading("our-buses", title, "en", "Europe/Madrid")
    begin_course(tmp_path / "new", SMALL, heading)
    text = (tmp_path / "new" / "content" / "course.yml").read_text("utf-8")
    assert line in text.splitlines()
    course = load(Folders.of(tmp_path / "new")).course
    assert heading == Heading(course.course, course.title, course.language, course.zone)
    assert "A price on bags" == course.lessons[0].title


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A folder with anything in it, and a file in its place, are refused and stay as they are."""
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    with pytest.raises(PolicystoryError, match="is not empty, and nothing in it is"):
        begin_course(tmp_path / "used", SMALL, HEADING)
    with pytest.raises(PolicystoryError, match="is no folder; name one that is empty"):
        begin_course(tmp_path / "file", SMALL, HEADING)
    assert ["mine.txt"] == [path.name for path in (tmp_path / "used").iterdir()]
    assert "mine" == (tmp_path / "file").read_text()


def test_an_unknown_template_is_told_with_the_known_ones(tmp_path: Path) -> None:
    """A misspelt template is refused before anything is written."""
    with pytest.raises(NotFoundError, match="there is no template 'bag-charge'; did"):
        begin_course(tmp_path / "new", "bag-charge", HEADING)
    assert not (tmp_path / "new").exists()
