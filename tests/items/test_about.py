"""What kind of knowledge a question takes."""

import msgspec
import pytest

from policystory.facts.entity import Property
from policystory.items.item import About
from policystory.items.questions.build_item import about
from tests.worlds import corpus, with_facts


@pytest.mark.parametrize(
    ("id_", "kind", "direction", "expected"),
    [
        ("carried-april", "single-choice", "value", About.SUBSTANCE),
        ("carried-april", "number", "value", About.SUBSTANCE),
        ("carried-april", "single-choice", "speaker", About.NAME),
        ("carried-april", "single-choice", "period", About.SUBSTANCE),
        ("carried-april", "source-support", "source", About.SOURCE),
        ("keeper-gull", "single-choice", "value", About.NAME),
        ("keeper-gull", "short-text", "value", About.NAME),
        ("keeper-gull", "single-choice", "subject", About.SUBSTANCE),
        ("cause-marsh", "single-choice", "value", About.SUBSTANCE),
        ("cause-marsh", "single-choice", "subject", About.NAME),
        ("lit-gull", "matching", "subject", About.NAME),
    ],
)
def test_knowledge_follows_from_what_is_asked(
    id_: str, kind: str, direction: str, expected: About
) -> None:
    """Who is a name; what, why, when and how much are substance; which report is a source."""
    assert expected is about(corpus(), kind, direction, corpus().facts[id_])


def test_title_of_office_is_a_name() -> None:
    """To recall a title is no more than to recall a name."""
    titled: Property = msgspec.structs.replace(
        corpus().properties["cause-given"], titles=True
    )
    marsh = corpus().facts["cause-marsh"]
    world = with_facts(marsh, properties=(titled,))
    assert About.NAME is about(world, "single-choice", "value", marsh)
