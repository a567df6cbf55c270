"""Finds a Chromium that starts, or installs one; `make test` runs this file before the tests.

Prints the path and exits 0. Where none can be had it says so loudly and the browser tests are
skipped; under CI=true it exits 1 instead, because a check that was silently left out is worse than
a failing one.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "NO CHROMIUM: the browser tests cannot run. "
    "Install Chromium so that `chromium` is on the PATH."
)


def main() -> int:
    """Make sure of a Chromium; return the exit code."""
    path = find() or install()
    if path:
        print(path)
        return 0
    print(f"{'!' * 100}\n{MISSING}\n{'!' * 100}", file=sys.stderr, flush=True)
    return 1 if required() else 0


def required() -> bool:
    """Tell whether a missing Chromium is a failure here, as it is in continuous integration."""
    return os.environ.get("CI", "").lower() in {"true", "1"}


def find() -> str | None:
    """Return the path of the first Chromium that starts, if there is one."""
    return next((path for path in _candidates() if _starts(path)), None)


def install() -> str | None:
    """Install Chromium by the system or by playwright, and return its path if it starts."""
    # Both installers talk a lot; their output goes beside ours, so that standard output holds only
    # the path.
    if shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        if _run(["apt-get", "update", "-qq"], quiet):
            _run(
                [
                    "apt-get",
                    "install",
                    "-y",
                    "-qq",
                    "--no-install-recommends",
                    "chromium",
                ],
                quiet,
            )
    return find() or (
        find()
        if _run([sys.executable, "-m", "playwright", "install", "chromium"])
        else None
    )


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    # Asked only now: starting playwright takes a second, and most machines have a browser on the
    # PATH.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def _starts(path: str) -> bool:
    return _run([path, "--version"], show=False)


def _run(
    command: list[str], environment: dict[str, str] | None = None, *, show: bool = True
) -> bool:
    output = sys.stderr if show else subprocess.DEVNULL
    try:
        return (
            subprocess.run(
                command, env=environment, stdout=output, stderr=output, check=False
            ).returncode
            == 0
        )
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
