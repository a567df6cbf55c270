"""Measures how the time for a course grows with its facts: `python -m tests.bench.growth`.

The course is taken once, three times and ten times over: each copy has reports, entities and facts
of its own, and shares the properties and objectives. Ten times the facts may take at most twelve
times as long.
"""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from policystory.course.content import Content
from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.facts import checks
from policystory.facts.entity import Entity, ValueType
from policystory.facts.record import Citation, Fact, Source, Topic, Wording
from policystory.items.authored import Authored, AuthoredOption
from policystory.items.fact_set import FactSet
from policystory.quiz.blueprint import QuizFile
from policystory.reading import Places
from policystory.report.bank_report import bank_report

ROOT = Path(__file__).parents[2]
TREES = "Alder Birch Cedar Elder Hazel Larch Maple Rowan Willow Yew".split()
"""What the names of a copy end in: a word, since a number would be taken for a figure."""
SMALL = ROOT / "src/policystory/courses/bag-charges"
SIZES = (1, 3, 10)
RUNS = 3


def grown(content: Content, times: int) -> Content:
    """Return the content of a course so many times over; the first copy is the course itself."""
    sources, entities, topics = content.sources, content.entities, content.topics
    mentions, quizzes = dict(content.mentions), content.quizzes
    for tree in TREES[1:times]:
        copy = _Copy(content, tree)
        sources += tuple(map(copy.source, content.sources))
        entities += tuple(map(copy.entity, content.entities))
        topics += tuple(map(copy.topic, content.topics))
        mentions |= copy.mentions()
        quizzes = tuple(map(copy.with_copies, quizzes, content.quizzes))
    return replace(
        content,
        sources=sources,
        entities=entities,
        topics=topics,
        mentions=mentions,
        quizzes=quizzes,
    )


class _Copy:
    """Renames the records of one copy of a course."""

    def __init__(self, content: Content, tree: str) -> None:
        self._content, self._tree = content, tree
        self._entities = {entity.id for entity in content.entities}
        self._values = {prop.id: prop.value for prop in content.properties}
        names = {
            name
            for entity in content.entities
            for name in (entity.name, *entity.aliases)
        }
        # Of "Kamala Harris" and "Harris" the longer is renamed, so it is looked for first.
        longest_first = sorted(map(re.escape, names), key=len, reverse=True)
        self._names = re.compile(rf"\b({'|'.join(longest_first)})\b")

    def _text(self, text: str) -> str:
        """Rename everybody whom a text of the course names."""
        return self._names.sub(rf"\1{self._tree.lower()}", text)

    def _wording(self, asked: Wording) -> Wording:
        if isinstance(asked, str):
            return self._text(asked)
        return tuple(map(self._text, asked))

    def _id(self, id_: str | None) -> Any:
        return id_ and f"{id_}-{self._tree.lower()}"

    def _ids(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(self._id, ids))

    def source(self, source: Source) -> Source:
        """Return the copy of a report."""
        return replace(
            source,
            id=self._id(source.id),
            named=f"{source.named} of {self._tree}",
            mark=f"{source.mark} {self._tree}",
            copies=self._ids(source.copies),
        )

    def entity(self, entity: Entity) -> Entity:
        """Return the copy of an entity."""
        # As "Harrisbirch", for nobody's name may stand in another's.
        tree = self._tree.lower()
        names = [f"{name}{tree}" for name in (entity.name, *entity.aliases)]
        return replace(
            entity,
            id=self._id(entity.id),
            name=names[0],
            aliases=tuple(names[1:]),
            part_of=self._ids(entity.part_of),
        )

    def topic(self, topic: Topic) -> Topic:
        """Return the copy of a topic, with all its facts."""
        facts = tuple(map(self._fact, topic.facts))
        return Topic(self._id(topic.topic), topic.title, facts)

    def with_copies(self, file: QuizFile, first: QuizFile) -> QuizFile:
        """Return a file of quizzes with copies of the items and sets of another file, too."""
        items = tuple(map(self._authored, first.items))
        sets = tuple(map(self._fact_set, first.sets))
        return replace(file, items=file.items + items, sets=file.sets + sets)

    def _authored(self, item: Authored) -> Authored:
        options = tuple(map(self._option, item.options))
        return replace(
            item,
            id=self._id(item.id),
            stem=self._text(item.stem),
            facts=self._ids(item.facts),
            options=options,
        )

    def _option(self, option: AuthoredOption) -> AuthoredOption:
        restates = option.restates
        return replace(
            option,
            facts=self._ids(option.facts),
            restates=restates and replace(restates, fact=self._id(restates.fact)),
        )

    def _fact_set(self, fact_set: FactSet) -> FactSet:
        return replace(
            fact_set,
            id=self._id(fact_set.id),
            facts=self._ids(fact_set.facts),
            report=self._id(fact_set.report),
            rows=self._renamed(fact_set.rows),
            because=self._renamed(fact_set.because),
        )

    def _renamed(self, texts: dict[str, str]) -> dict[str, str]:
        """Return what an author wrote of some facts, by the ids of their copies."""
        copies = {}
        for id_, text in texts.items():
            copies[self._id(id_)] = self._text(text)
            # Categories, and whoever is no fact, keep their names.
            copies[id_] = self._text(text)
        return copies

    def _fact(self, fact: Fact) -> Fact:
        cited = [
            Citation(self._id(place.source), place.paragraph) for place in fact.sources
        ]
        value = fact.value
        if self._values[fact.property] is ValueType.ENTITY:
            value = (
                self._ids(value) if isinstance(value, tuple) else self._id(str(value))
            )
        return replace(
            fact,
            id=self._id(fact.id),
            subject=self._id(fact.subject),
            speaker=self._id(fact.speaker),
            population=self._id(fact.population),
            place=self._id(fact.place),
            value=value,
            says=self._text(fact.says),
            asks={part: self._wording(asked) for part, asked in fact.asks.items()},
            sources=tuple(cited),
            confusable=self._ids(fact.confusable),
            conflicts=self._ids(fact.conflicts),
            supersedes=self._id(fact.supersedes),
        )

    def mentions(self) -> dict[str, dict[int, tuple[str, ...]]]:
        """Return whom the copies of the reports name."""
        copied = {}
        for source, paragraphs in self._content.mentions.items():
            named = {number: self._ids(ids) for number, ids in paragraphs.items()}
            copied[self._id(source)] = named
        return copied


def measures(content: Content) -> dict[str, float]:
    """Return what each step takes for a course, in seconds of the processor."""
    corpus = content.corpus()
    # Each step starts from a course of which nothing has been worked out.
    course, drawn = OpenCourse(content), OpenCourse(content)
    made = OpenCourse(content)
    quiz = min(drawn.quizzes())
    return {
        "check the facts": _seconds(lambda: checks.problems(corpus, Places())),
        "make the bank": _seconds(lambda: made.bank.items),
        "report on the bank": _seconds(lambda: bank_report(course, "")),
        "draw one paper": _seconds(lambda: drawn.quiz_for(quiz, "reader", 1)),
        "items": len(made.bank.items),
    }


def _seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds of one run."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def measure_alone(times: int) -> dict[str, float]:
    """Return the best of several runs at one size, each in a process of its own.

    What one size leaves in caches would make the next look quicker than it is.
    """
    command = [sys.executable, "-m", "tests.bench.growth", str(times)]
    best: dict[str, float] = {}
    for _ in range(RUNS):
        printed = subprocess.run(command, check=True, capture_output=True)
        for name, seconds in json.loads(printed.stdout).items():
            best[name] = min(seconds, best.get(name, seconds))
    return best


def main() -> None:
    """Print each step at each size, and how many times as long the largest takes."""
    rows: dict[str, list[float]] = {}
    for times in SIZES:
        for name, seconds in measure_alone(times).items():
            rows.setdefault(name, []).append(seconds)
    print(f"{'':24}" + "".join(f"{size:>9}x" for size in SIZES) + "   growth")
    for name, taken in rows.items():
        line = "".join(f"{seconds:10.2f}" for seconds in taken)
        print(f"{name:24}{line}{taken[-1] / taken[0]:9.1f}")


def print_one_size(times: int) -> None:
    """Print the measures at one size as JSON, after a small course has loaded all modules."""
    measures(load(Folders.of(SMALL)))
    content = load(Folders.of(ROOT))
    print(json.dumps(measures(grown(content, times))))


if __name__ == "__main__":
    if sys.argv[1:]:
        print_one_size(int(sys.argv[1]))
    else:
        main()
