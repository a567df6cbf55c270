"""Compare one part of a claim (a statement to be judged), such as the speaker, with a fact's."""

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
    """Compare one part of a claim, such as the speaker, with the same part of a fact.

    A claim is a statement to be judged. Returns SAME (equal, or made true by the fact), WIDER (the
    claim does not say), OPEN (both may mean the same) or OTHER (proved different). `prop`: the
    fact's property. `stated`: the part in the fact. `claimed`: the part in the claim. None means
    that the part is missing. `dimension`: which part, such as "speaker" (one of DIMENSIONS).
    """
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
    """Compare two different entities: those that overlap may be the same."""
    if corpus.related(stated, claimed):
        return OPEN
    return OTHER


def _period_fit(stated: str, claimed: str) -> int:
    """Compare periods: those that share a day, or cannot be read, may be the same."""
    try:
        shares_a_day = read_period(stated).overlaps(read_period(claimed))
    except ValueError:
        return OPEN
    if shares_a_day:
        return OPEN
    return OTHER


def _value_fit(corpus: Corpus, prop: Property, stated: Value, claimed: Value) -> int:
    """Compare values: numbers by their bounds, entities by what they contain, words as a whole."""
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
    if "value" in prop.closed:
        return OTHER
    return OPEN


def _quantity_fit(stated: Quantity, claimed: Value) -> int:
    """Compare a stated number with a claimed value."""
    if not isinstance(claimed, Quantity):
        return OPEN
    if entails(stated, claimed):
        return SAME
    if excludes(stated, claimed):
        return OTHER
    return OPEN


def _list_fit(
    corpus: Corpus, listed: tuple[str, ...], claimed: str | tuple[str, ...]
) -> int:
    """Compare one or several claimed entities with a stated list: the worst fit counts."""
    entities = claimed if isinstance(claimed, tuple) else (claimed,)
    fits = {_member_fit(corpus, listed, entity) for entity in entities}
    if OTHER in fits:
        return OTHER
    if fits == {SAME}:
        return SAME
    return OPEN


def _member_fit(corpus: Corpus, listed: tuple[str, ...], claimed: str) -> int:
    """Compare one claimed entity with the members of a list."""
    if claimed in listed:
        return SAME
    may_be_in = any(corpus.related(member, claimed) for member in listed)
    if may_be_in:
        return OPEN
    return OTHER
