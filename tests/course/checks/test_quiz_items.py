"""Problems of the items and sets of facts in a file of quizzes."""

from pathlib import Path

import pytest

from policystory.course.checks.course import check
from policystory.course.load import Folders, load, read
from policystory.course.open_course import OpenCourse
from tests.worlds import edit, write

QUIZ = "quizzes/01-crossings.yml"
ITEM = """\
items:
  - id: two-counts
    kind: single-choice
    stem: How do the counts of the Harbour News and the Island Post (both of 1911) compare?
    objectives: [tell-the-lamps]
    facts: [carried-april, carried-winter]
    options:
      - text: They cover other times
        right: true
        because: One is of April 1911, the other of a winter.
        facts: [carried-april, carried-winter]
      - text: They cover the same time
        because: One is of April 1911, the other of a winter.
        facts: [carried-april, carried-winter]
      - text: They count the same people
        because: One counts passengers, the other herring workers.
        facts: [carried-april, carried-winter]
"""
TITLE = "title: Crossings\nquizzes:"


def with_item(
    root: Path, old: str, new: str, *, proved: bool = False
) -> list[tuple[int, str]]:
    """Replace `old` in an authored item; return the course's problems by line of the item."""
    write(root)
    assert ITEM.count(old) == 1
    item = ITEM.replace(old, new)
    at = edit(root, QUIZ, TITLE, f"title: Crossings\n{item}quizzes:") + 1
    texts = root / "texts" if proved else None
    reported = check(Folders.of(root), texts).problems
    assert {(root / QUIZ).as_posix()} >= {problem.path for problem in reported}
    return [(problem.line - at, problem.message) for problem in reported]


def test_a_file_of_quizzes_can_hold_items(tmp_path: Path) -> None:
    """A sound item has no problem, is counted, and can be asked."""
    assert [] == with_item(
        tmp_path, "One counts passengers,", "One counts passengers,", proved=True
    )
    assert 1 == check(Folders.of(tmp_path)).counts["authored items"]
    assert "two-counts" in OpenCourse(load(Folders.of(tmp_path))).bank.items


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("objectives: [tell-the-lamps]", "objectives: [tell]", 4, "there is no objective 'tell'"),
        ("    facts: [carried-april, carried-winter]\n    o", "    facts: [car]\n    o", 5,
         "there is no fact 'car'"),
        ("people\n        because: One counts", "people\n        becuse: One counts", 15,
         "unknown field 'becuse'"),
        ("kind: single-choice", "kind: essay", 2, "kind: expected a known word, found 'essay'"),
        ("        right: true\n", "", 6, "a single choice has one right option, not 0"),
        ("One counts passengers,", "One counts 77 passengers,", 15,
         "'because' has the number 77, which no fact named"),
        ("They count the same people", "All of these", 1,
         "no-option-joins-others: a joining option: 'All of these'"),
        ("two-counts", "Two Counts", 1, "'Two Counts' is not an id"),
    ],
)  # fmt: skip
def test_a_fault_of_an_item_has_its_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    """Each fault has the line of its field; a faulty item hides nothing else of its file."""
    reported = with_item(tmp_path, old, new)
    assert any(at == line and told.startswith(message) for at, told in reported), (
        reported
    )
    assert 2 == len(OpenCourse(read(Folders.of(tmp_path)).content).quizzes())


SET = """\
sets:
  - id: counts-by-kind
    ask: sort
    by: kind
    facts: [carried-1910, carried-april, carried-august, carried-winter, money-gull]
"""


def with_set(root: Path, old: str, new: str) -> list[tuple[int, str]]:
    """Replace `old` in a set; return the course's problems by line of the set."""
    write(root)
    assert SET.count(old) == 1
    text = f"title: Crossings\n{SET.replace(old, new)}quizzes:"
    at = edit(root, QUIZ, TITLE, text) + 1
    reported = check(Folders.of(root)).problems
    assert {(root / QUIZ).as_posix()} >= {problem.path for problem in reported}, (
        reported
    )
    return [(problem.line - at, problem.message) for problem in reported]


def test_file_of_quizzes_can_hold_sets_of_facts(tmp_path: Path) -> None:
    """A sound set has no problem, is counted, and its question is in the bank."""
    assert [] == with_set(tmp_path, "counts-by-kind", "counts-by-kind")
    assert 1 == check(Folders.of(tmp_path)).counts["sets of facts"]
    bank = OpenCourse(load(Folders.of(tmp_path))).bank
    assert "counts-by-kind.categorise" in bank.items


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("carried-winter", "carried-wint", 4, "there is no fact 'carried-wint'"),
        (
            "kind\n    f",
            "kind\n    report: harbour\n    f",
            4,
            "there is no source 'harbour'",
        ),
        ("ask: sort", "ask: search", 2, "ask: expected a known word"),
        (
            "by: kind",
            "by: size",
            3,
            "'ask: sort' is by 'status' or 'kind' or 'date' or 'speaker' or 'heading'",
        ),
        ("    by: kind\n", "", 1, "'ask: sort' is by 'status' or 'kind'"),
        ("counts-by-kind", "Counts", 1, "'Counts' is not an id"),
        (
            "money-gull",
            "lit-gull",
            4,
            "no objective is served by all of its facts",
        ),
        (
            "money-gull",
            "money-tern",
            4,
            "'money-tern' is of the kind 'reported', which is not sorted",
        ),
        ("money-gull", "carried-1910", 4, "'carried-1910' is in the set twice"),
        (
            "kind\n    f",
            "kind\n    report: harbour-news\n    f",
            5,
            "'carried-august' does not stand in 'harbour-news'",
        ),
    ],
)
def test_fault_of_a_set_names_the_line_of_the_fact(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    """A set whose rows cannot be proved is a problem of its author, who reads which row and why."""
    reported = with_set(tmp_path, old, new)
    assert any(at == line and text.startswith(message) for at, text in reported), (
        reported
    )


def test_item_that_copies_a_source_is_a_problem(tmp_path: Path) -> None:
    """With the texts an item that repeats nine words of one of them is a problem."""
    copied = "In all of 1910 the Harbour Board had reckoned with not fewer"
    reported = with_item(
        tmp_path,
        "One counts passengers, the other herring workers.",
        copied,
        proved=True,
    )
    assert [15] == [
        line
        for line, message in reported
        if message.startswith("'because' repeats harbour-news: “in all of")
    ]
    assert [] == [
        message
        for _, message in with_item(tmp_path, "One counts", "One counts")
        if "repeats" in message
    ]


def test_item_and_set_do_not_share_an_id(tmp_path: Path) -> None:
    """A learner's record knows questions by this id, so that it belongs to one of them."""
    reported = with_item(tmp_path, "two-counts", "counts-by-kind")
    assert [] == reported
    (tmp_path / "quizzes/m1.yml").write_text(f"module: m1\ntitle: Crossings\n{SET}")
    (problem,) = read(Folders.of(tmp_path)).problems
    assert problem.message.startswith("the id 'counts-by-kind' is taken: another item")


def test_an_id_belongs_to_one_item(tmp_path: Path) -> None:
    """Two items of one id are a problem, in whichever files they stand."""
    with_item(tmp_path, "two-counts", "two-counts")
    (tmp_path / "quizzes/m1.yml").write_text(f"module: m1\ntitle: Crossings\n{ITEM}")
    (reported,) = read(Folders.of(tmp_path)).problems
    assert reported.message.startswith(
        "the id 'two-counts' is taken: another item has it at "
    )
