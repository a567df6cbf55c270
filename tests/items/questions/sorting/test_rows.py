from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.items.item import Why
from policystory.items.questions.sorting.rows import (
    CATEGORIES,
    FEWEST,
    LONGEST,
    MOST,
    Category,
    Row,
    together,
    usable,
)
from tests.worlds import fact

NAMES = tuple("abcdef")
ALL = tuple(Category(name, name.upper()) for name in NAMES)


def row(number: int, own: str, proved: str = "abcdef", text: str = "") -> Row:
    """Return a row of a category, with proofs for and against these categories."""
    proofs = {name: (Why("stated", (f"f{number}",)),) for name in {*proved}}
    return Row(fact(f"f{number}"), "harbour-news", text or f"Row {number}", own, proofs)


rows = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sets(st.sampled_from(NAMES))), max_size=30
).map(
    lambda those: [
        row(i, own, "".join(sorted({own, *proved})))
        for i, (own, proved) in enumerate(those)
    ]
)


@given(rows)
def test_rows_stand_beside_categories_of_which_all_is_proved(those: list[Row]) -> None:
    """Whatever the rows, an item has two to four categories, each used, four to eight rows, and every proof."""
    seen: list[str] = []
    for names, chosen in together(those, ALL):
        assert 2 <= len(names) <= CATEGORIES
        assert FEWEST <= len(chosen) <= MOST
        assert all(set(names) <= set(each.proofs) for each in chosen)
        assert {each.own for each in chosen} <= set(names)
        counted = Counter(each.own for each in chosen)
        assert max(counted.values()) <= len(chosen) - max(counted.values()) + 1
        assert list(names) == sorted(names)
        seen += [each.fact.id for each in chosen]
    assert len(seen) == len(set(seen))


@given(rows, st.randoms())
def test_the_order_of_rows_makes_no_difference(
    those: list[Row], chance: object
) -> None:
    """The same rows in another order give the same items."""
    turned = list(those)
    chance.shuffle(turned)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert list(together(those, ALL)) == list(together(turned, ALL))


@pytest.mark.parametrize(
    ("own", "sizes"),
    [
        ("aabb", [4]),
        ("aaab", []),
        ("aaabb", [5]),
        ("aaaaaaab", []),
        ("aaaaaabbb", [7]),
        ("aaaabbbb" * 2, [8, 8]),
        ("aaaa", []),
        ("abcdef", [4]),
        ("ab", []),
        ("", []),
    ],
)
def test_rows_are_shared_out_until_too_few_are_left(own: str, sizes: list[int]) -> None:
    """No category fills more than half of an item and one row; a category that has no room is left out."""
    those = [row(number, name) for number, name in enumerate(own)]
    assert sizes == [len(chosen) for _, chosen in together(those, ALL)]


def test_a_category_that_cannot_be_proved_wrong_is_left_out() -> None:
    """Where nothing is known of "c" beside the rows of "a", the two do not stand beside each other."""
    those = [
        *(row(n, "a", "ab") for n in range(3)),
        *(row(n, "b") for n in range(3, 6)),
        row(6, "c"),
    ]
    ((names, chosen),) = together(those, ALL)
    assert ("a", "b") == names
    assert 6 == len(chosen)


@pytest.mark.parametrize(
    ("text", "usable_"),
    [
        ("The lamp burned.", True),
        ("An official said so.", False),
        ("The figures were read.", False),
        ("It was reckoned.", False),
        ("word " * LONGEST, True),
        ("word " * (LONGEST + 1), False),
    ],
)
def test_no_row_holds_a_word_of_its_category(text: str, usable_: bool) -> None:
    """The words of a category, its plural and what else would tell it keep a row out; so does its length."""
    categories = (Category("a", "Official figure", "reckoned"), Category("b", "Lamp"))
    assert usable_ == usable(row(1, "a", text=text), categories)


def test_a_row_without_proof_of_its_own_category_is_not_used() -> None:
    """Neither is one whose category is not among those that are asked for."""
    assert not usable(row(1, "a", "b"), ALL)
    assert not usable(row(1, "z", "z"), ALL)
