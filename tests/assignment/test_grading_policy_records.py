import msgspec
import pytest

from policystory.assignment.assignment_rules import (
    Allowance,
    Policy,
    Window,
    WindowName,
)

FIRST = "2026-03-01T23:59"
SECOND = "2026-03-02T23:59"


def due(until: str, **credit: str) -> dict[str, str]:
    """Return the record of a due window."""
    return {"name": "due", "until": until, **credit}


def late(until: str) -> dict[str, str]:
    """Return the record of a late window."""
    return {"name": "late", "until": until}


@pytest.mark.parametrize(
    ("record", "type_", "message"),
    [
        (
            {"windows": [due("2026-03-01")]},
            Policy,
            "a local time such as 2026-03-01T23:59",
        ),
        (
            {"windows": [due("2026-02-30T12:00")]},
            Policy,
            "a day and a time that there are",
        ),
        (
            {"windows": [due("2026-03-01T24:00")]},
            Policy,
            "a day and a time that there are",
        ),
        ({"windows": [due("2026-03-01T23:59Z")]}, Policy, "a local time such as"),
        ({"windows": [due(FIRST, credit="-1")]}, Policy, "credit of 0 or more"),
        ({"windows": [due(FIRST, credit="NaN")]}, Policy, "credit of 0 or more"),
        (
            {"windows": [late(FIRST), due(SECOND)]},
            Policy,
            "in the order early, due, late",
        ),
        (
            {"windows": [due(FIRST), late(FIRST)]},
            Policy,
            "each ending after the one before",
        ),
        (
            {"windows": [due(FIRST, credit="0.5"), late(SECOND)]},
            Policy,
            "no window to give more credit",
        ),
        ({"attempts": 0}, Policy, ">= 1"),
        ({"minutes": 0}, Policy, ">= 1"),
        ({"time": "0.5"}, Allowance, "a multiple of the time of 1 or more"),
        ({"minutes": -1}, Allowance, ">= 0"),
        ({"day": 1}, Allowance, "unknown field"),
    ],
)
def test_a_policy_that_makes_no_sense_is_refused(
    record: object, type_: type, message: str
) -> None:
    """Wrong times, a timeline that goes back, and windows for which waiting pays are refused."""
    with pytest.raises(msgspec.ValidationError, match=message):
        msgspec.convert(record, type_, strict=False)


def test_a_policy_is_written_in_plain_fields() -> None:
    """What an instructor writes is what is read."""
    record = {
        "attempts": 2,
        "counts": "last",
        "windows": [{"name": "due", "until": "2026-03-08T23:59"}],
        "minutes": 40,
    }
    policy = msgspec.convert(record, Policy)
    window = Window(name=WindowName.DUE, until="2026-03-08T23:59")
    assert policy == Policy(attempts=2, counts="last", windows=(window,), minutes=40)
    assert record == msgspec.json.decode(msgspec.json.encode(policy))
