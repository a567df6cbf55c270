"""A gradebook in a file that many use at one time."""

import multiprocessing
from pathlib import Path
from typing import Any

import pytest

from policystory.errors import PolicystoryError
from policystory.gradebook.change_history import Author
from policystory.gradebook.decisions import decide, history
from policystory.gradebook.migrations import STEPS
from policystory.gradebook.store import Gradebook, sqlite_url
from tests.gradebook.dump import dump

WRITERS = 50
AUTHOR = Author("teacher", "2027-02-03T17:00:00+00:00", "ill")


def write_beside(path: Path, number: int, failures: Any) -> None:
    """Open a gradebook that may not be there yet, and write into it three times."""
    try:
        book = Gradebook(sqlite_url(path), AUTHOR.at)
        for part in range(3):
            with book.writing() as connection:
                decide(connection, f"week-{part}", f"login{number}", None, AUTHOR)
        book.close()
    except Exception as error:  # noqa: BLE001 - whatever it is, the test shows it
        failures.put(repr(error))


def test_fifty_writers_at_one_time_lose_nothing(tmp_path: Path) -> None:
    """Fifty processes make and write one gradebook: no error, and each row is there once."""
    path = tmp_path / "gradebook.sqlite"
    # A server that has loaded everything makes each process in an instant.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.gradebook.test_store"])
    failures = context.Queue()
    writers = [
        context.Process(target=write_beside, args=(path, number, failures))
        for number in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)
    assert failures.empty(), failures.get()
    book = Gradebook(sqlite_url(path), AUTHOR.at)
    rows = dump(book)
    book.close()
    assert len(STEPS) == len(rows["migrations"])
    assert 3 * WRITERS == len(rows["decisions"]) == len(rows["changes"])


def test_a_reader_waits_for_no_writer(tmp_path: Path) -> None:
    """While somebody writes, others read what was there before."""
    path = tmp_path / "gradebook.sqlite"
    book, reader = (Gradebook(sqlite_url(path), AUTHOR.at) for _ in range(2))
    with book.writing() as connection:
        decide(connection, "week-1", "login01", None, AUTHOR)
        with reader.reading() as beside:
            assert [] == history(beside)
    with reader.reading() as beside:
        assert 1 == len(history(beside))
    book.close()
    reader.close()


def test_a_file_that_is_no_gradebook_is_refused(tmp_path: Path) -> None:
    """Another file in the gradebook's place gets a sentence, and stays as it is."""
    path = tmp_path / "gradebook.sqlite"
    path.write_bytes(b"my holidays, in words\n" * 99)
    with pytest.raises(PolicystoryError, match="cannot be used"):
        Gradebook(sqlite_url(path), AUTHOR.at)
    assert b"my holidays, in words\n" * 99 == path.read_bytes()
