from pathlib import Path

import pytest

from policystory.course.checks.course import check
from policystory.course.content import CourseStatus, version
from policystory.course.load import Folders, load
from tests.worlds import edit, write

COURSE, LAMPS = "content/course.yml", "content/facts/lamps.yml"
SEE_FAR = (
    "- {id: see-far, lesson: 01-crossings, verb: see, level: apply, text: See far.}\n"
)
KEEPERS = (
    "      - {id: keepers, objectives: [name-a-keeper], kinds: [single-choice], "
    "directions: [value], count: 1}\n"
)
NIGHT = """  - id: night
    title: Night
    pools:
      - {id: n, topics: [lamps], objectives: [tell-the-lamps], kinds: [single-choice], count: 1}
"""
MISSING = [
    (
        "content/properties.yml",
        "  lone: There is one group of islands.\n",
        "",
        "fewer than two facts use the property 'made-up-of'",
    ),
    (
        "content/sources.yml",
        "  without-facts: [{paragraphs: [1], because: the name of the paper}]\n- id: island",
        "- id: island",
        "paragraphs 1 are neither used by a fact nor excused",
    ),
    (
        "content/objectives.yml",
        "- {id: tell-the-lamps",
        SEE_FAR + "- {id: tell-the-lamps",
        "objective 'see-far' has 0 facts, 4 are needed",
    ),
    (
        "quizzes/01-crossings.yml",
        KEEPERS,
        "",
        "no question of the lesson practises 'name-a-keeper'",
    ),
    (
        "quizzes/01-crossings.yml",
        "  - id: lamps\n    title: \"Check: lamps\"\n",
        NIGHT + "  - id: lamps\n    title: \"Check: lamps\"\n",
        "no cell of 01-crossings.ipynb shows the quiz 'night'",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "message"), MISSING)
def test_what_is_missing_is_a_hint_in_a_draft(
    tmp_path: Path, file: str, old: str, new: str, message: str
) -> None:
    """Coverage is a problem of a published course, and of a draft a hint in the same words."""
    edit(write(tmp_path), file, old, new)
    published = check(Folders.of(tmp_path))
    assert [message] == [problem.message for problem in published.problems]
    assert () == published.hints
    edit(tmp_path, COURSE, "language: en\n", "language: en\nstatus: draft\n")
    draft = check(Folders.of(tmp_path))
    assert () == draft.problems
    assert [message] == [hint.message for hint in draft.hints]


def test_a_fault_is_a_problem_in_a_draft_too(tmp_path: Path) -> None:
    """Only what is missing waits; what is wrong is told as ever."""
    edit(write(tmp_path), COURSE, "language: en\n", "language: en\nstatus: draft\n")
    edit(tmp_path, LAMPS, "    property: made-up-of\n", "    property: made-of\n")
    (problem,) = check(Folders.of(tmp_path)).problems
    assert "there is no property 'made-of'" == problem.message


def test_a_draft_without_an_index_of_mentions_is_told_in_a_hint(tmp_path: Path) -> None:
    """The index is written when the texts and names are settled; until then it is not missed."""
    write(tmp_path)
    (tmp_path / "content" / "mentions.yml").unlink()
    texts = tmp_path / "texts"
    (problem,) = check(Folders.of(tmp_path), texts).problems
    assert "there is no index of mentions" == problem.message
    assert problem.path.endswith("content/mentions.yml")
    edit(tmp_path, COURSE, "language: en\n", "language: en\nstatus: draft\n")
    report = check(Folders.of(tmp_path), texts)
    assert ((), (problem,)) == (report.problems, report.hints)


def test_to_publish_a_draft_changes_no_paper(tmp_path: Path) -> None:
    """The status is no content: the version of the course, which papers carry, stays."""
    before = load(Folders.of(write(tmp_path)))
    edit(tmp_path, COURSE, "language: en\n", "language: en\nstatus: draft\n")
    draft = load(Folders.of(tmp_path))
    assert CourseStatus.DRAFT is draft.course.status
    assert version(before) == version(draft)


def test_a_language_without_wording_is_refused(tmp_path: Path) -> None:
    """A course in a language in which nothing is worded would be asked in another one."""
    at = edit(write(tmp_path), COURSE, "language: en\n", "language: eo\n")
    report = check(Folders.of(tmp_path))
    (problem,) = report.problems
    assert (
        at,
        "language: there is no wording in 'eo'",
        "write one of en (English), es (español), es-US (español de Estados Unidos)",
    ) == (
        problem.line,
        problem.message,
        problem.hint,
    )
    assert 1 == report.unread
