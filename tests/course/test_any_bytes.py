"""A course whose files were damaged: whatever bytes stand in them, a check says what it finds and never raises."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from policystory.course.checks.course import check
from policystory.course.load import Folders
from tests.skerry import FILES
from tests.worlds import write

NAMES = (*sorted(FILES), "lessons/01-crossings.ipynb", "texts/harbour-news.txt")
PIECES = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\t", b"\n", b"- ", b"[", b"]", b"{", b"}", b": ", b"'", b'"',
    b"&a ", b"*a", b"!!int ", b"<<: ", b"%", b"|\n", b">\n", b"? ", b"# ", b"---\n", b"...\n", b"1e999999999", b"-1",
    b"2021-99", b"99999999999", b"null", b"~", b"\xe2\x80\xa8", b"\xed\xa0\x80", b"{value}", b"{who",
    b"[HN \xc2\xb62](#", b"id: ",
)  # fmt: skip
"""What a slip, another editor or an evil hand puts into a file."""

EDITS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.integers(0, 10**6),
        st.integers(0, 40),
        st.sampled_from(PIECES) | st.binary(max_size=3),
    ),
    min_size=1, max_size=4,
)  # fmt: skip
"""Edits: the file, where in it, how many bytes go, and what comes in their place."""


@settings(max_examples=150, deadline=None)
@given(EDITS)
def test_a_damaged_course_is_told_and_never_raises(
    edits: list[tuple[str, int, int, bytes]],
) -> None:
    """Bytes changed, taken out or put in, in any file, give problems that can be printed, or none."""
    with tempfile.TemporaryDirectory() as folder:
        root = write(Path(folder))
        for name, place, length, piece in edits:
            data = (root / name).read_bytes()
            at = place % (len(data) + 1)
            (root / name).write_bytes(data[:at] + piece + data[at + length :])
        report = check(Folders.of(root), root / "texts")
        for problem in report.problems:
            str(problem).encode()
            assert len(str(problem)) < 3000, problem
