"""Variants: what one learner is shown of an item, drawn from all that the bank holds of it."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from policystory.facts.truth import Rule
from policystory.items.chance import drawn, pick, shuffled
from policystory.items.distractors.choice import WRONG_OPTIONS, choose_options
from policystory.items.item import Item, Option, Order, PairsKey, Prompt
from policystory.items.narrowed import with_options, with_right_ones, with_rows
from policystory.items.rules import item_rules

SEVERAL = 2
"""Right options of a question with several right answers, and wrong ones, at least; there may be
one more of each."""
REPORTS = 3
"""Reports of a variant that asks for one; beside them stands that this cannot be known from
them."""
PLACES = (0, 0, 1, 1, 2)
"""The lot of the key's place among the reports: the last has fewest tickets, because later reports
are often right."""
SEQUENCE = 4
"""Things to be put in order."""
ROWS = 4
"""Rows to be matched or sorted."""
FEWEST = 3
"""Fewer rows, or things to be put in order, are no exercise."""


def variant(item: Item, seed: str) -> Item | None:
    """Draw one learner's variant of an item, or None where every combination breaks a rule.

    Likely confusions come first, and equally likely ones by the seed. Options that have an order of
    their own (numbers, dates, categories) keep it; others are shuffled. An item that is typed is
    its own variant.
    """
    key = item.key
    if isinstance(key, PairsKey):
        return _gaps(item, seed, key) if item.passage else _rows(item, seed, key)
    if isinstance(key, tuple):
        is_choice = item.kind == "multiple-choice"
        return _several(item, seed, key) if is_choice else _sequence(item, seed, key)
    if not isinstance(key, str):
        return item
    if item.kind == "source-support":
        return _reports(item, seed, key)
    options = choose_options(item, seed, key)
    return with_options(item, _in_order(item, options, seed)) if options else None


def _reports(item: Item, seed: str, key: str) -> Item | None:
    """Draw the key and reports beside it; "cannot be known" stands last in every variant."""
    unknown = item.options[-1].id
    ranked = []
    for tier in item.tiers:
        ranked += drawn(seed, tier, item.weights, item.family, "wrong")
    preference = _Preference(
        item, key, PLACES[pick(seed, len(PLACES), item.family, "place")]
    )
    most = REPORTS if key == unknown else REPORTS - 1
    for count in (most, most - 1):
        for wrong in sorted(combinations(ranked, count), key=preference.rank):
            shown = {key, unknown, *wrong}
            trial = with_options(
                item, [each for each in item.options if each.id in shown]
            )
            if _passes(trial):
                return trial
    return None


class _Preference:
    """Which wrong reports are better shown together beside the key.

    Arguments: the item; its key; the place of the key among the reports that the lot gave it.
    """

    def __init__(self, item: Item, key: str, lot: int) -> None:
        self._place = {option.id: at for at, option in enumerate(item.options)}
        self._key, self._lot = key, lot
        self._is_unknown = key == item.options[-1].id
        self._likely = frozenset(item.tiers[0]) if item.tiers else frozenset()
        self._why = item.why

    def rank(self, wrong: tuple[str, ...]) -> tuple[bool, bool, int]:
        """Return what is compared: the least comes first."""
        # The date alone rules a report out if it is too early; two such make an easy question.
        early = [name for name in wrong if self._why[name][0].rule == Rule.TOO_EARLY]
        is_unlikely = self._likely.isdisjoint(wrong)
        return len(early) > 1, is_unlikely, self._off(wrong)

    def _off(self, wrong: tuple[str, ...]) -> int:
        """Return how many places the key stands from where the lot fell."""
        if self._is_unknown:
            return 0
        before = [name for name in wrong if self._place[name] < self._place[self._key]]
        return abs(len(before) - self._lot)


def _several(item: Item, seed: str, key: tuple[str, ...]) -> Item | None:
    """Draw two or three right options, and as many wrong ones: ticking everything earns nothing."""
    by_id = {option.id: option for option in item.options}
    right = [by_id[name] for name in shuffled(seed, key, str, item.family, "right")]
    wrong: list[Option] = []
    for tier in item.tiers:
        ids = shuffled(seed, tier, str, item.family, "wrong")
        wrong += [by_id[name] for name in ids]
    together = _Together(item)
    chosen = together.first(right, wrong)
    if chosen is None:
        return None
    chosen = together.one_more(chosen, wrong)
    # A third right option only beside a third wrong one, or guessing would pay.
    if len(chosen) > 2 * SEVERAL and pick(seed, 2, item.family, "how many"):
        chosen = together.one_more(chosen, right)
    return with_right_ones(item, _in_order(item, chosen, seed))


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
                if self._pass_all((*rights, *wrongs)):
                    return (*rights, *wrongs)
        return None

    def one_more(
        self, chosen: tuple[Option, ...], candidates: list[Option]
    ) -> tuple[Option, ...]:
        """Return the chosen options with the first candidate that can stand beside them, if any."""
        for option in candidates:
            if option not in chosen and self._pass_all((*chosen, option)):
                return (*chosen, option)
        return chosen

    def _pass_all(self, options: tuple[Option, ...]) -> bool:
        """Tell whether these options, as a variant, break no rule."""
        # Two at a time first: most trials fail there, and it is remembered.
        return self._fit(options) and _passes(with_right_ones(self._item, options))

    def _fit(self, options: tuple[Option, ...]) -> bool:
        return all(self._two_fit(*pair) for pair in combinations(options, 2))

    def _two_fit(self, first: Option, second: Option) -> bool:
        """Tell whether two options break no rule that depends on which options stand together."""
        pair = min(first.id, second.id), max(first.id, second.id)
        if pair not in self._fits:
            trial = with_options(self._item, (first, second))
            faults = item_rules.broken(trial, item_rules.TOGETHER_RULES)
            self._fits[pair] = not any(faults)
        return self._fits[pair]


def _sequence(item: Item, seed: str, key: tuple[str, ...]) -> Item | None:
    """Draw some of the things to be put in order, and never show them in their order."""
    things = shuffled(seed, item.options, _id, item.family, "drawn")[:SEQUENCE]
    ids = {thing.id for thing in things}
    right = tuple(name for name in key if name in ids)
    if len(right) < FEWEST:
        return None
    shown = shuffled(seed, things, _id, item.family, "order")
    if tuple(thing.id for thing in shown) == right:
        shown = [*shown[1:], shown[0]]
    # Only what is shown is asked for: each thing's proof begins with its own fact.
    facts = {item.why[name][0].facts[0] for name in right}
    asked = tuple(fact for fact in item.asked if fact in facts)
    return msgspec.structs.replace(with_options(item, shown), key=right, asked=asked)


def _rows(item: Item, seed: str, key: PairsKey) -> Item | None:
    """Draw rows, with different options as far as can be, and shuffle them."""
    rows = list(_drawn_rows(item, seed, key))[:ROWS]
    if len(rows) < FEWEST:
        return None
    options: Sequence[Option] = item.options
    if item.order is Order.DRAWN:
        right = {key.pairs[row.id] for row in rows}
        spare = [option for option in options if option.id not in right]
        shown = [option for option in options if option.id in right]
        # One option more than rows, so that the last row is not answered by what is left.
        shown += shuffled(seed, spare, _id, item.family, "spare")[:1]
        options = shuffled(seed, shown, _id, item.family, "order")
    rows = shuffled(seed, rows, _id, item.family, "shown")
    return with_rows(item, rows, options)


def _drawn_rows(item: Item, seed: str, key: PairsKey) -> Iterator[Prompt]:
    """Yield rows as the seed ranks them, each with another option until all options had their turn.

    An option of a matching is the answer of one row only, so that it can be crossed out; a
    category comes again.
    """
    waiting = shuffled(seed, item.prompts, _id, item.family, "rows")
    while waiting:
        used: set[str] = set()
        later = []
        for row in waiting:
            if key.pairs[row.id] in used:
                later.append(row)
                continue
            used.add(key.pairs[row.id])
            yield row
        if item.order is Order.DRAWN:
            return
        waiting = later


def _gaps(item: Item, seed: str, key: PairsKey) -> Item | None:
    """Draw for each gap its key and two wrong options, likely confusions first."""
    gaps = []
    for gap in item.prompts:
        drawn_gap = _gap(item, seed, gap, key.pairs[gap.id])
        if drawn_gap is None:
            return None
        options: Sequence[Option] = drawn_gap.options
        if gap.order is Order.DRAWN:
            options = shuffled(seed, options, _id, item.family, gap.id, "order")
        gaps.append(msgspec.structs.replace(gap, options=tuple(options)))
    return with_rows(item, gaps, ())


def _gap(item: Item, seed: str, gap: Prompt, key: str) -> Prompt | None:
    """Return a gap with the first options that pass the rules, in the order of the item."""
    by_name = {f"{gap.id}/{option.id}": option for option in gap.options}
    ranked: list[Option] = []
    for tier in item.tiers:
        names = shuffled(seed, by_name.keys() & tier, str, item.family, "wrong")
        ranked += [by_name[name] for name in names]
    right = by_name[f"{gap.id}/{key}"]
    for wrong in combinations(ranked, WRONG_OPTIONS):
        trial = msgspec.structs.replace(gap, options=(right, *wrong))
        if _passes(msgspec.structs.replace(item, prompts=(trial,))):
            shown = [option for option in gap.options if option in trial.options]
            return msgspec.structs.replace(gap, options=tuple(shown))
    return None


def _passes(trial: Item) -> bool:
    return not any(item_rules.broken(trial, item_rules.OPTION_RULES))


def _in_order(item: Item, options: Sequence[Option], seed: str) -> list[Option]:
    """Put the chosen options into the order in which the learner sees them."""
    if item.order is Order.DRAWN:
        return shuffled(seed, options, _id, item.family, "order")
    ids = {option.id for option in options}
    return [option for option in item.options if option.id in ids]


def _id(thing: Option | Prompt) -> str:
    return thing.id
