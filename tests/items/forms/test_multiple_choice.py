from decimal import Decimal
from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.grade import mark
from policystory.items.forms.multiple_choice import parse, score
from policystory.items.item import Item, KeyItem, Reason, key_item, paper_item
from tests.fuzz.values import JSON
from tests.items.forms.proving import (
    IN_PARTS,
    reasons_of_samples,
)
from tests.items.several_right import DRAWN

SHOWN, KEY = paper_item(DRAWN[0], Decimal(1)), key_item(DRAWN[0])


IDS = [option.id for option in SHOWN.options]


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda item: "-".join(item.key))
def test_each_sample_of_a_variant_earns_its_mark(drawn: Item) -> None:
    """Each sample response of a variant earns the mark that it must earn."""
    # Where one option is right, nothing is partly right.
    reasons = IN_PARTS if len(drawn.key) > 1 else IN_PARTS - {Reason.PARTLY_RIGHT}
    assert reasons == reasons_of_samples(drawn, points=3)


@pytest.mark.parametrize(
    "ticked",
    [*chain.from_iterable(combinations(IDS, n) for n in range(1, len(IDS) + 1))],
)
def test_ticks_earn_right_less_wrong(ticked: tuple[str, ...]) -> None:
    """A response earns its right ticks less its wrong ones, of all right ones, and at least 0."""
    scored = score(KEY, parse(SHOWN, list(ticked)))
    right = len(set(ticked) & set(KEY_IDS))
    assert (
        max(Decimal(0), Decimal(2 * right - len(ticked)) / len(KEY_IDS)) == scored.share
    )
    assert (set(ticked) == set(KEY_IDS)) == (scored.reason is Reason.RIGHT)


KEY_IDS = DRAWN[0].key if isinstance(DRAWN[0].key, tuple) else ()


@given(JSON | st.lists(st.sampled_from(IDS) | st.text(max_size=2), max_size=6))
def test_any_response_is_marked(response: Any) -> None:
    """No response of any shape raises; it is read or refused, and earns from 0 to 1."""
    reading = parse(SHOWN, response)
    assert (
        (reading.reason is None)
        == isinstance(reading.value, tuple)
        == (reading.sentence == "")
    )
    assert 0 <= score(KEY, reading).share <= 1
    assert 0 <= mark(SHOWN, KEY, response).points <= 1


def test_sentence_counts_the_ticks() -> None:
    """A partly right answer is told how many ticks were right; a full one is not."""
    drawn = next(drawn for drawn in DRAWN if len(drawn.key) == 3)
    key: KeyItem = key_item(drawn)
    wrong = next(option.id for option in drawn.options if option.id not in drawn.key)

    def told(*ticked: str) -> str:
        return score(key, parse(paper_item(drawn, Decimal(1)), list(ticked))).sentence

    assert "" == told(*drawn.key)
    assert "1 of the 3 right ones is ticked." == told(drawn.key[0])
    assert "2 of the 3 right ones are ticked, and 1 that is not right." == told(
        *drawn.key[:2], wrong
    )
