from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.corpus import Corpus
from policystory.facts.record import Citation, Fact, Property
from policystory.facts.truth import Rule
from policystory.grade import CENT, mark
from policystory.items.bank import Bank
from policystory.items.forms.matching import parse, samples, score
from policystory.items.item import Item, PairsKey, Reason, Why, key_item, paper_item
from policystory.items.questions.several.matching import make
from policystory.items.refusal import Refusal
from policystory.items.rules.item_rules import broken
from policystory.items.variant import FEWEST, ROWS, variant
from tests.items.sayings import ADA, INES, SAYINGS, TOM, corpus_of, saying
from tests.worlds import corpus, fact, with_facts

TOO_FEW = "its report has too few others that are proved wrong of it, and it of them"
BOARD = saying("board-lamps", "harbour-board", "lamps burned whale fat", "ada-marsh")
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


def matching(*facts: Fact) -> Item:
    """Return the one item that matches sayings of these facts."""
    items = [one for one in made(corpus_of(*facts)).values() if isinstance(one, Item)]
    assert 1 == len(items)
    return items[0]


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
    """Each statement is a row, each speaker an option; every other speaker is proved wrong of it."""
    assert "said.harbour-news.read-a-count.speaker.matching" == ITEM.id
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


def test_a_group_is_filed_under_its_first_fact_alone() -> None:
    """The other facts of the group yield neither an item nor a refusal."""
    assert {"ada-boats"} == set(made(corpus_of(*SAYINGS)))


@pytest.mark.parametrize(
    ("facts", "first", "reason"),
    [
        ((ADA[0], TOM[0], INES[0]), "ada-boats", TOO_FEW),
        ((*ADA, *TOM), "tom-lens", TOO_FEW),
        (
            (
                *ADA,
                *TOM,
                msgspec.structs.replace(INES[0], objectives=("name-a-keeper",)),
            ),
            "ines-pier",
            TOO_FEW,
        ),
        (
            (*ADA, *TOM, saying("ines", "ines-holm", "word " * 21, "north-pier")),
            "ines",
            "as a row it is too long, or its words tell whose it is",
        ),
        (
            (
                *ADA,
                *TOM,
                saying("ines", "ines-holm", "the Holm boys were late", "north-pier"),
            ),
            "ines",
            "as a row it is too long, or its words tell whose it is",
        ),
        (
            (*ADA, *TOM, saying("ines", None, "all was well", "north-pier")),
            "ines",
            "the fact lacks a part that the question names",
        ),
    ],
)
def test_what_makes_no_row_says_why(
    facts: tuple[Fact, ...], first: str, reason: str
) -> None:
    """Four rows of three speakers, with one objective, are the least; a row is short, and tells not whose it is."""
    assert (
        Refusal(first, "matching", "speaker", reason) == made(corpus_of(*facts))[first]
    )


def test_a_speaker_of_whom_nothing_is_proved_wrong_is_left_out() -> None:
    """Who speaks of the same things as all others is no option: any row might be theirs."""
    of_all = [
        saying(
            f"board-{fact.id}", "harbour-board", f"{word} mattered most", fact.subject
        )
        for fact, word in zip(
            SAYINGS,
            ("time", "sight", "thrift", "glass", "song", "tar", "fish"),
            strict=True,
        )
    ]
    item = matching(*SAYINGS, *of_all)
    assert "the-harbour-board" not in {option.id for option in item.options}
    assert {fact.id for fact in SAYINGS} == set(item.asked)


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
    ("speaker", "subject"), [("tom-reed", "gull-rock"), ("ada-marsh", "tern-island")]
)
def test_both_of_two_rows_are_proved_wrong_of_the_other(
    speaker: str, subject: str
) -> None:
    """It is not enough that one is: whoever wrote of the other's subject may have said what the other did."""
    item = matching(*SAYINGS, BOARD, wrote(speaker, subject))
    assert not {"ada-fog", "tom-lens"} <= set(item.asked)
    assert 4 == len(set(pairs(item).values()))


@pytest.mark.parametrize(
    "facts", [(ADA[0], TOM[0], INES[0], BOARD), (*ADA[:2], *TOM, INES[0])]
)
def test_rows_that_shut_each_other_out_leave_too_few(facts: tuple[Fact, ...]) -> None:
    """Where what fits together is three rows, or rows of two speakers, nothing is asked."""
    last = facts[-1]
    shut = [wrote(last.speaker or "", fact.subject) for fact in facts[:-1]]
    assert all(
        isinstance(one, Refusal) for one in made(corpus_of(*facts, *shut)).values()
    )


def test_as_many_speakers_as_can_be_stand_in_an_item_of_eight_rows() -> None:
    """One who says much does not crowd out the others."""
    words = ("tar", "rope", "wind", "salt", "rust", "hail", "mud", "soot")
    places = (
        "ferry-company",
        "gull-rock",
        "lighthouse-trust",
        "skerry-isles",
        "ada-marsh",
        "tom-reed",
        "ines-holm",
    )
    much = [
        saying(f"a{i}", "ada-marsh", f"{word} lay there", place)
        for i, (word, place) in enumerate(
            zip(words, (*places, "passengers"), strict=True)
        )
    ]
    item = matching(
        *much,
        TOM[1],
        INES[0],
        msgspec.structs.replace(BOARD, subject="herring-workers"),
    )
    assert (8, 4) == (len(item.prompts), len(set(pairs(item).values())))


@pytest.mark.parametrize(
    ("speaker", "is_option"), [("lighthouse-trust", True), ("gull-rock", False)]
)
def test_another_of_the_same_sort_is_an_option_to_spare(
    speaker: str, is_option: bool
) -> None:
    """One of whom no row is asked is an option, if of a type with a row's own; a place is no body."""
    other = saying(
        "other",
        speaker,
        "tea was to be had",
        "passengers",
        objectives=("name-a-keeper",),
    )
    item = matching(*SAYINGS, BOARD, other)
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


def test_years_are_matched_over_all_reports() -> None:
    """Where each has one date, those of several reports are matched: another's own date proves a year wrong of it."""
    item = made(with_facts(*YEARS, properties=(MATCHED,)))["ada"]
    assert isinstance(item, Item)
    assert "According to these reports, which year is given for what?" == item.stem
    assert "lit-since.reports.tell-the-lamps.subject.matching" == item.id
    assert (
        Why(Rule.SINGLE_VALUED, ("trust",)),
        Why("taken-from", ("trust",)),
    ) == item.why["1870/the-lighthouse-trust"]


def test_one_report_is_asked_for_rather_than_all() -> None:
    """Where one report gives enough by itself, the stem names it, and the rest of the others is too little."""
    alone = [
        msgspec.structs.replace(one, sources=(Citation("harbour-news", 2),))
        for one in YEARS
    ]
    more = founded("tom", "tom-reed", "1899", "island-post")
    found = made(with_facts(*alone, more, properties=(MATCHED,)))
    assert isinstance(found["ada"], Item)
    assert found["ada"].stem.startswith("According to the Harbour News (May 1911), ")
    assert isinstance(found["tom"], Refusal)


def test_two_of_one_year_are_no_rows_of_one_item() -> None:
    """A year that is right of two would have two right options."""
    twin = founded("twin", "tom-reed", "1870", "island-post")
    item = made(with_facts(*YEARS, twin, properties=(MATCHED,)))["ada"]
    assert isinstance(item, Item)
    assert ("ada", "board", "company", "trust") == item.asked
    assert "tom-reed" not in {option.id for option in item.options}


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda item: "-".join(item.asked))
def test_a_variant_has_one_row_an_option(drawn: Item) -> None:
    """Rows of different speakers, with proofs for every pair, within the rules; only what is shown is asked for."""
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
    """The share is that of the right rows among all; what is wrong or missing is told with the true statement."""
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
    """No response of any shape makes parse or score raise; it is read or refused, and earns from 0 to 1."""
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


def test_the_bank_holds_it() -> None:
    """What is made of the invented sayings has a variant that breaks no rule."""
    bank = Bank(corpus_of(*SAYINGS))
    assert 1 == len([item for item in bank.items.values() if item.kind == "matching"])
