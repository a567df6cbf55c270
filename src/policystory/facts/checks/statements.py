"""Check that no two facts state the same, and that each names speaker and date where it must."""

from collections.abc import Iterator

from policystory.errors import Problem
from policystory.facts.checks.fault import Faults, check_each_fact, check_each_property
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Property
from policystory.facts.record import Dated, Fact, Kind, Quantity
from policystory.facts.truth import Claim, claim_of
from policystory.facts.values.currencies import CURRENCIES
from policystory.facts.values.units import is_money, unit_in_words
from policystory.reading import Places


def _statements_stand_once(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Yield a problem for each fact that states the same as another fact."""
    seen: dict[Claim, str] = {}
    for fact in corpus.facts.values():
        # Without a source, so that facts of different reports compare equal.
        statement = claim_of(fact)
        first = seen.setdefault(statement, fact.id)
        if first != fact.id:
            message = f"this states the same as '{first}'"
            hint = "one fact with both sources"
            yield places.problem("fact", fact.id, "id", message=message, hint=hint)


@check_each_fact
def _speakers_are_named(_: Corpus, fact: Fact) -> Faults:
    """Yield a fault if a fact of any kind but "reported" has no speaker."""
    if fact.kind is Kind.REPORTED:
        return
    if fact.speaker is None:
        message = f"a fact of kind {fact.kind} has no speaker"
        yield "kind", message, "add 'speaker:', who says so"


@check_each_fact
def _numbers_are_dated(_: Corpus, fact: Fact) -> Faults:
    """Yield a fault if a fact with a number has neither `period` nor `as_of`."""
    if not isinstance(fact.value, Quantity):
        return
    if fact.period is None and fact.as_of is None:
        message = "a number has neither 'period' nor 'as-of'"
        yield "value", message, "say which time it is about"


@check_each_fact
def _money_has_the_code_of_its_currency(_: Corpus, fact: Fact) -> Faults:
    """Yield a fault if a unit names a currency by "£" or "pounds", for example, not by its code."""
    if not isinstance(fact.value, Quantity) or is_money(fact.value.unit):
        return
    written = fact.value.unit
    # Any word can be a unit, so without this "£" would be shown behind the number as it stands.
    for code, currency in CURRENCIES.items():
        names = (code, currency.sign, currency.singular, currency.plural)
        if written.casefold() in {name.casefold() for name in names}:
            yield "value", f"'{written}' is no code of a currency", f"write {code}"
            return


_STATUSES = (
    "status: promised, announced, secured, delivered, or in-force for a price or rule"
)


@check_each_fact
def _money_and_plans_have_a_status(corpus: Corpus, fact: Fact) -> Faults:
    """Yield a fault if money, a commitment, or a unit with `status: true` has no status."""
    if fact.status is None and _needs_status(corpus, fact):
        message = "money and plans need a status"
        if isinstance(fact.value, Quantity):
            message = f"a number of {unit_in_words(fact.value.unit)} needs a status"
        yield "id", message, _STATUSES


def _needs_status(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether a fact could be taken for a deed though it is only a promise."""
    if fact.kind is Kind.COMMITMENT:
        return True
    if fact.kind is not Kind.REPORTED:
        return False
    if not isinstance(fact.value, Quantity):
        return False
    unit = fact.value.unit
    if is_money(unit):
        return True
    return unit in corpus.units and corpus.units[unit].status


@check_each_fact
def _conflicts_are_mutual(corpus: Corpus, fact: Fact) -> Faults:
    """Yield a fault for each fact in `conflicts` that does not list this fact in return."""
    for i, id_ in enumerate(fact.conflicts):
        conflict = corpus.facts.get(id_)
        # Another check reports an id that belongs to no fact.
        if conflict is None:
            continue
        if fact.id not in conflict.conflicts:
            message = f"'{id_}' does not name '{fact.id}' among its conflicts"
            yield ("conflicts", i), message, "name each in the other"


@check_each_fact
def _inferred_dates_say_how(_: Corpus, fact: Fact) -> Faults:
    """Yield a fault if a date was inferred and the field `because` gives no reason."""
    if fact.dated is Dated.INFERRED and not fact.because:
        yield "dated", "an inferred date needs its reason", "add 'because:'"


@check_each_property
def _properties_are_shared(corpus: Corpus, prop: Property) -> Faults:
    """Yield a fault if fewer than two facts use a property, and `lone` gives no reason."""
    facts = corpus.by_property.get(prop.id, ())
    if len(facts) < 2 and not prop.lone:
        message = f"fewer than two facts use the property '{prop.id}'"
        yield (), message, "use a broader one, or say why in 'lone:'"


CHECKS = (
    _statements_stand_once,
    _speakers_are_named,
    _numbers_are_dated,
    _money_has_the_code_of_its_currency,
    _money_and_plans_have_a_status,
    _conflicts_are_mutual,
    _inferred_dates_say_how,
)
COUNTS = (_properties_are_shared,)
