"""Problems of quizzes: names of nothing, papers that are not equally hard, faulty items, copied sentences."""

from pathlib import Path

import pytest

from policystory.course.checks.course import check
from policystory.course.checks.quizzes import lessons, unlike_items
from policystory.course.load import Folders, load, read
from policystory.course.open_course import OpenCourse
from policystory.quiz.blueprint import Pool
from tests.worlds import course, edit, problems, write

QUIZ = "quizzes/01-crossings.yml"
ITEM = """\
items:
  - id: two-counts
    kind: single-choice
    stem: How do the counts of the Harbour News (May 1911) and the Island Post (September 1911) compare?
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
MIXED = "no objective is served by all of its items"
TITLE = "title: Crossings\nquizzes:"


def with_item(
    root: Path, old: str, new: str, *, proved: bool = False
) -> list[tuple[int, str]]:
    """Write the course with an authored item in which `old` is replaced; return its problems, by line of the item."""
    write(root)
    assert ITEM.count(old) == 1
    at = (
        edit(root, QUIZ, TITLE, f"title: Crossings\n{ITEM.replace(old, new)}quizzes:")
        + 1
    )
    found = check(Folders.of(root), root / "texts" if proved else None).problems
    assert {(root / QUIZ).as_posix()} >= {problem.path for problem in found}, found
    return [(problem.line - at, problem.message) for problem in found]


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
        ("    facts: [carried-april, carried-winter]\n    o", "    facts: [car]\n    o", 5, "there is no fact 'car'"),
        ("people\n        because: One counts", "people\n        becuse: One counts", 15, "unknown field 'becuse'"),
        ("kind: single-choice", "kind: essay", 2, "kind: expected a known word, found 'essay'"),
        ("        right: true\n", "", 6, "a single choice has one right option, not 0"),
        ("One counts passengers,", "One counts 77 passengers,", 15, "'because' has the number 77, which no fact named"),
        ("They count the same people", "All of these", 1, "no-option-joins-others: a joining option: 'All of these'"),
        ("two-counts", "Two Counts", 1, "'Two Counts' is not an id"),
    ],
)  # fmt: skip
def test_a_fault_of_an_item_has_its_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    """Each fault is told with the line of the field; a faulty item hides nothing else of its file."""
    found = with_item(tmp_path, old, new)
    assert any(at == line and told.startswith(message) for at, told in found), found
    assert 2 == len(OpenCourse(read(Folders.of(tmp_path)).content).quizzes())


SET = """\
sets:
  - id: counts-by-kind
    ask: sort
    by: kind
    facts: [carried-1910, carried-april, carried-august, carried-winter, money-gull]
"""


def with_set(root: Path, old: str, new: str) -> list[tuple[int, str]]:
    """Write the course with a set in which `old` is replaced; return its problems, by line of the set."""
    write(root)
    assert SET.count(old) == 1
    text = f"title: Crossings\n{SET.replace(old, new)}quizzes:"
    at = edit(root, QUIZ, TITLE, text) + 1
    found = check(Folders.of(root)).problems
    assert {(root / QUIZ).as_posix()} >= {problem.path for problem in found}, found
    return [(problem.line - at, problem.message) for problem in found]


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
    found = with_set(tmp_path, old, new)
    assert any(at == line and text.startswith(message) for at, text in found), found


def test_a_sentence_of_a_source_is_no_item_of_ours(tmp_path: Path) -> None:
    """With the texts an item that repeats nine words of one of them is a problem."""
    copied = "In all of 1910 the Harbour Board had reckoned with not fewer"
    found = with_item(
        tmp_path,
        "One counts passengers, the other herring workers.",
        copied,
        proved=True,
    )
    assert [15] == [
        line
        for line, message in found
        if message.startswith("'because' repeats harbour-news: “in all of")
    ]
    assert [] == [
        message
        for _, message in with_item(tmp_path, "One counts", "One counts")
        if "repeats" in message
    ]


def test_item_and_set_do_not_share_an_id(tmp_path: Path) -> None:
    """A learner's record knows questions by this id, so that it belongs to one of them."""
    found = with_item(tmp_path, "two-counts", "counts-by-kind")
    assert [] == found
    (tmp_path / "quizzes/m1.yml").write_text(f"module: m1\ntitle: Crossings\n{SET}")
    (problem,) = read(Folders.of(tmp_path)).problems
    assert problem.message.startswith("the id 'counts-by-kind' is taken: another item")


def test_an_id_belongs_to_one_item(tmp_path: Path) -> None:
    """Two items of one id are a problem, in whichever files they stand."""
    with_item(tmp_path, "two-counts", "two-counts")
    (tmp_path / "quizzes/m1.yml").write_text(f"module: m1\ntitle: Crossings\n{ITEM}")
    (found,) = read(Folders.of(tmp_path)).problems
    assert found.message.startswith(
        "the id 'two-counts' is taken: another item has it at "
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "lesson: 01-crossings\n",
            "lesson: 02-crossings\n",
            "there is no lesson '02-crossings'",
        ),
        ("lesson: 01-crossings\n", "module: m2\n", "there is no module 'm2'"),
        (
            "lesson: 01-crossings\n",
            "",
            "expected one of the fields 'lesson' and 'module'",
        ),
        (
            "lesson: 01-crossings\n",
            "lesson: 01-crossings\nmodule: m1\n",
            "expected one of the fields 'lesson'",
        ),
    ],
)
def test_a_file_of_quizzes_belongs_to_one_lesson_or_module(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    """Its lesson or module must be there, and is one of the two."""
    (found,) = problems(tmp_path, QUIZ, old, new)
    assert (0, True) == (found[0] if new else 0, found[1].startswith(message)), found


def test_a_module_has_a_quiz_of_its_own(tmp_path: Path) -> None:
    """The exit quiz of a module is asked for by the module's name."""
    edit(write(tmp_path), QUIZ, "lesson: 01-crossings\n", "module: m1\n")
    assert [] == list(check(Folders.of(tmp_path)).problems)
    opened = OpenCourse(load(Folders.of(tmp_path)))
    assert ["m1/lamps", "m1"] == list(opened.quizzes())
    assert "m1" == opened.quiz("m1", "s").paper.quiz


def test_a_planned_lesson_can_have_quizzes(tmp_path: Path) -> None:
    """Lessons of the course file, of its modules and of the objectives are known before they have a notebook."""
    write(tmp_path)
    edit(
        tmp_path,
        "content/course.yml",
        "title: Crossings}",
        "title: Crossings, lessons: [03-lamps]}",
    )
    edit(
        tmp_path,
        "content/objectives.yml",
        "tell-the-lamps, lesson: 01-crossings",
        "tell-the-lamps, lesson: 02-isles",
    )
    (tmp_path / "quizzes/03.yml").write_text("lesson: 03-lamps\ntitle: Lamps\n")
    assert [] == list(check(Folders.of(tmp_path)).problems)
    assert {"01-crossings", "02-isles", "03-lamps"} == lessons(
        OpenCourse(load(Folders.of(tmp_path)))
    )


@pytest.mark.parametrize(
    ("parts", "unlike"),
    [
        ({"objectives": ("name-a-keeper",), "kinds": ("single-choice",)}, ""),
        ({"facts": ("keeper-gull",), "kinds": ("single-choice",)}, ""),
        ({"facts": ("no-fact",)}, ""),
        (
            {"facts": ("keeper-gull", "cause-reed"), "kinds": ("single-choice",)},
            f"{MIXED} (name-a-keeper, tell-the-lamps)",
        ),
        (
            {"facts": ("carried-winter",), "kinds": ("number", "single-choice")},
            "its items are of 2 kinds (number, single-choice)",
        ),
        (
            {
                "facts": ("carried-winter", "keeper-gull"),
                "kinds": ("number", "single-choice"),
            },
            f"its items are of 2 kinds (number, single-choice); {MIXED} (name-a-keeper, read-a-count)",
        ),
    ],
)
def test_a_pool_is_equally_hard_for_everyone(
    parts: dict[str, tuple[str, ...]], unlike: str
) -> None:
    """All that a pool can draw is of one kind, and serves one objective."""
    assert unlike == unlike_items(Pool(id="p", count=1, **parts), course().bank)  # type: ignore[arg-type]  # fields vary


def test_a_pool_that_is_not_is_a_problem_on_its_line(tmp_path: Path) -> None:
    """An author is told which pool gives one learner a harder paper than another, and why."""
    old = "{id: typed, topics: [crossings], kinds: [number], count: 1, points: 2}"
    (found,) = problems(
        tmp_path, QUIZ, old, old.replace("[number]", "[number, single-choice]")
    )
    told = "pool 'typed' is not equally hard for everyone: its items are of 2 kinds (number, single-choice)"
    assert (0, told, "name one kind and one objective") == found


def test_a_lesson_belongs_to_a_module(tmp_path: Path) -> None:
    """A lesson of a module that is not there is a problem."""
    (found,) = problems(
        tmp_path, "content/course.yml", "    module: m1\n", "    module: m2\n"
    )
    assert (0, "there is no module 'm2'") == found[:2]


@pytest.mark.parametrize("attempts", ["0", "-1", "some"])
def test_attempts_are_a_number_from_one(tmp_path: Path, attempts: str) -> None:
    """A quiz that nobody may take is a mistake."""
    new = f"    mode: practice\n    attempts: {attempts}\n"
    (found,) = problems(tmp_path, QUIZ, "    mode: practice\n", new)
    assert 1 == found[0]
    assert found[1].startswith("attempts: expected a whole number")
