"""A PostgreSQL server of one's own, started for tests in a temporary folder."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

_SECONDS = 60
_MISSING = (
    "PostgreSQL is not installed, so gradebooks in it are not tested: "
    "apt-get install postgresql"
)
_NAMES = count(1)


def programs() -> Path | None:
    """Return the folder with postgres and initdb, or None: the newest of Debian, or of the PATH."""
    # The PATH may have links to them, which must stand beside their other files.
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    on_path = [Path(shutil.which("initdb") or "")]
    for initdb in (*reversed(debian), *on_path):
        folder = initdb.resolve().parent
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    return None


def _version(initdb: Path) -> int:
    """Return the version of PostgreSQL in a path such as /usr/lib/postgresql/15/bin/initdb."""
    name = initdb.parents[1].name
    return int(name) if name.isdigit() else 0


def or_skip() -> Path:
    """Return the folder with postgres; without one fail in CI, and skip elsewhere."""
    folder = programs()
    if folder is None and os.environ.get("CI") == "true":
        pytest.fail(_MISSING)
    if folder is None:
        pytest.skip(_MISSING)
    return folder


class Server:
    """A server that runs; `database` makes a new, empty database in it."""

    def __init__(self, port: int) -> None:
        """Know where it listens."""
        self._port = port

    def _url(self, name: str) -> str:
        return f"postgresql://policystory@127.0.0.1:{self._port}/{name}"

    def database(self, encoding: str = "UTF8") -> str:
        """Make a database, and return its URL for a gradebook."""
        name = f"gradebook_{next(_NAMES)}"
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            connection.execute(
                f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}'"
            )
        return self._url(name).replace("postgresql:", "postgresql+psycopg:")

    def answers(self) -> bool:
        """Tell whether the server takes connections by now."""
        try:
            psycopg.connect(self._url("postgres"), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """Run a server until the end of the context; `folder` holds its programs."""
    # The path of its socket must be short, so that pytest's folders cannot hold it.
    with tempfile.TemporaryDirectory(prefix="pg") as place:
        user = _user(Path(place))
        data = f"{place}/data"
        made = [*user, str(folder / "initdb"), "-D", data, "-A", "trust", "-N"]
        environment = {**os.environ, "LC_ALL": "C"}
        subprocess.run(
            [*made, "-U", "policystory", "-E", "UTF8"],
            check=True,
            capture_output=True,
            env=environment,
            cwd=place,
        )
        port = _free_port()
        options = f"-D {data} -p {port} -k {place} -c listen_addresses=127.0.0.1 -F"
        with (Path(place) / "log").open("wb") as log:
            process = subprocess.Popen(
                [*user, str(folder / "postgres"), *options.split()],
                stdout=log,
                stderr=log,
                env=environment,
                cwd=place,
            )
        try:
            yield _ready(process, port, Path(place) / "log")
        finally:
            # Only this process, by its id; SIGINT is PostgreSQL's quick and orderly end.
            process.send_signal(2)
            try:
                process.wait(_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _ready(process: "subprocess.Popen[bytes]", port: int, log: Path) -> Server:
    """Return a server as soon as it takes connections."""
    server = Server(port)
    end = time.monotonic() + _SECONDS
    while not server.answers():
        if process.poll() is not None or time.monotonic() > end:
            pytest.fail(f"PostgreSQL did not start: {log.read_text()}")
        time.sleep(0.1)
    return server


def _user(place: Path) -> list[str]:
    """Return how to run a program as somebody else than root, whom PostgreSQL refuses."""
    if os.getuid() != 0:
        return []
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(place, user.pw_uid, user.pw_gid)
        # setpriv executes the program in its own place, so its process id is the server's.
        ids = [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}"]
        return ["setpriv", *ids, "--clear-groups"]
    pytest.fail("PostgreSQL does not run as root, and there is no user for it")


def _free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
