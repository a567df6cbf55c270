"""Measures the analysis of many invented marks: `python -m tests.bench.analysis 1000000`.

It needs about 200 MB of disk for a million marks, and is not part of `make bench`, since ten
million take minutes to be invented.
"""

import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from policystory.gradebook.analysis.assignment_analysis import analyse_assignment
from policystory.gradebook.analysis.question_statistics import QuestionText, most_given
from policystory.gradebook.analysis.sums import AnswerSums
from policystory.gradebook.store import Gradebook, sqlite_url

PER_LEARNER = 100
FAMILIES = 800
Row = tuple[str, str, str, int, str, str, int, int, str, str]


def invented(count: int) -> Iterator[Row]:
    """Yield rows of marks: a hundred for each learner, of families in a fixed disorder."""
    state = 12345
    for number in range(count):
        learner, place = divmod(number, PER_LEARNER)
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        chance = (state >> 33) / 2**31
        is_right = chance < 0.3 + 0.5 * (learner * 7919 % 1000) / 1000
        family = (learner * 31 + place * 13 + (state >> 50)) % FAMILIES
        option = '"right"' if is_right else f'"wrong {(state >> 40) % 3}"'
        yield (
            "week-1",
            f"learner{learner:06}",
            f"quiz-{place // 10:02}",
            1,
            f"{place}-{family}",
            f"family-{family:03}",
            100 if is_right else 0,
            100,
            "right" if is_right else "wrong",
            option,
        )


def text_of(family: str, answers: list[AnswerSums]) -> QuestionText:
    """Return words for a family without a paper."""
    parts = {each.response: (each.response,) for each in most_given(answers)}
    return QuestionText(family, ("objective",), parts)


def main(count: int) -> None:
    """Invent marks, analyse them, and print how long that took."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "gradebook.sqlite"
        book = Gradebook(sqlite_url(file), "2027-02-01")
        database = sqlite3.connect(file)
        places = ", ".join("?" * 10)
        database.executemany(f"INSERT INTO marks VALUES ({places})", invented(count))  # noqa: S608 - ours
        database.commit()
        database.close()
        wall, processor = time.perf_counter(), time.process_time()
        with book.reading() as connection:
            analysis = analyse_assignment(connection, "week-1", text_of)
        wall = time.perf_counter() - wall
        processor = time.process_time() - processor
        book.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    counted = sum(question.n for question in analysis.questions)
    print(
        f"{counted:,} marks: {wall:.1f} s, {processor:.1f} s of the processor, {memory:.0f} MB"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
