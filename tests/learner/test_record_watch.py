from pathlib import Path

from policystory.learner.record_watch import RecordWatch


def test_what_others_write_is_news_once(tmp_path: Path) -> None:
    """A new file and a longer one are seen, each once; an absent folder is no news."""
    watch = RecordWatch(tmp_path / "record", "me")
    assert not watch.has_changed()
    (tmp_path / "record").mkdir()
    file = tmp_path / "record" / "20260101T000000-you-1.jsonl"
    for text in ("a", "ab"):
        file.write_text(text)
        assert [True, False] == [watch.has_changed(), watch.has_changed()]


def test_what_the_session_writes_itself_is_no_news(tmp_path: Path) -> None:
    """A session's own files are passed over once it says so; others' lines are still seen."""
    watch = RecordWatch(tmp_path, "me")
    (tmp_path / "20260101T000000-me-1.jsonl").write_text("a")
    watch.note_own_write()
    assert not watch.has_changed()
    (tmp_path / "20260101T000000-you-1.jsonl").write_text("a")
    watch.note_own_write()
    assert watch.has_changed()


def test_other_files_are_no_news(tmp_path: Path) -> None:
    """Only files of the record count."""
    watch = RecordWatch(tmp_path, "me")
    (tmp_path / "notes.txt").write_text("a")
    assert not watch.has_changed()


def test_what_waits_in_the_session_is_news_to_its_other_parts(tmp_path: Path) -> None:
    """What was done without being written yet is seen by all but the one that did it."""
    done: list[str] = []
    first, second = (RecordWatch(tmp_path, "me", lambda: len(done)) for _ in range(2))
    done.append("a")
    first.note_own_write()
    assert [False, True, False] == [
        first.has_changed(),
        second.has_changed(),
        second.has_changed(),
    ]
