"""Wrong answers that an author offers beside a fact, as options and as typed numbers."""

from decimal import Decimal
from typing import Any

import pytest

from policystory.facts.corpus import Corpus
from policystory.facts.entity import EntityType, Property, ValueType
from policystory.facts.record import Citation, Quantity, WrongValue
from policystory.grade import mark
from policystory.items.bank import Bank
from policystory.items.item import Item, key_item, paper_item
from policystory.report.proof_counts import is_judged
from tests.worlds import fact, people, with_facts

SOURCE = Citation("harbour-news", 2)
LATE = WrongValue(value=people(5400), because="That is the count of a later month.")
FEW = WrongValue(value=people(2600), because="So many stayed at home.", source=SOURCE)


def world(*wrong: WrongValue, **parts: Any) -> Corpus:
    """Return a world of one fact, for which its author offers these wrong answers."""
    usual = {"speaker": "harbour-board", "objectives": ("read-a-count",)}
    return with_facts(fact("a", **{**usual, "wrong": wrong, **parts}))


def choice(corpus: Corpus, direction: str = "value") -> Item:
    """Return the single choice that asks for one part of the fact."""
    items = Bank(corpus).of("a", "single-choice")
    return next(item for item in items if item.direction == direction)


def test_one_fact_with_written_wrong_answers_is_asked() -> None:
    """A course of one fact has a question; its number says whose judgement the options rest on."""
    item = choice(world(LATE, FEW))
    assert ["2,600", "More than 4,200", "5,400"] == [
        option.text for option in item.options
    ]
    # The property has one value, and the report gives it: both are proved wrong.
    assert ["single-valued", "taken-from"] == [step.rule for step in item.why["5-400"]]
    assert "Not right. That is the count of a later month." == item.feedback["5-400"]
    assert "Not right. So many stayed at home. (HN ¶2)" == item.feedback["2-600"]


DESCRIBED = Property(
    id="described-as",
    label="what a cause was",
    subjects=(EntityType.PERSON,),
    value=ValueType.TEXT,
    single=False,
    asks={"value": "what did {subject} name as the cause?"},
)


def test_what_only_the_author_judged_is_marked_and_comes_last() -> None:
    """No fact speaks of the keeper: the author's word counts, and the proof says so."""
    wrong = [
        WrongValue(value=value, because="It was named elsewhere.")
        for value in ("a want of coal", "a broken rudder")
    ]
    corpus = with_facts(
        fact(
            "a",
            subject="ada-marsh",
            property="described-as",
            value="a lack of oil",
            population=None,
            period=None,
            objectives=("read-a-count",),
            wrong=tuple(wrong),
        ),
        properties=(DESCRIBED,),
    )
    item = choice(corpus)
    assert ("authored", "taken-from") == tuple(
        step.rule for step in item.why["a-broken-rudder"]
    )
    assert ((), (), (), (), ("a-want-of-coal", "a-broken-rudder")) == item.tiers
    assert is_judged(item)


def test_a_written_number_that_is_typed_is_explained() -> None:
    """Who types a number that the author expected reads why it is wrong."""
    item, *_ = Bank(world(LATE, FEW)).of("a", "number")
    one = Decimal(1)
    told = mark(paper_item(item, one), key_item(item), "5,400")
    assert ("wrong", ("Not right. That is the count of a later month.",)) == (
        told.reason,
        told.feedback,
    )
    unexpected = mark(paper_item(item, one), key_item(item), "7,700")
    assert (item.feedback["wrong"],) == unexpected.feedback


@pytest.mark.parametrize(
    "value", [people(4300), people(4200), Quantity(Decimal(9), "boats")]
)
def test_what_may_be_true_is_never_offered(value: Quantity) -> None:
    """Neither the figure itself, nor one that "more than" leaves room for, nor another unit."""
    near = WrongValue(value=value, because="It is not.")
    texts = [option.text for option in choice(world(near, LATE, FEW)).options]
    assert ["2,600", "More than 4,200", "5,400"] == texts
