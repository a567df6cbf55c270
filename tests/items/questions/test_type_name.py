from decimal import Decimal
from typing import Any

import msgspec
import pytest

from policystory.facts.entity import Property
from policystory.facts.record import Citation, Fact
from policystory.items.bank import Bank
from policystory.items.item import (
    Item,
    TextKey,
    paper_item,
)
from policystory.items.questions.type_name import make
from policystory.items.refusal import Refusal
from tests.worlds import corpus, course, fact, with_facts

ITEMS = [item for item in course().bank.items.values() if item.kind == "short-text"]


KEEPERS = corpus().properties["keeper"]


def made(
    asked_fact: Fact, *beside: Fact, properties: tuple[Property, ...] = ()
) -> dict[str, Item | Refusal]:
    """Return what a fact yields beside others, by direction."""
    world = with_facts(asked_fact, *beside, properties=properties)
    return {yielded.direction: yielded for yielded in make(world, asked_fact)}


def keeper(id_: str = "a-fact", **parts: Any) -> Fact:
    """Return a fact on who tended a lamp."""
    return fact(
        id_,
        **{
            "property": "keeper",
            "subject": "gull-rock",
            "value": "ada-marsh",
            "population": None,
            **parts,
        },
    )


def test_key_holds_every_name() -> None:
    """The key holds name, alias and surname; a proof stands for right and for wrong answers."""
    item = next(item for item in ITEMS if item.asked[0] == "keeper-gull")
    assert isinstance(item.key, TextKey)
    assert ("Ada Marsh", "Mrs Marsh", "Marsh") == item.key.accepted
    assert (True, ("marsh", "mrs")) == (item.key.is_person, item.key.beside)
    assert ("keeper-gull.value", "keeper-gull.value.short-text") == (
        item.family,
        item.id,
    )
    rules = {
        name: [(why.rule, why.facts) for why in proof]
        for name, proof in item.why.items()
    }
    assert {
        "right": [("stated", ("keeper-gull",))],
        "wrong": [("single-valued", ("keeper-gull",))],
    } == rules


@pytest.mark.parametrize(
    ("asked_fact", "beside", "direction", "reason"),
    [
        (
            fact(speaker=None),
            (),
            "speaker",
            "the fact lacks the speaker that the question asks for",
        ),
        (
            fact(speaker="pilgrims"),
            (),
            "speaker",
            "its answer has no name of its own to be typed",
        ),
        (
            fact(speaker="nobody-known"),
            (),
            "speaker",
            "its answer has no name of its own to be typed",
        ),
        (keeper(value=("ada-marsh", "tom-reed")), (), "value", "its answer is a list"),
        (
            keeper(),
            (),
            "subject",
            "a place is named more or less exactly, and the question does not say how",
        ),
        (
            keeper(subject="ada-marsh"),
            (),
            "value",
            "the question itself names its answer",
        ),
        (
            fact(speaker="harbour-board"),
            (fact("other", speaker="ferry-company"),),
            "speaker",
            "its report gives another true answer to the same question",
        ),
        (
            fact(speaker="harbour-board"),
            (fact("other", speaker="ferry-company", period="1911"),),
            "speaker",
            "the report gives, or may give, another right answer: ferry-company",
        ),
    ],
)
def test_answer_that_cannot_be_typed_is_refused(
    asked_fact: Fact, beside: tuple[Fact, ...], direction: str, reason: str
) -> None:
    """A list, a description, a place of no sort and one of two right answers are not asked."""
    assert (
        Refusal("a-fact", "short-text", direction, reason)
        == made(asked_fact, *beside)[direction]
    )


def test_another_report_is_another_question() -> None:
    """What another report says takes nothing from the answer of this one."""
    elsewhere = fact(
        "other", speaker="ferry-company", sources=(Citation("island-post", 2),)
    )
    assert isinstance(made(fact(speaker="harbour-board"), elsewhere)["speaker"], Item)


def test_open_property_is_not_typed() -> None:
    """Where a report may say more than the corpus holds, an unknown name could be right."""
    reason = (
        "the report may give other answers too: its property is neither single "
        "nor closed in this direction"
    )
    several = msgspec.structs.replace(KEEPERS, single=False)
    assert (
        Refusal("a-fact", "short-text", "value", reason)
        == made(keeper(), properties=(several,))["value"]
    )
    closed = msgspec.structs.replace(several, closed=("value",))
    assert isinstance(made(keeper(), properties=(closed,))["value"], Item)


def test_long_name_is_not_typed() -> None:
    """A name of six words is better chosen."""
    world = with_facts(keeper())
    long = msgspec.structs.replace(
        world.entities["ada-marsh"], name="Ada Maria Louisa Anna Beatrix Marsh"
    )
    world.entities["ada-marsh"] = long
    (refused, *_) = make(world, world.facts["a-fact"])
    assert (
        Refusal("a-fact", "short-text", "value", "its answer has more than 5 words")
        == refused
    )


def test_only_names_are_typed() -> None:
    """Figures, dates and words of their own kind are passed over without a reason."""
    for id_ in ("money-tern", "lit-gull", "cause-marsh", "members"):
        assert list(make(corpus(), corpus().facts[id_])) == []


def test_paper_does_not_hold_the_names() -> None:
    """The public half of a typed item carries nothing of its key."""
    for item in ITEMS:
        assert isinstance(item.key, TextKey)
        public = msgspec.json.encode(paper_item(item, Decimal(1))).decode()
        assert not [name for name in item.key.accepted if name in public]


def test_stem_that_holds_a_name_makes_no_item() -> None:
    """A question that has the answer's surname in it is kept out of the bank."""
    telling = msgspec.structs.replace(
        KEEPERS, asks={"value": "who tended the lamp in the marsh of {subject}?"}
    )
    bank = Bank(with_facts(keeper(), properties=(telling,)))
    assert not [item for item in bank.items.values() if item.kind == "short-text"]
    reasons = [
        refusal.reason for refusal in bank.refused if refusal.kind == "short-text"
    ]
    assert reasons == ["stem-does-not-tell: the stem holds its own key"]
