"""Measures policystory against its budgets, best of several runs: `python -m tests.bench`. It judges nothing."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from policystory.attempt import answer, start
from policystory.course import check, compiled
from policystory.course.load import Folders, read
from policystory.course.opened import OpenCourse
from policystory.grade import grade
from policystory.items.generate import Bank
from policystory.items.item import NumberKey

ROOT = Path(__file__).parents[2]
QUIZ = "03-numbers-at-the-border"


def best(work: Callable[[], object], runs: int = 7) -> float:
    """Return the seconds of the quickest of several runs: what the work takes when the machine lets it."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def process(code: str) -> float:
    """Return the seconds of a whole Python process that runs `code`."""
    return best(lambda: subprocess.run([sys.executable, "-c", code], check=True), runs=9)


def main() -> None:
    """Measure and print."""
    folders = Folders.of(ROOT)
    rows: list[tuple[str, str, str]] = []
    bare = process("")
    rows.append(
        (
            "import policystory, above a bare interpreter",
            f"{1000 * (process('import policystory') - bare):.1f} ms",
            "10 ms",
        )
    )
    peer = process("import jupyterquiz")
    rows.append(("  the peer: import jupyterquiz", f"{1000 * (peer - bare):.0f} ms", "-"))

    def load_and_check() -> None:
        edited = read(folders)
        check.checks.problems(OpenCourse(edited.content).corpus, edited.places)

    rows.append(("load and check the corpus, from its texts", f"{1000 * best(load_and_check):.0f} ms", "200 ms"))
    with tempfile.TemporaryDirectory() as folder:
        compiled.write(ROOT, Path(folder))
        file = Path(folder) / compiled.FILE
        rows.append(
            ("load the compiled course", f"{1000 * best(lambda: compiled.read(file).corpus()):.1f} ms", "30 ms")
        )
    course = OpenCourse(read(folders).content)
    corpus = course.corpus
    seconds = best(lambda: Bank(corpus), runs=3)
    rows.append(("the whole bank", f"{len(course.bank.items) / seconds:,.0f} items a second", "5,000"))
    rows.append(("one paper, corpus loaded", f"{1000 * best(lambda: course.quiz(QUIZ, 'bench')):.2f} ms", "5 ms"))
    quiz = course.quiz(QUIZ, "bench")
    attempt = start(quiz.paper)
    for item in quiz.paper.items:
        key = quiz.key.items[item.id].key
        attempt = answer(attempt, quiz.paper, item.id, f"{key.amount:,f}" if isinstance(key, NumberKey) else key)
    seconds = best(lambda: [grade(quiz.paper, quiz.key, attempt) for _ in range(100)]) / 100
    each = 10 * seconds / len(quiz.paper.items)
    rows.append(("grade a 10-item attempt", f"{1_000_000 * each:.0f} µs", "50 µs"))
    print(f"{'what':48}{'measured':>24}   budget")
    for what, measured, budget in rows:
        print(f"{what:48}{measured:>24}   {budget}")


if __name__ == "__main__":
    main()
