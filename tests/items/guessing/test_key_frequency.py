import msgspec
import pytest

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.items.guessing.key_frequency import (
    SAME,
    KeyFrequency,
    is_ranked,
)
from policystory.items.questions.question import Question
from tests.items.distractors.offered import keeper, proved
from tests.worlds import content

ASKED = {
    "subject": "whose keeper was {value}?",
    "speaker": "who said that {value} was the keeper?",
}


def world(
    *facts: Fact, mentions: dict[str, dict[int, tuple[str, ...]]] | None = None
) -> Corpus:
    """Return a corpus of these facts, in which it is asked whose keeper somebody was."""
    whole = content()
    properties = [
        msgspec.structs.replace(prop, asks=prop.asks | ASKED)
        for prop in whole.properties
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


def frequency(corpus: Corpus, direction: str) -> KeyFrequency:
    """Return what is right elsewhere than in the question on the first fact."""
    return KeyFrequency(Question(corpus, corpus.facts["a"], direction))


def test_name_that_is_right_elsewhere_in_the_report_weighs() -> None:
    """Each fact of the report that has it as this part counts, of the same property more."""
    counted = frequency(
        world(
            keeper("a", "gull-rock"),
            keeper("b", "north-pier"),
            keeper("c", "north-pier"),
        ),
        "subject",
    )
    assert 2 * (1 + SAME) == counted.weight("north-pier")
    assert 0 == counted.weight("tern-island")


def test_name_that_is_right_under_the_same_property_weighs_more() -> None:
    """Learners see that two questions are alike."""
    counted = frequency(
        world(
            keeper("a", "gull-rock"),
            keeper("b", "north-pier"),
            keeper("c", "tern-island", property="cause-given"),
        ),
        "subject",
    )
    assert counted.weight("north-pier") > counted.weight("tern-island") > 0


def test_speaker_weighs_the_same_under_every_property() -> None:
    """Those who speak are one group."""
    facts = (
        keeper("a", "gull-rock", speaker="tom-reed"),
        keeper("b", "north-pier", speaker="ines-holm"),
    )
    assert 1 == frequency(world(*facts), "speaker").weight("ines-holm")


@pytest.mark.parametrize(
    ("name", "likeness", "tier"),
    [
        ("north-pier", 0, 0),
        ("north-pier", 2, 1),
        ("tern-island", 0, 2),
        ("tern-island", 2, 3),
        ("skerry-isles", 0, 4),
    ],
)
def test_names_right_elsewhere_come_first_and_strangers_last(
    name: str, likeness: int, tier: int
) -> None:
    """Even a named confusion gives way to a name that is right elsewhere in the report."""
    asked = keeper("a", "gull-rock")
    report = asked.sources[0].source
    mentions = {report: {1: ("gull-rock", "north-pier", "tern-island")}}
    facts = (asked, keeper("b", "north-pier"))
    counted = frequency(world(*facts, mentions=mentions), "subject")
    assert tier == counted.tier(name, likeness)


@pytest.mark.parametrize(("direction", "weighs"), [("subject", True), ("value", False)])
def test_wrong_option_knows_its_weight(direction: str, weighs: bool) -> None:
    """In a direction that is ranked each has its weight, and in another none has."""
    asked = keeper("a", "gull-rock")
    facts = (asked, keeper("b", "north-pier", "tom-reed"))
    options = proved(world(*facts), asked, direction)
    assert weighs is is_ranked(direction)
    assert [weighs] == [wrong.weight > 0 for wrong in options]
