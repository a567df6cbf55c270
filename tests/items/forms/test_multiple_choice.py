from decimal import Decimal
from itertools import chain, combinations
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.corpus import Corpus
from policystory.facts.record import (
    Entity,
    EntityType,
    Fact,
    Property,
    Topic,
    ValueType,
)
from policystory.facts.truth import Rule
from policystory.grade import CENT, mark
from policystory.items.bank import Bank
from policystory.items.forms.multiple_choice import parse, samples, score
from policystory.items.item import Item, KeyItem, Reason, Why, key_item, paper_item
from policystory.items.questions.several.multiple_choice import make
from policystory.items.refusal import Refusal
from policystory.items.rules.item_rules import broken
from policystory.items.variant import variant
from tests.items.sayings import ADA, INES, SAID, SAYINGS, TOM, corpus_of, saying
from tests.worlds import content, corpus

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


def made(whole: Corpus) -> dict[str, Item | Refusal]:
    """Return the first that each fact of a corpus yields."""
    return {fact.id: one for fact in whole.facts.values() for one in make(whole, fact)}


def ada(*facts: Fact) -> Item:
    """Return the item that asks what Ada said, in a corpus of these facts."""
    item = made(corpus_of(*facts))["ada-boats"]
    assert isinstance(item, Item)
    return item


ITEM = ada(*SAYINGS)
DRAWN = [drawn for seed in range(12) if (drawn := variant(ITEM, str(seed)))]
SHOWN, KEY = paper_item(DRAWN[0], Decimal(1)), key_item(DRAWN[0])
IDS = [option.id for option in SHOWN.options]


def test_what_one_said_is_asked_among_what_others_said() -> None:
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


def test_a_group_is_filed_under_its_first_fact_alone() -> None:
    """The other facts of the group yield neither an item nor a refusal."""
    assert {"ada-boats", "ines-herring", "tom-lens"} == set(made(corpus_of(*SAYINGS)))


def test_feedback_says_whose_an_option_is() -> None:
    """A right option says so, a wrong one the statement that it belongs to."""
    assert f"Right. {ADA[1].says}" == ITEM.feedback["fog-hid-the-rocks"]
    wrong = "Not right. It belongs elsewhere: It was said that the lens was cracked."
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


def test_a_wrong_option_that_reads_like_a_right_one_is_left_out() -> None:
    """What two say in the same words of different things is right of both."""
    same = saying("ines-fog", "ines-holm", "fog hid the rocks", "north-pier")
    assert [option.id for option in ada(*SAYINGS, same).options] == [
        option.id for option in ITEM.options
    ]


def test_what_is_not_proved_wrong_is_no_option() -> None:
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
    found = made(corpus_of(*ADA, TOM[0], twin))["ada-boats"]
    assert Refusal("ada-boats", "multiple-choice", "value", reason) == found


def test_an_item_holds_ten_right_options_at_most() -> None:
    """What is more makes a question of its own, if it is enough."""
    many = [
        saying(f"a{i:02}", "ada-marsh", f"lamp {i} burned low", "gull-rock")
        for i in range(12)
    ]
    found = made(corpus_of(*many, *TOM, *INES))
    numbers = [
        len(one.key)
        for one in found.values()
        if isinstance(one, Item) and one.id.count("ada-marsh")
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


def test_what_is_filed_apart_is_wrong_here() -> None:
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
    facts = (*ADA, *(msgspec.structs.replace(one, property="guessed") for one in TOM))
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
    found = made(corpus_of(*facts, elsewhere, properties=(guessed, said)))["ada-boats"]
    assert isinstance(found, Refusal), (
        "what the report gives her too, for whatever objective, is not wrong of her"
    )


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda item: "-".join(item.key))
def test_a_variant_gives_nothing_for_ticking_everything(drawn: Item) -> None:
    """Two or three options are right, at least as many wrong; each is proved by the rules."""
    rights = len(drawn.key)
    assert 2 <= rights <= len(drawn.options) - rights <= 3
    assert (
        set(drawn.key)
        <= {option.id for option in drawn.options}
        == set(drawn.why)
        == set(drawn.feedback)
    )
    assert list(broken(drawn)) == []
    asked = {
        fact.id
        for fact in ADA
        for option in drawn.options
        if option.id == fact.value.replace(" ", "-")
    }
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
    assert {2, 3} == {len(drawn.key) for drawn in DRAWN}
    assert {True, False} == {drawn.options[0].id in drawn.key for drawn in DRAWN}


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda item: "-".join(item.key))
def test_a_variant_proves_itself(drawn: Item) -> None:
    """Each sample response of a variant earns the mark that it must earn."""
    wanted = list(samples(drawn))
    assert {
        Reason.RIGHT,
        Reason.PARTLY_RIGHT,
        Reason.WRONG,
        Reason.UNREADABLE,
        Reason.UNANSWERED,
    } == {one.reason for one in wanted}
    for one in wanted:
        found = mark(paper_item(drawn, Decimal(3)), key_item(drawn), one.response)
        assert (one.reason, (one.share * 3).quantize(CENT)) == (
            found.reason,
            found.points,
        ), one


@pytest.mark.parametrize(
    "ticked",
    [*chain.from_iterable(combinations(IDS, n) for n in range(1, len(IDS) + 1))],
)
def test_ticks_earn_right_less_wrong(ticked: tuple[str, ...]) -> None:
    """A response earns its right ticks less its wrong ones, of all right ones, and at least 0."""
    found = score(KEY, parse(SHOWN, list(ticked)))
    right = len(set(ticked) & set(KEY_IDS))
    assert (
        max(Decimal(0), Decimal(2 * right - len(ticked)) / len(KEY_IDS)) == found.share
    )
    assert (set(ticked) == set(KEY_IDS)) == (found.reason is Reason.RIGHT)


KEY_IDS = DRAWN[0].key if isinstance(DRAWN[0].key, tuple) else ()


@given(JSON | st.lists(st.sampled_from(IDS) | st.text(max_size=2), max_size=6))
def test_any_response_is_marked(response: Any) -> None:
    """No response of any shape raises; it is read or refused, and earns from 0 to 1."""
    reading = parse(SHOWN, response)
    assert (
        (reading.reason is None)
        == isinstance(reading.value, tuple)
        == (reading.sentence == "")
    )
    assert 0 <= score(KEY, reading).share <= 1
    assert 0 <= mark(SHOWN, KEY, response).points <= 1


def test_the_sentence_counts_the_ticks() -> None:
    """A partly right answer is told how many ticks were right; a full one is not."""
    drawn = next(drawn for drawn in DRAWN if len(drawn.key) == 3)
    key: KeyItem = key_item(drawn)
    wrong = next(option.id for option in drawn.options if option.id not in drawn.key)

    def told(*ticked: str) -> str:
        return score(key, parse(paper_item(drawn, Decimal(1)), list(ticked))).sentence

    assert "" == told(*drawn.key)
    assert "1 of the 3 right ones is ticked." == told(drawn.key[0])
    assert "2 of the 3 right ones are ticked, and 1 that is not right." == told(
        *drawn.key[:2], wrong
    )


def lists(**members: Any) -> dict[str, Item | Refusal]:
    """Return the items on the Skerry Isles beside a list of shoals; the report names one shoal."""
    whole = content()
    shoals = [
        Entity(id=name, name=name.title(), type=EntityType.PLACE, part_of=parts)
        for name, parts in (
            ("sandbar", ("skerry-sea",)),
            ("reef", ("skerry-sea",)),
            ("far-bank", ()),
        )
    ]
    own = msgspec.structs.replace(corpus().facts["members"], **members)
    other = msgspec.structs.replace(
        own,
        id="shoals",
        subject="pilgrims",
        value=("sandbar", "reef", "far-bank", "skerry-isles", "ada-marsh"),
    )
    home = [
        msgspec.structs.replace(one, part_of=("skerry-sea",))
        if one.id == "gull-rock"
        else one
        for one in whole.entities
    ]
    topic = Topic("lists", "Lists", (own, other))
    mentions = {
        "harbour-news": {
            6: ("ada-marsh", "gull-rock", "reef", "skerry-isles", "tern-island")
        }
    }
    return made(
        Corpus(
            whole.sources,
            [*home, *shoals],
            whole.properties,
            whole.objectives,
            [topic],
            (),
            mentions,
        )
    )


def test_the_members_of_a_complete_list_are_asked_for() -> None:
    """Members are right; what only another list holds is proved wrong by the list itself.

    A whole that contains the members is not wrong, a person is no place, and a place far off is no
    confusion.
    """
    item = lists()["members"]
    assert isinstance(item, Item)
    assert (
        "According to the Harbour News (May 1911), which of these places belong to the Skerry Isles?"
        == item.stem
    )
    assert ("members.value", ("gull-rock", "tern-island")) == (item.family, item.key)
    assert {"gull-rock", "tern-island", "reef", "sandbar"} == {
        option.id for option in item.options
    }
    assert (("reef",), (), ("sandbar",)) == item.tiers
    assert (
        Why(Rule.CLOSED_LIST, ("members",)),
        Why("taken-from", ("shoals",)),
    ) == item.why["reef"]
    assert (Why(Rule.ENTAILED, ("members",)),) == item.why["gull-rock"]


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        (
            {"complete": False},
            "its report leaves the list open, so nothing is proved to be missing from it",
        ),
        (
            {"value": ("gull-rock",)},
            "fewer than two members, or fewer than two others that are proved to be none",
        ),
    ],
)
def test_an_open_list_proves_nothing(members: dict[str, Any], reason: str) -> None:
    """What a report leaves open is not asked for, and one member is no list."""
    assert (
        Refusal("members", "multiple-choice", "value", reason)
        == lists(**members)["members"]
    )


def test_the_bank_holds_them() -> None:
    """Whatever is made of the invented sayings has a variant that breaks no rule."""
    bank = Bank(corpus_of(*SAYINGS))
    assert 3 == len(
        [item for item in bank.items.values() if item.kind == "multiple-choice"]
    )
