"""Typed answers and passages with gaps, over the real corpus: only what is false is wrong."""

from collections import Counter
from decimal import Decimal

import msgspec
import pytest

from policystory.course.load import Folders, load
from policystory.facts.truth import OpenClaim, Truth, claim_of
from policystory.items.bank import Bank
from policystory.items.forms import cloze, short_text
from policystory.items.item import Item, PairsKey, Reason, TextKey, key_item, paper_item
from policystory.items.rules.item_rules import broken
from policystory.items.typed_answers.accepted_names import names_of
from policystory.items.variant import variant
from tests.content.sources import ROOT

CORPUS = load(Folders.of(ROOT)).corpus()
BANK = Bank(CORPUS)
ONE = Decimal(1)


def of_kind(kind: str) -> list[Item]:
    """Return the items of a kind, in the order of the facts that they ask for."""
    items: list[Item] = []
    for fact in CORPUS.facts:
        items += BANK.of(fact, kind)
    return items


TYPED = of_kind(short_text.NAME)
CLOZE = of_kind(cloze.NAME)


def reason(item: Item, typed: str) -> Reason:
    """Return why a typed name earns what it earns."""
    return short_text.score(
        key_item(item), short_text.parse(paper_item(item, ONE), typed)
    ).reason


def test_no_name_is_typed_more_than_twice() -> None:
    """A name that is typed again and again trains a reflex."""
    names = Counter(
        item.key.accepted[0] for item in TYPED if isinstance(item.key, TextKey)
    )
    assert max(names.values()) <= 2


def test_only_names_worth_typing_are_typed() -> None:
    """Whether a name is typed is said by its property, or by the fact itself."""
    for item in TYPED:
        fact = CORPUS.facts[item.asked[0]]
        assert fact.typed or CORPUS.properties[fact.property].typed


def test_there_is_enough_to_type_and_not_too_much_to_complete() -> None:
    """Two to four names are worth typing; passages are kept to what is confused."""
    assert 2 <= len(TYPED) <= 4
    assert 4 <= len(CLOZE) <= 80


@pytest.mark.parametrize("item", TYPED, ids=lambda item: item.id)
def test_only_what_is_false_of_the_report_is_called_wrong(item: Item) -> None:
    """Of all names in the corpus the key is never wrong, and a wrong name is proved false."""
    fact = CORPUS.facts[item.asked[0]]
    judge = OpenClaim(CORPUS, claim_of(fact, fact.sources[0].source), item.direction)
    right = getattr(fact, item.direction)
    for entity in CORPUS.entities.values():
        verdict = reason(item, entity.name)
        if entity.id == right:
            assert verdict is Reason.RIGHT
        elif verdict is Reason.WRONG:
            assert judge.verdict_on(entity.id).truth is Truth.FALSE, entity.name
        else:
            assert verdict is Reason.UNCLEAR, entity.name


@pytest.mark.parametrize(
    ("entity", "typed", "expected"),
    [
        ("juan-gonzalez", "Juan Gonzalez", Reason.RIGHT),
        ("juan-gonzalez", "Gonzalez", Reason.UNCLEAR),
        ("juan-gonzalez", "Gonzales", Reason.WRONG),
        ("juan-gonzalez", "Sergio Gonzales", Reason.WRONG),
        ("juan-gonzalez", "Juan Gonzales", Reason.CHECK_SPELLING),
        ("sergio-gonzales", "Gonzales", Reason.UNCLEAR),
        ("sergio-gonzales", "Juan Gonzalez", Reason.WRONG),
        ("ricardo-zuniga", "zuniga", Reason.RIGHT),
        ("ricardo-zuniga", "Mazin Alfaqih", Reason.WRONG),
        ("ricardo-zuniga", "State Department", Reason.UNCLEAR),
        ("mazin-alfaqih", "Hillary Quam", Reason.WRONG),
        ("mazin-alfaqih", "Mazin Al-Faqih", Reason.CHECK_SPELLING),
        ("kamala-harris", "Vice President Harris", Reason.RIGHT),
        ("kamala-harris", "Kamela Haris", Reason.CHECK_SPELLING),
        ("kamala-harris", "the vice president", Reason.UNCLEAR),
        ("xiomara-castro", "Juan Orlando Hernández", Reason.WRONG),
        ("guatemala", "Central America", Reason.UNCLEAR),
        ("guatemala", "Honduras", Reason.WRONG),
        ("united-states", "U.S.", Reason.RIGHT),
        ("united-states", "UK", Reason.WRONG),
        ("andres-manuel-lopez-obrador", "AMLO", Reason.RIGHT),
        ("andres-manuel-lopez-obrador", "Lopez Obrador", Reason.RIGHT),
        ("department-of-homeland-security", "DHS", Reason.RIGHT),
        ("white-house", "The White House", Reason.RIGHT),
    ],
)
def test_the_names_of_the_story_are_told_apart(
    entity: str, typed: str, expected: Reason
) -> None:
    """Near-identical names are two people; titles, acronyms and accents are no obstacle."""
    names = names_of(CORPUS, entity)
    key = msgspec.structs.replace(
        key_item(TYPED[0]), key=TextKey(names.accepted, names.unclear, names.lookalikes)
    )
    assert (
        expected
        is short_text.score(
            key, short_text.parse(paper_item(TYPED[0], ONE), typed)
        ).reason
    )


@pytest.mark.parametrize("item", CLOZE, ids=lambda item: item.id)
@pytest.mark.parametrize("seed", ["", "a", "b"])
def test_no_other_filling_of_a_passage_is_true(item: Item, seed: str) -> None:
    """No report says the passage under the same qualifiers with anything but the key in it."""
    drawn = variant(item, seed)
    assert drawn is not None
    assert list(broken(drawn)) == []
    assert isinstance(drawn.key, PairsKey)
    fact = CORPUS.facts[item.asked[0]]
    values = {
        name: CORPUS.facts[proof[-1].facts[0]] for name, proof in item.why.items()
    }
    options = {
        gap.id: {o.id: getattr(values[f"{gap.id}/{o.id}"], gap.id) for o in gap.options}
        for gap in drawn.prompts
    }
    first, *rest = drawn.prompts
    for first_choice in first.options:
        for second_choice in rest[0].options if rest else [None]:
            filled = {first.id: first_choice.id} | (
                {rest[0].id: second_choice.id} if second_choice else {}
            )
            claim = claim_of(fact, fact.sources[0].source)
            claim = msgspec.structs.replace(
                claim, **{gap: options[gap][id_] for gap, id_ in filled.items()}
            )
            truth = OpenClaim(CORPUS, claim, "value").verdict_on(claim.value).truth
            assert (truth is Truth.TRUE) == (filled == drawn.key.pairs), filled
