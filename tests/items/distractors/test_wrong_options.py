import msgspec
import pytest

from policystory.facts.corpus import Corpus
from policystory.facts.record import (
    Bound,
    Citation,
    Extent,
    Fact,
    Property,
    Quantity,
    Topic,
    ValueType,
)
from policystory.facts.truth import Truth, claim_of, holds
from policystory.items.distractors.candidates import candidate
from policystory.items.distractors.wrong_options import POOL, wrong_options
from tests.worlds import content, corpus, fact, people, with_facts


def wrong(fact_: Fact, direction: str, *others: Fact) -> list[tuple[str, int]]:
    """Return text and tier of the wrong options for one part of a fact in a corpus of these facts."""
    found = with_facts(fact_, *others)
    own = candidate(found, fact_, direction)
    assert own is not None
    return [
        (one.candidate.text, one.tier)
        for one in wrong_options(found, fact_, own, direction)
    ]


def other(id_: str, amount: int, **parts: object) -> Fact:
    """Return a count in another report and month."""
    return fact(
        id_,
        value=people(amount),
        period="1911-08",
        sources=(Citation("island-post", 2),),
        **parts,
    )


def test_named_confusions_come_before_others() -> None:
    """The fact's own confusions are the first tier, its topic the second; among equals the same property is nearest."""
    one = fact(confusable=("z",))
    assert [("700", 0), ("800", 1), ("900", 1)] == wrong(
        one, "value", other("b", 900), other("a", 800), other("z", 700)
    )


@pytest.mark.parametrize(
    ("value", "offered"),
    [
        (people(9000), True),
        (people(4100, Bound.MORE_THAN), False),
        (people(4300, Bound.MORE_THAN), False),
        (people(4200, Bound.MORE_THAN), False),
        (Quantity(people(9000).amount, "usd"), False),
        (Quantity(people(9000).amount, "people", per="year"), False),
    ],
)
def test_only_what_is_alike_and_proved_wrong_is_offered(
    value: Quantity, offered: bool
) -> None:
    """What follows from the fact, what may be meant by it, and what is of another unit is no wrong option."""
    assert offered == bool(
        wrong(fact(), "value", msgspec.structs.replace(other("x", 1), value=value))
    )


def test_the_same_text_is_offered_once() -> None:
    """Two facts of one figure give one option."""
    assert [("900", 1)] == wrong(
        fact(), "value", other("a", 900), other("b", 900, population="pilgrims")
    )


def test_a_whole_is_no_wrong_answer_for_its_part() -> None:
    """What contains the right answer, or is part of it, may be right too."""
    gull = fact(
        "gull",
        property="keeper",
        subject="gull-rock",
        value="ada-marsh",
        population=None,
        period=None,
    )
    isles = msgspec.structs.replace(gull, id="isles", subject="skerry-isles")
    assert [] == wrong(gull, "subject", isles)


@pytest.mark.parametrize(
    ("one", "another", "offered"),
    [
        ("1911-04", "1911-02", True),
        ("1911-04", "1910-10/1911-03", True),
        ("1911-04", "1910-10/1911-04", False),
        ("1911-04", "1910", False),
        ("1911-04", "1911-02-01", False),
        ("1911-04", "1911-02/..", False),
    ],
)
def test_dates_are_offered_beside_dates_of_one_sort(
    one: str, another: str, offered: bool
) -> None:
    """Months stand beside months that share no day with them; days, years and open periods stand apart."""
    assert offered == bool(
        wrong(fact(period=one), "period", fact("b", period=another, value=people(900)))
    )


def test_a_date_after_the_report_is_offered_only_as_a_named_confusion() -> None:
    """A report of May 1911 cannot speak of August, unless an author says that learners confuse the two."""
    august = fact("b", period="1911-08", value=people(900))
    assert [] == wrong(fact(period="1911-04"), "period", august)
    assert 1 == len(wrong(fact(period="1911-04", confusable=("b",)), "period", august))


def test_a_date_that_the_report_could_not_know_is_offered_only_when_named() -> None:
    """A period that begins after the report was written is no option, unless the fact names it as a confusion."""
    later = fact("later", period="1911-06", value=people(900))
    assert [] == wrong(fact(), "period", later)
    assert [("June 1911", 0)] == wrong(fact(confusable=("later",)), "period", later)
    assert [("May 1911", 1)] == wrong(
        fact(), "period", msgspec.structs.replace(later, period="1911-05")
    )


def test_who_is_named_in_the_question_is_no_option() -> None:
    """Whoever is the fact's subject, speaker, population or place is not offered for another of its parts."""
    keeper = fact(
        "k",
        subject="gull-rock",
        property="keeper",
        value="ada-marsh",
        speaker="tom-reed",
        population=None,
    )
    others = (
        msgspec.structs.replace(keeper, id="m", subject="north-pier", value="tom-reed"),
        msgspec.structs.replace(
            keeper, id="n", subject="tern-island", value="ines-holm"
        ),
    )
    assert [("Ines Holm", 1)] == wrong(keeper, "value", *others)
    silent = msgspec.structs.replace(keeper, speaker=None)
    assert {("Ines Holm", 1), ("Tom Reed", 1)} == set(wrong(silent, "value", *others))


def test_of_two_alike_the_one_of_the_same_report_is_nearer() -> None:
    """Within a tier the same property comes first, then the same report, then the same period."""
    near = fact("z", value=people(700), period="1910")
    far = other("a", 900)
    same = fact("y", value=people(800), population="pilgrims")
    assert [("800", 1), ("700", 1), ("900", 1)] == wrong(
        fact(), "value", far, near, same
    )
    elsewhere = fact("x", value=people(600), property="money-for")
    assert [("900", 1), ("600", 1)] == wrong(fact(), "value", elsewhere, far)


def test_the_topic_comes_before_other_topics() -> None:
    """A confusion that nobody named is likelier within the topic."""
    one, own, alien = fact(), other("z", 700), other("a", 900)
    whole = content()
    found = Corpus(
        whole.sources, whole.entities, whole.properties,
        topics=(Topic("crossings", "Crossings", (one, own)), Topic("lamps", "Lamps", (alien,))),
    )  # fmt: skip
    key = candidate(found, one, "value")
    assert key is not None
    wrongs = wrong_options(found, one, key, "value")
    assert [("700", 1), ("900", 2)] == [
        (each.candidate.text, each.tier) for each in wrongs
    ]


def test_words_stand_beside_words_of_the_same_property_only() -> None:
    """A cause is never offered beside what answers another question."""
    found = wrong_options_of("cause-marsh", "value")
    assert {"A broken lens", "Want of oil"} == set(found)
    assert {"Tom Reed", "Ines Holm"} == set(wrong_options_of("keeper-gull", "value"))


def test_words_of_another_property_are_no_option() -> None:
    """Words answer the question that they were an answer to, and no other."""
    said = Property(
        id="said",
        label="what was said",
        subjects=(),
        value=ValueType.TEXT,
        closed=("value",),
    )
    one = corpus().facts["cause-marsh"]
    same = msgspec.structs.replace(
        one, id="b", subject="tom-reed", value="a broken lens"
    )
    alien = msgspec.structs.replace(
        one, id="a", subject="ines-holm", property="said", value="good night"
    )
    found = with_facts(one, same, alien, properties=(said,))
    own = candidate(found, one, "value")
    assert own is not None
    assert ["A broken lens"] == [
        each.candidate.text for each in wrong_options(found, one, own, "value")
    ]


def wrong_options_of(id_: str, direction: str) -> list[str]:
    """Return the texts of the wrong options for a part of a fact of the invented course."""
    one = corpus().facts[id_]
    own = candidate(corpus(), one, direction)
    assert own is not None
    return [
        found.candidate.text for found in wrong_options(corpus(), one, own, direction)
    ]


def test_a_pool_is_not_endless() -> None:
    """No more is kept than can be drawn."""
    others = [other(f"o{i:02}", 10000 + 3000 * i) for i in range(POOL + 5)]
    assert POOL == len(wrong(fact(), "value", *others))


def test_what_can_never_stand_beside_the_key_takes_no_place() -> None:
    """A figure too close to the key's, or words much longer than the key, are not kept: they would never be drawn."""
    assert [("900", 1)] == wrong(
        fact(value=people(4200)), "value", other("a", 4300), other("b", 900)
    )
    said = fact(
        property="cause-given",
        subject="ada-marsh",
        value="fog over the sea",
        population=None,
        period=None,
    )
    long = msgspec.structs.replace(
        said, id="b", subject="tom-reed", value="a lens that broke in the storm of May"
    )
    short = msgspec.structs.replace(
        said, id="c", subject="ines-holm", value="want of oil"
    )
    assert [("Want of oil", 1)] == wrong(said, "value", long, short)


@pytest.mark.parametrize(
    ("extent", "offered"),
    [(Extent.SPOT, ["The Tern Island"]), (Extent.COUNTRY, []), (None, [])],
)
def test_places_stand_beside_places_of_their_extent(
    extent: Extent | None, offered: list[str]
) -> None:
    """A country is not offered beside a lighthouse, nor a place of which nobody says how large it is."""
    whole = content()
    sized = {"gull-rock": Extent.SPOT, "tern-island": extent}
    entities = [
        msgspec.structs.replace(one, extent=sized.get(one.id), part_of=(), the=True)
        for one in whole.entities
    ]
    gull = fact(
        "gull",
        property="keeper",
        subject="gull-rock",
        value="ada-marsh",
        population=None,
        period=None,
    )
    tern = msgspec.structs.replace(
        gull, id="tern", subject="tern-island", value="tom-reed"
    )
    keeper = msgspec.structs.replace(corpus().properties["keeper"], closed=("subject",))
    found = Corpus(
        whole.sources,
        entities,
        (keeper,),
        topics=(Topic("lamps", "Lamps", (gull, tern)),),
    )
    own = candidate(found, gull, "subject")
    assert own is not None
    assert offered == [
        one.candidate.text for one in wrong_options(found, gull, own, "subject")
    ]


@pytest.mark.parametrize("id_", sorted(corpus().facts))
def test_every_proof_can_be_repeated(id_: str) -> None:
    """Each wrong option of each fact is FALSE when it is put into the fact's own claim again."""
    one = corpus().facts[id_]
    for direction in ("value", "subject", "speaker", "period", "population"):
        own = candidate(corpus(), one, direction)
        for found in wrong_options(corpus(), one, own, direction) if own else ():
            claim = msgspec.structs.replace(
                claim_of(one, one.sources[0].source),
                **{direction: found.candidate.value},
            )
            assert Truth.FALSE is holds(corpus(), claim).truth
            assert found.verdict == holds(corpus(), claim)


def test_a_figure_too_far_away_is_offered_only_where_an_author_names_it() -> None:
    """Nobody takes ten for four thousand, unless an author says that they do."""
    assert [] == wrong(fact(), "value", other("z", 10))
    assert [("10", 0)] == wrong(fact(confusable=("z",)), "value", other("z", 10))


def test_a_date_too_far_away_is_no_option() -> None:
    """The lamps were lit thirteen years apart and more: none is taken for another's year."""
    assert [] == wrong_options_of("lit-gull", "value")
