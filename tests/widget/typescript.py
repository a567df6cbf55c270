"""Finds the type checker of the widget's JavaScript, or installs it before `make test`.

It is the one that package.json names, fetched by the npm that comes with the test extra's node.
Where it cannot be had, this is said loudly and its tests are skipped; under CI=true it exits 1
instead.
"""

import json
import subprocess
import sys
from pathlib import Path

from tests.browser.chromium import required
from tests.widget.node import NODE, NPM

HERE = Path(__file__).parent
VERSION = json.loads((HERE / "package.json").read_text(encoding="utf-8"))[
    "devDependencies"
]["typescript"]
TSC = HERE / "node_modules" / "typescript" / "bin" / "tsc"
MISSING = (
    f"NO TYPESCRIPT {VERSION}: the widget's types are not checked. "
    "`make test` installs it, if npm can fetch it."
)


def main() -> int:
    """Make sure of the type checker; return the exit code."""
    if is_there() or (install() and is_there()):
        print(TSC)
        return 0
    print(f"{'!' * 100}\n{MISSING}\n{'!' * 100}", file=sys.stderr, flush=True)
    return 1 if required() else 0


def is_there() -> bool:
    """Tell whether the version that package.json names is installed and starts."""
    done = subprocess.run(
        [NODE, TSC, "--version"], capture_output=True, text=True, check=False
    )
    return done.returncode == 0 and done.stdout.split()[-1] == VERSION


def install() -> bool:
    """Install it below this folder, each file proved by its hash in package-lock.json.

    Another version in package.json needs another lock, without the host that it came from:
    `npm install --package-lock-only --omit-lockfile-registry-resolved`.
    """
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    command = [NODE, NPM, "ci", "--prefix", HERE, *options]
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
