"""Variants: what one learner is shown of an item, drawn from all that the bank holds of it."""

from itertools import combinations

import msgspec

from policystory.items import review
from policystory.items.chance import pick, shuffled
from policystory.items.item import Item, Option, Order, PairsKey, Prompt

WRONG_OPTIONS = 2
"""Wrong options of a variant: three options are as good as four, and easier to prove (Rodriguez 2005)."""
REPORTS = 3
"""Reports of a variant that asks for one; beside them stands that this cannot be known from them."""
SEVERAL = 5
"""Options of a question with several right answers: two or three of them are right."""
SEQUENCE = 4
"""Things to be put in order."""
ROWS = 4
"""Rows to be matched or sorted."""
FEWEST = 3
"""Fewer rows, or things to be put in order, are no exercise."""


def variant(item: Item, seed: str) -> Item | None:
    """Draw one learner's variant of an item; None if what the item holds breaks the rules in every combination.

    Likely confusions come first, and equally likely ones by the seed. Options that have an order of their own (numbers,
    dates, categories) keep it; others are shuffled. An item that is typed is its own variant.
    """
    if isinstance(item.key, PairsKey):
        return _gaps(item, seed, item.key) if item.passage else _rows(item, seed, item.key)
    if isinstance(item.key, tuple):
        return _several(item, seed, item.key) if item.kind == "multiple-choice" else _sequence(item, seed, item.key)
    if item.kind == "source-support" and isinstance(item.key, str):
        return _reports(item, seed, item.key)
    return _one(item, seed, item.key) if isinstance(item.key, str) else item


def _one(item: Item, seed: str, key: str) -> Item | None:
    """Draw the key and two wrong options."""
    by_id = {option.id: option for option in item.options}
    ranked = [by_id[wrong] for tier in item.tiers for wrong in shuffled(seed, tier, str, item.family, "wrong")]
    for wrong in combinations(ranked, WRONG_OPTIONS):
        trial = _with_options(item, [by_id[key], *wrong])
        if not any(review.broken(trial, review.OPTION_RULES)):
            return _with_options(trial, _in_order(item, trial.options, seed))
    return None


def _reports(item: Item, seed: str, key: str) -> Item | None:
    """Draw the key and reports beside it; the last option, that this cannot be known, stands in every variant."""
    by_id = {option.id: option for option in item.options}
    fixed = item.options[-1].id
    ranked = [wrong for tier in item.tiers for wrong in shuffled(seed, tier, str, item.family, "wrong")]
    most = REPORTS if key == fixed else REPORTS - 1
    for count in range(most, most - 2, -1):
        for wrong in combinations(ranked, count):
            chosen = {key, fixed, *wrong}
            trial = _with_options(item, [by_id[one] for one in by_id if one in chosen])
            if not any(review.broken(trial, review.OPTION_RULES)):
                return trial
    return None


def _several(item: Item, seed: str, key: tuple[str, ...]) -> Item | None:
    """Draw two or three right options, and wrong ones beside them."""
    right = shuffled(seed, (o for o in item.options if o.id in key), _id, item.family, "right")
    wrong = shuffled(seed, (o for o in item.options if o.id not in key), _id, item.family, "wrong")
    most = min(2 + pick(seed, 2, item.family, "how many"), len(right), SEVERAL - 2)
    # What was drawn first decides which others fit beside it, so each may be the first.
    for first in right:
        chosen = [first]
        for among, enough in ((right, most), (wrong, SEVERAL)):
            for option in among:
                if len(chosen) < enough and option not in chosen:
                    trial = _keyed(item, [*chosen, option], key)
                    if not any(review.broken(trial, review.TOGETHER_RULES)):
                        chosen.append(option)
        trial = _keyed(item, chosen, key)
        rights = len([option for option in chosen if option.id in key])
        if rights >= 2 and len(chosen) - rights >= 2 and not any(review.broken(trial, review.OPTION_RULES)):
            return _keyed(item, _in_order(item, trial.options, seed), key)
    return None


def _keyed(item: Item, options: list[Option], key: tuple[str, ...]) -> Item:
    """Return the item with these options only, and those of its right ones that are among them."""
    ids = {option.id for option in options}
    return msgspec.structs.replace(_with_options(item, options), key=tuple(one for one in key if one in ids))


def _sequence(item: Item, seed: str, key: tuple[str, ...]) -> Item | None:
    """Draw some of the things to be put in order, and never show them in their order."""
    drawn = {option.id for option in shuffled(seed, item.options, _id, item.family, "drawn")[:SEQUENCE]}
    right = tuple(one for one in key if one in drawn)
    if len(right) < FEWEST:
        return None
    shown = shuffled(seed, (o for o in item.options if o.id in drawn), _id, item.family, "order")
    if tuple(option.id for option in shown) == right:
        shown = [*shown[1:], shown[0]]
    return msgspec.structs.replace(_with_options(item, shown), key=right)


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
        spare = shuffled(seed, (o for o in options if o.id not in used), _id, item.family, "spare")[:1]
        right = [option for option in options if option.id in used]
        options = shuffled(seed, [*right, *spare], _id, item.family, "order")
    return _paired(item, shuffled(seed, chosen, _id, item.family, "shown"), options, key)


def _gaps(item: Item, seed: str, key: PairsKey) -> Item | None:
    """Draw for each gap its key and two wrong options."""
    gaps = []
    for gap in item.prompts:
        right = next(option for option in gap.options if option.id == key.pairs[gap.id])
        wrong = shuffled(seed, (o for o in gap.options if o is not right), _id, item.family, gap.id)[:WRONG_OPTIONS]
        if len(wrong) < WRONG_OPTIONS:
            return None
        options = shuffled(seed, [right, *wrong], _id, item.family, gap.id, "order")
        gaps.append(msgspec.structs.replace(gap, options=tuple(options)))
    return _paired(item, gaps, [], key)


def _paired(item: Item, prompts: list[Prompt], options: list[Option], key: PairsKey) -> Item:
    """Return the item with these prompts and options only, and their proofs and feedback."""
    known = {f"{prompt.id}/{option.id}": prompt.id for prompt in prompts for option in (*options, *prompt.options)}
    rows = {prompt.id for prompt in prompts}
    return msgspec.structs.replace(
        item,
        prompts=tuple(prompts),
        options=tuple(options),
        tiers=(),
        key=PairsKey({prompt.id: key.pairs[prompt.id] for prompt in prompts}),
        why={pair: proof for pair, proof in item.why.items() if pair in known},
        feedback={name: text for name, text in item.feedback.items() if name in rows or name in known},
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
        why={option: item.why[option] for option in ids},
        feedback={option: item.feedback[option] for option in ids},
    )


def _id(thing: Option | Prompt) -> str:
    return thing.id
