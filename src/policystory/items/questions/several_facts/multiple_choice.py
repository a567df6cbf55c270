"""Questions with several right answers: the members of a list, or what one speaker said."""

from collections.abc import Iterator

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.facts.words import wordings
from policystory.items.item import Item
from policystory.items.questions.several_facts import list_members, said_of_one
from policystory.items.refusal import Refusal


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield the item that asks for a fact's list, or for all that is said of the same one."""
    prop = corpus.properties[fact.property]
    if not wordings(prop, fact, "values"):
        return
    maker = list_members if isinstance(fact.value, tuple) else said_of_one
    made = maker.make(corpus, fact)
    if made is not None:
        yield made
