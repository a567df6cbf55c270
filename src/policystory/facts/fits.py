"""Fits: how one part of a claim lies beside the same part of a fact: the same, another, or perhaps the same."""

from policystory.facts.corpus import Corpus
from policystory.facts.record import Property, Quantity, Value, ValueType
from policystory.facts.values.period import read_period
from policystory.facts.values.quantity import entails, excludes

# How one part of a claim lies beside the same part of a fact. Plain numbers, for they are compared
# very often.
SAME = 0
WIDER = 1  # the claim leaves open what the fact binds
OPEN = 2
OTHER = 3


def fit_of(
    corpus: Corpus,
    prop: Property,
    stated: Value | None,
    claimed: Value | None,
    dimension: str,
) -> int:
    """Compare one part of a claim with the same part of a fact."""
    if dimension == "value":
        return (
            OPEN
            if stated is None or claimed is None
            else _value_fit(corpus, prop, stated, claimed)
        )
    if stated == claimed:
        return SAME
    if claimed is None:
        return WIDER
    if stated is None:
        return OPEN
    if (
        not isinstance(stated, str)
        or not isinstance(claimed, str)
        or dimension == "status"
    ):
        return OTHER
    if dimension == "period":
        return _period_fit(stated, claimed)
    return OPEN if corpus.related(stated, claimed) else OTHER


def _period_fit(stated: str, claimed: str) -> int:
    """Compare periods: those that share a day may both be meant, and so may what is no period at all."""
    try:
        return OPEN if read_period(stated).overlaps(read_period(claimed)) else OTHER
    except ValueError:
        return OPEN


def _value_fit(corpus: Corpus, prop: Property, stated: Value, claimed: Value) -> int:
    """Compare values: quantities by their bounds, entities by what they contain, words only when they are the same."""
    if stated == claimed:
        return SAME
    if isinstance(stated, Quantity) or isinstance(claimed, Quantity):
        if not isinstance(stated, Quantity) or not isinstance(claimed, Quantity):
            return OPEN
        if entails(stated, claimed):
            return SAME
        return OTHER if excludes(stated, claimed) else OPEN
    if isinstance(stated, tuple):
        claimed_ids = claimed if isinstance(claimed, tuple) else (claimed,)
        return min(
            (_member_fit(corpus, stated, one) for one in claimed_ids),
            key=_STRICTEST.index,
            default=OPEN,
        )
    if isinstance(claimed, tuple):
        return OPEN
    if prop.value is ValueType.PERIOD:
        return _period_fit(stated, claimed)
    if prop.value is ValueType.ENTITY:
        return OPEN if corpus.related(stated, claimed) else OTHER
    return OTHER if "value" in prop.closed else OPEN


_STRICTEST = (OTHER, OPEN, SAME)


def _member_fit(corpus: Corpus, listed: tuple[str, ...], claimed: str) -> int:
    """Tell whether an entity is in a list, may be (a part or whole of a member), or is not."""
    if claimed in listed:
        return SAME
    return OPEN if any(corpus.related(member, claimed) for member in listed) else OTHER
