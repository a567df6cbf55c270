"""What the corpus holds of the traps of the story: things that are easily taken for each other."""

from decimal import Decimal

import msgspec

from policystory.course.load import Folders, load
from policystory.facts.record import Quantity
from policystory.facts.truth import Truth, claim_of, judge_claim
from tests.content.sources import ROOT

CORPUS = load(Folders.of(ROOT)).corpus()
FACTS = CORPUS.facts


def quantity(fact: str) -> Quantity:
    """Return the quantity that a fact states."""
    value = FACTS[fact].value
    assert isinstance(value, Quantity)
    return value


def amount(fact: str) -> Decimal:
    """Return the amount that a fact states."""
    return quantity(fact).amount


def judged(fact: str, **changes: object) -> Truth:
    """Return whether a fact's statement with some parts changed is true of its first report."""
    claim = claim_of(FACTS[fact], FACTS[fact].sources[0].source)
    return judge_claim(CORPUS, msgspec.structs.replace(claim, **changes)).truth


def confused(*facts: str) -> bool:
    """Tell whether each of these facts names another of them as easily confused with it."""
    return all(set(FACTS[fact].confusable) & set(facts) for fact in facts)
