"""Questions with several right answers, from one report."""

from collections.abc import Iterator

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.items.item import Item
from policystory.items.questions.several import list_members, said_of_one, two_figures
from policystory.items.refusal import Refusal

FORM = "values"


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield the items filed under a fact: how two figures differ; its list, or what else is said of the same."""
    yield from two_figures.make_several(corpus, fact)
    if FORM not in corpus.properties[fact.property].asks:
        return
    made = (
        list_members.make(corpus, fact)
        if isinstance(fact.value, tuple)
        else said_of_one.make(corpus, fact)
    )
    if made is not None:
        yield made
