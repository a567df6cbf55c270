"""Measures policystory against its budgets: `python -m tests.bench`. It judges nothing.

With `--large` it also measures a class of 100,000. Names after it choose what is measured: doors,
corpora, quizzes, records, grading, widget.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from policystory.attempt import Attempt, answer, start
from policystory.course import compiled
from policystory.course.load import Folders, read
from policystory.course.open_course import OpenCourse, families_of
from policystory.facts import checks
from policystory.grade import grade
from policystory.items.bank import Bank
from policystory.items.item import NumberKey
from policystory.quiz.paper import Key, Mode, Paper
from policystory.reading import Places
from tests.bench import grading, widget
from tests.forms import EVERY, RIGHT
from tests.journal.long_file import MEASURE, long_file

ROOT = Path(__file__).parents[2]
QUIZ = "03-numbers-at-the-border"
CAPSTONE = "11-capstone"
Row = tuple[str, str, str]


def best(work: Callable[[], object], runs: int = 7) -> float:
    """Return the seconds of the quickest of several runs: what the work itself takes."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def process(code: str) -> float:
    """Return the seconds of a whole Python process that runs `code`."""
    return best(
        lambda: subprocess.run([sys.executable, "-c", code], check=True), runs=9
    )


def doors() -> Iterator[Row]:
    """Measure what it costs to import, beside a peer."""
    bare = process("")
    yield (
        "import policystory, above a bare interpreter",
        f"{1000 * (process('import policystory') - bare):.1f} ms",
        "10 ms",
    )
    try:
        peer = f"{1000 * (process('import jupyterquiz') - bare):.0f} ms"
    except subprocess.CalledProcessError:
        peer = "not installed"
    yield "  the peer: import jupyterquiz", peer, "-"


def corpora(folders: Folders) -> Iterator[Row]:
    """Measure loading and checking."""
    yield (
        "read the edited texts, YAML and notebooks",
        f"{1000 * best(lambda: read(folders)):.0f} ms",
        "-",
    )
    with tempfile.TemporaryDirectory() as folder:
        compiled.write(ROOT, Path(folder))
        file = Path(folder) / compiled.FILE
        yield (
            "load the compiled course",
            f"{1000 * best(lambda: compiled.read(file).corpus()):.1f} ms",
            "30 ms",
        )

        yield (
            "open it with its items, and draw a first paper",
            f"{1000 * best(lambda: compiled.read_course(file).quiz(QUIZ, 'b')):.1f} ms",
            "30 ms",
        )

        def load_and_check() -> None:
            checks.problems(compiled.read(file).corpus(), Places())

        yield (
            "load and check the whole corpus, in memory",
            f"{1000 * best(load_and_check):.0f} ms",
            "200 ms",
        )

    def read_and_check() -> None:
        edited = read(folders)
        checks.problems(edited.content.corpus(), edited.places)

    yield "the same from the edited texts", f"{1000 * best(read_and_check):.0f} ms", "-"


def quizzes(course: OpenCourse) -> Iterator[Row]:
    """Measure the bank, a paper and a grade."""
    corpus = course.corpus
    files = course.content.quizzes
    items = [item for file in files for item in file.items]
    sets = [fact_set for file in files for fact_set in file.sets]
    # With what authors wrote, since it is counted, too.
    seconds = best(lambda: Bank(corpus, items, sets).items, runs=3)
    yield (
        "the whole bank",
        f"{len(course.bank.items) / seconds:,.0f} items a second",
        "5,000",
    )
    yield (
        "one paper, corpus loaded",
        f"{1000 * best(lambda: course.quiz(QUIZ, 'bench')):.2f} ms",
        "5 ms",
    )
    first = course.quiz_for(CAPSTONE, "bench")
    families = families_of(first)
    yield (
        "a second attempt at the capstone, with other questions",
        f"{1000 * best(lambda: course.quiz(CAPSTONE, 'bench', families)):.0f} ms",
        "-",
    )
    quiz = course.quiz(QUIZ, "bench")
    attempt = start(quiz.paper)
    for item in quiz.paper.items:
        key = quiz.key.items[item.id].key
        attempt = answer(
            attempt,
            quiz.paper,
            item.id,
            f"{key.amount:,f}" if isinstance(key, NumberKey) else key,
        )
    seconds = (
        best(lambda: [grade(quiz.paper, quiz.key, attempt) for _ in range(100)]) / 100
    )
    yield (
        "grade a 10-item attempt",
        f"{1_000_000 * 10 * seconds / len(quiz.paper.items):.0f} µs",
        "50 µs",
    )
    for name, kinds in (
        ("ten single choices", [0] * 10),
        ("each kind once, and one more", [*range(9), 0]),
    ):
        sitting = by_hand(kinds)
        seconds = (
            best(lambda sitting=sitting: [grade(*sitting) for _ in range(100)]) / 100
        )
        yield f"  of {name}, made by hand", f"{1_000_000 * seconds:.0f} µs", "50 µs"


def records() -> Iterator[Row]:
    """Measure reading a record of a million answers, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record"
        long_file(record, 1_000_000)
        command = [sys.executable, "-c", MEASURE, str(record), "1000000"]
        printed = subprocess.run(
            command, check=True, capture_output=True, text=True
        ).stdout
        memory, seconds = map(float, printed.split())
    yield "read a record of a million answers", f"{seconds:.1f} s", "5 s"
    yield "  the memory that it takes", f"{memory / 1e6:.0f} MB", "300 MB"


def by_hand(kinds: list[int]) -> tuple[Paper, Key, Attempt]:
    """Return a sitting of items of these kinds, by their place in EVERY, all answered rightly."""
    chosen = [(str(n), *EVERY[kind], RIGHT[kind]) for n, kind in enumerate(kinds)]
    items = tuple(msgspec.structs.replace(shown, id=n) for n, shown, _, _ in chosen)
    paper = Paper(
        id="p",
        quiz="q",
        title="",
        mode=Mode.GRADED,
        content="",
        language="en",
        items=items,
    )
    key = Key(paper="p", items={n: key for n, _, key, _ in chosen})
    return (
        paper,
        key,
        Attempt(paper="p", responses={n: (right,) for n, _, _, right in chosen}),
    )


def main(chosen: set[str]) -> None:
    """Measure and print what was chosen; all, if nothing was."""
    folders = Folders.of(ROOT)
    course = OpenCourse(read(folders).content)
    print(f"{'what':60}{'measured':>36}   budget")
    sizes = (*grading.SIZES, grading.LARGE) if "--large" in chosen else grading.SIZES
    parts = {
        "doors": doors(),
        "corpora": corpora(folders),
        "quizzes": quizzes(course),
        "records": records(),
        "grading": grading.rows(course, sizes),
        "widget": widget.rows(),
    }
    wanted = parts.keys() & chosen or parts.keys()
    for name, rows in parts.items():
        for what, measured, budget in rows if name in wanted else ():
            print(f"{what:60}{measured:>36}   {budget}", flush=True)


if __name__ == "__main__":
    main(set(sys.argv[1:]))
