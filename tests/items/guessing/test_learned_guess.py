import pytest
from msgspec.structs import replace

from policystory.items.chance import pick
from policystory.items.guessing.learned_guess import Student, learned
from policystory.items.item import Item, Option
from tests.every_form import EVERY
from tests.worlds import corpus

CHOICE = EVERY["single-choice"]
FACTS = sorted(corpus().facts)


def shown(texts: list[str], key: int, fact: str = CHOICE.asked[0]) -> Item:
    """Return an item on a fact that shows these options, of which `key` is right."""
    options = tuple(Option(str(place), text) for place, text in enumerate(texts))
    return replace(CHOICE, asked=(fact,), options=options, key=str(key))


def test_student_takes_the_word_that_was_right() -> None:
    """A word that stood only in right options is chosen, wherever it stands now."""
    student = Student(corpus(), [shown(["no more boats", "two boats", "all boats"], 0)])
    assert 1 == student.chance(shown(["four lamps", "no more lamps", "five lamps"], 1))
    assert 0 == student.chance(shown(["no more lamps", "two lamps", "all lamps"], 1))


def test_student_who_has_learned_nothing_guesses() -> None:
    """Of options without a known word each is as likely."""
    student = Student(corpus(), [])
    assert 1 / 3 == pytest.approx(student.chance(shown(["Ada", "Tom", "Jim"], 1)))


def test_word_that_is_right_is_found_in_the_other_half() -> None:
    """A bank in which the careful option is always right lies far above its band."""
    texts = ["it leaves open {}", "it proves {}", "it denies {}"]
    told: list[Item] = []
    fair: list[Item] = []
    for place, fact in enumerate(FACTS * 3):
        options = [text.format(place) for text in texts]
        told.append(shown(options, 0, fact))
        fair.append(shown(options, place % 3, fact))
    assert learned(corpus(), told).hits > learned(corpus(), told).high
    assert not learned(corpus(), told).ok
    assert learned(corpus(), fair).ok


def test_to_do_worse_than_chance_is_within_the_band() -> None:
    """If what was right is wrong ever after, nothing was learned that pays."""
    items: list[Item] = []
    for fact in FACTS * 3:
        half = pick("", 2, "half", fact)
        items.append(shown(["it leaves open", "it proves", "it denies"], half, fact))
    result = learned(corpus(), items)
    assert (0, 0, True) == (result.hits, result.low, result.ok)


def test_halves_depend_on_the_split_alone() -> None:
    """The same split gives the same result, and another split other halves."""
    items = [shown(["a", "b", "c"], 0, fact) for fact in FACTS]
    assert learned(corpus(), items, "x") == learned(corpus(), items[::-1], "x")
    sizes = {learned(corpus(), items, str(split)).n for split in range(9)}
    assert len(sizes) > 1
