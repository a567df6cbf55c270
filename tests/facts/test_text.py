from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.text import Text


@pytest.mark.parametrize(
    ("data", "paragraphs"),
    [
        (b"", ()),
        (b"\n \n\t\n", ()),
        (b"one", ("one",)),
        (b"one\ntwo\n", ("one", "two")),
        (b"one\r\n\r\ntwo\r\n", ("one", "two")),
        (b"\xef\xbb\xbfone", ("one",)),
        ("\u00a0 Zúñiga \u00a0".encode(), ("Zúñiga",)),
    ],
)
def test_paragraphs_are_lines_that_are_not_blank(
    data: bytes, paragraphs: tuple[str, ...]
) -> None:
    """Blank lines do not count, whatever ends a line; what surrounds a line is cut off."""
    assert paragraphs == Text.of(data).paragraphs


def test_what_is_not_utf_8_is_refused() -> None:
    """A text in another encoding is no text: its names would be misread."""
    with pytest.raises(UnicodeDecodeError):
        Text.of("Zúñiga".encode("latin-1"))


@given(st.text())
def test_the_hash_is_that_of_the_bytes(text: str) -> None:
    """Every change of the bytes changes the hash; no paragraph is blank or has outer blanks."""
    data = text.encode("utf-8", errors="replace")
    read = Text.of(data)
    assert sha256(data).hexdigest() == read.sha256
    assert read.sha256 != Text.of(data + b" ").sha256
    assert all(
        paragraph and paragraph == paragraph.strip() for paragraph in read.paragraphs
    )
