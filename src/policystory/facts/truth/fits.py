"""Fits: how a part of a claim compares with the same part of a fact.

It is the same, another, or may be the same.
"""

from policystory.facts.corpus import Corpus
from policystory.facts.entity import Property, ValueType
from policystory.facts.record import Quantity, Value
from policystory.facts.values.period import read_period
from policystory.facts.values.quantity import entails, excludes

# Plain numbers rather than an enumeration: a bank is made of millions of comparisons.
SAME = 0
WIDER = 1  # the claim leaves open what the fact states
OPEN = 2  # they may be the same
OTHER = 3


def fit_of(
    corpus: Corpus,
    prop: Property,
    stated: Value | None,
    claimed: Value | None,
    dimension: str,
) -> int:
    """Return how a claimed part fits what a fact states, one of SAME, WIDER, OPEN and OTHER."""
    if dimension == "value":
        if stated is None or claimed is None:
            return OPEN
        return _value_fit(corpus, prop, stated, claimed)
    if stated == claimed:
        return SAME
    if claimed is None:
        return WIDER
    if stated is None:
        return OPEN
    if not isinstance(stated, str):
        return OTHER
    if not isinstance(claimed, str):
        return OTHER
    if dimension == "status":
        return OTHER
    if dimension == "period":
        return _period_fit(stated, claimed)
    return _entity_fit(corpus, stated, claimed)


def _entity_fit(corpus: Corpus, stated: str, claimed: str) -> int:
    """Compare two different entities: what overlaps may be meant by both."""
    return OPEN if corpus.related(stated, claimed) else OTHER


def _period_fit(stated: str, claimed: str) -> int:
    """Compare periods: those that share a day may both be meant, as may what is no period."""
    try:
        shares_a_day = read_period(stated).overlaps(read_period(claimed))
    except ValueError:
        return OPEN
    return OPEN if shares_a_day else OTHER


def _value_fit(corpus: Corpus, prop: Property, stated: Value, claimed: Value) -> int:
    """Compare values: figures by their bounds, entities by what they contain, words as a whole."""
    if stated == claimed:
        return SAME
    if isinstance(stated, Quantity):
        return _quantity_fit(stated, claimed)
    if isinstance(claimed, Quantity):
        return OPEN
    if isinstance(stated, tuple):
        return _list_fit(corpus, stated, claimed)
    if isinstance(claimed, tuple):
        return OPEN
    if prop.value is ValueType.PERIOD:
        return _period_fit(stated, claimed)
    if prop.value is ValueType.ENTITY:
        return _entity_fit(corpus, stated, claimed)
    # Other words may say the same, unless the report says all that there is.
    return OTHER if "value" in prop.closed else OPEN


def _quantity_fit(stated: Quantity, claimed: Value) -> int:
    """Compare a figure with another value."""
    if not isinstance(claimed, Quantity):
        return OPEN
    if entails(stated, claimed):
        return SAME
    return OTHER if excludes(stated, claimed) else OPEN


def _list_fit(
    corpus: Corpus, listed: tuple[str, ...], claimed: str | tuple[str, ...]
) -> int:
    """Compare one or several entities with a list: the worst fit counts."""
    entities = claimed if isinstance(claimed, tuple) else (claimed,)
    fits = {_member_fit(corpus, listed, entity) for entity in entities}
    if OTHER in fits:
        return OTHER
    return SAME if fits == {SAME} else OPEN


def _member_fit(corpus: Corpus, listed: tuple[str, ...], claimed: str) -> int:
    """Tell whether an entity is in a list, may be (as a part or whole of a member), or is not."""
    if claimed in listed:
        return SAME
    may_be_in = any(corpus.related(member, claimed) for member in listed)
    return OPEN if may_be_in else OTHER
