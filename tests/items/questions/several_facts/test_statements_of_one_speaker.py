import msgspec
import pytest

from policystory.facts.entity import Property, ValueType
from policystory.facts.record import Fact
from policystory.facts.truth import Rule
from policystory.items.bank import Bank
from policystory.items.item import Item, Why
from policystory.items.refusal import Refusal
from policystory.items.rules.item_rules import broken
from policystory.items.variant import variant
from tests.items.sayings import ADA, INES, SAID, SAYINGS, TOM, corpus_of, saying
from tests.items.several_right import DRAWN, ITEM, ada, made


def test_statements_of_one_speaker_are_asked_among_others() -> None:
    """The right options are hers, the wrong ones are of other people; each is proved."""
    assert "said.harbour-news.ada-marsh.read-a-count.value.multiple-choice" == ITEM.id
    assert (
        "According to the Harbour News (May 1911), which of these did Ada Marsh say?"
        == ITEM.stem
    )
    assert (
        "boats-were-late-all-week",
        "fog-hid-the-rocks",
        "oil-was-dear-that-year",
    ) == ITEM.key
    assert tuple(fact.id for fact in ADA) == ITEM.asked
    assert len(SAYINGS) == len(ITEM.options)
    assert (Why(Rule.STATED, ("ada-fog",)),) == ITEM.why["fog-hid-the-rocks"]
    wrong = (
        Why(Rule.CLOSED_OVER_REPORT, ("tom-lens",)),
        Why("taken-from", ("tom-lens",)),
    )
    assert wrong == ITEM.why["the-lens-was-cracked"]
    assert tuple(sorted(fact.id for fact in SAYINGS)) == ITEM.facts
    assert ("read-a-count",) == ITEM.objectives


def test_group_is_filed_under_its_first_fact_alone() -> None:
    """The other facts of the group yield neither an item nor a refusal."""
    assert {"ada-boats", "ines-herring", "tom-lens"} == set(made(corpus_of(*SAYINGS)))


def test_feedback_says_whose_an_option_is() -> None:
    """A right option says so, a wrong one the statement that it belongs to."""
    assert f"Right. {ADA[1].says}" == ITEM.feedback["fog-hid-the-rocks"]
    wrong = "Not right. It was said that the lens was cracked. (HN ¶2, May 1911)"
    assert wrong == ITEM.feedback["the-lens-was-cracked"]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ((*ADA, TOM[0]), "1 wrong options can be proved, two are needed"),
        ((ADA[0], *TOM), "no report gives more of the same one for the same objective"),
        (
            (
                ADA[0],
                msgspec.structs.replace(ADA[1], objectives=("name-a-keeper",)),
                *TOM,
            ),
            "no report gives more of the same one for the same objective",
        ),
    ],
)
def test_too_little_makes_no_item(facts: tuple[Fact, ...], reason: str) -> None:
    """At least two right options share an objective, and two are proved wrong."""
    assert (
        Refusal("ada-boats", "multiple-choice", "value", reason)
        == made(corpus_of(*facts))["ada-boats"]
    )


def test_wrong_option_that_reads_like_a_right_one_is_left_out() -> None:
    """What two say in the same words of different things is right of both."""
    same = saying("ines-fog", "ines-holm", "fog hid the rocks", "north-pier")
    assert [option.id for option in ada(*SAYINGS, same).options] == [
        option.id for option in ITEM.options
    ]


def test_unproved_statement_is_no_option() -> None:
    """What Ines says of a thing on which Ada speaks too may be Ada's in other words."""
    unproved = saying(
        "ines-oil", "ines-holm", "barrels leaked at sea", "lighthouse-trust"
    )
    assert [option.id for option in ada(*SAYINGS, unproved).options] == [
        option.id for option in ITEM.options
    ]


def test_two_wrong_options_of_the_same_words_are_one() -> None:
    """Once none is there twice, two wrong options must be left."""
    twin = saying("ines-lens", "ines-holm", "the lens was cracked", "north-pier")
    reason = "too few of its options differ"
    refusal = made(corpus_of(*ADA, TOM[0], twin))["ada-boats"]
    assert Refusal("ada-boats", "multiple-choice", "value", reason) == refusal


def test_item_holds_ten_right_options_at_most() -> None:
    """What is more makes a question of its own, if it is enough."""
    many = [
        saying(f"a{i:02}", "ada-marsh", f"lamp {i} burned low", "gull-rock")
        for i in range(12)
    ]
    yielded = made(corpus_of(*many, *TOM, *INES))
    numbers = [
        len(item.key)
        for item in yielded.values()
        if isinstance(item, Item) and item.id.count("ada-marsh")
    ]
    assert [10, 2] == [number for number in numbers if isinstance(number, int)]


def test_named_confusions_come_first_then_the_topics() -> None:
    """What an author names as a confusion is the first wrong option to be drawn."""
    named = msgspec.structs.replace(ADA[0], confusable=("tom-lens",))
    tiers = ada(named, *ADA[1:], *TOM, *INES).tiers
    assert ("the-lens-was-cracked",) == tiers[0]
    assert (
        "herring-had-gone-north",
        "pilgrims-sang-on-deck",
        "the-pier-wanted-paint",
    ) == tiers[1]


def test_statement_filed_under_a_property_apart_is_wrong() -> None:
    """What the report files under a property apart from this one is proved wrong here."""
    guessed = Property(
        id="guessed",
        label="x",
        subjects=(),
        value=ValueType.TEXT,
        single=False,
        closed=("speaker",),
    )
    said = msgspec.structs.replace(SAID, apart=("guessed",))
    facts = (
        *ADA,
        *(msgspec.structs.replace(statement, property="guessed") for statement in TOM),
    )
    item = made(corpus_of(*facts, properties=(guessed, said)))["ada-boats"]
    assert isinstance(item, Item)
    assert (
        Why(Rule.FILED_APART, ("tom-lens",)),
        Why("taken-from", ("tom-lens",)),
    ) == item.why["the-lens-was-cracked"]
    assert 2 == len(item.options) - len(item.key)
    elsewhere = saying(
        "ada-lens",
        "ada-marsh",
        "the lens was cracked",
        "north-pier",
        objectives=("name-a-keeper",),
    )
    refusal = made(corpus_of(*facts, elsewhere, properties=(guessed, said)))[
        "ada-boats"
    ]
    assert isinstance(refusal, Refusal), (
        "what the report gives her too, for whatever objective, is not wrong of her"
    )


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda item: "-".join(item.key))
def test_variant_gives_nothing_for_ticking_everything(drawn: Item) -> None:
    """One to three options are right, at least as many wrong; each is proved by the rules."""
    rights = len(drawn.key)
    assert 1 <= rights <= len(drawn.options) - rights <= 4
    assert (
        set(drawn.key)
        <= {option.id for option in drawn.options}
        == set(drawn.why)
        == set(drawn.feedback)
    )
    assert list(broken(drawn)) == []
    shown = {option.id for option in drawn.options}
    asked = {fact.id for fact in ADA if fact.value.replace(" ", "-") in shown}
    assert asked == set(drawn.asked)


def test_variants_keep_the_balance_and_the_rules_with_little_to_draw_from() -> None:
    """With two wrong options two right ones are shown; one that is too long never is."""
    for seed in map(str, range(12)):
        drawn = variant(ada(*ADA, *TOM), seed)
        assert drawn is not None
        assert (2, 4) == (len(drawn.key), len(drawn.options))
    long = saying(
        "ines-long",
        "ines-holm",
        "the herring of that long hard winter had all gone north",
        "herring-workers",
    )
    for seed in map(str, range(12)):
        drawn = variant(ada(*ADA, *TOM, long), seed)
        assert drawn is not None
        assert long.id not in drawn.facts or all(
            len(option.text) < 40 for option in drawn.options
        )
        assert list(broken(drawn)) == []


def test_variants_differ_in_number_and_place_of_the_right_ones() -> None:
    """Neither how many are right nor where they stand can be learned."""
    assert {1, 2, 3} == {len(drawn.key) for drawn in DRAWN}
    assert {True, False} == {drawn.options[0].id in drawn.key for drawn in DRAWN}


def test_bank_holds_the_items() -> None:
    """Whatever is made of the invented sayings has a variant that breaks no rule."""
    bank = Bank(corpus_of(*SAYINGS))
    assert 3 == len(
        [item for item in bank.items.values() if item.kind == "multiple-choice"]
    )
