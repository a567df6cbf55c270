import pytest

from policystory.items.rules.text_features import look, telling, words


@pytest.mark.parametrize(
    ("text", "telling_words"),
    [
        ("The keepers of the lamp", {"keeper", "lamp"}),
        ("How many did she carry in 1911?", {"she", "carry", "1911"}),
        ("an of it", set()),
    ],
)
def test_common_words_tell_nothing(text: str, telling_words: set[str]) -> None:
    """Short and common words give no answer away; a plural is its singular."""
    assert telling_words == set(telling(text))


def test_words_are_folded_and_numbers_are_words() -> None:
    """Case and accents do not count, and a figure keeps its commas."""
    assert ["zuniga", "counted", "4,200"] == words("Zúñiga counted 4,200!")


@pytest.mark.parametrize(
    ("text", "is_wordy", "is_absolute", "is_joining"),
    [
        ("Ada Marsh", False, False, False),
        ("boats of four men", True, False, False),
        ("It always rains", False, True, False),
        ("None of the above", True, True, True),
        ("Both a and b", True, False, True),
    ],
)
def test_an_option_is_looked_at_once(
    text: str, is_wordy: bool, is_absolute: bool, is_joining: bool
) -> None:
    """A look holds all that the rules ask of a text."""
    seen = look(text)
    assert (text.casefold(), len(text)) == (seen.same, seen.length)
    assert (is_wordy, is_absolute, is_joining) == (
        seen.is_wordy,
        seen.is_absolute,
        seen.is_joining,
    )
