"""Write the right answer to a question of a paper in words."""

from policystory.facts.values.quantity import unit_in_words
from policystory.items.item import KeyItem, NumberKey, PairsKey, PaperItem, TextKey
from policystory.render.question_html import response_words


def right_answer_words(item: PaperItem, keyed: KeyItem) -> str:
    """Return the right answer in words: texts of options, pairs, a number with unit, or a name.

    Arguments: `item`: the question as it is on the paper; `keyed`: its key.
    """
    key = keyed.key
    if isinstance(key, NumberKey):
        return f"{key.amount:,f} {unit_in_words(key.unit, key.amount)}"
    if isinstance(key, TextKey):
        return key.accepted[0]
    if isinstance(key, PairsKey):
        # Only the rows that this paper shows.
        shown = {row.id: key.pairs[row.id] for row in item.prompts}
        return response_words(item, shown)
    return response_words(item, key)
