"""Drawing the options of a question with several right answers."""

from itertools import combinations

from policystory.items.chance import Lot
from policystory.items.draw.ranked import in_order, passes, ranked
from policystory.items.item import Item, Option
from policystory.items.narrowed import with_options, with_right_ones
from policystory.items.rules.item_rules import TOGETHER_RULES

Options = tuple[Option, ...]

# At least this many right options are shown, and as many wrong ones; there may be one more of each.
SEVERAL = 2


def draw_several(item: Item, lot: Lot, key: tuple[str, ...]) -> Item | None:
    """Draw two or three right options, and as many wrong ones: ticking everything earns nothing."""
    by_id = {option.id: option for option in item.options}
    right_ids = lot.shuffled_ids(key, "right")
    right = [by_id[name] for name in right_ids]
    wrong = ranked(item, lot, by_id)
    together = _Together(item)
    chosen = together.first(right, wrong)
    if chosen is None:
        return None
    chosen = together.one_more(chosen, wrong)
    has_third_wrong = len(chosen) > 2 * SEVERAL
    # A third right option only beside a third wrong one, or guessing would pay.
    if has_third_wrong and lot.pick(2, "how many"):
        chosen = together.one_more(chosen, right)
    options = in_order(item, lot, chosen)
    return with_right_ones(item, options)


class _Together:
    """Which options of an item pass the rules together; each two are compared only once."""

    def __init__(self, item: Item) -> None:
        self._item = item
        # By the ids of two options: whether they pass.
        self._fits: dict[frozenset[str], bool] = {}

    def first(self, right: list[Option], wrong: list[Option]) -> Options | None:
        """Return the first right and wrong options that can be shown together."""
        for rights in combinations(right, SEVERAL):
            if not self._fit(rights):
                continue
            for wrongs in combinations(wrong, SEVERAL):
                options = (*rights, *wrongs)
                if self._pass_all(options):
                    return options
        return None

    def one_more(self, chosen: Options, candidates: list[Option]) -> Options:
        """Return the chosen options with the first candidate that can stand beside them, if any."""
        for option in candidates:
            more = (*chosen, option)
            if option not in chosen and self._pass_all(more):
                return more
        return chosen

    def _pass_all(self, options: Options) -> bool:
        """Tell whether these options, as a variant, break no rule."""
        # Two at a time first: most trials fail there, and it is remembered.
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
