"""Questions that match what one report gives of several people or things with whose each of it is."""

from collections.abc import Iterator

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.items.item import Item
from policystory.items.questions.several import who_said_what
from policystory.items.refusal import Refusal


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield the item in which a fact is the first of several to be matched with those whom they are about."""
    if who_said_what.FORM in corpus.properties[fact.property].asks:
        made = who_said_what.make(corpus, fact)
        if made is not None:
            yield made
