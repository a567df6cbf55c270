from itertools import product

import msgspec
import pytest

from policystory.facts.record import Fact
from policystory.facts.truth import Rule
from policystory.items.bank import Bank
from policystory.items.draw.rows import FEWEST, ROWS
from policystory.items.fact_set import Criterion, FactSet
from policystory.items.item import Item, Why
from policystory.items.rules.item_rules import broken
from tests.items import fact_sets
from tests.items.matched import BOARD, DRAWN, ITEM, matching, pairs
from tests.items.sayings import ADA, INES, SAYINGS, TOM, corpus_of, saying
from tests.worlds import course


def faults(*facts: Fact, more: tuple[Fact, ...] = ()) -> list[str]:
    """Return what keeps these sayings from being matched."""
    world = corpus_of(*facts, *more)
    return fact_sets.messages(world, fact_sets.match(*fact_sets.ids(facts)))


def test_statements_are_matched_with_their_speakers() -> None:
    """Each statement is a row, each speaker an option, proved right or wrong of each row."""
    assert "matched.matching" == ITEM.id
    assert "According to the Harbour News (May 1911), who said what?" == ITEM.stem
    facts = (*ADA, *INES, *TOM, BOARD)
    assert {fact.id for fact in facts} == set(ITEM.asked)
    assert ["Ada Marsh", "Ines Holm", "The Harbour Board", "Tom Reed"] == sorted(
        option.text for option in ITEM.options
    )
    assert "tom-reed" == pairs(ITEM)["the-lens-was-cracked"]
    assert "The lens was cracked" == next(
        row.text for row in ITEM.prompts if row.id == "the-lens-was-cracked"
    )
    shown = product(ITEM.prompts, ITEM.options)
    assert {f"{row.id}/{option.id}" for row, option in shown} == set(ITEM.why)
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
def test_speaker_of_no_row_is_an_option_if_of_the_same_type(
    speaker: str, is_option: bool
) -> None:
    """A speaker of no row is an option if of the type of those of the rows."""
    extra = saying(
        "other",
        speaker,
        "tea was to be had",
        "passengers",
        objectives=("name-a-keeper",),
    )
    item = matching(*SAYINGS, BOARD, more=(extra,))
    assert is_option == (
        extra.speaker in {option.id.removeprefix("the-") for option in item.options}
    )
    assert extra.id not in item.asked


@pytest.mark.parametrize(
    ("fact_set", "reason"),
    [
        (
            fact_sets.match(*fact_sets.ids(SAYINGS), report=None),
            "what is filed under 'said' cannot be matched over all reports",
        ),
        (
            fact_sets.match(*fact_sets.ids(SAYINGS), by=Criterion.SUBJECT),
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
def test_set_that_cannot_be_matched_says_why(fact_set: FactSet, reason: str) -> None:
    """What one report leaves unsaid another may say, so it is matched within one report."""
    world = corpus_of(*SAYINGS, *course().corpus.facts.values())
    assert reason in fact_sets.messages(world, fact_set)


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda item: "-".join(item.asked))
def test_variant_has_one_row_an_option(drawn: Item) -> None:
    """Rows of different speakers, each pair proved; only what is shown is asked for."""
    rows = [row.id for row in drawn.prompts]
    shown = [option.id for option in drawn.options]
    assert FEWEST <= len(rows) <= ROWS
    assert len(set(pairs(drawn).values())) == len(rows) == len(drawn.asked)
    assert set(pairs(drawn)) == set(rows)
    every_pair = {f"{row}/{option}" for row, option in product(rows, shown)}
    right = {f"{row}/{option}" for row, option in pairs(drawn).items()}
    assert every_pair == set(drawn.why)
    # A row has one text for its right option, and one for each wrong one.
    assert set(rows) | (every_pair - right) == set(drawn.feedback)
    assert list(broken(drawn)) == []


def test_bank_holds_the_item_of_a_set() -> None:
    """The item is filed under the first of its facts by id."""
    fact_set = fact_sets.match(*fact_sets.ids(SAYINGS))
    bank = Bank(corpus_of(*SAYINGS), sets=(fact_set,))
    assert (fact_sets.item(corpus_of(*SAYINGS), fact_set),) == bank.of(
        "ada-boats", "matching"
    )


def test_speaker_of_everything_is_no_spare_option() -> None:
    """Any row might be theirs who speak of the same things as all others."""
    rows = (*ADA, *TOM, BOARD)
    salt = saying("ines-once", "ines-holm", "salt lay there", "ines-holm")
    said_too = []
    for row, word in zip(
        rows, ("time", "sight", "thrift", "glass", "tar", "fish"), strict=True
    ):
        text = f"{word} mattered most"
        said_too.append(saying(f"ines-{word}", "ines-holm", text, row.subject))
    item = matching(*rows, more=(salt,))
    without = matching(*rows, more=(salt, *said_too))
    assert "ines-holm" in {option.id for option in item.options}
    assert "ines-holm" not in {option.id for option in without.options}


def test_item_has_at_most_eight_options() -> None:
    """Of those to whom no row belongs as many are kept as fit."""
    tea = saying("tea", "herring-workers", "tea was to be had", "lighthouse-trust")
    rows = (ADA[0], TOM[0], INES[0], BOARD, tea)
    words = ("salt", "rope", "hail", "soot")
    speakers = ("ferry-company", "lighthouse-trust", "passengers", "pilgrims")
    more = []
    for speaker, word in zip(speakers, words, strict=True):
        text = f"{word} lay there"
        more.append(saying(f"x-{word}", speaker, text, "ines-holm", objectives=("x",)))
    assert 8 == len(matching(*rows, more=tuple(more)).options)
