from pathlib import Path

from policystory.course.watch import Watch


def test_what_others_write_is_news_once(tmp_path: Path) -> None:
    """A new file and a longer one are seen, each once; where there is nothing yet, there is no news."""
    watch = Watch(tmp_path / "record", "me")
    assert not watch.changed()
    (tmp_path / "record").mkdir()
    file = tmp_path / "record" / "20260101T000000-you-1.jsonl"
    for text in ("a", "ab"):
        file.write_text(text)
        assert [True, False] == [watch.changed(), watch.changed()]


def test_what_the_session_writes_itself_is_no_news(tmp_path: Path) -> None:
    """Its own files are passed over once it says so, and what another wrote between is still seen."""
    watch = Watch(tmp_path, "me")
    (tmp_path / "20260101T000000-me-1.jsonl").write_text("a")
    watch.wrote()
    assert not watch.changed()
    (tmp_path / "20260101T000000-you-1.jsonl").write_text("a")
    watch.wrote()
    assert watch.changed()


def test_other_files_are_no_news(tmp_path: Path) -> None:
    """Only files of the record count."""
    watch = Watch(tmp_path, "me")
    (tmp_path / "notes.txt").write_text("a")
    assert not watch.changed()
