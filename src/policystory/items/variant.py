"""Variants: what one learner is shown of an item, drawn from all that the bank holds of it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec.structs import replace

from policystory.facts.truth import Rule
from policystory.items.chance import Lot
from policystory.items.distractors.choice import WRONG_OPTIONS, choose_options
from policystory.items.item import Item, Option, Order, PairsKey, Prompt
from policystory.items.narrowed import with_options, with_right_ones, with_rows
from policystory.items.rules import item_rules

# A question with several right answers shows at least this many right options, and as many wrong
# ones; there may be one more of each.
SEVERAL = 2
# Beside these reports stands that it cannot be known from them.
REPORTS = 3
# The lot of the key's place among the reports: the last has fewest tickets, because later reports
# are often right.
PLACES = (0, 0, 1, 1, 2)
# Things to be put in order.
SEQUENCE = 4
# Rows to be matched or sorted.
ROWS = 4
# Fewer rows, or things to be put in order, are no exercise.
FEWEST = 3


def variant(item: Item, seed: str) -> Item | None:
    """Draw one learner's variant of an item, or None where every combination breaks a rule.

    Likely confusions come first, and equally likely ones by the seed. Options that have an order of
    their own (numbers, dates, categories) keep it; others are shuffled. An item that is typed is
    its own variant.
    """
    key, lot = item.key, Lot(seed, item.family)
    if isinstance(key, PairsKey):
        return _gaps(item, lot, key) if item.passage else _rows(item, lot, key)
    if isinstance(key, tuple):
        is_choice = item.kind == "multiple-choice"
        return _several(item, lot, key) if is_choice else _sequence(item, lot, key)
    if not isinstance(key, str):
        return item
    if item.kind == "source-support":
        return _reports(item, lot, key)
    options = choose_options(item, seed, key)
    if not options:
        return None
    return with_options(item, _in_order(item, options, lot))


def _reports(item: Item, lot: Lot, key: str) -> Item | None:
    """Draw the key and reports beside it; "cannot be known" stands last in every variant."""
    unknown = item.options[-1].id
    ranked: list[str] = []
    for tier in item.tiers:
        ranked += lot.drawn(tier, item.weights, "wrong")
    ticket = lot.pick(len(PLACES), "place")
    preference = _Preference(item, key, PLACES[ticket])
    most = REPORTS
    if key != unknown:
        most -= 1
    for count in (most, most - 1):
        trials = sorted(combinations(ranked, count), key=preference.rank)
        for wrong in trials:
            shown = {key, unknown, *wrong}
            trial = with_options(item, _options_of(item, shown))
            if _passes(trial):
                return trial
    return None


class _Preference:
    """Which wrong reports are better shown together beside the key.

    Arguments: the item; its key; the place among the reports that the key should have.
    """

    def __init__(self, item: Item, key: str, place: int) -> None:
        self._ids = [option.id for option in item.options]
        self._drawn_place = place
        self._likely = frozenset(item.tiers[0]) if item.tiers else frozenset()
        self._why = item.why
        # "Cannot be known" always stands last, so its place is not drawn.
        self._has_place = key != self._ids[-1]
        before_key = self._ids[: self._ids.index(key)]
        self._before_key = frozenset(before_key)

    def rank(self, wrong: tuple[str, ...]) -> tuple[bool, bool, int]:
        """Return what is compared: the least comes first."""
        too_early = 0
        for name in wrong:
            too_early += self._why[name][0].rule == Rule.TOO_EARLY
        # The date alone rules a report out if it is too early; two such make an easy question.
        is_easy = too_early > 1
        is_unlikely = self._likely.isdisjoint(wrong)
        return is_easy, is_unlikely, self._off(wrong)

    def _off(self, wrong: tuple[str, ...]) -> int:
        """Return how many places the key stands from where the lot fell."""
        if not self._has_place:
            return 0
        place = len(self._before_key.intersection(wrong))
        return abs(place - self._drawn_place)


def _several(item: Item, lot: Lot, key: tuple[str, ...]) -> Item | None:
    """Draw two or three right options, and as many wrong ones: ticking everything earns nothing."""
    by_id = {option.id: option for option in item.options}
    right_ids = lot.shuffled_ids(key, "right")
    right = [by_id[name] for name in right_ids]
    wrong = _ranked(item, lot, by_id)
    together = _Together(item)
    chosen = together.first(right, wrong)
    if chosen is None:
        return None
    chosen = together.one_more(chosen, wrong)
    has_third_wrong = len(chosen) > 2 * SEVERAL
    # A third right option only beside a third wrong one, or guessing would pay.
    if has_third_wrong and lot.pick(2, "how many"):
        chosen = together.one_more(chosen, right)
    options = _in_order(item, chosen, lot)
    return with_right_ones(item, options)


class _Together:
    """Which options of an item pass the rules together; each two are compared only once."""

    def __init__(self, item: Item) -> None:
        self._item = item
        self._fits: dict[tuple[str, str], bool] = {}

    def first(
        self, right: list[Option], wrong: list[Option]
    ) -> tuple[Option, ...] | None:
        """Return the first right and wrong options that can be shown together."""
        for rights in combinations(right, SEVERAL):
            if not self._fit(rights):
                continue
            for wrongs in combinations(wrong, SEVERAL):
                options = (*rights, *wrongs)
                if self._pass_all(options):
                    return options
        return None

    def one_more(
        self, chosen: tuple[Option, ...], candidates: list[Option]
    ) -> tuple[Option, ...]:
        """Return the chosen options with the first candidate that can stand beside them, if any."""
        for option in candidates:
            more = (*chosen, option)
            if option not in chosen and self._pass_all(more):
                return more
        return chosen

    def _pass_all(self, options: tuple[Option, ...]) -> bool:
        """Tell whether these options, as a variant, break no rule."""
        # Two at a time first: most trials fail there, and it is remembered.
        if not self._fit(options):
            return False
        trial = with_right_ones(self._item, options)
        return _passes(trial)

    def _fit(self, options: tuple[Option, ...]) -> bool:
        pairs = combinations(options, 2)
        return all(self._two_fit(*pair) for pair in pairs)

    def _two_fit(self, first: Option, second: Option) -> bool:
        """Tell whether two options break no rule that depends on which options stand together."""
        low, high = sorted((first.id, second.id))
        pair = low, high
        if pair not in self._fits:
            trial = with_options(self._item, (first, second))
            faults = item_rules.broken(trial, item_rules.TOGETHER_RULES)
            self._fits[pair] = not any(faults)
        return self._fits[pair]


def _sequence(item: Item, lot: Lot, key: tuple[str, ...]) -> Item | None:
    """Draw some of the things to be put in order, and never show them in their order."""
    things = lot.shuffled(item.options, "drawn")[:SEQUENCE]
    ids = {thing.id for thing in things}
    right = tuple(name for name in key if name in ids)
    if len(right) < FEWEST:
        return None
    shown = lot.shuffled(things, "order")
    if [thing.id for thing in shown] == list(right):
        shown = [*shown[1:], shown[0]]
    # Only what is shown is asked for: each thing's proof begins with its own fact.
    facts: set[str] = set()
    for name in right:
        proof = item.why[name][0]
        facts.add(proof.facts[0])
    asked = tuple(fact for fact in item.asked if fact in facts)
    return replace(with_options(item, shown), key=right, asked=asked)


def _rows(item: Item, lot: Lot, key: PairsKey) -> Item | None:
    """Draw rows, with different options as far as can be, and shuffle them."""
    rows = list(_drawn_rows(item, lot, key))[:ROWS]
    if len(rows) < FEWEST:
        return None
    options: Sequence[Option] = item.options
    if item.order is Order.DRAWN:
        options = _options_of_rows(item, lot, key, rows)
    rows = lot.shuffled(rows, "shown")
    return with_rows(item, rows, options)


def _options_of_rows(
    item: Item, lot: Lot, key: PairsKey, rows: Iterable[Prompt]
) -> list[Option]:
    """Return the options that answer these rows, and one more, shuffled."""
    right = {key.pairs[row.id] for row in rows}
    shown: list[Option] = []
    spare: list[Option] = []
    for option in item.options:
        group = shown if option.id in right else spare
        group.append(option)
    # One option more than rows, so that the last row is not answered by what is left.
    spare = lot.shuffled(spare, "spare")
    shown += spare[:1]
    return lot.shuffled(shown, "order")


def _drawn_rows(item: Item, lot: Lot, key: PairsKey) -> Iterator[Prompt]:
    """Yield rows as the seed ranks them, each with another option until all options had their turn.

    An option of a matching is the answer of one row only, so that it can be crossed out; a
    category comes again.
    """
    waiting = lot.shuffled(item.prompts, "rows")
    while waiting:
        used: set[str] = set()
        later = []
        for row in waiting:
            right = key.pairs[row.id]
            if right in used:
                later.append(row)
            else:
                used.add(right)
                yield row
        if item.order is Order.DRAWN:
            return
        waiting = later


def _gaps(item: Item, lot: Lot, key: PairsKey) -> Item | None:
    """Draw for each gap its key and two wrong options, likely confusions first."""
    gaps = []
    for gap in item.prompts:
        options = _options_of_gap(item, lot, gap, key.pairs[gap.id])
        if options is None:
            return None
        if gap.order is Order.DRAWN:
            options = lot.shuffled(options, gap.id, "order")
        gaps.append(replace(gap, options=tuple(options)))
    return with_rows(item, gaps, ())


def _options_of_gap(item: Item, lot: Lot, gap: Prompt, key: str) -> list[Option] | None:
    """Return the first options of a gap that pass the rules, in the order of the item."""
    by_name = {f"{gap.id}/{option.id}": option for option in gap.options}
    right = by_name[f"{gap.id}/{key}"]
    ranked = _ranked(item, lot, by_name)
    for wrong in combinations(ranked, WRONG_OPTIONS):
        options = (right, *wrong)
        trial = replace(gap, options=options)
        if _passes(replace(item, prompts=(trial,))):
            return [option for option in gap.options if option in options]
    return None


def _ranked(item: Item, lot: Lot, by_name: dict[str, Option]) -> list[Option]:
    """Return wrong options by tier, and within a tier as the seed ranks them.

    `by_name` holds the options that can be drawn, each by its name in the tiers.
    """
    ranked: list[Option] = []
    for tier in item.tiers:
        # A tier of a passage also names the options of other gaps.
        known = by_name.keys() & tier
        names = lot.shuffled_ids(known, "wrong")
        ranked += [by_name[name] for name in names]
    return ranked


def _passes(trial: Item) -> bool:
    return not any(item_rules.broken(trial, item_rules.OPTION_RULES))


def _in_order(item: Item, options: Sequence[Option], lot: Lot) -> list[Option]:
    """Put the chosen options into the order in which the learner sees them."""
    if item.order is Order.DRAWN:
        return lot.shuffled(options, "order")
    ids = {option.id for option in options}
    return _options_of(item, ids)


def _options_of(item: Item, ids: set[str]) -> list[Option]:
    """Return the options with these ids, in the order of the item."""
    return [option for option in item.options if option.id in ids]
