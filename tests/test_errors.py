import pytest

from policystory import errors
from policystory.errors import ContentError, PolicystoryError, Problem, sentence


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        (
            Problem("a.yml", 7, "this is wrong", "do that"),
            "a.yml:7: this is wrong (do that)",
        ),
        (Problem("a.yml", 0, "this is wrong"), "a.yml:0: this is wrong"),
    ],
)
def test_a_problem_is_shown_as_compilers_do(problem: Problem, shown: str) -> None:
    """A problem is one line: path, line, message, and the hint in brackets if there is one."""
    assert shown == str(problem)


def test_a_problem_quotes_no_text_without_end() -> None:
    """Of a quoted text of any length, beginning and end stay, with what is said around it."""
    problem = Problem("a.yml", 7, f"'{'*' * 20_000}' is not closed", "x" * 20_000)
    assert [errors.LONGEST] * 2 == [len(problem.message), len(problem.hint)]
    assert problem.message.startswith("'***")
    assert problem.message.endswith("***' is not closed")


def test_a_content_error_shows_every_problem_in_order() -> None:
    """All problems are kept, sorted by file and then by line as a number, each on its line."""
    second, third, first = (
        Problem("b.yml", 9, "x"),
        Problem("b.yml", 10, "x"),
        Problem("a.yml", 11, "x"),
    )
    error = ContentError([third, second, first])
    assert [first, second, third] == error.problems
    assert ["a.yml:11: x", "b.yml:9: x", "b.yml:10: x"] == str(error).split("\n")


@pytest.mark.parametrize(
    "name",
    ["ContentError", "NotFoundError", "QuizError", "ResponseError", "JournalError"],
)
def test_every_error_is_ours(name: str) -> None:
    """One except clause catches whatever policystory raises on purpose."""
    assert issubclass(getattr(errors, name), PolicystoryError)


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        (
            PolicystoryError("there is no quiz 'x'; did you mean 'y'?"),
            "There is no quiz 'x'; did you mean 'y'?",
        ),
        (PolicystoryError("no space"), "No space."),
        ("Said already.", "Said already."),
        ("", ""),
        (ContentError([Problem("content/a.yml", 1, "bad")]), "content/a.yml:1: bad"),
    ],
)
def test_a_page_shows_an_error_as_a_sentence(reason: object, shown: str) -> None:
    """It has a capital and a stop; the names of files are left as they are."""
    assert shown == sentence(reason)
