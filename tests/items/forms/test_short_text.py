from decimal import Decimal
from time import process_time
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.record import Citation, Fact, Property
from policystory.grade import mark
from policystory.items.bank import Bank
from policystory.items.forms.short_text import LONGEST_RESPONSE, parse, samples, score
from policystory.items.item import (
    Item,
    KeyItem,
    PaperItem,
    Reading,
    Reason,
    TextKey,
    key_item,
    paper_item,
)
from policystory.items.questions.type_name import make
from policystory.items.refusal import Refusal
from policystory.items.rules.item_rules import broken
from policystory.items.typed.similarity import distance, plain
from tests.worlds import corpus, course, fact, with_facts

ITEMS = [item for item in course().bank.items.values() if item.kind == "short-text"]
KEEPERS = corpus().properties["keeper"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


def asked(
    *accepted: str, unclear: tuple[str, ...] = (), others: tuple[str, ...] = ()
) -> tuple[PaperItem, KeyItem]:
    """Return the two halves of an item whose key is these names."""
    shown, key = paper_item(ITEMS[0], Decimal(1)), key_item(ITEMS[0])
    return shown, msgspec.structs.replace(key, key=TextKey(accepted, unclear, others))


ADA = asked("Ada Marsh", "Mrs Marsh", "Marsh")
JOSE = asked(
    "José Núñez-Peña",
    "Núñez-Peña",
    unclear=("nunez", "lighthouse trust"),
    others=("nunez pina",),
)
BOARD = asked("Harbour Board", "H.B.")
INLET = asked("Saint Brendan's Inlet")
NAVY = asked("US Navy", "USN", others=("uk navy",))


@pytest.mark.parametrize(
    ("halves", "response", "reason"),
    [
        (ADA, "Ada Marsh", Reason.RIGHT),
        (ADA, "ada marsh", Reason.RIGHT),
        (ADA, "ADA MARSH", Reason.RIGHT),
        (ADA, "  Ada   Marsh  ", Reason.RIGHT),
        (ADA, "Ada Marsh.", Reason.RIGHT),
        (ADA, "Ada Marsh!", Reason.RIGHT),
        (ADA, "“Ada Marsh”", Reason.RIGHT),
        (ADA, "\uff21\uff44\uff41 Marsh", Reason.RIGHT),
        (ADA, "Marsh", Reason.RIGHT),
        (ADA, "Mrs Marsh", Reason.RIGHT),
        (ADA, "Mrs. Marsh", Reason.RIGHT),
        (ADA, "Mrs Ada Marsh", Reason.RIGHT),
        (ADA, "Captain Marsh", Reason.RIGHT),
        (ADA, "Marsh, Ada", Reason.RIGHT),
        (ADA, "Ada Mash", Reason.CHECK_SPELLING),
        (ADA, "Ada Marssh", Reason.CHECK_SPELLING),
        (ADA, "Ada Narsh", Reason.CHECK_SPELLING),
        (ADA, "Ada Masrh", Reason.CHECK_SPELLING),
        (ADA, "AdaMarsh", Reason.CHECK_SPELLING),
        (ADA, "Mrs Mash", Reason.CHECK_SPELLING),
        (ADA, "Marh", Reason.CHECK_SPELLING),
        (ADA, "Ada Mrh", Reason.WRONG),
        (ADA, "Ada", Reason.WRONG),
        (ADA, "Ada Marsh and Tom Reed", Reason.WRONG),
        (ADA, "Tom Reed", Reason.WRONG),
        (ADA, "Mrs", Reason.WRONG),
        (JOSE, "José Núñez-Peña", Reason.RIGHT),
        (JOSE, "Jose Nunez-Pena", Reason.RIGHT),
        (JOSE, "jose nunez pena", Reason.RIGHT),
        (JOSE, "JOSÉ NÚÑEZ PEÑA", Reason.RIGHT),
        (JOSE, "Jose\u0301 Nu\u0301n\u0303ez-Pen\u0303a", Reason.RIGHT),
        (JOSE, "Núñez-Peña, José", Reason.RIGHT),
        (JOSE, "Señor Núñez-Peña", Reason.WRONG),
        (JOSE, "Josè Nùnez Penã", Reason.RIGHT),
        (JOSE, "Jose Nuñes Peno", Reason.CHECK_SPELLING),
        (JOSE, "Jose Nuñes Pino", Reason.WRONG),
        (JOSE, "Núñez", Reason.UNCLEAR),
        (JOSE, "The Lighthouse Trust", Reason.UNCLEAR),
        (JOSE, "Nunez-Pina", Reason.WRONG),
        (BOARD, "The Harbour Board", Reason.RIGHT),
        (BOARD, "the harbour board", Reason.RIGHT),
        (BOARD, "HB", Reason.RIGHT),
        (BOARD, "h.b.", Reason.RIGHT),
        (BOARD, "Harbor Board", Reason.CHECK_SPELLING),
        (BOARD, "Habor Board", Reason.CHECK_SPELLING),
        (BOARD, "Harbour Bords", Reason.CHECK_SPELLING),
        (BOARD, "Haber Board", Reason.WRONG),
        (BOARD, "HD", Reason.WRONG),
        (BOARD, "Ferry Company", Reason.WRONG),
        (INLET, "Saint Brendan’s Inlet", Reason.RIGHT),
        (INLET, "saint brendans inlet", Reason.RIGHT),
        (INLET, "Saint Brendon's Inlett", Reason.CHECK_SPELLING),
        (INLET, "St Brendan's Inlet", Reason.WRONG),
        (NAVY, "U.S. Navy", Reason.RIGHT),
        (NAVY, "us navy", Reason.RIGHT),
        (NAVY, "UK Navy", Reason.WRONG),
        (NAVY, "US Navi", Reason.CHECK_SPELLING),
        (NAVY, "UKN", Reason.WRONG),
    ],
)
def test_a_typed_name_earns_its_reason(
    halves: tuple[PaperItem, KeyItem], response: str, reason: Reason
) -> None:
    """A nearly right spelling is asked for again; the name of somebody else is wrong."""
    found = mark(*halves, response)
    assert (reason, Decimal(int(reason is Reason.RIGHT))) == (
        found.reason,
        found.points,
    )
    assert found.counts == (reason in (Reason.RIGHT, Reason.WRONG))


@pytest.mark.parametrize(
    ("response", "reason", "sentence"),
    [
        (
            "Jose Nunes Pena",
            Reason.CHECK_SPELLING,
            "That is nearly it; check the spelling.",
        ),
        ("Nunez", Reason.UNCLEAR, "That may mean more than one; write the exact name."),
        (None, Reason.UNANSWERED, "Nothing was written yet."),
        (" \t", Reason.UNANSWERED, "Nothing was written yet."),
        ("", Reason.UNANSWERED, "Nothing was written yet."),
        (7, Reason.UNREADABLE, "A name is expected here."),
        (["Ada"], Reason.UNREADABLE, "A name is expected here."),
        ("...", Reason.UNREADABLE, "A name is expected here."),
        (
            "A" * (LONGEST_RESPONSE + 1),
            Reason.UNREADABLE,
            "This is too long for a name.",
        ),
        ("\ufdfa" * 350_000, Reason.UNREADABLE, "This is too long for a name."),
        ("\u200b\u2060 \ufeff", Reason.UNANSWERED, "Nothing was written yet."),
    ],
)
def test_what_costs_nothing_says_what_to_do(
    response: object, reason: Reason, sentence: str
) -> None:
    """An unreadable response gets a sentence, and no feedback, which would tell the key."""
    found = mark(*JOSE, response)
    assert (reason, sentence, (), False) == (
        found.reason,
        found.sentence,
        found.feedback,
        found.counts,
    )


def test_a_page_of_text_is_refused_before_it_is_folded() -> None:
    """A sign that folding makes eighteen of costs nothing where there are too many of them."""
    began = process_time()
    assert "This is too long for a name." == mark(*JOSE, "\ufdfa" * 400_000).sentence
    assert process_time() - began < 0.1


def test_right_and_wrong_get_their_feedback() -> None:
    """The true statement is said to both; the wrong answer is told the right name first."""
    item = next(item for item in ITEMS if item.asked[0] == "keeper-gull")
    halves = paper_item(item, Decimal(1)), key_item(item)
    said = "In May 1911 Ada Marsh tended the lamp of Gull Rock."
    assert (f"Right. {said}",) == mark(*halves, "Marsh").feedback
    assert (f"Not right. The answer is Ada Marsh. {said}",) == mark(
        *halves, "Tom Reed"
    ).feedback


def made(
    one: Fact, *others: Fact, properties: tuple[Property, ...] = ()
) -> dict[str, Item | Refusal]:
    """Return what a fact yields beside others, by direction."""
    world = with_facts(one, *others, properties=properties)
    return {found.direction: found for found in make(world, one)}


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


def test_the_key_is_every_name() -> None:
    """The key holds name, alias and surname; a proof stands for right and for wrong answers."""
    item = next(item for item in ITEMS if item.asked[0] == "keeper-gull")
    assert TextKey(("Ada Marsh", "Mrs Marsh", "Marsh")) == item.key
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
    ("one", "others", "direction", "reason"),
    [
        (
            fact(speaker=None),
            (),
            "speaker",
            "the fact lacks a part that the question names",
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
def test_what_cannot_be_typed_is_refused(
    one: Fact, others: tuple[Fact, ...], direction: str, reason: str
) -> None:
    """A list, a description, a place of no sort and one of two right answers are not asked."""
    assert (
        Refusal("a-fact", "short-text", direction, reason)
        == made(one, *others)[direction]
    )


def test_another_report_is_another_question() -> None:
    """What another report says takes nothing from the answer of this one."""
    elsewhere = fact(
        "other", speaker="ferry-company", sources=(Citation("island-post", 2),)
    )
    assert isinstance(made(fact(speaker="harbour-board"), elsewhere)["speaker"], Item)


def test_an_open_property_is_not_typed() -> None:
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


def test_a_long_name_is_not_typed() -> None:
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


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_an_item_proves_itself(item: Item) -> None:
    """Each sample response earns the mark that it must earn, and the item breaks no rule."""
    assert list(broken(item)) == []
    found = {one.reason for one in samples(item)}
    assert {
        Reason.RIGHT,
        Reason.WRONG,
        Reason.CHECK_SPELLING,
        Reason.UNANSWERED,
        Reason.UNREADABLE,
    } <= found
    for one in samples(item):
        got = mark(paper_item(item, Decimal(2)), key_item(item), one.response)
        assert (one.reason, one.share * 2) == (got.reason, got.points), one


@given(st.sampled_from(ITEMS), JSON)
def test_any_response_is_marked(item: Item, response: Any) -> None:
    """No response of any shape raises; it earns nothing or all, and the same each time."""
    shown, key = paper_item(item, Decimal(1)), key_item(item)
    first, again = parse(shown, response), parse(shown, response)
    assert first == again
    assert score(key, first) == score(key, again)
    assert mark(shown, key, response).points in (0, 1)


@given(st.sampled_from(ITEMS), st.data())
def test_one_slip_is_never_wrong(item: Item, data: st.DataObject) -> None:
    """One wrong letter in a name of more than three asks to check the spelling."""
    assert isinstance(item.key, TextKey)
    name = data.draw(st.sampled_from([plain(one) for one in item.key.accepted]))
    at = data.draw(st.integers(1, len(name) - 1))
    instead = data.draw(st.sampled_from(["", "q", f"q{name[at]}"]))
    typed = name[:at] + instead + name[at + 1 :]
    found = mark(paper_item(item, Decimal(1)), key_item(item), typed).reason
    assert distance(plain(typed), name, 2) <= 1
    assert found in (Reason.CHECK_SPELLING, Reason.RIGHT)


def test_the_paper_does_not_hold_the_names() -> None:
    """The public half of a typed item carries nothing of its key."""
    for item in ITEMS:
        assert isinstance(item.key, TextKey)
        public = msgspec.json.encode(paper_item(item, Decimal(1))).decode()
        assert not [name for name in item.key.accepted if name in public]


def test_a_key_of_another_kind_is_wrong_and_no_crash() -> None:
    """Halves that do not belong together give no points."""
    single = next(item for item in course().bank.items.values() if item.options)
    assert score(key_item(single), Reading(value="Ada")).reason is Reason.WRONG
    assert score(key_item(ITEMS[0]), Reading(value=Decimal(1))).reason is Reason.WRONG
    assert list(samples(single)) == []


def test_a_stem_that_holds_a_name_makes_no_item() -> None:
    """A question that has the answer's surname in it is kept out of the bank."""
    telling = msgspec.structs.replace(
        KEEPERS, asks={"value": "who tended the lamp in the marsh of {subject}?"}
    )
    bank = Bank(with_facts(keeper(), properties=(telling,)))
    assert not [item for item in bank.items.values() if item.kind == "short-text"]
    reasons = [one.reason for one in bank.refused if one.kind == "short-text"]
    assert reasons == ["stem-does-not-tell: the stem holds its own key"]
