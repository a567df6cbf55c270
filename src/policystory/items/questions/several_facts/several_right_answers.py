"""Questions with several right answers: the members of a list, or all that one speaker said."""

from collections.abc import Iterator

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.facts.words import wordings
from policystory.items.questions.several_facts import list_members, said_of_one
from policystory.items.refusal import ItemOrRefusal


def make(corpus: Corpus, fact: Fact) -> Iterator[ItemOrRefusal]:
    """Yield the item that asks for several right answers, or a Refusal that says why not.

    If the fact's value is a list, the item asks for its members. Otherwise it asks for all
    statements by the fact's speaker, or about its subject, in the same report; it is yielded for
    one of these facts only. Nothing is yielded for the others, or if the property has no such
    question.
    """
    prop = corpus.properties[fact.property]
    if not wordings(prop, fact, "values"):
        return
    maker = list_members if isinstance(fact.value, tuple) else said_of_one
    made = maker.make(corpus, fact)
    if made is not None:
        yield made
