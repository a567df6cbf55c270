import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from policystory.cli import learner
from tests.worlds import write

PATIENCE = 60.0


@pytest.mark.skipif(os.name == "nt", reason="a process is ended in another way there")
def test_jupyterlab_starts_beside_files_with_the_names_of_its_parts(
    tmp_path: Path,
) -> None:
    """A learner's files named like parts of Python or JupyterLab are left alone, and not run."""
    mine = tmp_path / "mine"
    mine.mkdir()
    for name in (
        "random.py",
        "json.py",
        "jupyterlab.py",
        "traitlets.py",
        "sitecustomize.py",
        "jupyter_config.py",
    ):
        (mine / name).write_text(
            f"open({str(tmp_path / 'ran')!r}, 'a').write(__name__)\nraise SystemExit(3)"
        )
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    folders = (
        "HOME",
        "IPYTHONDIR",
        "JUPYTER_CONFIG_DIR",
        "JUPYTER_DATA_DIR",
        "JUPYTER_RUNTIME_DIR",
    )
    environment = {**os.environ, **{name: str(tmp_path / "home") for name in folders}}
    policystory = Path(sys.executable).with_name("policystory")
    command = [policystory, "learn", mine, "--port", str(port), "--no-browser"]
    with (tmp_path / "server.log").open("wb") as log:
        server = subprocess.Popen(
            command,
            cwd=write(tmp_path / "course"),
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            assert answers(server, f"http://127.0.0.1:{port}/api"), (
                tmp_path / "server.log"
            ).read_text()
        finally:
            os.killpg(server.pid, 15)  # policystory and the JupyterLab that it started
            server.wait(PATIENCE)
    assert not (tmp_path / "ran").exists()


def answers(server: subprocess.Popen[bytes], address: str) -> bool:
    """Wait until the server answers, or has ended; tell whether it answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=1):
                return True
        except OSError:
            time.sleep(0.1)
    return False


def test_our_defaults_come_after_the_folders_that_are_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Jupyter reads what it was told to read before, and then our defaults."""
    ours = Path(learner.__file__).with_name("jupyterlab")
    monkeypatch.delenv(learner.CONFIG_PATH, raising=False)
    assert str(ours) == learner._config_path()
    monkeypatch.setenv(learner.CONFIG_PATH, "/theirs")
    assert f"/theirs{os.pathsep}{ours}" == learner._config_path()
    assert (ours / "labconfig" / "default_setting_overrides.json").is_file()
