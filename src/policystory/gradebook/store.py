"""Open a gradebook, and read and write it in transactions that several graders can use at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from policystory.errors import PolicystoryError
from policystory.gradebook.migrations import migrate

_BUSY = 30.0
"""Seconds that a grader waits for another one."""


class Gradebook:
    """A gradebook in a database.

    Argument: `url`: of SQLAlchemy, such as postgresql+psycopg://host/name; see `sqlite_url`.
    PolicystoryError if the database cannot be reached.
    """

    def __init__(self, url: URL | str, now: str) -> None:
        """Connect, and bring the tables up to date; `now` is recorded with that."""
        try:
            self._engine = _engine(make_url(url))
            with self.writing() as connection:
                migrate(connection, now)
        except (ArgumentError, ImportError) as error:
            raise PolicystoryError(
                f"there is no gradebook at '{url}': write a path, or a URL such as "
                "postgresql+psycopg://host/name"
            ) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Return a connection in a transaction: all that is done takes effect, or nothing."""
        with _as_sentence(self._engine), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Return a connection that only reads."""
        with _as_sentence(self._engine), self._engine.connect() as connection:
            yield connection

    def close(self) -> None:
        """Close all connections."""
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
    """Return the URL of a gradebook in a file."""
    return URL.create("sqlite", database=str(path))


def _engine(url: URL) -> Engine:
    """Return an engine; SQLite's takes its lock at the beginning of each transaction."""
    if url.get_backend_name() != "sqlite":
        return create_engine(url)
    engine = create_engine(url, connect_args={"timeout": _BUSY})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediately)
    return engine


def _prepare_sqlite(connection: object, _record: object) -> None:
    # The driver must not begin transactions by itself, for `_begin_immediately` does.
    connection.isolation_level = None  # type: ignore[attr-defined]  # of sqlite3
    cursor = connection.cursor()  # type: ignore[attr-defined]  # of sqlite3
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin_immediately(connection: Connection) -> None:
    # A transaction that reads first and writes then fails beside another, however long it waits.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
