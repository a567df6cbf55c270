"""Variants: what one learner is shown of an item, drawn from all that the bank holds of it."""

from collections.abc import Iterable
from itertools import combinations

import msgspec

from policystory.facts.truth import Rule
from policystory.items.chance import drawn, pick, shuffled
from policystory.items.distractors.choice import WRONG_OPTIONS, choose_options
from policystory.items.item import Item, Option, Order, PairsKey, Prompt
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
    """Draw one learner's variant of an item; None if what the item holds breaks the rules in every combination.

    Likely confusions come first, and equally likely ones by the seed. Options that have an order of
    their own (numbers, dates, categories) keep it; others are shuffled. An item that is typed is
    its own variant.
    """
    if isinstance(item.key, PairsKey):
        return (
            _gaps(item, seed, item.key) if item.passage else _rows(item, seed, item.key)
        )
    if isinstance(item.key, tuple):
        return (
            _several(item, seed, item.key)
            if item.kind == "multiple-choice"
            else _sequence(item, seed, item.key)
        )
    if item.kind == "source-support" and isinstance(item.key, str):
        return _reports(item, seed, item.key)
    return _one(item, seed, item.key) if isinstance(item.key, str) else item


def _one(item: Item, seed: str, key: str) -> Item | None:
    """Draw the key and two wrong options."""
    options = choose_options(item, seed, key)
    return _with_options(item, _in_order(item, options, seed)) if options else None


def _reports(item: Item, seed: str, key: str) -> Item | None:
    """Draw the key and reports beside it; the last option, that this cannot be known, stands in every variant."""
    by_id = {option.id: option for option in item.options}
    fixed = item.options[-1].id
    ranked = [
        wrong
        for tier in item.tiers
        for wrong in drawn(seed, tier, item.weights, item.family, "wrong")
    ]
    early = {wrong for wrong in ranked if item.why[wrong][0].rule == Rule.TOO_EARLY}
    most = REPORTS if key == fixed else REPORTS - 1
    place = {option.id: at for at, option in enumerate(item.options)}
    lot = PLACES[pick(seed, len(PLACES), item.family, "place")]

    tier = {
        wrong: number for number, wrongs in enumerate(item.tiers) for wrong in wrongs
    }

    def worse(wrong: tuple[str, ...]) -> tuple[bool, bool, int]:
        """Rank reports: not several told by their date alone, named confusions, and the key where the lot fell."""
        off = (
            0
            if key == fixed
            else abs(sum(place[one] < place[key] for one in wrong) - lot)
        )
        return len(early.intersection(wrong)) > 1, all(tier[one] for one in wrong), off

    for count in range(most, most - 2, -1):
        for wrong in sorted(combinations(ranked, count), key=worse):
            chosen = {key, fixed, *wrong}
            trial = _with_options(item, [by_id[one] for one in by_id if one in chosen])
            if not any(item_rules.broken(trial, item_rules.OPTION_RULES)):
                return trial
    return None


def _several(item: Item, seed: str, key: tuple[str, ...]) -> Item | None:
    """Draw two or three right options, and at least as many wrong ones, so that ticking everything earns nothing."""
    by_id = {option.id: option for option in item.options}
    right = [by_id[id_] for id_ in shuffled(seed, key, str, item.family, "right")]
    wrong = [
        by_id[id_]
        for tier in item.tiers
        for id_ in shuffled(seed, tier, str, item.family, "wrong")
    ]
    together = _Together(item, key)
    for rights in combinations(right, SEVERAL):
        for wrongs in combinations(wrong, SEVERAL) if together.fit(rights) else ():
            if together.pass_all((*rights, *wrongs)):
                chosen = together.one_more((*rights, *wrongs), wrong)
                if len(chosen) > 2 * SEVERAL and pick(seed, 2, item.family, "how many"):
                    chosen = together.one_more(chosen, right)
                return _keyed(item, _in_order(item, chosen, seed), key)
    return None


class _Together:
    """Which options of an item pass the rules together; what two of them do to each other is found out once."""

    def __init__(self, item: Item, key: tuple[str, ...]) -> None:
        self._item, self._key = item, key
        self._fits: dict[tuple[str, str], bool] = {}

    def fit(self, options: tuple[Option, ...]) -> bool:
        """Tell whether each two of these options can stand together."""
        return all(self._two_fit(one, other) for one, other in combinations(options, 2))

    def pass_all(self, options: tuple[Option, ...]) -> bool:
        """Tell whether these options, as a variant, break no rule."""
        return self.fit(options) and not any(
            item_rules.broken(
                _keyed(self._item, list(options), self._key), item_rules.OPTION_RULES
            )
        )

    def one_more(
        self, chosen: tuple[Option, ...], among: list[Option]
    ) -> tuple[Option, ...]:
        """Return the chosen options, with the first of the others that can stand beside them, if there is one."""
        larger = ((*chosen, option) for option in among if option not in chosen)
        return next((trial for trial in larger if self.pass_all(trial)), chosen)

    def _two_fit(self, one: Option, other: Option) -> bool:
        """Tell whether two options break no rule that depends on which options stand together."""
        pair = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        if pair not in self._fits:
            trial = _with_options(self._item, [one, other])
            self._fits[pair] = not any(
                item_rules.broken(trial, item_rules.TOGETHER_RULES)
            )
        return self._fits[pair]


def _keyed(item: Item, options: list[Option], key: tuple[str, ...]) -> Item:
    """Return the item with these options only, those of its right ones that are among them, and what they ask for."""
    ids = {option.id for option in options}
    shown = tuple(one for one in key if one in ids)
    return msgspec.structs.replace(
        _with_options(item, options), key=shown, asked=_asked(item, shown)
    )


def _asked(item: Item, right: Iterable[str]) -> tuple[str, ...]:
    """Return the facts that an item asks for when only these of its right answers are shown, by the names of `why`."""
    shown = {fact for name in right for why in item.why[name] for fact in why.facts}
    return tuple(fact for fact in item.asked if fact in shown) or item.asked


def _sequence(item: Item, seed: str, key: tuple[str, ...]) -> Item | None:
    """Draw some of the things to be put in order, and never show them in their order."""
    taken = {
        option.id
        for option in shuffled(seed, item.options, _id, item.family, "drawn")[:SEQUENCE]
    }
    right = tuple(one for one in key if one in taken)
    if len(right) < FEWEST:
        return None
    shown = shuffled(
        seed, (o for o in item.options if o.id in taken), _id, item.family, "order"
    )
    if tuple(option.id for option in shown) == right:
        shown = [*shown[1:], shown[0]]
    # Only what is shown is asked for: each thing's proof begins with its own fact.
    asked = {item.why[one][0].facts[0] for one in right}
    return msgspec.structs.replace(
        _with_options(item, shown),
        key=right,
        asked=tuple(fact for fact in item.asked if fact in asked),
    )


def _rows(item: Item, seed: str, key: PairsKey) -> Item | None:
    """Draw some rows: of categories each as alike in number as can be, of matches one row an option."""
    waiting = shuffled(seed, item.prompts, _id, item.family, "rows")
    chosen: list[Prompt] = []
    used: set[str] = set()
    while waiting and len(chosen) < ROWS:
        fresh = next((row for row in waiting if key.pairs[row.id] not in used), None)
        if fresh is None:
            if item.order is Order.DRAWN:
                break
            used.clear()
            continue
        waiting.remove(fresh)
        chosen.append(fresh)
        used.add(key.pairs[fresh.id])
    if len(chosen) < FEWEST:
        return None
    options = list(item.options)
    if item.order is Order.DRAWN:
        # One option more than there are rows, so that the last row is not answered by what is left.
        spare = shuffled(
            seed, (o for o in options if o.id not in used), _id, item.family, "spare"
        )[:1]
        right = [option for option in options if option.id in used]
        options = shuffled(seed, [*right, *spare], _id, item.family, "order")
    return _paired(
        item, shuffled(seed, chosen, _id, item.family, "shown"), options, key
    )


def _gaps(item: Item, seed: str, key: PairsKey) -> Item | None:
    """Draw for each gap its key and two wrong options, likely confusions first."""
    gaps = []
    for gap in item.prompts:
        by_name = {f"{gap.id}/{option.id}": option for option in gap.options}
        ranked = [
            by_name[name] for tier in item.tiers
            for name in shuffled(seed, by_name.keys() & tier, str, item.family, "wrong")
        ]  # fmt: skip
        right = by_name[f"{gap.id}/{key.pairs[gap.id]}"]
        for wrong in combinations(ranked, WRONG_OPTIONS):
            trial = msgspec.structs.replace(gap, options=(right, *wrong))
            if not any(
                item_rules.broken(
                    msgspec.structs.replace(item, prompts=(trial,)),
                    item_rules.OPTION_RULES,
                )
            ):
                break
        else:
            return None
        shown = set(trial.options)
        options = [option for option in gap.options if option in shown]
        if gap.order is Order.DRAWN:
            options = shuffled(seed, options, _id, item.family, gap.id, "order")
        gaps.append(msgspec.structs.replace(gap, options=tuple(options)))
    return _paired(item, gaps, [], key)


def _paired(
    item: Item, prompts: list[Prompt], options: list[Option], key: PairsKey
) -> Item:
    """Return the item with these prompts and options only, and their proofs and feedback."""
    known = {
        f"{prompt.id}/{option.id}"
        for prompt in prompts
        for option in (*options, *prompt.options)
    }
    rows = {prompt.id for prompt in prompts}
    return msgspec.structs.replace(
        item,
        asked=_asked(item, (f"{row}/{key.pairs[row]}" for row in rows)),
        prompts=tuple(prompts),
        options=tuple(options),
        tiers=(),
        key=PairsKey({prompt.id: key.pairs[prompt.id] for prompt in prompts}),
        why={pair: proof for pair, proof in item.why.items() if pair in known},
        feedback={
            name: text
            for name, text in item.feedback.items()
            if name in rows or name in known
        },
    )


def _in_order(item: Item, options: tuple[Option, ...], seed: str) -> list[Option]:
    """Put the chosen options into the order in which the learner sees them."""
    if item.order is Order.DRAWN:
        return shuffled(seed, options, _id, item.family, "order")
    ids = {option.id for option in options}
    return [option for option in item.options if option.id in ids]


def _with_options(item: Item, options: list[Option]) -> Item:
    """Return the item with these options only, and their proofs and feedback."""
    ids = [option.id for option in options]
    return msgspec.structs.replace(
        item,
        options=tuple(options),
        tiers=(),
        weights={},
        why={option: item.why[option] for option in ids},
        feedback={option: item.feedback[option] for option in ids},
    )


def _id(thing: Option | Prompt) -> str:
    return thing.id
