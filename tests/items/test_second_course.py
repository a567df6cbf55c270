"""The whole bank of a second course: natural, with its own units, and with no word of the first."""

import re
from pathlib import Path

import pytest

import policystory
from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.facts.values.units import has_sign
from policystory.items.bank import Bank
from policystory.items.item import Item, NumberKey
from tests import market
from tests.content.first_course import first_course_words

COURSES = Path(policystory.__file__).parent / "courses"
COURSE = market.course()
BANK = Bank(COURSE.corpus)


def told(item: Item) -> str:
    """Return all that a learner reads of an item."""
    texts = [item.stem, *item.wordings, *item.passage, *item.feedback.values()]
    texts += [option.text for option in item.options]
    for prompt in item.prompts:
        texts += [prompt.text, *[option.text for option in prompt.options]]
    return "\n".join(texts)


@pytest.mark.parametrize("item", BANK.items.values(), ids=list(BANK.items))
def test_no_word_of_the_first_course_is_told(item: Item) -> None:
    """Questions, options and feedback come from the course's own files, or fit any course."""
    assert [] == sorted(first_course_words().intersection(words_of(told(item))))


def words_of(text: str) -> set[str]:
    """Return the words of a text, in small letters."""
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


def test_every_number_has_its_unit() -> None:
    """The unit stands beside the number, or the question names what is counted."""
    numbers = 0
    for item in BANK.items.values():
        units = [item.key.unit] if isinstance(item.key, NumberKey) else []
        if item.kind == "single-choice" and item.order.value == "figures":
            fact = COURSE.corpus.facts[item.asked[0]]
            units = [fact.value.unit]  # type: ignore[union-attr]
            shown = [option.text for option in item.options]
            is_named = "how many" in item.stem or has_sign(units[0])
            assert is_named or all(text.endswith(units[0]) for text in shown), shown
        numbers += len(units)
    assert numbers >= 8


@pytest.mark.parametrize(
    ("item", "options"),
    [
        ("raised.value.single-choice", ["€21 million", "€68 million", "€230 million"]),
        ("zone-size.value.single-choice", ["9 km²", "21 km²", "36 km²"]),
        ("carters-share.value.single-choice", ["12%", "38%", "62%"]),
    ],
)
def test_money_shares_and_sizes_are_written_for_readers(
    item: str, options: list[str]
) -> None:
    """Any currency has its sign, and any unit its own."""
    assert options == [option.text for option in BANK.items[item].options]


def test_ten_facts_ask_ten_questions() -> None:
    """With wrong answers beside its facts, a course of a dozen facts asks more than as many."""
    assert len(COURSE.corpus.facts) <= len(BANK.items)


PACKAGED = [path.parents[1] for path in sorted(COURSES.glob("*/content/course.yml"))]


@pytest.mark.parametrize("root", PACKAGED, ids=lambda root: root.name)
def test_no_word_of_the_first_course_is_told_by_a_course_of_the_package(
    root: Path,
) -> None:
    """The whole bank of a real second course: sides, units and feedback are its own."""
    items = OpenCourse(load(Folders.of(root))).bank.items
    assert items
    for item in items.values():
        foreign = first_course_words().intersection(words_of(told(item)))
        assert [] == sorted(foreign), item.id
