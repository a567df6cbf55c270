import msgspec
import pytest

from policystory.facts.entity import Property, ValueType
from policystory.facts.record import Citation, Fact, Status
from policystory.facts.truth import Rule, Truth
from policystory.items.item import Why
from policystory.items.questions.several_facts.statements import (
    Statements,
    pivot_part,
    statements_of,
)
from tests.items.sayings import ADA, SAYINGS, TOM, corpus_of, saying
from tests.worlds import corpus, with_facts


def in_harbour_news(*facts: Fact) -> Statements:
    """Return who said what in the Harbour News, of a corpus of these facts."""
    place = statements_of(corpus_of(*facts), "said", "harbour-news")
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("closed", "single", "part"),
    [
        (("speaker", "subject"), False, "speaker"),
        (("value", "subject"), False, "subject"),
        (("value",), True, "subject"),
        (("value",), False, None),
        ((), False, None),
    ],
)
def test_the_pivot_is_the_part_that_can_be_exchanged(
    closed: tuple[str, ...], single: bool, part: str | None
) -> None:
    """Speakers before subjects where these are closed; subjects too if each has one value."""
    prop = Property(
        id="p",
        label="p",
        subjects=(),
        value=ValueType.TEXT,
        closed=closed,
        single=single,
    )
    assert part == pivot_part(prop)


def test_what_another_said_is_proved_false() -> None:
    """A report is closed over speakers: what Tom says of a lens Ada does not say, and Tom does."""
    place = in_harbour_news(*SAYINGS)
    assert place.is_proved(TOM[0], "ada-marsh", Truth.FALSE)
    assert place.is_proved(TOM[0], "tom-reed", Truth.TRUE)
    assert (Why(Rule.STATED, ("tom-lens",)),) == place.proof(TOM[0], "tom-reed")
    closed = Why(Rule.CLOSED_OVER_REPORT, ("tom-lens",))
    assert (closed, Why("taken-from", ("tom-lens",))) == place.proof(
        TOM[0], "ada-marsh", TOM[0]
    )


@pytest.mark.parametrize(
    "more",
    [
        saying("more", "ada-marsh", "the glass had been polished", "tern-island"),
        saying("more", "ada-marsh", "the whole group lay in fog", "skerry-isles"),
        saying(
            "more",
            "ada-marsh",
            "that cracked lens was beyond repair, a sad thing for lamp keepers",
            "gull-rock",
        ),
        saying(
            "more",
            "ada-marsh",
            "the lens was scratched",
            "tern-island",
            property="wrote",
        ),
    ],
    ids=[
        "of the same thing",
        "of what contains it",
        "in nearly the same words",
        "under another property",
    ],
)
def test_what_a_speaker_may_have_said_in_other_words_is_not_proved_false(
    more: Fact,
) -> None:
    """A speaker of the same thing, or of much the same words, may have said it."""
    lens = saying(
        "tom-lens", "tom-reed", "the cracked lens was beyond all repair", "tern-island"
    )
    place = in_harbour_news(lens, *ADA, more)
    assert not place.is_proved(lens, "ada-marsh", Truth.FALSE)
    assert in_harbour_news(lens, *ADA).is_proved(lens, "ada-marsh", Truth.FALSE)


def test_two_who_say_the_same_are_both_right() -> None:
    """A statement that is also true of another by another fact is not wrong of them."""
    same = saying("ines-lens", "ines-holm", "the lens was cracked", "tern-island")
    assert in_harbour_news(*SAYINGS, same).is_proved(TOM[0], "ines-holm", Truth.TRUE)


@pytest.mark.parametrize(
    "value",
    ["they had seen no boat", "she saw it coming", "the boats were built for them"],
)
def test_a_statement_that_points_at_its_speaker_is_left_out(value: str) -> None:
    """Out of its sentence such a statement would tell, or lose, whose it is."""
    assert (
        ADA
        == in_harbour_news(*ADA, saying("more", "ada-marsh", value, "pilgrims")).facts
    )


def test_a_statement_without_a_speaker_is_nobodys() -> None:
    """A fact that lacks the pivot's part stands in no such question."""
    assert (
        ADA
        == in_harbour_news(*ADA, saying("more", None, "rain fell", "pilgrims")).facts
    )


def test_where_each_has_one_value_another_value_is_wrong_of_it() -> None:
    """The lamp of Tern Island has a year of its own, so the year of Gull Rock is wrong of it."""
    place = statements_of(corpus(), "lit-since", None)
    assert place is not None
    gull = corpus().facts["lit-gull"]
    assert (
        Why(Rule.SINGLE_VALUED, ("lit-tern",)),
        Why("taken-from", ("lit-tern",)),
    ) == place.proof(gull, "tern-island")
    assert place.is_proved(gull, "gull-rock", Truth.TRUE)
    assert not place.is_proved(gull, "skerry-isles", Truth.FALSE)


def test_a_value_is_put_into_the_others_own_statement() -> None:
    """Money promised and money handed over differ in more than the place."""
    place = statements_of(corpus(), "money-for", None)
    assert place is not None
    assert (
        Why(Rule.SINGLE_VALUED, ("money-tern",)),
        Why("taken-from", ("money-tern",)),
    ) == place.proof(corpus().facts["money-gull"], "tern-island")


def test_one_statement_that_lets_a_value_stand_is_enough() -> None:
    """A sum that is given of the other place too, if only as announced, is not wrong of it."""
    money = [corpus().facts[id_] for id_ in ("money-gull", "money-tern")]
    again = msgspec.structs.replace(
        money[1], id="again", value=money[0].value, status=Status.ANNOUNCED
    )
    place = statements_of(with_facts(*money, again), "money-for", None)
    assert place is not None
    assert not place.is_proved(money[0], "tern-island", Truth.FALSE)


@pytest.mark.parametrize(
    ("prop", "is_firm"),
    [
        ("lit-since", True),
        ("keeper", True),
        ("money-for", True),
        ("cause-given", False),
        ("passengers-carried", False),
    ],
)
def test_reports_are_taken_together_only_where_words_leave_no_choice(
    prop: str, is_firm: bool
) -> None:
    """Figures, dates and names of which each subject has one are; statements in words are not."""
    assert is_firm == (statements_of(corpus(), prop, None) is not None)


def test_a_report_knows_everyone_who_speaks_in_it() -> None:
    """Each has its first fact; the speakers of the other paper are not among them."""
    post = saying(
        "post",
        "lighthouse-trust",
        "all was well",
        "pilgrims",
        sources=(Citation("island-post", 2),),
    )
    speakers = in_harbour_news(*SAYINGS, post).pivots_of_report()
    assert {
        "ada-marsh": "ada-boats",
        "ines-holm": "ines-herring",
        "tom-reed": "tom-lens",
    } == {speaker: fact.id for speaker, fact in speakers.items()}
