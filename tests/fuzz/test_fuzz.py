"""Hostile inputs, in their short form: what was found before, and some new ones of each kind."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from policystory import errors
from policystory.course import find
from policystory.course.checks import chart_specification, prose
from policystory.items.forms import number
from policystory.items.item import Reading
from policystory.journal import read_one_file
from policystory.learner.record_actions import read_export
from policystory.widget import conversation
from tests.fuzz import kind, search
from tests.fuzz.kind import Kind
from tests.fuzz.kinds import KINDS

CASES = {
    f"{name}/{case.name}": (name, case)
    for name in KINDS
    for case in KINDS[name].cases()
}


@pytest.mark.parametrize(("name", "case"), CASES.values(), ids=CASES)
def test_what_did_harm_once_does_none(name: str, case: Path) -> None:
    """Each input that was found by a search, or by hand, is read as it should be."""
    KINDS[name].try_one(case.read_bytes())


@pytest.mark.parametrize("name", KINDS)
def test_hostile_inputs_do_no_harm(name: str) -> None:
    """Nothing raises, takes long, writes elsewhere, or hides what is sound beside it."""
    done = search.search(KINDS[name], KINDS[name].few)
    if done.harm is not None:
        raise AssertionError(f"{done.harm.data!r} does harm") from done.harm.error
    assert done.tried


def test_every_case_belongs_to_a_kind() -> None:
    """No kept input is left out, whatever becomes of the kinds."""
    assert set(KINDS) == {folder.name for folder in kind.CASES.iterdir()}


BREAKS: dict[str, tuple[Any, str, Any]] = {
    "record": (read_one_file, "is_time", lambda _at: True),
    "exports": (read_export, "_BROKEN", (KeyError,)),
    "messages": (conversation, "text_field", lambda message, part: message[part]),
    "course": (errors, "LONGEST", 10**9),
    "figures": (chart_specification, "_SPECIFICATION", lambda _spec, _way: iter(())),
    "prose": (
        prose,
        "numbers_to_cite",
        lambda text: {Decimal(word) for word in text.split()},
    ),
    "responses": (
        number,
        "_json_number",
        lambda typed: Reading(value=Decimal(str(typed))),
    ),
    "environments": (find, "check_name", lambda name, _what: name),
}
"""For each kind, a guard of the program, and what stands in its place in a program without it."""


@pytest.mark.parametrize("name", KINDS)
def test_a_program_without_its_guard_is_found(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each kind notices, by an input that is kept, that a guard was taken away."""
    monkeypatch.setattr(*BREAKS[name])
    assert any(_does_harm(KINDS[name], case) for case in KINDS[name].cases())


def _does_harm(broken: Kind, case: Path) -> bool:
    """Tell whether a kept input does harm."""
    try:
        broken.try_one(case.read_bytes())
    except Exception:  # noqa: BLE001 - any exception is the harm that is looked for
        return True
    return False
