from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.grade import mark
from policystory.items.forms.matching import parse, score
from policystory.items.item import Item, Reason, key_item, paper_item
from tests.fuzz.values import JSON
from tests.items.forms.proving import (
    IN_PARTS,
    reasons_of_samples,
)
from tests.items.matched import DRAWN, pairs

SHOWN, KEY = paper_item(DRAWN[0], Decimal(1)), key_item(DRAWN[0])


ROW_IDS = [row.id for row in SHOWN.prompts]


OPTION_IDS = [option.id for option in SHOWN.options]


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda item: "-".join(item.asked))
def test_each_sample_of_a_variant_earns_its_mark(drawn: Item) -> None:
    """Each sample response of a variant earns the mark that it must earn."""
    assert IN_PARTS == reasons_of_samples(drawn, points=3)


@given(
    st.dictionaries(st.sampled_from(ROW_IDS), st.sampled_from([*OPTION_IDS, "", None]))
)
def test_rows_earn_their_share(response: dict[str, str | None]) -> None:
    """The share is that of the right rows among all; what was chosen wrongly is explained."""
    right = {row for row, option in response.items() if option == pairs(DRAWN[0])[row]}
    reading = parse(SHOWN, response)
    if any(response.values()):
        scored = score(KEY, reading)
        assert Decimal(len(right)) / len(ROW_IDS) == scored.share
        wrong = {
            f"{row}/{option}"
            for row, option in response.items()
            if option and row not in right
        }
        is_whole = len(right) == len(ROW_IDS)
        assert (set(ROW_IDS) if is_whole else wrong) == set(scored.feedback)
        assert (
            (scored.reason is Reason.RIGHT)
            == (scored.sentence == "")
            == (len(right) == len(ROW_IDS))
        )
    else:
        assert Reason.UNANSWERED is reading.reason


@given(
    JSON
    | st.dictionaries(
        st.sampled_from([*ROW_IDS, "x"]), JSON | st.sampled_from(OPTION_IDS), max_size=5
    )
)
def test_any_response_is_marked(response: Any) -> None:
    """No response of any shape makes parse or score raise; it earns from 0 to 1."""
    reading = parse(SHOWN, response)
    assert (
        (reading.reason is None)
        == isinstance(reading.value, dict)
        == (reading.sentence == "")
    )
    assert 0 <= score(KEY, reading).share <= 1
    assert 0 <= mark(SHOWN, KEY, response).points <= 1


def test_full_answer_gets_feedback_on_every_row() -> None:
    """Whoever has all rows right reads what is true of each."""
    scored = score(KEY, parse(SHOWN, pairs(DRAWN[0])))
    assert (Reason.RIGHT, tuple(pairs(DRAWN[0]))) == (scored.reason, scored.feedback)


def test_sentence_counts_the_rows() -> None:
    """Who has some rows right is told how many."""
    row = ROW_IDS[0]
    scored = score(KEY, parse(SHOWN, {row: pairs(DRAWN[0])[row]}))
    assert f"1 of the {len(ROW_IDS)} rows is right." == scored.sentence
