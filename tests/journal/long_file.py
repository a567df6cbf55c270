"""A record of any length, as a writer would make it, and a program that measures reading it."""

from datetime import timedelta
from pathlib import Path

from policystory.journal import Header
from policystory.journal.lines import encode_line
from policystory.journal.moment import format_time
from tests.journal.sessions import NOON, event


def long_file(folder: Path, count: int) -> None:
    """Write a file of this many answers, no two of them alike."""
    folder.mkdir()
    opened = Header(version=1, course="c", learner="l")
    data, chain = encode_line("", 1, format_time(NOON), opened)
    with (folder / "20210607T120000-s1-1.jsonl").open("wb") as file:
        file.write(data)
        for i in range(count):
            answered = event(f"item-{i}", f"answer {i}", f"{i:024x}")
            data, chain = encode_line(
                chain, i + 2, format_time(NOON + timedelta(seconds=i)), answered
            )
            file.write(data)


MEASURE = """
import resource, sys, time
from pathlib import Path
from policystory.journal import read
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begin = time.perf_counter()
record = read(Path(sys.argv[1]))
seconds = time.perf_counter() - begin
assert sum(1 for entry in record.entries if entry.trusted) == int(sys.argv[2]), record.faults
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024, seconds)
"""
"""Arguments: a folder, and how many answers are in it. Prints the bytes that reading took, and the
seconds."""
