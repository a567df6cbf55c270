import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.items.typed_answers.misspellings import (
    distance,
    is_near,
    name_forms,
    plain,
    slips,
    stands_in,
)

words = st.text(alphabet="abc ", max_size=7)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("Ada Marsh", "ada marsh"),
        ("  ADA \t MARSH\n", "ada marsh"),
        ("\uff21\uff44\uff41\u3000Marsh", "ada marsh"),
        ("Ada Marsh.", "ada marsh"),
        ("“Ada Marsh”", "ada marsh"),
        ("Ádà Mårsh", "ada marsh"),
        ("A\u0301da Marsh", "ada marsh"),
        ("The Harbour Board", "harbour board"),
        ("the", "the"),
        ("Theo Marsh", "theo marsh"),
        ("U.S. Navy", "us navy"),
        ("O’Hara", "ohara"),
        ("O'Hara", "ohara"),
        ("Marsh-Holm", "marsh holm"),
        ("Straße", "strasse"),
        ("№ 42", "no 42"),
        ("ﬁsh", "fish"),
        ("Ёлка", "елка"),
        ("नमक", "नमक"),
        ("?!", ""),
        ("Ada Mar\u00adsh", "ada marsh"),
        ("\ufeffAda\u200b Mar\u200dsh\u200e", "ada marsh"),
        ("Pier 10²", "pier 10²"),
        ("Pier ①", "pier ①"),
        ("Pier ½", "pier ½"),
        ("Pier \uff11\uff10", "pier 10"),
    ],
)
def test_spellings_of_one_name_are_plainly_the_same(typed: str, same: str) -> None:
    """Case, width, accents, spaces, full stops, apostrophes and a leading "the" do not count."""
    assert same == plain(typed)


@given(st.text(max_size=40))
def test_plain_form_stays_the_same(text: str) -> None:
    """Writing plainly twice changes nothing more, but for a second "the"."""
    spelling = plain(text)
    without_the = spelling.removeprefix("the ") if " " in spelling else spelling
    assert without_the == plain(spelling)
    assert spelling == " ".join(spelling.split())


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("Ada Marsh", ("ada marsh",)),
        ("Mrs Ada Marsh", ("mrs ada marsh", "ada marsh")),
        ("Vice President Marsh", ("vice president marsh", "marsh")),
        ("then-President Marsh", ("then president marsh", "marsh")),
        ("Marsh, Ada", ("marsh ada", "ada marsh")),
        ("Marsh, Mrs Ada", ("marsh mrs ada", "mrs ada marsh", "ada marsh")),
        ("Marsh,", ("marsh",)),
        ("President", ("president",)),
        ("Vice President", ("vice president", "president")),
        ("", ("",)),
    ],
)
def test_titles_and_the_order_of_names_do_not_count(
    typed: str, forms: tuple[str, ...]
) -> None:
    """A name is also read without its titles, and with the surname last; a title alone stays."""
    assert forms == name_forms(typed)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("us", 0),
        ("imf", 0),
        ("reed", 1),
        ("ada marsh", 1),
        ("gull rocks", 1),
        ("gull rocky", 1),
        ("gull rock pier", 2),
    ],
)
def test_long_names_may_hold_more_slips(name: str, number: int) -> None:
    """Up to three letters none, up to nine one, above nine two; spaces are no letters."""
    assert number == slips(name)


@pytest.mark.parametrize(
    ("typed", "name", "number"),
    [
        ("marsh", "marsh", 0),
        ("mash", "marsh", 1),
        ("marssh", "marsh", 1),
        ("narsh", "marsh", 1),
        ("masrh", "marsh", 1),
        ("msh", "marsh", 2),
        ("amrhs", "marsh", 2),
        ("", "ab", 2),
        ("ab", "", 2),
        ("holm", "marsh", 3),
        ("m", "marsh", 3),
    ],
)
def test_slips_are_counted(typed: str, name: str, number: int) -> None:
    """To leave out, put in, change or swap a letter is one slip; 3 stands for more than two."""
    assert number == distance(typed, name, 2)


def in_full(first: str, second: str) -> int:
    """Return the same count without a limit, by its definition: from the last letter of each."""
    if not first or not second:
        return len(first) + len(second)
    least = min(
        in_full(first[:-1], second) + 1,
        in_full(first, second[:-1]) + 1,
        in_full(first[:-1], second[:-1]) + (first[-1] != second[-1]),
    )
    is_swap = first[-2:] == second[-2:][::-1]
    if is_swap and len(first) > 1 and len(second) > 1:
        least = min(least, in_full(first[:-2], second[:-2]) + 1)
    return least


@given(words, words, st.integers(0, 3))
def test_distance_with_a_limit_is_exact_up_to_it(
    first: str, second: str, limit: int
) -> None:
    """Up to the limit the number is exact, beyond it is larger; it is the same both ways."""
    whole = in_full(first, second)
    for counted in (distance(first, second, limit), distance(second, first, limit)):
        assert (counted == whole) if whole <= limit else (counted > limit)


@pytest.mark.parametrize(
    ("typed", "name", "near"),
    [
        ("reef", "reed", True),
        ("reeff", "reed", False),
        ("uk", "us", False),
        ("lighthose turst", "lighthouse trust", True),
        ("lighthose tursd", "lighthouse trust", False),
        ("harbourboard", "harbour board", True),
    ],
)
def test_near_spelling_has_no_more_slips_than_the_name_allows(
    typed: str, name: str, near: bool
) -> None:
    """Acronyms must be right; long names may hold two slips; a space left out is a slip."""
    assert near == is_near(typed, name)


@pytest.mark.parametrize(
    ("name", "text", "stands"),
    [
        ("US", "what did they discuss?", False),
        ("US", "what did the US discuss?", True),
        ("US", "bus, us", True),
        ("Gull Rock", "Gull Rock’s lamp", True),
        ("Núñez", "by nunez?", True),
        ("Reed", "the reeds", False),
        ("40%", "was it 40%?", True),
        ("marsh", "", False),
    ],
)
def test_name_stands_in_a_text_as_whole_words(
    name: str, text: str, stands: bool
) -> None:
    """Part of another word is no name."""
    assert stands == stands_in(name, text)
