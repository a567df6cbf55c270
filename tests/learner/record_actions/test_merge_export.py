import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.errors import JournalError
from policystory.learner.record_actions.merge_export import MergeResult, merge_export
from tests.course.test_find import pipe
from tests.learner.record_actions.test_export_and_erase import items, write

A, B, C = (f"20210607T120000-{session}-1.jsonl" for session in "abc")


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return all that is in a folder: each file's bytes, and None for a folder."""
    paths = sorted(folder.rglob("*"))
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in paths
    }


@given(st.lists(st.text("ab\n", max_size=6), min_size=2, max_size=5))
def test_a_merge_shortens_nothing(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    """Whatever two sides hold under one name, all bytes of both are there afterwards."""
    folder = tmp_path_factory.mktemp("record")
    for text in texts:
        merge_export({A: text.encode()}, folder)
    kept = [path.read_bytes() for path in folder.iterdir()]
    assert all(any(data.startswith(text.encode()) for data in kept) for text in texts)


def test_a_longer_file_is_continued(tmp_path: Path) -> None:
    """A session that went on elsewhere is kept with all its answers, once."""
    whole = write(tmp_path / "there", "s1", "i1", "i2").read_bytes()
    name = next((tmp_path / "there").iterdir()).name
    shorter = b"\n".join(whole.split(b"\n")[:2]) + b"\n"
    merge_export({name: shorter}, tmp_path / "here")
    assert MergeResult(longer=(name,)) == merge_export({name: whole}, tmp_path / "here")
    assert ["i1", "i2"] == items(tmp_path / "here")
    assert MergeResult(known=(name,)) == merge_export(
        {name: shorter}, tmp_path / "here"
    )


def fail() -> None:
    """Fail as a last step can."""
    raise JournalError("the last step failed")


@pytest.mark.parametrize("when", [0, 1, 2, "draft", "last"])
@pytest.mark.parametrize("here", [True, False])
def test_a_merge_that_fails_leaves_the_record_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: int | str, here: bool
) -> None:
    """Wherever it breaks off, new files are gone, longer ones short again, and no draft is left."""
    folder = tmp_path / "course" / "learner"
    if here:
        merge_export({A: b"one\n", B: b"two\n"}, folder)
    before = tree(tmp_path)
    replace, count = Path.replace, iter(range(100))

    def breaks(path: Path, target: Path) -> Path:
        if next(count) == when:
            raise OSError(5, "Input/output error")
        return replace(path, target)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(Path, "replace", breaks)
        if when == "draft":
            disk.setattr(os, "fsync", full)
        with pytest.raises(
            JournalError, match=r"it is as it was before|the last step failed"
        ):
            merge_export(
                {A: b"one\nmore\n", B: b"other\n", C: b"new\n"},
                folder,
                fail if when == "last" else lambda: None,
            )
    assert before == tree(tmp_path)
    assert (
        len(merge_export({A: b"one\nmore\n", B: b"other\n", C: b"new\n"}, folder).known)
        == 0
    )


@pytest.mark.parametrize(
    "name",
    ["../x.jsonl", "x.jsonl", "/x.jsonl", "20210607T120000-a-1.jsonl/..", "", "a\0"],
)
def test_no_name_leads_out_of_the_record(tmp_path: Path, name: str) -> None:
    """A merge writes files with the names of a session's, whoever calls it, or nothing."""
    with pytest.raises(JournalError, match="is no file of a record"):
        merge_export({A: b"a", name: b"x"}, tmp_path / "record")
    assert {} == tree(tmp_path)


@pytest.mark.skipif(
    os.name == "nt", reason="links and pipes are made in another way there"
)
@pytest.mark.parametrize(
    "make",
    [Path.mkdir, lambda path: path.symlink_to(path.parent.parent / "trap"), pipe],
)
def test_obstacle_is_named(tmp_path: Path, make: Callable[[Path], None]) -> None:
    """A folder, a link or a pipe in place of a file is named, and not read or written through."""
    folder = tmp_path / "record"
    folder.mkdir()
    (tmp_path / "trap").write_text("precious")
    make(folder / B)
    with pytest.raises(JournalError, match="is in the way: it is no ordinary file"):
        merge_export({A: b"a", B: b"precious and more"}, folder)
    assert ("precious", False) == (
        (tmp_path / "trap").read_text(),
        (folder / A).exists(),
    )


@pytest.mark.skipif(os.name == "nt", reason="links are made in another way there")
def test_a_draft_is_not_written_through_a_link(tmp_path: Path) -> None:
    """A link in place of a draft is replaced, and what it leads to stays as it is."""
    (tmp_path / "trap").write_text("precious")
    (tmp_path / "record").mkdir()
    (tmp_path / "record" / f"{A}.draft").symlink_to(tmp_path / "trap")
    assert MergeResult(new=(A,)) == merge_export({A: b"new"}, tmp_path / "record")
    assert ("precious", b"new") == (
        (tmp_path / "trap").read_text(),
        (tmp_path / "record" / A).read_bytes(),
    )
