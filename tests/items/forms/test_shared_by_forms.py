import pytest

from policystory.items.forms.shared_by_forms import Words, read_pairs
from policystory.items.item import Reading, Reason

WORDS = Words(
    nothing="Nothing yet.", form="Pairs, please.", foreign="Not of this question."
)
KNOWN = {"gull": {"ada", "tom"}, "tern": {"ada"}}
NOTHING = Reading(reason=Reason.UNANSWERED, sentence="Nothing yet.")
FORM = Reading(reason=Reason.UNREADABLE, sentence="Pairs, please.")
FOREIGN = Reading(reason=Reason.UNREADABLE, sentence="Not of this question.")


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        ({"gull": "tom", "tern": "ada"}, Reading(value={"gull": "tom", "tern": "ada"})),
        ({"gull": "ada", "tern": ""}, Reading(value={"gull": "ada"})),
        ({"gull": "ada"}, Reading(value={"gull": "ada"})),
        ({"gull": None, "tern": ""}, NOTHING),
        (None, NOTHING),
        ("", NOTHING),
        ([], NOTHING),
        ({}, NOTHING),
        ("gull", FORM),
        (["gull", "ada"], FORM),
        (3, FORM),
        (True, FORM),
        ({"tern": "tom"}, FOREIGN),
        ({"gull": ["ada"]}, FOREIGN),
        ({"gull": False}, FOREIGN),
        ({"gull": "ada", "pier": ""}, FOREIGN),
        ({"pier": "ada"}, FOREIGN),
    ],
)
def test_pairs_are_read_or_refused(response: object, expected: Reading) -> None:
    """Empty rows are left out; a row or option that the item does not have is refused."""
    assert expected == read_pairs(response, KNOWN, WORDS)
