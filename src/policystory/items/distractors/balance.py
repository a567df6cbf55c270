"""Balance: no option is always right, or never right, in questions that are asked alike.

Questions of one form (for the same part of facts in one report; see `rules.signs`) are balanced
together. An option that is right in several of them is also offered as a wrong one. An option that
is right in none is left out, if enough other options remain. A question for which neither helps is
dropped.
"""

from collections.abc import Iterable
from itertools import chain

from msgspec.structs import replace

from policystory.items.chance import rank
from policystory.items.distractors.choice import WRONG_OPTIONS
from policystory.items.forms import source_support
from policystory.items.item import Ids, Item, Tiers
from policystory.items.refusal import ItemOrRefusal, Refusal
from policystory.items.rules.signs import is_sign
from policystory.items.variant import variant

UNBALANCED = (
    "one of its options would always or never be right in questions of its form"
)
"""Why an item is dropped that cannot be balanced."""


def balanced(items: Iterable[Item]) -> dict[str, ItemOrRefusal]:
    """Change similar items so that no option is right in all, or in none, of those that offer it.

    Otherwise a learner could answer by remembering such options. The result maps the id of each
    item to the item, perhaps with other options to draw from, or to a Refusal if the item had to be
    dropped. `items` have one right option each. All ask for the same part, such as the speaker, of
    facts that one report states under one property, such as "criticism".
    """
    return _Balance(items).result()


class _Balance:
    """The items of one form while they are being balanced."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._kept = {item.id: item for item in items}
        self._dropped: dict[str, ItemOrRefusal] = {}

    def result(self) -> dict[str, ItemOrRefusal]:
        """Return each item after balancing, by id, or a Refusal if the item had to be dropped."""
        while self._mend_first_sign():
            pass
        return {**self._kept, **self._dropped}

    def _mend_first_sign(self) -> bool:
        """Mend the first option that may be a sign; tell whether there was one."""
        # Sorted, so that the same steps are made on every machine: each changes what is left.
        for option in sorted(self._options()):
            right = self._right_in(option)
            offering = self._wrong_in(option)
            times = len(right)
            if not right and is_sign(len(offering), 0):
                self._offer_less(option, offering)
                return True
            sure = [item for item in offering if _is_sure(item, option)]
            if times and is_sign(times + len(sure), times):
                self._offer_more(option, right, offering)
                return True
        return False

    def _options(self) -> set[str]:
        """Return the ids of all options."""
        ids: set[str] = set()
        for item in self._kept.values():
            ids.add(str(item.key))
            ids.update(_wrong(item))
        # "Cannot be known" stands in every question about reports, and is right in some.
        return ids - {source_support.UNKNOWN.id}

    def _right_in(self, option: str) -> list[Item]:
        """Return the items of which an option is the key, in an order that tells nothing."""
        items = [item for item in self._kept.values() if item.key == option]
        return sorted(items, key=_by_hash)

    def _wrong_in(self, option: str) -> list[Item]:
        """Return the items that may offer an option as wrong, in an order that tells nothing."""
        items = [item for item in self._kept.values() if option in _wrong(item)]
        return sorted(items, key=_by_hash)

    def _offer_less(self, option: str, offering: list[Item]) -> None:
        """Take an option that is never right out of items, or drop one of them."""
        for item in offering:
            without = _without(item, option)
            if without is not None:
                self._kept[item.id] = without
                return
        self._drop(offering[0])

    def _offer_more(self, option: str, right: list[Item], offering: list[Item]) -> None:
        """Have an option that is always right offered where it is wrong, or drop an item."""
        for item in offering:
            pinned = _pinned(item, option)
            if pinned is not None:
                self._kept[item.id] = pinned
                return
        self._drop(right[0])

    def _drop(self, item: Item) -> None:
        del self._kept[item.id]
        fact, *_ = item.asked
        self._dropped[item.id] = Refusal(fact, item.kind, item.direction, UNBALANCED)


def _by_hash(item: Item) -> bytes:
    """Return by what items are ranked: their place tells nothing of them."""
    return rank("balance", item.id)


def _wrong(item: Item) -> Ids:
    """Return the ids of the wrong options of an item that may be taken out of it."""
    return tuple(chain.from_iterable(item.tiers))


def _is_sure(item: Item, option: str) -> bool:
    """Tell whether every variant of an item offers one of its wrong options, or nearly every."""
    # Reports are so few that each is offered often.
    if item.kind == source_support.NAME:
        return True
    if _first_tier(item) == (option,):
        return True
    return len(_wrong(item)) <= WRONG_OPTIONS


def _first_tier(item: Item) -> Ids:
    """Return the likeliest confusions: the first tier that holds any."""
    return next(filter(None, item.tiers), ())


def _without(item: Item, option: str) -> Item | None:
    """Return an item without one of its wrong options; None if too few would be left."""
    tiers = _tiers_without(item, option)
    kept = [shown for shown in item.options if shown.id != option]
    why = dict(item.why)
    feedback = dict(item.feedback)
    weights = dict(item.weights)
    for by_option in (why, feedback, weights):
        by_option.pop(option, None)
    narrowed = replace(
        item,
        options=tuple(kept),
        tiers=tiers,
        weights=weights,
        why=why,
        feedback=feedback,
    )
    if variant(narrowed, "") is not None:
        return narrowed
    return None


def _tiers_without(item: Item, option: str) -> Tiers:
    """Return the tiers of an item without one of its wrong options."""
    tiers: list[Ids] = []
    for tier in item.tiers:
        left = [id_ for id_ in tier if id_ != option]
        tiers.append(tuple(left))
    return tuple(tiers)


def _pinned(item: Item, option: str) -> Item | None:
    """Return an item of which each variant offers a wrong option; None if that cannot be."""
    # If an option is alone in its tier, it is pinned already, and two would leave none to draw.
    if len(_first_tier(item)) <= 1:
        return None
    if _is_sure(item, option):
        return None
    further = _tiers_without(item, option)
    pinned = replace(item, tiers=((option,), *further))
    drawn = variant(pinned, "")
    if drawn is None:
        return None
    is_offered = any(shown.id == option for shown in drawn.options)
    if is_offered:
        return pinned
    return None
