"""Open a gradebook, and read and write it in transactions that several people can use at once.

Only one program writes at a time; others wait for it, and then see what it has written. Reading
never waits.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from policystory.errors import PolicystoryError
from policystory.gradebook.migrations import is_up_to_date, migrate

_BUSY = 30.0
"""Seconds that a grader waits for another one."""
_WRITERS = 7_071_021
"""The number of the lock in PostgreSQL that the one writer of a gradebook holds."""
_ONLY_READS = "only_reads"
"""The option of a connection that takes no lock."""


class Gradebook:
    """A gradebook in a database, open for reading and writing.

    Arguments: `url`: the database's URL as SQLAlchemy writes it, such as
    postgresql+psycopg://host/name; for a file use `sqlite_url`. `now`: the time in UTC, which is
    recorded if tables are made or changed. PolicystoryError if the database cannot be used.
    """

    def __init__(self, url: URL | str, now: str) -> None:
        """Connect, and bring the tables up to date; `now` is recorded with that."""
        try:
            self._engine = _engine(make_url(url))
            self._bring_up_to_date(now)
        except ArgumentError as error:
            # The URL is not repeated, for it may hold a password.
            raise PolicystoryError(
                "this is no address of a gradebook: write a URL such as "
                "postgresql+psycopg://host/name"
            ) from error
        except ImportError as error:
            raise PolicystoryError(
                "a gradebook in PostgreSQL needs a package that is not installed: "
                "pip install 'policystory[postgresql]'"
            ) from error

    def _bring_up_to_date(self, now: str) -> None:
        """Take the missing steps; looking whether there are any takes no lock."""
        with self.reading() as connection:
            if is_up_to_date(connection):
                return
        with self.writing() as connection:
            migrate(connection, now)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a connection for writing, for a `with` block.

        If the block fails, nothing is changed.
        """
        with _as_sentence(self._engine), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a connection that only reads, for a `with` block; it never waits for a writer."""
        with _as_sentence(self._engine), self._engine.connect() as connection:
            yield connection.execution_options(**{_ONLY_READS: True})

    @property
    def url(self) -> str:
        """Return the database's URL, with its password."""
        return self._engine.url.render_as_string(hide_password=False)

    def close(self) -> None:
        """Close all connections to the database."""
        self._engine.dispose()


@contextmanager
def _as_sentence(engine: Engine) -> Iterator[None]:
    """Turn an error of the database into a sentence."""
    try:
        yield
    except SQLAlchemyError as error:
        shown = engine.url.render_as_string(hide_password=True)
        reason = str(getattr(error, "orig", None) or error).partition("\n")[0]
        raise PolicystoryError(
            f"the gradebook {shown} cannot be used: {reason}; nothing of this step was kept"
        ) from error


def sqlite_url(path: Path) -> URL:
    """Return the URL of a gradebook that is kept in the SQLite file `path`."""
    return URL.create("sqlite", database=str(path))


def _engine(url: URL) -> Engine:
    """Return an engine whose transactions take the lock of the one writer as they begin."""
    backend = url.get_backend_name()
    if backend in ("postgresql", "postgres"):
        # Whatever encoding the database has, names and answers are sent and read in UTF-8.
        url = url.set(drivername="postgresql+psycopg")
        engine = create_engine(url, connect_args={"client_encoding": "utf8"})
        event.listen(engine, "begin", _wait_for_writers)
        return engine
    if backend != "sqlite":
        raise ArgumentError(f"a gradebook cannot be kept in {backend}")
    engine = create_engine(url, connect_args={"timeout": _BUSY})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _wait_for_writers(connection: Connection) -> None:
    # Two graders who insert the same row would otherwise both find that it is not there yet. The
    # lock is given back with the transaction, however that ends.
    if not _only_reads(connection):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")


def _only_reads(connection: Connection) -> bool:
    """Tell whether a connection was made by `reading`."""
    return bool(connection.get_execution_options().get(_ONLY_READS))


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver must not begin transactions by itself, for `_begin_sqlite` does.
    connection.isolation_level = None
    cursor = connection.cursor()
    _write_ahead(cursor)
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _write_ahead(cursor: Any) -> None:
    """Let a SQLite file be read while it is written; the file remembers it."""
    until = time.monotonic() + _BUSY
    while cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            # For this one change SQLite does not wait by itself until a file is free.
            if time.monotonic() > until:
                raise
            time.sleep(0.01)


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes then fails beside another, however long it waits.
    begin = "BEGIN" if _only_reads(connection) else "BEGIN IMMEDIATE"
    connection.exec_driver_sql(begin)
