"""Measures a quiz in a real JupyterLab, beside as many questions by jupyterquiz.

From pressing Shift + Enter on the cell to the first option that takes a click, with imports and
without; what goes over the kernel's websocket meanwhile; and what is left in the saved notebook.

Kernels are started as `policystory learn` starts them, so policystory is loaded, and the page has
the code of quizzes, before the first cell is run; what the peer imports is imported by its cell. In
any other kernel our first quiz waits for both.
"""

import importlib.util
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import msgspec
from playwright.sync_api import Browser, sync_playwright

from policystory.course.find import READER
from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.widget.fallback import quiz_html
from tests.bench.showing import FLOOR, PEERS, QUIZ, QUIZZES, Peer, five, opened, run
from tests.browser import chromium
from tests.browser.conftest import ARGUMENTS
from tests.browser.server import ROOT, Lab, running_lab

Row = tuple[str, str, str]
RUNS = 5
QUESTIONS = 10
MOST = (0.7, 0.7, 0.5)
"""What we may take of the peer's time: with imports, warm, and for five quizzes together."""


def rows() -> Iterator[Row]:
    """Measure both, or say loudly what is missing."""
    path = chromium.find()
    if path is None:
        yield f"NOT MEASURED: {chromium.MISSING}", "-", "-"
        return
    with (
        tempfile.TemporaryDirectory() as place,
        compiled_modules(Path(place)),
        running_lab(Path(place)) as lab,
        sync_playwright() as playwright,
    ):
        (lab.folder / "questions.json").write_text(
            json.dumps(questions()), encoding="utf-8"
        )
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        has_peer = importlib.util.find_spec("jupyterquiz") is not None
        if has_peer:
            yield from compared(browser, lab)
        else:
            yield "NOT MEASURED: jupyterquiz is missing; try `make bench`", "-", "-"
        for peer in PEERS if has_peer else PEERS[:1]:
            yield from measured(browser, lab, peer)
        browser.close()


@contextmanager
def compiled_modules(place: Path) -> Iterator[None]:
    """Let kernels keep the bytecode of modules, as an installation with pip does."""
    before = dict(os.environ)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(place / "bytecode")
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def compared(browser: Browser, lab: Lab) -> Iterator[Row]:
    """Measure both and an empty widget by turns, so that a busy minute slows all alike."""
    times: dict[str, list[tuple[float, float, float]]] = {}
    for turn in range(RUNS + 1):
        for peer in (*PEERS, FLOOR):
            cold, warm, _, _ = run(browser, lab, peer)
            lesson = five(browser, lab, peer)
            if turn:  # the first kernel compiles the modules
                times.setdefault(peer.name, []).append((cold, warm, lesson))
    ours, theirs, floor = (list(zip(*of_one, strict=True)) for of_one in times.values())
    names = (
        f"{QUESTIONS} questions, to interactive, with imports",
        "  in a warm kernel",
        f"{QUIZZES} such quizzes, run at once, all interactive",
    )
    for name, our, their, least, most in zip(
        names, ours, theirs, floor, MOST, strict=True
    ):
        yield f"{name}: policystory", in_words(our), "-"
        yield "  jupyterquiz", in_words(their), "-"
        yield "  ratio of medians", f"{median(our) / median(their):.2f}", str(most)
        yield f"  {FLOOR.name}, the least that a widget takes", in_words(least), "-"


def in_words(times: Sequence[float]) -> str:
    """Return the median and the range of some times in ms."""
    return f"{median(times):.0f} ms ({min(times):.0f} to {max(times):.0f})"


def questions() -> list[dict[str, Any]]:
    """Return as many single choices of the real course, as jupyterquiz reads them."""
    bank = OpenCourse(load(Folders.of(ROOT))).bank
    return [
        {
            "question": item.stem,
            "type": "multiple_choice",
            "answers": [
                {
                    "answer": option.text,
                    "correct": option.id == item.key,
                    "feedback": item.feedback[option.id],
                }
                for option in item.options
            ],
        }
        for item in islice(
            (
                candidate
                for candidate in bank.items.values()
                if candidate.kind == "single-choice"
            ),
            QUESTIONS,
        )
    ]


def measured(browser: Browser, lab: Lab, peer: Peer) -> Iterator[Row]:
    """Measure what a quiz sends and leaves behind; bytes are the fewest of two runs."""
    runs = [run(browser, lab, peer) for _ in range(2)]
    ours = peer.name == "policystory"
    yield f"{QUESTIONS} questions by {peer.name}", "", ""
    for name, place in (("the first", 2), ("a further", 3)):
        traffic = min(run[place] for run in runs)
        yield (
            f"  kernel messages of {name} quiz, and their bytes",
            traffic.in_words(),
            "-",
        )
        if ours:
            # Every quiz must bring its questions, and the copy that stays in the notebook.
            beside = traffic.shown - own_bytes()
            most = "60 kB" if place == 2 else "6 kB"
            yield "  sent for it beside paper and copy", f"{beside / 1000:.1f} kB", most
    yield (
        "  left in the saved notebook",
        f"{left(browser, lab, peer, 1):,} bytes",
        "10,000" if ours else "-",
    )
    yield (
        "  left by five quizzes",
        f"{left(browser, lab, peer, QUIZZES):,} bytes",
        "50,000" if ours else "-",
    )


def own_bytes() -> int:
    """Return the bytes of the quiz itself: its paper and the plain copy of it."""
    quiz = OpenCourse(load(Folders.of(ROOT))).quiz_for(QUIZ, READER)
    copy = quiz_html(quiz.paper, {"answers": {}, "ended": False})
    return len(msgspec.json.encode(quiz.paper)) + len(json.dumps(copy))


def left(browser: Browser, lab: Lab, peer: Peer, quizzes: int) -> int:
    """Return how many bytes the outputs of `count` quizzes take in the saved notebook."""
    page = browser.new_page()
    notebook = opened(page, lab, [peer.source] * quizzes)
    before = (lab.folder / "bench.ipynb").stat().st_size
    notebook.run_all()
    page.wait_for_timeout(1000)
    notebook.save()
    page.close()
    return (lab.folder / "bench.ipynb").stat().st_size - before
