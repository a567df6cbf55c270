import msgspec
from hypothesis import example, given
from hypothesis import strategies as st

from policystory.items.item import Item
from policystory.items.questions.several_facts.said_of_one import make
from policystory.items.refusal import Refusal
from tests.items.sayings import TOM, corpus_of, saying

objectives = st.lists(st.sampled_from(["a", "b", "c"]), unique=True, min_size=1)


@example([("a",)] * 13)
@given(st.lists(objectives.map(tuple), max_size=13))
def test_each_statement_is_asked_for_once(served: list[tuple[str, ...]]) -> None:
    """However statements serve objectives, items share none and leave no two with one objective."""
    facts = []
    for number, serves in enumerate(served):
        said = saying(f"f{number:02}", "ada-marsh", f"it was {number}", "gull-rock")
        facts.append(msgspec.structs.replace(said, objectives=serves))
    world = corpus_of(*facts, *TOM)
    made = [make(world, fact) for fact in facts]
    items = [item for item in made if isinstance(item, Item)]
    asked = [fact for item in items for fact in item.asked]
    assert len(set(asked)) == len(asked)
    assert len({item.id for item in items}) == len(items)
    for item in items:
        assert 2 <= len(item.asked) <= 10
        assert item.objectives
    left = [fact for fact in facts if fact.id not in asked]
    refused = [each.fact for each in made if isinstance(each, Refusal)]
    assert [fact.id for fact in left] == refused
    for objective in ("a", "b", "c"):
        assert len([fact for fact in left if objective in fact.objectives]) < 2
