from policystory.errors import Problem
from policystory.reading import Places, parse, records, unread_ids
from tests.reading.boats import GOOD, Boat


def test_problem_has_the_file_and_line_of_a_field() -> None:
    """A later check names file and line of a record's field."""
    document, _ = parse(GOOD, "boats.yml")
    places = Places()
    assert places.add("boat", "gull", document, (0,)) is None
    assert Problem("boats.yml", 4, "m", "h") == places.problem(
        "boat", "gull", "size", "amount", message="m", hint="h"
    )


def test_second_record_of_an_id_is_a_problem() -> None:
    """The problem names where the first record stands; another type may have the same id."""
    document, _ = parse("- id: a\n- name: x\n  id: a", "boats.yml")
    places = Places()
    taken = "the id 'a' is taken: another boat has it at boats.yml:1"
    assert places.add("boat", "a", document, (0,)) is None
    assert places.add("pier", "a", document, (1,)) is None
    assert Problem(
        "boats.yml", 3, taken, "ids are permanent; choose a new one here"
    ) == places.add("boat", "a", document, (1,))


def test_unreadable_record_is_not_missing() -> None:
    """A name counts as missing only if no record, readable or not, can have it."""
    document, _ = parse(
        "boats:\n  - {id: a}\n  - {id: b, name: x}\n  - 7\n  - {id: [c]}\n  - {name: d}",
        "boats.yml",
    )
    read = {way for _, way in records(document, Boat, "boats")[0]}
    assert ["a", None, None, None] == unread_ids(document, read, "boats")
    assert [] == unread_ids(document, read, "piers")
    assert [None] == unread_ids(document, set())
    places = Places()
    places.add_unreadable("boat", "a")
    assert not places.is_unknown("boat", "a", {"b"})
    assert not places.is_unknown("boat", "b", {"b"})
    assert places.is_unknown("boat", "c", {"b"})
    assert places.is_unknown("pier", "a", {"b"})
    places.add_unreadable("boat")
    assert not places.is_unknown("boat", "c", {"b"})
    assert (False, True) == (places.is_complete("boat"), places.is_complete("pier"))


def test_problem_without_a_file_names_the_record() -> None:
    """Without a file the problem still says which record it is about."""
    assert Problem("", 0, "boat 'a': m", "h") == Places().problem(
        "boat", "a", "id", message="m", hint="h"
    )
