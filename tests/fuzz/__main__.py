"""The long form of the hostile inputs: `python -m tests.fuzz [SECONDS [KIND…]]`.

Each kind is searched for some seconds; memory is bounded. What is found is made small and kept
below tests/fuzz/cases, where it is tried first in every run from then on.
"""

import sys
import traceback

from tests.fuzz.kind import Kind
from tests.fuzz.kinds import KINDS
from tests.fuzz.search import keep, search_for

MEMORY = 2**31
"""Bytes that all of it may take. What needs more is found as an input that raises MemoryError."""


def main(arguments: list[str]) -> int:
    """Search each kind that is named, or all; return an exit code."""
    seconds, *names = arguments or ["60"]
    unknown = sorted(set(names) - set(KINDS))
    if unknown or not seconds.isdigit():
        print(f"Error: write seconds, then kinds; there are {', '.join(KINDS)}")
        return 2
    _bound_memory()
    harmful = [name for name in names or KINDS if not _holds(KINDS[name], int(seconds))]
    return 1 if harmful else 0


def _holds(kind: Kind, seconds: int) -> bool:
    """Try what was found before, then new inputs; say what comes of it."""
    for case in kind.cases():
        kind.try_one(case.read_bytes())
    done = search_for(kind, seconds)
    print(
        f"{kind.name}: {done.tried:,} inputs, {len(kind.cases())} kept cases",
        flush=True,
    )
    if done.harm is None:
        return True
    traceback.print_exception(done.harm.error)
    name = keep(kind, done.harm)
    print(
        f"{kind.name}: one does harm, kept as tests/fuzz/cases/{name}; name it by what it shows"
    )
    return False


def _bound_memory() -> None:
    """Bound the memory of this process, where the system can do that."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(
        resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1])
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
