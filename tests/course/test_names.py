import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.course.names import check_name, is_folder_name, is_journal_file
from policystory.errors import JournalError

NO_PLAIN_NAMES = [
    "", ".", "..", "../../pwned", "a/b", "a\\b", "/trap/x", "../../../trap", "C:", "C:\\x",
    "\\\\server\\share",
    "a\0b", "\0", "a\n", "\x1b[31m", " a", "a ", "a.", ".hidden", "-rf", "~", "~root", "$HOME",
    "%TEMP%", "a:b", "a*",
    "CON", "con", "nul.txt", "COM1", "lpt9.jsonl", "aux", "prn.a.b", "x" * 65, "x" * 5000, "é",
    "\u0430dmin",
    "a\u2215b", "a\uff0fb", "\uff0e\uff0e", "٣", "a\u202eb", "a\u200bb", "\ud800", "😀",
]  # fmt: skip
"""What is no one plain part of a path: other folders, devices, marks of systems and shells,
look-alikes, lengths."""


@pytest.mark.parametrize(
    "name",
    [
        "reader",
        "me",
        "a",
        "3f9a61d0c2b47e58",
        "Anna",
        "anna.smith",
        "a_b@c-d.e",
        "x" * 64,
    ],
)
def test_a_plain_name_is_taken(name: str) -> None:
    """Names that learners and courses have are taken as they are."""
    assert name == check_name(name, "the learner")


@pytest.mark.parametrize("name", NO_PLAIN_NAMES)
def test_name_that_is_not_plain_is_refused(name: str) -> None:
    """Whatever could lead elsewhere is refused in one sentence that can be read, and is short."""
    assert not is_folder_name(name)
    with pytest.raises(
        JournalError, match=r"^the learner is named '.*'; a name must be at most 64"
    ) as told:
        check_name(name, "the learner")
    assert str(told.value).isprintable()
    assert len(str(told.value)) < 600


@given(st.text())
def test_plain_name_has_no_sign_of_a_path(name: str) -> None:
    """Of all texts, a name that is taken has only signs that no system reads as anything else."""
    if is_folder_name(name):
        assert name.isascii()
        assert not set(name) & set('/\\:*?"<>|~$% \0')
        assert name.strip(".") == name


@pytest.mark.parametrize(
    "name", ["20210607T120000-s1-1.jsonl", "20210607T120000-3f9a61d0-12-copy2.jsonl"]
)
def test_journal_file_is_known_by_its_name(name: str) -> None:
    """What a session writes, and the second form that a merge keeps, are files of a record."""
    assert is_journal_file(name)


@pytest.mark.parametrize(
    "name",
    [
        "notes.jsonl", "20210607T120000-s1-1.JSONL", "20210607T120000-s1-1.jsonl.draft",
        "../20210607T120000-s1-1.jsonl",
        "20210607T120000-s1-1.jsonl\n", "20210607T120000-s1-1 (conflicted copy).jsonl",
        "20210607T120000-S1-1.jsonl",
        "20210607T120000-s1-1-copy2.jsonl\0", f"20210607T120000-{'s' * 100}-1.jsonl",
        "\uff120210607T120000-s1-1.jsonl",
    ],
)  # fmt: skip
def test_other_names_are_no_journal_files(name: str) -> None:
    """Whatever else lies in a folder or an export is not ours."""
    assert not is_journal_file(name)
