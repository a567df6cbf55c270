"""A small invented course for the unit tests: ferries and lighthouses, told by two newspapers.

Nothing of it is true, so that a change of the real content breaks no unit test.
"""

import tempfile
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from policystory.course.checks.course import check
from policystory.course.content import Content
from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Property
from policystory.facts.record import Bound, Citation, Fact, Kind, Quantity, Topic
from tests.skerry import FILES, MARKDOWN, TEXTS

LESSON_CODE = (
    'import policystory as ps; ps.lesson("01-crossings").check("lamps")',
    'import policystory as ps; ps.lesson("01-crossings").quiz()',
)
"""The code cells of the course's lesson, which show its two quizzes."""


def notebook(*markdown: str, code: tuple[str, ...] = ("1 + 1",)) -> str:
    """Write a notebook with these Markdown cells, then code cells, as JupyterLab saves it."""
    cells: list[dict[str, Any]] = []
    for i, text in enumerate(markdown):
        cell = {
            "cell_type": "markdown",
            "id": f"m{i}",
            "metadata": {},
            "source": text.splitlines(keepends=True),
        }
        cells.append(cell)
    for i, source in enumerate(code):
        cell = {
            "cell_type": "code",
            "execution_count": None,
            "id": f"c{i}",
            "metadata": {},
            "outputs": [],
            "source": source.splitlines(keepends=True),
        }
        cells.append(cell)
    book = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return msgspec.json.format(msgspec.json.encode(book), indent=1).decode() + "\n"


def write(root: Path) -> Path:
    """Write the course, its lesson and the texts of its sources below `root`, and return it."""
    for name, text in FILES.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    lessons = root / "lessons"
    lessons.mkdir(exist_ok=True)
    lesson = notebook(*MARKDOWN, code=LESSON_CODE)
    (lessons / "01-crossings.ipynb").write_text(lesson, encoding="utf-8")
    texts = root / "texts"
    texts.mkdir(exist_ok=True)
    for source, text in TEXTS.items():
        (texts / f"{source}.txt").write_bytes(text.encode())
    return root


def edit(root: Path, file: str, old: str, new: str) -> int:
    """Replace `old`, which a file of the course has once, by `new`; return the line of `old`."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def problems(
    root: Path, file: str, old: str, new: str, *, proved: bool = False
) -> list[tuple[int, str, str]]:
    """Write the course with one edit; return the problems of that file.

    Each is its line, counted from the edit on, its message and its hint. A problem of any other
    file fails the test. With `proved` the facts are checked against the texts too.
    """
    edited_line = edit(write(root), file, old, new)
    texts = root / "texts" if proved else None
    result: list[tuple[int, str, str]] = []
    for problem in check(Folders.of(root), texts).problems:
        assert (root / file).as_posix() == problem.path, problem
        line = problem.line - edited_line
        result.append((line, problem.message, problem.hint))
    return result


@cache
def content() -> Content:
    """Return the course as it is read from its files."""
    with tempfile.TemporaryDirectory() as folder:
        return load(Folders.of(write(Path(folder))))


@cache
def course() -> OpenCourse:
    """Return the course, open; tests share it, for nothing in it changes."""
    return OpenCourse(content())


def corpus() -> Corpus:
    """Return the facts of the course."""
    return course().corpus


def people(
    amount: int | str, bound: Bound = Bound.EXACTLY, to: int | None = None
) -> Quantity:
    """Return a number of people."""
    return Quantity(
        Decimal(amount), "people", bound, None if to is None else Decimal(to)
    )


def fact(id_: str = "a-fact", **parts: Any) -> Fact:
    """Return a fact about people carried in April 1911, or one that differs from it in `parts`."""
    usual: dict[str, Any] = {
        "subject": "ferry-company",
        "property": "passengers-carried",
        "value": people(4200, Bound.MORE_THAN),
        "population": "passengers",
        "period": "1911-04",
        "kind": Kind.REPORTED,
        "says": "More than 4,200 passengers crossed in April 1911.",
        "sources": (Citation("harbour-news", 2),),
    }
    return Fact(id=id_, **{**usual, **parts})


def with_facts(
    *facts: Fact, topic: str = "crossings", properties: tuple[Property, ...] = ()
) -> Corpus:
    """Return a corpus of these facts only, about the things of the invented course.

    `properties` replace those of the course that have the same ids.
    """
    return _with(properties, (Topic(topic, topic, facts),))


def _with(properties: tuple[Property, ...], topics: tuple[Topic, ...]) -> Corpus:
    """Return a corpus of these topics, with properties in place of the course's."""
    whole = content()
    by_id = {prop.id: prop for prop in (*whole.properties, *properties)}
    return Corpus(
        whole.sources,
        whole.entities,
        by_id.values(),
        whole.objectives,
        topics,
        whole.terms,
    )


LAMPS = {
    "order": "in which order were these lamps lit, earliest first?",
    "first": "which of these lamps was lit first?",
    "last": "which of these lamps was lit last?",
}
SUMS = {
    "order": "in which order do the sums for these stand, smallest first?",
    "first": "for which of these is the smallest sum named?",
    "last": "for which of these is the largest sum named?",
}


def asking(property_id: str, **forms: str) -> Property:
    """Return a property of the course that asks these questions besides its own."""
    prop = corpus().properties[property_id]
    return msgspec.structs.replace(prop, asks={**prop.asks, **forms})


@cache
def comparing() -> Corpus:
    """Return the course with questions on which lamp was lit first and which sum is largest."""
    lamps = asking("lit-since", **LAMPS)
    sums = asking("money-for", **SUMS)
    return _with((lamps, sums), content().topics)
