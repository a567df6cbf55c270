import shutil
from pathlib import Path

import pytest

from policystory.course.checks.course import check
from policystory.course.load import Folders
from tests.worlds import edit, write


def shown(root: Path, sources: Path | None = None) -> list[tuple[str, int, str]]:
    """Return file, line and message of all problems of a course."""
    return [
        (Path(problem.path).relative_to(root).as_posix(), problem.line, problem.message)
        for problem in check(Folders.of(root), sources).problems
    ]


def test_a_sound_course_has_no_problem(tmp_path: Path) -> None:
    """A sound course has no problem, with and without texts; content and proofs are counted."""
    root = write(tmp_path)
    without, proved = check(Folders.of(root)), check(Folders.of(root), root / "texts")
    assert (without.problems, without.proved) == ((), None)
    assert proved.problems == ()
    assert proved.proved is not None
    assert (proved.proved.facts, proved.proved.citations) == (17, 17)
    assert {
        "sources": 2,
        "facts": 17,
        "lessons": 1,
        "quizzes": 2,
    }.items() <= proved.counts.items()


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "message"),
    [
        (
            "content/course.yml",
            "    sources: [harbour-news, island-post]\n",
            "    sources: [harbour-news, island-past]\n",
            0,
            "there is no source 'island-past'",
        ),
        (
            "content/course.yml",
            "    objectives: [read-a-count, name-a-keeper]\n",
            "    objectives:\n      - read-a-count\n      - name-a-kepper\n",
            2,
            "there is no objective 'name-a-kepper'",
        ),
        (
            "content/figures/crossings.yml",
            "query: [carried-april, carried-winter]",
            "query: [carried-april, carried-autumn]",
            0,
            "there is no fact 'carried-autumn'",
        ),
        (
            "quizzes/01-crossings.yml",
            "topics: [lamps]",
            "topics: [lambs]",
            0,
            "there is no topic 'lambs'",
        ),
        (
            "quizzes/01-crossings.yml",
            "kinds: [number]",
            "kinds: [numbers]",
            0,
            "there is no kind 'numbers'",
        ),
        (
            "quizzes/01-crossings.yml",
            "facts: [carried-april,",
            "facts: [carried,",
            0,
            "there is no fact 'carried'",
        ),
        (
            "quizzes/01-crossings.yml",
            "objectives: [name-a-keeper]",
            "objectives: [name]",
            0,
            "there is no objective 'name'",
        ),
        (
            "quizzes/01-crossings.yml",
            "topics: [lamps], kinds: [single-choice], count: 2",
            "topics: [lamps], kinds: [single-choice], count: 99",
            -4,
            "quiz '01-crossings/lamps', pool 'lamps': 99 items are asked for",
        ),
    ],
)
def test_a_fault_of_a_lesson_figure_or_quiz_has_its_line(
    tmp_path: Path, file: str, old: str, new: str, line: int, message: str
) -> None:
    """Whatever names a thing that is not there, or cannot be drawn, is one problem on its line."""
    at = edit(write(tmp_path), file, old, new)
    (reported,) = shown(tmp_path)
    assert (file, at + line) == reported[:2]
    assert reported[2].startswith(message)


def test_a_lesson_without_a_notebook_is_a_hint(tmp_path: Path) -> None:
    """A lesson can be planned in the course file before it is written."""
    shutil.rmtree(write(tmp_path) / "lessons")
    report = check(Folders.of(tmp_path))
    assert () == report.problems
    (hint,) = report.hints
    assert (7, "lesson '01-crossings' has no notebook", "add 01-crossings.ipynb") == (
        hint.line,
        hint.message,
        hint.hint,
    )


def test_faults_of_many_files_come_at_once(tmp_path: Path) -> None:
    """All that cannot be read is said in one run, sorted by file and line; then all the rest."""
    write(tmp_path)
    edit(tmp_path, "content/objectives.yml", "level: remember,", "lvl: remember,")
    edit(
        tmp_path,
        "content/facts/crossings.yml",
        "    period: 1911-08\n",
        "    period: August\n",
    )
    edit(
        tmp_path,
        "content/properties.yml",
        "    value: who tended the lamp of {subject}?",
        "    value: who was it",
    )
    reported = shown(tmp_path)
    assert sorted(reported) == reported
    unread = ["content/facts/crossings.yml", "content/objectives.yml"]
    assert unread == [file for file, _, _ in reported]
    edit(tmp_path, unread[0], "    period: August\n", "    period: 1911-08\n")
    edit(tmp_path, unread[1], "lvl: remember,", "level: remember,")
    rest = [file for file, _, _ in shown(tmp_path)]
    assert ["content/properties.yml"] == sorted(set(rest))


@pytest.mark.parametrize("date", ["Autumn", "11", "1911-13", "''"])
def test_a_paper_without_a_date_is_a_problem_and_no_crash(
    tmp_path: Path, date: str
) -> None:
    """An unreadable date is reported in its place; prose, proofs and quizzes are still checked."""
    root = write(tmp_path)
    at = edit(root, "content/sources.yml", "  date: 1911-09\n", f"  date: {date}\n")
    assert ("content/sources.yml", at) in [
        (file, line) for file, line, _ in shown(root, root / "texts")
    ]


def test_unreadable_record_is_reported_once(tmp_path: Path) -> None:
    """What names a record with a fault is not called a name of nothing."""
    at = edit(
        write(tmp_path),
        "content/entities/places.yml",
        "name: North Pier,",
        "nmae: North Pier,",
    )
    reported = shown(tmp_path)
    assert ("content/entities/places.yml", at, "unknown field 'nmae'") in reported
    assert not any("there is no entity" in message for _, _, message in reported)


def test_missing_texts_are_a_problem(tmp_path: Path) -> None:
    """With the texts asked for, a source without one is named."""
    root = write(tmp_path)
    (root / "texts" / "island-post.txt").unlink()
    assert ("content/sources.yml", 12, "its text is not there") in shown(
        root, root / "texts"
    )


def test_a_quiz_file_is_named_after_its_lesson(tmp_path: Path) -> None:
    """A file under another name works, and a hint says where one would look for it."""
    root = write(tmp_path)
    first, *_ = sorted((root / "quizzes").glob("*.yml"))
    first.rename(first.with_name("zzz.yml"))
    report = check(Folders.of(root))
    assert () == report.problems
    (hint,) = [hint for hint in report.hints if "named otherwise" in hint.message]
    assert f"rename it to {first.name}" == hint.hint
