import pytest
from msgspec.structs import replace

from policystory.items.guessing.always_right_options import (
    Sign,
    form_of,
    is_sign,
    right_ids,
    signs,
)
from policystory.items.item import Item, Option
from tests.every_form import EVERY
from tests.worlds import corpus

CHOICE = EVERY["single-choice"]
FORM = form_of(corpus(), CHOICE)


def offering(key: str, *wrong: str) -> Item:
    """Return a variant of one form that offers these texts, of which the first is right."""
    options = tuple(Option(text, text) for text in (key, *wrong))
    return replace(CHOICE, options=options, key=key)


def sign(option: str, offered: int, right: int) -> Sign:
    """Return the sign that an option is in the form of these tests."""
    return Sign(FORM.report, FORM.asked, option, offered, right)


@pytest.mark.parametrize(
    ("offered", "right", "tells"),
    [
        (3, 3, False),
        (4, 4, True),
        (4, 3, False),
        (9, 8, False),
        (10, 9, True),
        (5, 0, False),
        (6, 0, True),
        (60, 1, False),
    ],
)
def test_option_tells_when_it_is_nearly_always_or_never_right(
    offered: int, right: int, tells: bool
) -> None:
    """Right in nine of ten offers, from four on, is a sign; so is right in none of six."""
    assert tells is is_sign(offered, right)


def test_option_that_is_always_right_is_listed() -> None:
    """It is counted by its text without case and accents, whatever its id is."""
    variants = [offering("Ada", f"a{n}", f"b{n}") for n in range(3)]
    variants.append(offering("ADA", "Tom", "Jim"))
    assert [sign("ada", 4, 4)] == signs(corpus(), variants)


def test_option_that_is_never_right_is_listed() -> None:
    """Offered six times and never right, it can be struck out."""
    variants = [offering(f"a{n}", f"b{n}", "Tom") for n in range(6)]
    assert [sign("tom", 6, 0)] == signs(corpus(), variants)
    assert [] == signs(corpus(), variants[1:])


def test_questions_of_another_form_do_not_count() -> None:
    """What is right in another direction tells nothing of this one."""
    variants = [offering("Ada", f"a{n}", f"b{n}") for n in range(4)]
    variants[0] = replace(variants[0], direction="speaker")
    assert [] == signs(corpus(), variants)


def test_each_right_option_of_several_counts() -> None:
    """In a multiple choice all right options are right; what is typed or ordered has none."""
    several = EVERY["multiple-choice"]
    assert several.key == right_ids(several)
    assert () == right_ids(EVERY["ordering"])
    assert () == right_ids(EVERY["number"])
    assert [] == signs(corpus(), [EVERY["ordering"]] * 6)


def test_all_questions_for_a_report_have_one_form() -> None:
    """They are asked in the same words of all reports."""
    for_report = replace(EVERY["source-support"], direction="source")
    assert ("", "source") == form_of(corpus(), for_report)
