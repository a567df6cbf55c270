"""Correct the key (right answers) of a learner's paper, so that it agrees with the course today."""

import msgspec

from policystory.items.bank import Bank
from policystory.items.item import Answer, Item, KeyItem, PairsKey, PaperItem
from policystory.quiz.paper import Key, Quiz


def corrected_key(quiz: Quiz, bank: Bank) -> Key:
    """Return the key (right answers) of a learner's paper, corrected by the questions of today.

    A question that the course no longer has is left out of the result. If the corrected answer is
    not among the paper's options, the old answer stays. Arguments: `quiz`: the paper and its key,
    as released; `bank`: all questions of the course today.
    """
    by_name = bank.items
    items: dict[str, KeyItem] = {}
    for shown in quiz.paper.items:
        old = quiz.key.items[shown.id]
        today = by_name.get(old.name)
        if today is not None:
            items[shown.id] = _corrected(shown, old, today)
    return Key(paper=quiz.paper.id, items=items)


def _corrected(shown: PaperItem, old: KeyItem, today: Item) -> KeyItem:
    """Return the key of one item on a paper by the item of today."""
    answer = _on_paper(shown, today.key)
    # Without an answer among what is shown the old key stays: the options were changed since.
    if answer is None:
        return old
    return msgspec.structs.replace(
        old, key=answer, why=today.why, feedback=today.feedback
    )


def _on_paper(shown: PaperItem, answer: Answer) -> Answer | None:
    """Return the part of an answer that is on the paper; None if none of it is."""
    options = {option.id for option in shown.options}
    if isinstance(answer, str):
        return answer if answer in options else None
    if isinstance(answer, tuple):
        kept = tuple(option for option in answer if option in options)
        return kept or None
    if isinstance(answer, PairsKey):
        rows = {prompt.id for prompt in shown.prompts}
        pairs = {row: option for row, option in answer.pairs.items() if row in rows}
        return PairsKey(pairs) if pairs.keys() == rows else None
    return answer
