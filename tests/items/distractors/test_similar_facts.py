from policystory.facts.record import Citation, Fact
from policystory.items.distractors.similar_facts import similar_facts
from tests.worlds import fact, people, with_facts


def nearest(*facts: Fact, direction: str = "value") -> list[tuple[int, str]]:
    """Return tier and id of the facts that are similar to the first of these."""
    similar = similar_facts(with_facts(*facts), direction)
    return [(tier, near.id) for tier, near in similar.nearest_first(facts[0])]


def test_nearer_facts_come_first() -> None:
    """Named confusions come first, then the same property, the same report, the same period."""
    elsewhere = (Citation("island-post", 2),)
    facts = [
        fact("far", value=people(1), period="1910", sources=elsewhere),
        fact("named", value=people(2), period="1910", sources=elsewhere),
        fact("period", value=people(3), sources=elsewhere),
        fact("property", value=people(4), property="money-for"),
        fact("report", value=people(5), period="1910"),
        fact("twin", value=people(6)),
    ]
    expected = [
        (0, "named"),
        (1, "twin"),
        (1, "report"),
        (1, "period"),
        (1, "far"),
        (1, "property"),
    ]
    assert expected == nearest(fact("asked", confusable=("named",)), *facts)


def test_name_comes_once_and_never_that_of_the_fact_asked() -> None:
    """Of facts that have the same name only the nearest is taken."""
    facts = [
        fact("b", subject="harbour-board"),
        fact("a", subject="harbour-board", period="1910"),
        fact("c"),
    ]
    assert [(1, "b")] == nearest(fact("asked"), *facts, direction="subject")
