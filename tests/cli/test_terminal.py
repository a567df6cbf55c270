import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.cli.terminal import safe


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "plain ¶ 3, Jürgen, 北京, \t and\nlines",
            "plain ¶ 3, Jürgen, 北京, \t and\nlines",
        ),
        ("\x1b[31mred\x1b[0m", "\\u001b[31mred\\u001b[0m"),
        ("\x1b]0;title\x07", "\\u001b]0;title\\u0007"),
        ("\x9b2J", "\\u009b2J"),
        ("over\rwritten\b\x7f", "over\\u000dwritten\\u0008\\u007f"),
        ("abc\u202edef\u2066", "abc\\u202edef\\u2066"),
        ("half \ud83d", "half \\ud83d"),
        ("line\u2028line", "line\\u2028line"),
    ],
)
def test_orders_to_a_terminal_are_shown_as_codes(text: str, shown: str) -> None:
    """Signs that move a cursor, change colours or turn the order are printed as codes."""
    assert shown == safe(text)


@given(st.text())
def test_nothing_that_is_printed_gives_an_order(text: str) -> None:
    """Of control signs only tabs and new lines are left, in any encoding."""
    for encoding in ("utf-8", "ascii", "cp1252"):
        shown = safe(text, encoding)
        shown.encode(encoding)
        assert not [
            sign
            for sign in shown
            if unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\t\n"
        ]


@given(st.text(st.characters(codec="utf-8")))
def test_escaped_json_keeps_its_meaning(text: str) -> None:
    """The codes are those of JSON, so that a program reads what was meant."""
    written = json.dumps(text, ensure_ascii=False)
    for encoding in ("utf-8", "ascii"):
        assert text == json.loads(safe(written, encoding))
