import pytest

from policystory.items.item import Option
from policystory.items.options import option, slug


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("more than 40%", "more-than-40-percent"),
        ("Ricardo Zúñiga", "ricardo-zuniga"),
        ("$1.2 billion", "1-2-billion"),
    ],
)
def test_an_option_is_named_after_its_text(text: str, id_: str) -> None:
    """The id is the text itself in small letters, whatever its case, and says no more."""
    assert id_ == slug(text) == slug(text.upper())
    assert id_ == option(text).id


def test_an_option_begins_with_a_capital() -> None:
    """A name that stands inside sentences is shown as the beginning of one."""
    assert Option("the-harbour-board", "The Harbour Board") == option(
        "the Harbour Board"
    )
