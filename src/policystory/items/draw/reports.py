"""Draw the reports that are offered if a question asks which report says something."""

from collections.abc import Collection
from itertools import combinations

from policystory.facts import truth
from policystory.items.chance import SeededChoice
from policystory.items.draw.key_place import report_place
from policystory.items.draw.narrow_item import with_options
from policystory.items.draw.option_order import options_of, passes
from policystory.items.item import Ids, Item

# The options are this many reports, and "cannot be known".
REPORTS = 3


def draw_reports(item: Item, lot: SeededChoice, key: str) -> Item | None:
    """Return an item with some of its reports as options; None if every choice breaks a rule.

    The options are three reports, or two if three break a rule, and "cannot be known" at the end.
    `lot`: the source of random choices. `key`: the id of the right option.
    """
    unknown = item.options[-1].id
    ranked: list[str] = []
    for tier in item.tiers:
        ranked += lot.drawn(tier, item.weights, "wrong")
    preference = _Preference(item, key, report_place(lot))
    most = REPORTS
    if key != unknown:
        most -= 1
    for count in (most, most - 1):
        trials = sorted(combinations(ranked, count), key=preference.rank)
        for wrong in trials:
            shown = {key, unknown, *wrong}
            trial = with_options(item, options_of(item, shown))
            if passes(trial):
                return trial
    return None


class _Preference:
    """Which wrong reports are better shown together beside the key.

    Arguments: the item; its key; the place among the reports that the key should have.
    """

    def __init__(self, item: Item, key: str, drawn_place: int) -> None:
        ids = [option.id for option in item.options]
        self._drawn_place = drawn_place
        self._likely: Collection[str] = ()
        if item.tiers:
            self._likely = item.tiers[0]
        self._why = item.why
        # "Cannot be known" always stands last, so its place is not drawn.
        self._has_place = key != ids[-1]
        place = ids.index(key)
        self._before_key = frozenset(ids[:place])

    def rank(self, wrong: Ids) -> tuple[bool, bool, int]:
        too_early = 0
        for name in wrong:
            proof = self._why[name]
            too_early += proof[0].rule == truth.Rule.TOO_EARLY
        # The date alone rules a report out if it is too early; two such make an easy question.
        is_easy = too_early > 1
        is_unlikely = set(wrong).isdisjoint(self._likely)
        return is_easy, is_unlikely, self._off(wrong)

    def _off(self, wrong: Ids) -> int:
        """Return how many places the key stands from where the lot fell."""
        if not self._has_place:
            return 0
        place = len(self._before_key.intersection(wrong))
        return abs(place - self._drawn_place)
