"""People, bodies, offices and events that are easily confused, each kept apart by the corpus."""

from itertools import combinations

import pytest

from policystory.facts.record import Fact, Kind, Status
from tests.content.traps import CORPUS, FACTS

TASK_FORCES = (
    "human-smuggling-task-force",
    "corruption-task-force-2021",
    "northern-triangle-task-force",
    "north-and-central-american-task-force-on-migration",
)


def test_four_task_forces() -> None:
    """The four task forces are four bodies, and none is part of another."""
    assert all(force in CORPUS.entities for force in TASK_FORCES)
    for first, second in combinations(TASK_FORCES, 2):
        assert not CORPUS.related(first, second)


def test_honduras_had_two_presidents_and_the_first_stands_accused() -> None:
    """Hernández in 2021, accused; Castro in 2022. No fact says that he was convicted."""
    assert ("honduras", "honduras") == (
        FACTS["hernandez-president-2021"].value,
        FACTS["castro-president-2022"].value,
    )
    assert (
        FACTS["hernandez-president-2021"].as_of != FACTS["castro-president-2022"].as_of
    )
    about = [
        fact
        for fact in FACTS.values()
        if fact.property == "accused-of" and fact.subject == "juan-orlando-hernandez"
    ]
    assert about
    assert {Kind.ALLEGATION} == {fact.kind for fact in about}
    assert not any("convicted" in fact.says for fact in FACTS.values())


@pytest.mark.parametrize(
    "words", ["resource centre", "Microsoft", "Summit of the Americas"]
)
def test_previews_are_not_events(words: str) -> None:
    """What a report expected is kept as expected: no fact says that it took place."""
    about = [fact for fact in FACTS.values() if words in fact.says]
    assert about
    assert not any(
        fact.status is Status.DELIVERED or fact.property == "took-place-on"
        for fact in about
    )


def test_the_job_has_four_descriptions() -> None:
    """Immigration, Central America, diplomacy and the border are each said by somebody."""
    told = [*CORPUS.by_property["task-given"], *CORPUS.by_property["task-described"]]
    values = " | ".join(str(fact.value) for fact in told)
    assert all(
        word in values
        for word in ("immigration", "Central America", "diplomatic", "border")
    )
    assert all(fact.speaker for fact in CORPUS.by_property["task-described"])


def test_gonzalez_and_gonzales_two_advisers_and_an_envoy() -> None:
    """People of near-identical names and titles are different people, with names of their own."""
    people = (
        "juan-gonzalez",
        "sergio-gonzales",
        "mazin-alfaqih",
        "hillary-quam",
        "ricardo-zuniga",
    )
    assert all(person in CORPUS.entities for person in people)
    names: list[str] = []
    for person in people:
        entity = CORPUS.entities[person]
        names += [entity.name, *entity.aliases]
    assert len(names) == len(set(names))
    assert len(people) == len(OFFICES) == len({FACTS[fact].value for fact in OFFICES})


OFFICES = (
    "gonzalez-office-2021",
    "gonzales-role-2022",
    "alfaqih-office-2021",
    "quam-office-2021",
    "zuniga-envoy-2021",
)


def test_aid_largely_through_non_governmental_bodies() -> None:
    """Largely is not wholly, and the aid is future aid."""
    fact = FACTS["aid-channelled-largely-2021"]
    assert "largely" in fact.says
    assert (Kind.COMMITMENT, Status.ANNOUNCED) == (fact.kind, fact.status)


def cites(fact: Fact, source: str, paragraph: int) -> bool:
    """Tell whether a fact cites a paragraph of a report."""
    cited = {(citation.source, citation.paragraph) for citation in fact.sources}
    return (source, paragraph) in cited


def test_a_quotation_with_no_clear_speaker() -> None:
    """One paragraph quotes words of nobody in particular: no fact names a speaker for them."""
    citing = [fact for fact in FACTS.values() if cites(fact, "univision-2021", 45)]
    assert citing
    assert "quotation-without-speaker-2021" in {fact.id for fact in citing}
    assert all(fact.speaker is None for fact in citing)
