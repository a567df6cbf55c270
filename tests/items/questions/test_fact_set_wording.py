"""What authors word by hand for a set of facts: the question, its rows, and the reasons."""

import msgspec
import pytest

from policystory.items.fact_set import Criterion, FactSet
from policystory.items.questions.fact_sets.fact_set_items import faults
from policystory.items.rules.item_rules import FEEDBACK_WORDS
from tests.items import fact_sets
from tests.items.matched import BOARD
from tests.items.sayings import SAYINGS, corpus_of
from tests.worlds import comparing

STEM = "Who on the islands said each of these in May 1911?"
WORLD = corpus_of(*SAYINGS, BOARD)
MATCHED = fact_sets.match(*fact_sets.ids((*SAYINGS, BOARD)))
LENS = next(fact.id for fact in SAYINGS if fact.speaker == "tom-reed")
ORDERED = fact_sets.order("lit-gull", "lit-pier", "lit-tern")


def worded(fact_set: FactSet, **parts: object) -> FactSet:
    """Return a set with these words of its author."""
    return msgspec.structs.replace(fact_set, **parts)


def test_question_of_an_author_is_asked_as_it_stands() -> None:
    """No report is put before it: the author says what is needed."""
    assert STEM == fact_sets.item(WORLD, worded(MATCHED, stem=STEM)).stem
    ordered = worded(ORDERED, stem="Which lamp was lit first, and which last?")
    assert ordered.stem == fact_sets.item(comparing(), ordered).stem


def test_row_is_shown_in_the_words_of_its_author() -> None:
    """The proof stays the fact's; only the words are the author's."""
    item = fact_sets.item(WORLD, worded(MATCHED, rows={LENS: "the glass had a crack"}))
    plain = fact_sets.item(WORLD, MATCHED)
    shown = {row.text for row in item.prompts} - {row.text for row in plain.prompts}
    assert {"The glass had a crack"} == shown
    assert set(plain.why.values()) == set(item.why.values())


def test_thing_in_an_order_is_shown_in_the_words_of_its_author() -> None:
    """Its place in the order is that of the fact."""
    plain = fact_sets.item(comparing(), ORDERED)
    item = fact_sets.item(
        comparing(), worded(ORDERED, rows={"lit-pier": "The new lamp"})
    )
    assert isinstance(plain.key, tuple)
    assert isinstance(item.key, tuple)
    place = item.key.index("the-new-lamp")
    assert "lit-pier" in plain.why[plain.key[place]][0].facts[:1]


def test_whoever_is_chosen_wrongly_is_told_of_in_the_words_of_the_author() -> None:
    """The reason of a person stands under every row that is not theirs."""
    reason = "Tom Reed tended the lamp itself."
    item = fact_sets.item(WORLD, worded(MATCHED, because={"tom-reed": reason}))
    told = {text for name, text in item.feedback.items() if name.endswith("/tom-reed")}
    assert {f"Not right. {reason}"} == told


def test_wrong_place_in_an_order_is_told_in_the_words_of_the_author() -> None:
    """The reason of a fact is shown while the order can still be mended."""
    reason = "The pier was built late."
    item = fact_sets.item(comparing(), worded(ORDERED, because={"lit-pier": reason}))
    tried = [text for name, text in item.feedback.items() if name.endswith("/tried")]
    assert reason in tried


@pytest.mark.parametrize(
    ("parts", "place", "message"),
    [
        ({"rows": {"no-fact": "A row"}}, "rows", "'no-fact' is no fact of the set"),
        ({"rows": {LENS: " "}}, "rows", "the row is empty"),
        (
            {"because": {"nobody": "Why."}},
            "because",
            "'nobody' is no person or thing that is offered",
        ),
        (
            {"because": {"tom-reed": "word " * (FEEDBACK_WORDS - 10)}},
            "because",
            "the reason has 50 words, expected are 1 to 45",
        ),
        (
            {"because": {"ada-marsh": "It was he who said that the lens was cracked."}},
            "because",
            "the reason gives a right answer away",
        ),
    ],
)
def test_words_that_cannot_stand_are_faults(
    parts: dict[str, dict[str, str]], place: str, message: str
) -> None:
    """Each names where it stands, and what is wrong."""
    found = list(faults(WORLD, worded(MATCHED, **parts)))
    assert [(place, message)] == [(path[0], text) for path, text, _ in found]


def test_reason_of_a_sorted_fact_is_under_its_id() -> None:
    """What is no fact of the set has no reason in it."""
    ordered = worded(ORDERED, because={"gull-rock": "Why."})
    assert ["'gull-rock' is no fact of the set"] == fact_sets.messages(
        comparing(), ordered
    )


def test_without_words_a_set_is_worded_from_its_property() -> None:
    """What an author leaves out is as before."""
    assert (
        FactSet(
            id=MATCHED.id,
            ask=MATCHED.ask,
            by=Criterion.SPEAKER,
            facts=MATCHED.facts,
            report=MATCHED.report,
        )
        == MATCHED
    )
    item = fact_sets.item(WORLD, MATCHED)
    assert "According to the Harbour News (May 1911), who said what?" == item.stem
