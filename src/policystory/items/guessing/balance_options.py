"""Balance options, so that none is always or never right in questions that are asked alike.

An option that is right in several of them is also offered as a wrong one. An option that is right
in none is left out, if enough other options remain. If neither is possible, the question is
dropped.
"""

from collections import defaultdict
from collections.abc import Iterable
from heapq import heappop, heappush
from itertools import chain

from msgspec.structs import replace

from policystory.items.chance import rank
from policystory.items.draw.choose_wrong_options import WRONG_OPTIONS
from policystory.items.forms import source_support
from policystory.items.guessing.always_right_options import is_sign
from policystory.items.item import Ids, Item, Tiers
from policystory.items.refusal import ItemOrRefusal, Refusal
from policystory.items.variant import variant

UNBALANCED = (
    "one of its options would always or never be right in questions of its form"
)
"""Why an item is dropped that cannot be balanced."""


def balanced(items: Iterable[Item]) -> dict[str, ItemOrRefusal]:
    """Change similar items so that no option gives itself away (see `is_sign`).

    `items` have one right option each, and ask for the same part, such as the speaker, of facts
    that one report states under one property. The result maps the id of each item to the item,
    perhaps with other wrong options, or to a Refusal if the item had to be dropped.
    """
    return _Balance(items).result()


class _Balance:
    """The items of one form while they are being balanced."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._kept: dict[str, Item] = {}
        self._dropped: dict[str, ItemOrRefusal] = {}
        # A hash by which items are sorted, so that the order depends on nothing in them.
        self._ranks: dict[str, bytes] = {}
        # The items of which each option is the key, and those that may offer it as wrong.
        self._right: defaultdict[str, set[str]] = defaultdict(set)
        self._wrong: defaultdict[str, set[str]] = defaultdict(set)
        # The options to be looked at: all at first, then those of items that were changed.
        self._ahead: list[str] = []
        for item in items:
            self._keep(item)

    def result(self) -> dict[str, ItemOrRefusal]:
        # Options are taken in alphabetical order, since each change affects the later ones; so the
        # result is the same on every machine.
        while self._ahead:
            option = heappop(self._ahead)
            self._mend(option)
        return {**self._kept, **self._dropped}

    def _keep(self, item: Item) -> None:
        """Take an item in, or its changed form."""
        self._take_out(item.id)
        self._kept[item.id] = item
        if item.id not in self._ranks:
            self._ranks[item.id] = rank("balance", item.id)
        key = str(item.key)
        self._right[key].add(item.id)
        for option in _wrong(item):
            self._wrong[option].add(item.id)
        self._look_at((key, *_wrong(item)))

    def _take_out(self, id_: str) -> None:
        """Forget an item, if it is known."""
        item = self._kept.pop(id_, None)
        if item is None:
            return
        key = str(item.key)
        self._right[key].discard(id_)
        for option in _wrong(item):
            self._wrong[option].discard(id_)
        self._look_at((key, *_wrong(item)))

    def _look_at(self, options: Ids) -> None:
        """Have options looked at again, because something has changed about them."""
        for option in options:
            # "Cannot be known" stands in every question about reports, and is right in some.
            if option != source_support.UNKNOWN.id:
                heappush(self._ahead, option)

    def _mend(self, option: str) -> None:
        """Change or drop an item if an option may be a sign; then look at the option again."""
        right = self._right[option]
        offering = self._wrong[option]
        times = len(right)
        if not right and is_sign(len(offering), 0):
            self._offer_less(option, self._ranked(offering))
            heappush(self._ahead, option)
            return
        # An option that is right too seldom to give itself away needs no more offers.
        if not times or not is_sign(times, times):
            return
        ranked = self._ranked(offering)
        sure = [item for item in ranked if _is_sure(item, option)]
        if is_sign(times + len(sure), times):
            self._offer_more(option, self._ranked(right), ranked)
            heappush(self._ahead, option)

    def _ranked(self, ids: set[str]) -> list[Item]:
        """Return items in an order that tells nothing."""
        ranked = sorted(ids, key=self._ranks.__getitem__)
        return [self._kept[id_] for id_ in ranked]

    def _offer_less(self, option: str, offering: list[Item]) -> None:
        """Take an option that is never right out of items, or drop one of them."""
        for item in offering:
            without = _without(item, option)
            if without is not None:
                self._keep(without)
                return
        self._drop(offering[0])

    def _offer_more(self, option: str, right: list[Item], offering: list[Item]) -> None:
        """Have an option that is always right offered where it is wrong, or drop an item."""
        for item in offering:
            pinned = _pinned(item, option)
            if pinned is not None:
                self._keep(pinned)
                return
        self._drop(right[0])

    def _drop(self, item: Item) -> None:
        self._take_out(item.id)
        fact, *_ = item.asked
        self._dropped[item.id] = Refusal(fact, item.kind, item.direction, UNBALANCED)


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
    # A first tier of one option is offered by every variant already. It is not made longer: with
    # two options in it, no wrong option would be left to the draw.
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
