import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.values.invisible import remove_invisible

HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e"
    "\u2060\u2066\u3164\ufe0f\ufeff\uffa0"
)


@pytest.mark.parametrize("sign", HIDDEN)
def test_a_sign_that_nobody_sees_is_left_out(sign: str) -> None:
    """Soft hyphens, joiners, marks of direction and of order go, wherever they stand."""
    assert "178,000" == remove_invisible(f"{sign}178{sign},{sign}000{sign}")


@given(st.text())
def test_what_is_seen_stays(text: str) -> None:
    """Nothing is put in or changed, and a second time nothing more is left out."""
    assert [sign for sign in text if sign in remove_invisible(text)] == list(
        remove_invisible(text)
    )
    assert remove_invisible(remove_invisible(text)) == remove_invisible(text)
