import msgspec
import pytest

from policystory.facts.corpus import Corpus
from policystory.facts.entity import Extent, Property, ValueType
from policystory.facts.record import Bound, Quantity, Status, Topic
from policystory.facts.truth import Truth, claim_of, judge_claim
from policystory.items.distractors.candidates import candidate
from policystory.items.distractors.wrong_options import POOL
from policystory.items.questions.question import Question
from tests.items.distractors.offered import count, keeper, offered, proved, texts
from tests.worlds import content, corpus, fact, people, with_facts


def test_named_confusions_come_before_others() -> None:
    """The fact's own confusions are the first tier, its topic the second."""
    counts = (count("b", 900), count("a", 800), count("z", 700))
    expected = [("700", 0), ("800", 1), ("900", 1)]
    assert expected == offered(fact(confusable=("z",)), "value", *counts)


@pytest.mark.parametrize(
    ("value", "is_offered"),
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
    value: Quantity, is_offered: bool
) -> None:
    """What follows from the fact, what may be meant, and another unit are no wrong options."""
    changed = msgspec.structs.replace(count("x", 1), value=value)
    assert is_offered is bool(offered(fact(), "value", changed))


def test_same_text_is_offered_once() -> None:
    """Two facts of one figure give one option."""
    counts = (count("a", 900), count("b", 900, population="pilgrims"))
    assert [("900", 1)] == offered(fact(), "value", *counts)


def test_whole_is_no_wrong_answer_for_its_part() -> None:
    """What contains the right answer, or is part of it, may be right too."""
    gull, isles = keeper("gull", "gull-rock"), keeper("isles", "skerry-isles")
    assert [] == offered(gull, "subject", isles)


@pytest.mark.parametrize(
    ("second", "is_offered"),
    [
        ("1911-02", True),
        ("1910-10/1911-03", True),
        ("1910-10/1911-04", False),
        ("1910", False),
        ("1911-02-01", False),
        ("1911-02/..", False),
    ],
)
def test_dates_are_offered_beside_dates_of_one_sort(
    second: str, is_offered: bool
) -> None:
    """Months stand beside months that share no day with them."""
    dated = fact("b", period=second, value=people(900))
    assert is_offered is bool(offered(fact(period="1911-04"), "period", dated))


def test_name_in_the_question_is_no_option() -> None:
    """The fact's subject, speaker, population or place is not offered for another part."""
    asked = keeper("k", "gull-rock", speaker="tom-reed")
    keepers = (
        keeper("m", "north-pier", "tom-reed", speaker="tom-reed"),
        keeper("n", "tern-island", "ines-holm", speaker="tom-reed"),
    )
    assert [("Ines Holm", 1)] == offered(asked, "value", *keepers)
    without_speaker = msgspec.structs.replace(asked, speaker=None)
    expected = {("Ines Holm", 1), ("Tom Reed", 1)}
    assert expected == set(offered(without_speaker, "value", *keepers))


def test_nearer_option_of_a_tier_comes_first() -> None:
    """Within a tier the same property comes first, then the same report, then the same period."""
    far = count("a", 900)
    near = fact("z", value=people(700), period="1910")
    same_period = fact("y", value=people(800), population="pilgrims")
    expected = [("800", 1), ("700", 1), ("900", 1)]
    assert expected == offered(fact(), "value", far, near, same_period)
    other_property = fact("x", value=people(600), property="money-for")
    expected = [("900", 1), ("600", 1)]
    assert expected == offered(fact(), "value", other_property, far)


def test_topic_comes_before_other_topics() -> None:
    """A confusion that nobody named is likelier within the topic."""
    asked = fact()
    topics = (
        Topic("crossings", "Crossings", (asked, count("z", 700))),
        Topic("lamps", "Lamps", (count("a", 900),)),
    )
    whole = content()
    world = Corpus(whole.sources, whole.entities, whole.properties, topics=topics)
    options = proved(world, asked, "value")
    expected = [("700", 1), ("900", 2)]
    assert expected == [(wrong.candidate.text, wrong.tier) for wrong in options]


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("cause-marsh", {"A broken lens", "Want of oil"}),
        ("keeper-gull", {"Tom Reed", "Ines Holm"}),
    ],
)
def test_words_stand_beside_words_of_the_same_property(
    id_: str, expected: set[str]
) -> None:
    """A cause is never offered beside what answers another question."""
    assert expected == set(texts(corpus(), corpus().facts[id_], "value"))


def test_words_of_another_property_are_not_offered() -> None:
    """Words answer the question that they were an answer to, and no other."""
    said = Property(
        id="said",
        label="what was said",
        subjects=(),
        value=ValueType.TEXT,
        closed=("value",),
    )
    asked = corpus().facts["cause-marsh"]
    same = msgspec.structs.replace(
        asked, id="b", subject="tom-reed", value="a broken lens"
    )
    alien = msgspec.structs.replace(
        asked, id="a", subject="ines-holm", property="said", value="good night"
    )
    world = with_facts(asked, same, alien, properties=(said,))
    assert ["A broken lens"] == texts(world, asked, "value")


def test_no_more_is_kept_than_can_be_drawn() -> None:
    """Of many proved wrong options the likeliest are kept."""
    counts = [count(f"o{i:02}", 10000 + 3000 * i) for i in range(POOL + 5)]
    assert POOL == len(offered(fact(), "value", *counts))


def test_what_can_never_stand_beside_the_key_takes_no_place() -> None:
    """A figure too close to the key's, or words much longer than the key, are not kept."""
    close, good = count("a", 4300), count("b", 900)
    assert [("900", 1)] == offered(fact(value=people(4200)), "value", close, good)
    cause = {"property": "cause-given", "population": None, "period": None}
    said = fact(subject="ada-marsh", value="fog over the sea", **cause)
    words = "a lens that broke in the storm of May"
    long = fact("b", subject="tom-reed", value=words, **cause)
    short = fact("c", subject="ines-holm", value="want of oil", **cause)
    assert [("Want of oil", 1)] == offered(said, "value", long, short)


@pytest.mark.parametrize(
    ("extent", "expected"),
    [(Extent.SPOT, ["The Tern Island"]), (Extent.COUNTRY, []), (None, [])],
)
def test_places_stand_beside_places_of_their_extent(
    extent: Extent | None, expected: list[str]
) -> None:
    """A country is not offered beside a lighthouse, nor a place of unknown size."""
    sized = {"gull-rock": Extent.SPOT, "tern-island": extent}
    world = with_facts(
        keeper("gull", "gull-rock"),
        keeper("tern", "tern-island", "tom-reed"),
        properties=(
            msgspec.structs.replace(corpus().properties["keeper"], closed=("subject",)),
        ),
    )
    for id_, entity in world.entities.items():
        world.entities[id_] = msgspec.structs.replace(
            entity, extent=sized.get(id_), part_of=(), the=True
        )
    assert expected == texts(world, world.facts["gull"], "subject")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.PROMISED, {"Others had agreed to it", "It was done or delivered"}),
        (Status.ANNOUNCED, {"Others had agreed to it", "It was done or delivered"}),
    ],
)
def test_promise_never_stands_beside_an_announcement(
    status: Status, expected: set[str]
) -> None:
    """What is promised is also announced, so that the two are no fair choice."""
    money = corpus().facts["money-gull"]
    asked = msgspec.structs.replace(money, id="asked", status=status)
    places = {
        Status.PROMISED: "tern-island",
        Status.ANNOUNCED: "north-pier",
        Status.SECURED: "tern-island",
        Status.DELIVERED: "tern-island",
    }
    statements = [
        msgspec.structs.replace(money, id=f"o-{each}", status=each, subject=place)
        for each, place in places.items()
    ]
    assert expected == set(texts(with_facts(asked, *statements), asked, "status"))


@pytest.mark.parametrize("id_", sorted(corpus().facts))
def test_every_proof_can_be_repeated(id_: str) -> None:
    """Each wrong option is FALSE when it is put into the fact's own claim again."""
    asked = corpus().facts[id_]
    for direction in ("value", "subject", "speaker", "period", "population"):
        if candidate(Question(corpus(), asked, direction)) is None:
            continue
        for wrong in proved(corpus(), asked, direction):
            claim = msgspec.structs.replace(
                claim_of(asked, asked.sources[0].source),
                **{direction: wrong.candidate.value},
            )
            assert Truth.FALSE is wrong.verdict.truth
            assert wrong.verdict == judge_claim(corpus(), claim)
