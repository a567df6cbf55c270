"""What an author is told of an authored item that cannot be asked."""

from typing import Any

import msgspec
import pytest

from policystory.facts.record import Dated, Status
from policystory.items.authored import Authored, AuthoredKind, AuthoredOption
from policystory.items.authored_faults import faults
from policystory.items.restatement import Restatement
from tests.authored_items import OPTIONS, SEVERAL, authored, option
from tests.worlds import corpus


def faults_of(item: Authored) -> list[tuple[tuple[str | int, ...], str]]:
    """Return where something is wrong with an authored item, and what."""
    return [(way, message) for way, message, _ in faults(corpus(), item)]


@pytest.mark.parametrize("item", [authored(), SEVERAL])
def test_sound_item_has_no_fault(item: Authored) -> None:
    """What is written as it should be is taken as it is."""
    assert [] == faults_of(item)


@pytest.mark.parametrize(
    ("item", "way", "message"),
    [
        (authored(id="Two counts"), ("id",), "'Two counts' is not an id"),
        (authored(id="a.value"), ("id",), "'a.value' is not an id"),
        (
            authored(objectives=()),
            ("objectives",),
            "the item names none of its objectives",
        ),
        (authored(facts=()), ("facts",), "the item names none of its facts"),
        (authored(options=OPTIONS[:2]), ("options",), "the item has 1 wrong options"),
        (
            authored(options=OPTIONS[1:] * 2),
            ("options",),
            "a single choice has one right option, not 0",
        ),
        (
            authored(options=(*OPTIONS, option("They have other bounds", right=True))),
            ("options",),
            "a single choice has one right option, not 2",
        ),
        (
            authored(kind=AuthoredKind.MULTIPLE_CHOICE),
            ("options",),
            "a multiple choice has several right options, not 1",
        ),
        (
            authored(
                options=(
                    OPTIONS[0],
                    msgspec.structs.replace(OPTIONS[1], facts=()),
                    OPTIONS[2],
                )
            ),
            ("options", 1),
            "no fact proves this option",
        ),
        (
            authored(
                options=(
                    *OPTIONS[:2],
                    option("They count other people", because="so " * 46),
                )
            ),
            ("options", 2, "because"),
            "'because' has 46 words, at most 45",
        ),
        (
            authored(options=(*OPTIONS, option("They cover the same time!"))),
            ("options",),
            "two options are the same",
        ),
        (
            authored(stem="Compare the counts."),
            (),
            "stem-is-a-question: the stem does not end in a question mark",
        ),
        (
            authored(stem="What is not so?"),
            (),
            "stem-is-not-negative: the stem is negative: 'not'",
        ),
        (
            authored(
                options=(*OPTIONS, option("They count the people of another town too"))
            ),
            (),
            "options-are-of-like-length: the options differ too much in length",
        ),
        (
            authored(options=(*OPTIONS, option("They often cover a time"))),
            (),
            (
                "absolute-words-are-shared: only some options have an absolute or vague word: "
                "'They often cover a time'"
            ),
        ),
        (
            authored(stem="Do the counts cover other times?"),
            (),
            "stem-does-not-tell: the stem repeats words of the key: cover, other, time",
        ),
    ],
)
def test_each_fault_names_its_field(
    item: Authored, way: tuple[str | int, ...], message: str
) -> None:
    """An author learns which field is wrong, and how; the rules are those of all items."""
    assert (way, message) in faults_of(item)


def test_rules_are_tried_on_each_pair_of_wrong_options() -> None:
    """A key much longer than two wrong options is a fault although a third is as long."""
    item = authored(
        options=(
            option("They differ in their time span", right=True),
            option("They are one and same"),
            option("They are two and same"),
            option("They differ in their ink tones"),
        )
    )
    assert (
        (),
        "key-is-not-the-longest-by-far: the key is by far the longest option",
    ) in faults_of(item)


@pytest.mark.parametrize(
    ("parts", "faulty"),
    [
        ({"stem": "What do more than 4,200 and 9,600 have in common?"}, []),
        ({"stem": "What do 4,200 and 9,700 have in common?"}, [(("stem",), 9700)]),
        ({"stem": "What do the counts of April 1911 have in common?"}, []),
        (
            {
                "options": (
                    *OPTIONS[:2],
                    option("They count 9,601 people", because="It was fourteen."),
                )
            },
            [(("options", 2, "text"), 9601), (("options", 2, "because"), 14)],
        ),
        (
            {
                "options": (
                    *OPTIONS[:2],
                    option("They count 15,000 people", "carried-august"),
                )
            },
            [],
        ),
        (
            {
                "options": (
                    *OPTIONS[:2],
                    option("They tell it in HN ¶2 too", because="It is in IP ¶2."),
                )
            },
            [],
        ),
        (
            {"options": (*OPTIONS[:2], option("They tell it in HN ¶22 too"))},
            [(("options", 2, "text"), 22)],
        ),
    ],
)
def test_number_that_no_named_fact_holds_is_a_fault(
    parts: dict[str, Any], faulty: list[tuple[tuple[str | int, ...], int]]
) -> None:
    """Stem, options and reasons are checked as the prose is; citation marks are no numbers."""
    wanted = [
        (way, f"'{way[-1]}' has the number {number}, which no fact named for it holds")
        for way, number in faulty
    ]
    assert wanted == [
        fault for fault in faults_of(authored(**parts)) if "number" in fault[1]
    ]


def restating(fact: str, right: bool = False, **part: Any) -> AuthoredOption:
    """Return an option that restates a fact."""
    written = option(f"It is so of {fact.partition('-')[2]}", fact, right=right)
    restated = Restatement(fact=fact, **part)
    return msgspec.structs.replace(written, restates=restated)


PRINTED = (
    restating("carried-1910", right=True, dated=Dated.PRINTED),
    restating("carried-april", dated=Dated.PRINTED),
    restating("carried-winter", dated=Dated.PRINTED),
)


def test_restatements_that_are_proved_are_no_fault() -> None:
    """The right option restates what is true, the wrong ones what is false."""
    assert [] == _faults_of_restatements(PRINTED)


@pytest.mark.parametrize(
    ("restatement", "message"),
    [
        (
            restating("carried-august", dated=Dated.PRINTED),
            "this is not proved false: the facts leave it true (stated)",
        ),
        (
            restating("cause-marsh", dated=Dated.PRINTED),
            "this is not proved false: the facts leave it unknown (not-spoken-of)",
        ),
        (
            restating("carried-april", right=True, dated=Dated.PRINTED),
            "this is not proved true: the facts leave it false (single-valued)",
        ),
        (restating("keeper-gull", value="no-body"), "there is no entity 'no-body'"),
        (restating("keeper-gull"), "'restates' gives 0 parts of the fact, not one"),
        (
            restating("money-gull", status=Status.DELIVERED, speaker="tom-reed"),
            "'restates' gives 2 parts of the fact, not one",
        ),
        (
            msgspec.structs.replace(
                restating("carried-april", dated=Dated.PRINTED),
                facts=("carried-winter",),
            ),
            "'carried-april' is not among the facts of this option",
        ),
    ],
)
def test_restatement_that_proves_nothing_is_a_fault(
    restatement: AuthoredOption, message: str
) -> None:
    """The author learns what the corpus makes of it, and where it stands."""
    expected = [(("options", 2, "restates"), message)]
    assert expected == _faults_of_restatements((*PRINTED[:2], restatement))


def test_restatements_of_different_questions_are_a_fault() -> None:
    """Each is proved, but they answer no question together."""
    options = (*PRINTED[:2], restating("money-gull", status=Status.DELIVERED))
    message = "the options restate answers to different questions"
    assert [(("options",), message)] == _faults_of_restatements(options)


def _faults_of_restatements(
    options: tuple[AuthoredOption, ...],
) -> list[tuple[tuple[str | int, ...], str]]:
    """Return the faults of an item with these options that are about what they restate."""
    all_faults = faults_of(authored(options=options))
    return [fault for fault in all_faults if "restate" in f"{fault[0]} {fault[1]}"]
