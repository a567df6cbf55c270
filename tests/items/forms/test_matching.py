from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.record import Citation, Fact, Property
from policystory.facts.truth import Rule
from policystory.grade import CENT, mark
from policystory.items.bank import Bank
from policystory.items.fact_set import By, FactSet
from policystory.items.forms.matching import parse, samples, score
from policystory.items.item import Item, PairsKey, Reason, Why, key_item, paper_item
from policystory.items.rules.item_rules import broken
from policystory.items.variant import FEWEST, ROWS, variant
from tests.items import fact_sets
from tests.items.sayings import ADA, INES, SAYINGS, TOM, corpus_of, saying
from tests.worlds import corpus, course, fact, with_facts

BOARD = saying("board-lamps", "harbour-board", "lamps burned whale fat", "ada-marsh")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


def matching(*facts: Fact, more: tuple[Fact, ...] = ()) -> Item:
    """Return the item that matches these sayings, in a corpus that holds some more."""
    world = corpus_of(*facts, *more)
    return fact_sets.item(world, fact_sets.match(*fact_sets.ids(facts)))


def faults(*facts: Fact, more: tuple[Fact, ...] = ()) -> list[str]:
    """Return what keeps these sayings from being matched."""
    world = corpus_of(*facts, *more)
    return fact_sets.messages(world, fact_sets.match(*fact_sets.ids(facts)))


def pairs(item: Item) -> dict[str, str]:
    """Return the right option of each row."""
    assert isinstance(item.key, PairsKey)
    return item.key.pairs


ITEM = matching(*SAYINGS, BOARD)
DRAWN = [drawn for seed in range(12) if (drawn := variant(ITEM, str(seed)))]
SHOWN, KEY = paper_item(DRAWN[0], Decimal(1)), key_item(DRAWN[0])
ROW_IDS = [row.id for row in SHOWN.prompts]
OPTION_IDS = [option.id for option in SHOWN.options]


def test_what_each_said_is_matched_with_who_said_it() -> None:
    """Each statement is a row, each speaker an option, proved right or wrong of each row."""
    assert "matched.matching" == ITEM.id
    assert "According to the Harbour News (May 1911), who said what?" == ITEM.stem
    facts = (*ADA, *INES, *TOM, BOARD)
    assert {fact.id for fact in facts} == set(ITEM.asked)
    assert ["Ada Marsh", "Ines Holm", "The Harbour Board", "Tom Reed"] == sorted(
        one.text for one in ITEM.options
    )
    assert "tom-reed" == pairs(ITEM)["the-lens-was-cracked"]
    assert "The lens was cracked" == next(
        row.text for row in ITEM.prompts if row.id == "the-lens-was-cracked"
    )
    assert {
        f"{row.id}/{option.id}" for row in ITEM.prompts for option in ITEM.options
    } == set(ITEM.why)
    assert (Why(Rule.STATED, ("tom-lens",)),) == ITEM.why[
        "the-lens-was-cracked/tom-reed"
    ]
    wrong = (
        Why(Rule.CLOSED_OVER_REPORT, ("tom-lens",)),
        Why("taken-from", ("ines-herring",)),
    )
    assert wrong == ITEM.why["the-lens-was-cracked/ines-holm"]
    assert TOM[0].says == ITEM.feedback["the-lens-was-cracked"]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (
            (*ADA, *TOM),
            "the rows belong to 2 different ones, 3 are needed",
        ),
        (
            (
                *ADA,
                TOM[0],
                msgspec.structs.replace(INES[0], objectives=("name-a-keeper",)),
            ),
            "no objective is served by all of its facts",
        ),
        (
            (*ADA, TOM[0], saying("ines", "ines-holm", "word " * 21, "north-pier")),
            "'ines' has more than 20 words, too many for a row",
        ),
        (
            (
                *ADA,
                TOM[0],
                saying("ines", "ines-holm", "the Holm boys were late", "north-pier"),
            ),
            "'ines' has a word of the name that it belongs to",
        ),
        (
            (*ADA, TOM[0], saying("ines", None, "all was well", "north-pier")),
            "'ines' cannot be read without its speaker",
        ),
        (
            (
                *ADA,
                TOM[0],
                saying("isles", "skerry-isles", "all was well", "north-pier"),
            ),
            "some rows belong to people or bodies, and some to another sort of thing",
        ),
        (
            (
                *SAYINGS,
                saying("ada-mist", "ada-marsh", "fog hid the rocks", "pilgrims"),
            ),
            "'ada-mist' reads like 'ada-fog'",
        ),
    ],
)
def test_set_with_an_unfit_row_names_the_row(
    facts: tuple[Fact, ...], reason: str
) -> None:
    """Rows are short, silent about whose they are, of three speakers, with one objective."""
    assert reason in faults(*facts)


def wrote(speaker: str, subject: str) -> Fact:
    """Return something that a speaker wrote, not said: no row, and yet words on a subject."""
    return saying(
        f"{speaker}-on-{subject}",
        speaker,
        "much was left unsaid",
        subject,
        property="wrote",
    )


@pytest.mark.parametrize(
    ("speaker", "subject", "row", "of"),
    [
        ("tom-reed", "gull-rock", "ada-fog", "tom-lens"),
        ("ada-marsh", "tern-island", "tom-lens", "ada-fog"),
    ],
)
def test_each_of_two_rows_is_proved_wrong_of_the_other(
    speaker: str, subject: str, row: str, of: str
) -> None:
    """Somebody who wrote of the subject of another's row may have said what that row says."""
    facts = (*ADA, *TOM, *INES)
    unproved = f"'{row}' is not proved wrong of '{speaker}', whose is '{of}'"
    assert unproved in faults(*facts, more=(wrote(speaker, subject),))
    assert [] == faults(*facts)


def test_facts_of_two_properties_are_not_matched_together() -> None:
    """What somebody wrote is no row beside what others said."""
    reason = (
        "'ada-marsh-on-pilgrims' is filed under 'wrote', and 'ada-boats' under 'said'"
    )
    assert [reason] == faults(*SAYINGS, wrote("ada-marsh", "pilgrims"))


@pytest.mark.parametrize(
    ("speaker", "is_option"), [("lighthouse-trust", True), ("gull-rock", False)]
)
def test_another_of_the_same_sort_is_an_option_to_spare(
    speaker: str, is_option: bool
) -> None:
    """A speaker of no row is an option if of the type of those of the rows."""
    other = saying(
        "other",
        speaker,
        "tea was to be had",
        "passengers",
        objectives=("name-a-keeper",),
    )
    item = matching(*SAYINGS, BOARD, more=(other,))
    assert is_option == (
        other.speaker in {option.id.removeprefix("the-") for option in item.options}
    )
    assert other.id not in item.asked


LIT = corpus().properties["lit-since"]
MATCHED: Property = msgspec.structs.replace(
    LIT, asks={**LIT.asks, "pairs": "which year is given for what?"}
)


def founded(id_: str, subject: str, year: str, source: str) -> Fact:
    """Return a fact with a year of its own."""
    parts = {
        "value": year,
        "period": None,
        "population": None,
        "sources": (Citation(source, 2),),
    }
    return fact(
        id_,
        subject=subject,
        property="lit-since",
        objectives=("tell-the-lamps",),
        **parts,
    )


YEARS = (
    founded("ada", "ada-marsh", "1870", "island-post"),
    founded("board", "harbour-board", "1801", "harbour-news"),
    founded("company", "ferry-company", "1850", "harbour-news"),
    founded("trust", "lighthouse-trust", "1811", "island-post"),
)

OVER_ALL = fact_sets.match(*fact_sets.ids(YEARS), by=By.SUBJECT, report=None)


def test_years_are_matched_over_all_reports() -> None:
    """Where each thing has one date, a year is wrong of all things with another date."""
    item = fact_sets.item(with_facts(*YEARS, properties=(MATCHED,)), OVER_ALL)
    assert "According to these reports, which year is given for what?" == item.stem
    assert "subject" == item.direction
    assert (
        Why(Rule.SINGLE_VALUED, ("trust",)),
        Why("taken-from", ("trust",)),
    ) == item.why["1870/the-lighthouse-trust"]


@pytest.mark.parametrize(
    ("fact_set", "reason"),
    [
        (
            fact_sets.match(*fact_sets.ids(SAYINGS), report=None),
            "what is filed under 'said' cannot be matched over all reports",
        ),
        (
            fact_sets.match(*fact_sets.ids(SAYINGS), by=By.SUBJECT),
            "'said' is matched by speaker",
        ),
        (
            fact_sets.match(
                "lit-gull", "lit-pier", "lit-tern", "keeper-gull", report=None
            ),
            "no objective is served by all of its facts",
        ),
    ],
)
def test_set_that_cannot_be_matched_so_says_why(fact_set: FactSet, reason: str) -> None:
    """What one report leaves unsaid another may say, so it is matched within one report."""
    world = corpus_of(*SAYINGS, *course().corpus.facts.values())
    assert reason in fact_sets.messages(world, fact_set)


def test_property_that_does_not_ask_for_pairs_is_not_matched() -> None:
    """Without a question of its property a set cannot be asked."""
    reason = "the property 'lit-since' has no question for pairs"
    assert [reason] == fact_sets.messages(with_facts(*YEARS), OVER_ALL)


def test_two_with_the_same_year_are_not_matched_together() -> None:
    """A year that is right of two would have two right options."""
    twin = founded("twin", "tom-reed", "1870", "island-post")
    with_twin = fact_sets.match(*OVER_ALL.facts, "twin", by=By.SUBJECT, report=None)
    world = with_facts(*YEARS, twin, properties=(MATCHED,))
    reason = "'ada' is not proved wrong of 'tom-reed', whose is 'twin'"
    assert reason in fact_sets.messages(world, with_twin)


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda item: "-".join(item.asked))
def test_a_variant_has_one_row_an_option(drawn: Item) -> None:
    """Rows of different speakers, each pair proved; only what is shown is asked for."""
    rows = [row.id for row in drawn.prompts]
    shown = [option.id for option in drawn.options]
    assert FEWEST <= len(rows) <= ROWS
    assert len(set(pairs(drawn).values())) == len(rows) == len(drawn.asked)
    assert set(pairs(drawn)) == set(rows) == set(drawn.feedback)
    assert {f"{row}/{option}" for row in rows for option in shown} == set(drawn.why)
    assert list(broken(drawn)) == []


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda item: "-".join(item.asked))
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


@given(
    st.dictionaries(st.sampled_from(ROW_IDS), st.sampled_from([*OPTION_IDS, "", None]))
)
def test_rows_earn_their_share(response: dict[str, str | None]) -> None:
    """The share is that of the right rows among all; the others get the true statement."""
    right = {row for row, option in response.items() if option == pairs(DRAWN[0])[row]}
    reading = parse(SHOWN, response)
    if any(response.values()):
        found = score(KEY, reading)
        assert Decimal(len(right)) / len(ROW_IDS) == found.share
        assert (set(ROW_IDS) - right or set(ROW_IDS)) == set(found.feedback)
        assert (
            (found.reason is Reason.RIGHT)
            == (found.sentence == "")
            == (len(right) == len(ROW_IDS))
        )
    else:
        assert Reason.UNANSWERED is reading.reason


@given(
    JSON
    | st.dictionaries(
        st.sampled_from([*ROW_IDS, "x"]), JSON | st.sampled_from(OPTION_IDS), max_size=5
    )
)
def test_any_response_is_marked(response: Any) -> None:
    """No response of any shape makes parse or score raise; it earns from 0 to 1."""
    reading = parse(SHOWN, response)
    assert (
        (reading.reason is None)
        == isinstance(reading.value, dict)
        == (reading.sentence == "")
    )
    assert 0 <= score(KEY, reading).share <= 1
    assert 0 <= mark(SHOWN, KEY, response).points <= 1


def test_a_full_answer_is_told_every_statement() -> None:
    """Whoever has all rows right reads what is true of each."""
    found = score(KEY, parse(SHOWN, pairs(DRAWN[0])))
    assert (Reason.RIGHT, tuple(pairs(DRAWN[0]))) == (found.reason, found.feedback)


def test_the_sentence_counts_the_rows() -> None:
    """Who has some rows right is told how many."""
    row = ROW_IDS[0]
    found = score(KEY, parse(SHOWN, {row: pairs(DRAWN[0])[row]}))
    assert f"1 of the {len(ROW_IDS)} rows is right." == found.sentence


def test_bank_holds_the_item_of_a_set() -> None:
    """The item is filed under the first of its facts by id."""
    fact_set = fact_sets.match(*fact_sets.ids(SAYINGS))
    bank = Bank(corpus_of(*SAYINGS), sets=(fact_set,))
    assert (fact_sets.item(corpus_of(*SAYINGS), fact_set),) == bank.of(
        "ada-boats", "matching"
    )


def test_disputed_statement_is_no_row() -> None:
    """What another report contradicts is not proved over all reports."""
    disputed = msgspec.structs.replace(YEARS[0], conflicts=("board",))
    world = with_facts(disputed, *YEARS[1:], properties=(MATCHED,))
    reason = "'ada' is not proved true of the report"
    assert [reason] == fact_sets.messages(world, OVER_ALL)


def test_speaker_of_everything_is_no_spare_option() -> None:
    """Any row might be theirs who speak of the same things as all others."""
    rows = (*ADA, *TOM, BOARD)
    once = saying("ines-once", "ines-holm", "salt lay there", "ines-holm")
    said_too = []
    for row, word in zip(
        rows, ("time", "sight", "thrift", "glass", "tar", "fish"), strict=True
    ):
        text = f"{word} mattered most"
        said_too.append(saying(f"ines-{word}", "ines-holm", text, row.subject))
    item = matching(*rows, more=(once,))
    without = matching(*rows, more=(once, *said_too))
    assert "ines-holm" in {option.id for option in item.options}
    assert "ines-holm" not in {option.id for option in without.options}


def test_item_has_at_most_eight_options() -> None:
    """Of those to whom no row belongs as many are kept as fit."""
    tea = saying("tea", "herring-workers", "tea was to be had", "lighthouse-trust")
    rows = (ADA[0], TOM[0], INES[0], BOARD, tea)
    words = ("salt", "rope", "hail", "soot")
    others = ("ferry-company", "lighthouse-trust", "passengers", "pilgrims")
    more = []
    for speaker, word in zip(others, words, strict=True):
        text = f"{word} lay there"
        more.append(saying(f"x-{word}", speaker, text, "ines-holm", objectives=("x",)))
    assert 8 == len(matching(*rows, more=tuple(more)).options)
