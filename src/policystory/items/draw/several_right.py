"""Draw the options of a question that has several right answers."""

from itertools import combinations

from policystory.items.chance import SeededChoice
from policystory.items.draw.narrow_item import with_options, with_right_ones
from policystory.items.draw.option_order import in_order, passes, ranked
from policystory.items.item import Ids, Item, Option, Options
from policystory.items.rules.item_rules import TOGETHER_RULES

# How many options are right and how many wrong. The numbers vary, so that nobody can know them
# beforehand; never are more right than wrong, so that to tick all earns nothing.
SHAPES = ((1, 3), (2, 2), (1, 4), (2, 3), (2, 4), (3, 3))
# First, at most this many right and this many wrong options are sought together; others are then
# added one by one.
_FEW = 2


def draw_several(item: Item, lot: SeededChoice, key: Ids) -> Item | None:
    """Return an item with some of its right and wrong options; None if too few fit together.

    One to three are right, and at least as many are wrong. `lot`: the source of random choices.
    `key`: the ids of all right options.
    """
    by_id = {option.id: option for option in item.options}
    right_ids = lot.shuffled_ids(key, "right")
    right = [by_id[name] for name in right_ids]
    wrong = ranked(item, lot, by_id)
    together = _Together(item)
    shapes = {str(shape): shape for shape in SHAPES}
    for name in lot.shuffled_ids(shapes, "how many"):
        rights, wrongs = shapes[name]
        chosen = together.of_shape(right, wrong, rights, wrongs)
        if chosen is not None:
            options = in_order(item, lot, chosen)
            return with_right_ones(item, options)
    return None


class _Together:
    """Which options of an item pass the rules together; each two are compared only once."""

    def __init__(self, item: Item) -> None:
        self._item = item
        # Maps the ids of two options to whether they keep the rules together.
        self._fits: dict[frozenset[str], bool] = {}

    def of_shape(
        self, right: list[Option], wrong: list[Option], rights: int, wrongs: int
    ) -> Options | None:
        """Return some right and some wrong options that can be shown together, or None.

        `rights` and `wrongs`: how many of each are wanted.
        """
        few_right = min(rights, _FEW)
        few_wrong = min(wrongs, _FEW)
        chosen = self._first(right, wrong, few_right, few_wrong)
        if chosen is None:
            return None
        for _ in range(wrongs - _FEW):
            chosen = self.one_more(chosen, wrong)
        for _ in range(rights - _FEW):
            chosen = self.one_more(chosen, right)
        if len(chosen) == rights + wrongs:
            return chosen
        return None

    def _first(
        self, right: list[Option], wrong: list[Option], rights: int, wrongs: int
    ) -> Options | None:
        """Return the first right and wrong options that can be shown together."""
        for some_right in combinations(right, rights):
            if not self._fit(some_right):
                continue
            for some_wrong in combinations(wrong, wrongs):
                options = (*some_right, *some_wrong)
                if self._pass_all(options):
                    return options
        return None

    def one_more(self, chosen: Options, candidates: list[Option]) -> Options:
        """Return the chosen options with the first candidate that fits beside them.

        If none fits, only the chosen options are returned.
        """
        for option in candidates:
            more = (*chosen, option)
            if option not in chosen and self._pass_all(more):
                return more
        return chosen

    def _pass_all(self, options: Options) -> bool:
        """Tell whether these options, as a variant, break no rule."""
        # Each two options first: most trials fail there, and the results are remembered.
        if not self._fit(options):
            return False
        trial = with_right_ones(self._item, options)
        return passes(trial)

    def _fit(self, options: Options) -> bool:
        """Tell whether each two of these options pass together."""
        pairs = combinations(options, 2)
        return all(self._two_fit(*pair) for pair in pairs)

    def _two_fit(self, first: Option, second: Option) -> bool:
        """Tell whether two options break no rule that depends on which options stand together."""
        pair = frozenset((first.id, second.id))
        fits = self._fits.get(pair)
        if fits is None:
            trial = with_options(self._item, (first, second))
            fits = passes(trial, TOGETHER_RULES)
            self._fits[pair] = fits
        return fits
