"""Source support: which report supports a statement, or whether these reports settle it at all."""

from collections.abc import Iterator
from decimal import Decimal

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.items.item import Item, KeyItem, PaperItem, Reading, Reason, Sample, Score
from policystory.items.refusal import Refusal

NAME = "source-support"


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield the items that are filed under a fact."""
    return iter(())


def parse(item: PaperItem, response: object) -> Reading:
    """Read a response."""
    return Reading(reason=Reason.UNREADABLE)


def score(item: KeyItem, reading: Reading) -> Score:
    """Score a readable response."""
    return Score(Decimal(0), Reason.WRONG)


def samples(item: Item) -> Iterator[Sample]:
    """Yield responses with what each must earn."""
    return iter(())
