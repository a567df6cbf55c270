import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from policystory.facts.corpus import Corpus
from policystory.facts.entity import Property
from policystory.facts.record import Citation, Topic
from policystory.items.bank import Bank
from policystory.items.forms import FORMS
from policystory.items.guessing.balance_options import UNBALANCED
from policystory.items.refusal import Refusal
from policystory.items.rules.item_rules import broken
from policystory.items.variant import variant
from tests.worlds import content, corpus, course, fact, people, with_facts

BANK = course().bank


@settings(max_examples=10)
@given(st.permutations(range(17)))
def test_the_order_of_facts_makes_no_difference(order: list[int]) -> None:
    """The same facts in another order and another file give the same bank."""
    whole = content()
    topics: list[Topic] = []
    for topic in whole.topics:
        topics += [
            msgspec.structs.replace(topic, facts=(each,)) for each in topic.facts
        ]
    turned = [topics[place] for place in order]
    records = (
        whole.sources,
        whole.entities[::-1],
        whole.properties[::-1],
        whole.objectives,
        turned,
    )
    reordered = Bank(Corpus(*records, mentions=whole.mentions))
    assert BANK.items == reordered.items
    assert sorted(BANK.refused) == sorted(reordered.refused)


def test_every_item_has_its_provenance() -> None:
    """An item knows fact, sources, topic and objectives; its names say fact, part and kind."""
    for item in BANK.items.values():
        facts = [corpus().facts[id_] for id_ in item.asked]
        first, *further = facts
        sources: set[Citation] = set()
        for asked in facts:
            sources.update(asked.sources)
            assert set(item.objectives) <= set(asked.objectives)
        assert sorted(sources) == sorted(item.sources)
        assert item.objectives
        # A passage with two gaps asks for two parts at once, and so is no family with what asks for
        # one.
        gaps = [gap.id for gap in item.prompts] if item.passage else [item.direction]
        assert item.family.endswith(f"{first.id}.{'-'.join(gaps)}")
        assert further or item.objectives == first.objectives
        assert item.direction in gaps
        assert f"{item.family}.{item.kind}" == item.id
        assert corpus().topic_of[first.id] == item.topic
        assert first.id in item.facts
        assert item.kind in FORMS


def test_every_item_has_a_variant_without_fault() -> None:
    """The first variant of an item of the bank passes all rules."""
    for item in BANK.items.values():
        drawn = variant(item, "")
        assert drawn is not None
        assert list(broken(drawn)) == []


def test_families_hold_all_items() -> None:
    """Items that ask the same of the same fact are one family, whatever their kind."""
    kinds = [item.kind for item in BANK.families["carried-april.value"]]
    assert kinds[:2] == ["single-choice", "number"]
    ids: list[str] = []
    for family, items in BANK.families.items():
        assert {family} == {item.family for item in items}
        ids += [item.id for item in items]
    assert sorted(BANK.items) == sorted(ids)


def test_what_is_not_asked_says_why() -> None:
    """Each question that was not made is in the report with its reason."""
    assert Refusal(
        "keeper-gull",
        "single-choice",
        "subject",
        "0 wrong options can be proved, two are needed",
    ) in (BANK.refused)
    assert all(
        refusal.reason and refusal.fact in corpus().facts and refusal.kind in FORMS
        for refusal in BANK.refused
    )
    made = {(item.asked[0], item.kind, item.direction) for item in BANK.items.values()}
    assert not made & {
        (refusal.fact, refusal.kind, refusal.direction) for refusal in BANK.refused
    }


def test_wrong_options_that_fail_together_make_no_item() -> None:
    """Where every pair of wrong options breaks a rule, the item is refused with the reason."""
    near = [
        fact(
            f"o{n}",
            value=people(n),
            period=f"1911-0{i}",
            sources=(Citation("island-post", 1),),
        )
        for i, n in enumerate((9000, 9100, 9200), 5)
    ]
    bank = Bank(with_facts(fact(), *near))
    together = "too few of its options pass the rules together"
    assert (
        Refusal("a-fact", "single-choice", "value", together, ("numbers-are-apart",))
        in bank.refused
    )


def test_a_fact_that_lacks_parts_is_not_asked() -> None:
    """A question that names what the fact does not have is not made."""
    unasked = Bank(with_facts(fact(speaker=None, period=None)))
    assert {
        "the fact lacks the period that the question asks for",
        "the fact lacks the period that the question names",
        "the fact lacks the speaker that the question asks for",
    } == {refusal.reason for refusal in unasked.refused}
    assert unasked.items == {}


def test_an_item_that_breaks_a_rule_is_refused_with_the_rule() -> None:
    """A stem that is negative keeps its items out of the bank."""
    asks = {"value": "how many {population} did {subject} not carry {period}?"}
    negative = Property(
        id="passengers-carried",
        label="x",
        subjects=(),
        value=corpus().properties["passengers-carried"].value,
        asks=asks,
    )
    further = [
        fact(
            f"o{i}",
            value=people(9000 * i),
            period=f"1911-0{i}",
            sources=(Citation("island-post", 1),),
        )
        for i in (5, 6, 7)
    ]
    bank = Bank(with_facts(fact(), *further, properties=(negative,)))
    assert bank.items == {}
    assert "stem-is-not-negative: the stem is negative: 'not'" in {
        refusal.reason for refusal in bank.refused
    }
    assert {("stem-is-not-negative",)} == {
        refusal.rules for refusal in bank.refused if "negative" in refusal.reason
    }


def test_questions_of_one_form_are_balanced_together() -> None:
    """One who counted all is asked for three times at most, whichever question is made first."""
    counts = []
    for month in range(1, 8):
        counted = fact(
            f"count-{month}",
            value=people(1000 * month),
            period=f"1911-0{month}",
            speaker="ferry-company",
        )
        counts.append(counted)
    whole = with_facts(*corpus().facts.values(), *counts)
    bank, asked_once = Bank(whole), Bank(whole)
    asked: list[str] = []
    for counted in counts:
        items = asked_once.of(counted.id, "single-choice")
        asked += [item.id for item in items if item.direction == "speaker"]
    dropped = [entry for entry in bank.refused if entry.reason == UNBALANCED]
    assert (3, 4) == (len(asked), len(dropped))
    assert set(asked) <= set(bank.items)
