from decimal import Decimal
from pathlib import Path

import pytest

from policystory.facts.checks.wording import held_numbers, value_numbers
from tests.worlds import fact, people, problems

SAYS = "    says: Ada Marsh named fog as the cause of the delay.\n"


@pytest.mark.parametrize(
    ("says", "faults"),
    [
        ("Ada Marsh named fog as the cause of the delay.", []),
        ("Ada Marsh named fog, or “haze.”", []),
        (" ".join(["fog"] * 26) + ".", []),
        (
            " ".join(["fog"] * 27) + ".",
            [
                (
                    0,
                    "'says' has 27 words, at most 26 can be shown as feedback",
                    "shorten it",
                )
            ],
        ),
        ("Ada Marsh named fog", [(0, "'says' does not end in a full stop", "add it")]),
        (
            "Ada Marsh named fog last Monday.",
            [(0, "'says' has the relative time 'last Monday'", "write the date")],
        ),
        (
            "Ada Marsh now names fog.",
            [(0, "'says' has the relative time 'now'", "write the date")],
        ),
        ("Ada Marsh knows fog from her last watch.", []),
        (
            "Officials said that it was fog.",
            [
                (
                    0,
                    "'says' has 'Officials said', which names nobody",
                    "name who, and give the fact a speaker",
                )
            ],
        ),
        (
            "Ada Marsh named fog on 15 days.",
            [
                (
                    0,
                    "'says' has the number 15, which the fact does not hold",
                    "correct it, or the value or period",
                )
            ],
        ),
        (
            "Ada Marsh named half a fog.",
            [
                (
                    0,
                    "'says' has the number 0.5, which the fact does not hold",
                    "correct it, or the value or period",
                )
            ],
        ),
        ("Ada Marsh named fog on two days in May 1911, the 2nd of them.", []),
    ],
)
def test_says_is_a_plain_sentence(
    tmp_path: Path, says: str, faults: list[tuple[int, str, str]]
) -> None:
    """The sentence is short and dated, names its speaker, and has no number of its own."""
    assert faults == problems(
        tmp_path, "content/facts/lamps.yml", SAYS, f"    says: {says}\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        (
            "amount: 30000,",
            "amount: 35000,",
            ["the value 35000 does not stand in 'says'", "'says' has the number 30000"],
        ),
        (
            "amount: 30000,",
            "amount: 3000000,",
            ["the value 3000000 does not", "'says' has the number 30000"],
        ),
        (
            "amount: 30000,",
            "amount: 30000, to: 35000,",
            ["the value 35000 does not stand in 'says'"],
        ),
    ],
)
def test_says_agrees_with_the_value(
    tmp_path: Path, old: str, new: str, faults: list[str]
) -> None:
    """The number of the value stands in the sentence as it is, not a hundred times smaller."""
    shown = [
        message
        for _, message, _ in problems(tmp_path, "content/facts/lamps.yml", old, new)
    ]
    assert [True] * len(faults) == [
        message.startswith(start)
        for message, start in zip(sorted(shown), sorted(faults), strict=True)
    ]


def test_a_fact_holds_its_value_and_its_dates() -> None:
    """A fact holds amounts, the ends of ranges, and the parts of its dates."""
    held = fact(value=people(5, to=9), period="1911-04", as_of="1912")
    assert {Decimal(5), Decimal(9)} == value_numbers(held)
    assert {Decimal(n) for n in (5, 9, 1911, 4, 1912)} == held_numbers(held)
    assert {Decimal(20)} == value_numbers(fact(value="over two decades")) - {Decimal(2)}
    assert value_numbers(fact(value="title-42")) == set()
