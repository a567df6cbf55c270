import pytest

from policystory.course.mastery import Level, Mastery, mastery
from tests.course.test_review import entry

OBJECTIVES = {family: ["o"] for family in "abcdefghij"}


def level(*answers: tuple[str, float, str]) -> Mastery:
    """Return the mastery that these answers show: family, days after Monday, reason."""
    return mastery([entry(f, d, r, attempt=n) for n, (f, d, r) in enumerate(answers)], OBJECTIVES)["o"]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([("a", 0, "wrong")], Mastery(Level.BEGUN, 1, 0)),
        ([("a", 0, "partly-right")], Mastery(Level.BEGUN, 1, 0)),
        ([("a", 0, "right")], Mastery(Level.FAMILIAR, 1, 1)),
        ([("a", 0, "right"), ("b", 0, "right"), ("c", 0, "wrong")], Mastery(Level.BEGUN, 3, 2)),
        ([(f, 0, "right") for f in "abcdefg"] + [(f, 0, "wrong") for f in "hij"], Mastery(Level.FAMILIAR, 10, 7)),
        ([(f, 0, "right") for f in "ab"], Mastery(Level.FAMILIAR, 2, 2)),
        ([(f, 0, "right") for f in "abc"], Mastery(Level.PROFICIENT, 3, 3)),
        ([(f, 0, "right") for f in "abc"] + [("a", 1, "right")], Mastery(Level.PROFICIENT, 3, 3)),
        ([(f, 0, "right") for f in "abc"] + [(f, 1, "right") for f in "ab"], Mastery(Level.MASTERED, 3, 3)),
    ],
)
def test_a_level_is_what_the_answers_show(answers: list[tuple[str, float, str]], expected: Mastery) -> None:
    """Begun below 70 per cent, familiar from there, proficient with all of three right, mastered when shown again."""
    assert expected == level(*answers)


def test_a_level_falls() -> None:
    """What was mastered and is answered wrong later is mastered no more, and can be won again."""
    mastered = [(f, day, "right") for day in (0, 1) for f in "abc"]
    assert level(*mastered).level is Level.MASTERED
    assert level(*mastered, ("a", 2, "wrong")).level is Level.BEGUN
    assert level(*mastered, ("a", 2, "wrong"), ("a", 3, "right")).level is Level.MASTERED


def test_only_objectives_that_were_practised_have_a_level() -> None:
    """An answer counts for each objective of its family, and a family that nobody knows counts for none."""
    found = mastery([entry("a"), entry("z")], {"a": ["o", "p"], "b": ["q"]})
    assert {"o", "p"} == set(found)
