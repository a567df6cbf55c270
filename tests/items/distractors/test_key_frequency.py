import msgspec
import pytest

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.items.distractors import key_frequency
from policystory.items.distractors.candidates import candidate
from policystory.items.distractors.wrong_options import wrong_options
from tests.worlds import content, fact


def keeper(id_: str, subject: str, **parts: object) -> Fact:
    """Return who kept something: one fact of an invented report."""
    return fact(
        id_,
        property="keeper",
        subject=subject,
        value="ada-marsh",
        population=None,
        period=None,
        **parts,
    )


def world(
    *facts: Fact, mentions: dict[str, dict[int, tuple[str, ...]]] | None = None
) -> Corpus:
    """Return the invented course with these facts only, and a form that asks whose keeper somebody was."""
    whole = content()
    asked = {
        "subject": "whose keeper was {value}?",
        "speaker": "who said that {value} was the keeper?",
    }
    properties = [
        msgspec.structs.replace(one, asks=one.asks | asked) for one in whole.properties
    ]
    topics = (msgspec.structs.replace(whole.topics[0], facts=facts),)
    return Corpus(
        whole.sources,
        whole.entities,
        properties,
        whole.objectives,
        topics,
        mentions=mentions,
    )


def test_whoever_is_right_elsewhere_in_the_report_weighs() -> None:
    """Each fact of the report that has it as this part counts, those of the same property more."""
    one, two = keeper("a", "gull-rock"), keeper("b", "north-pier")
    found = world(one, two, keeper("c", "north-pier"))
    assert 2 * (1 + key_frequency.SAME) == key_frequency.weight(
        found, one, "subject", "north-pier"
    )
    assert 0 == key_frequency.weight(found, one, "subject", "tern-island")


def test_those_who_speak_are_one_group() -> None:
    """Under whichever property somebody is asked for, the weight of a speaker is the same."""
    one = keeper("a", "gull-rock", speaker="tom-reed")
    found = world(one, keeper("b", "north-pier", speaker="ines-holm"))
    assert 1 == key_frequency.weight(found, one, "speaker", "ines-holm")


@pytest.mark.parametrize(
    ("value", "near", "tier"),
    [
        ("north-pier", 0, 0),
        ("north-pier", 2, 1),
        ("tern-island", 0, 2),
        ("tern-island", 2, 3),
        ("skerry-isles", 0, 4),
    ],
)
def test_the_live_come_first_and_strangers_last(
    value: str, near: int, tier: int
) -> None:
    """Even a named confusion gives way to whoever is right elsewhere; whom the report does not mention comes last."""
    one = keeper("a", "gull-rock")
    report = one.sources[0].source
    found = world(
        one,
        keeper("b", "north-pier"),
        mentions={report: {1: ("gull-rock", "north-pier", "tern-island")}},
    )
    assert tier == key_frequency.tier(found, one, "subject", value, near)


def test_a_wrong_option_knows_its_weight() -> None:
    """What is ranked has its weight, and what is not has none."""
    assert key_frequency.is_ranked("subject")
    assert not key_frequency.is_ranked("value")
    one, two = keeper("a", "gull-rock"), keeper("b", "north-pier")
    found = world(one, two)
    for direction in ("subject", "value"):
        own = candidate(found, one, direction)
        assert own is not None
        for wrong in wrong_options(found, one, own, direction):
            assert (wrong.weight > 0) == (direction == "subject")
